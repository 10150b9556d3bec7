"""wellbeing checkin."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cli.conftest import Line
from tests.fakes import BERLIN, NEW_YORK, NOON_ISH, FakeClock

EMOJI = "🙂👩‍💻 שלום \u202eمرحبا\u202c e\u0301 客户"


def test_all_of_it(wellbeing: Line):
    said = wellbeing(
        "checkin", "--stress", 7, "--pleasant", -1, "--energy", 2, "--feeling", "tired", "--feeling", "tense",
        "--cause", "overload", "--note", EMOJI, "--at", "2026-11-20T14:04:00+08:00",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert "2026-11-20 14:04" in said.out
    (found,) = wellbeing.show()["checkins"]
    assert found == {
        "id": 1, "at": "2026-11-20T14:04:00+08:00", "stress": 7, "pleasant": -1, "energy": 2,
        "feelings": ["tired", "tense"], "causes": ["overload"], "note": EMOJI,
    }  # fmt: skip


@pytest.mark.parametrize("stress", range(11))
def test_every_figure_from_0_to_10(wellbeing: Line, stress: int):
    assert wellbeing("checkin", "--stress", stress).code == 0
    assert wellbeing.show()["checkins"][0]["stress"] == stress


BAD = {
    "stress 11": ["--stress", "11"],
    "stress below": ["--stress", "-1"],
    "stress in words": ["--stress", "seven"],
    "stress in pieces": ["--stress", "7.5"],
    "stress beyond any integer": ["--stress", "9" * 30],
    "no stress": [],
    "no value": ["--stress"],
    "unknown option": ["--stress", "5", "--mood", "bad"],
    "too much": ["--stress", "5", "extra"],
    "off the grid": ["--stress", "5", "--pleasant", "3"],
    "unknown feeling": ["--stress", "5", "--feeling", "hangry"],
    "unknown cause": ["--stress", "5", "--cause", "the\nmoon"],
    "the year 3000": ["--stress", "5", "--at", "3000-01-01"],
    "the year 9999": ["--stress", "5", "--at", "9999-12-31T23:59:59+00:00"],
    "the year 1": ["--stress", "5", "--at", "0001-01-01T00:00:00+14:00"],
    "the year 1999": ["--stress", "5", "--at", "1999-12-31"],
    "no date": ["--stress", "5", "--at", "yesterday"],
    "an empty date": ["--stress", "5", "--at", ""],
    "a day that is not": ["--stress", "5", "--at", "2026-02-30"],
    "a long note": ["--stress", "5", "--note", "x" * 4_001],
    "a note with a null": ["--stress", "5", "--note", "a\x00b"],
    "a note of half letters": ["--stress", "5", "--note", "\udcff"],
}


@pytest.mark.parametrize("arguments", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_line_and_nothing_is_saved(wellbeing: Line, arguments: list[str]):
    wellbeing("checkin", *arguments).refused()
    assert wellbeing.show()["checkins"] == []


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2026-11-20T06:00:00Z", "2026-11-20T14:00:00+08:00"),
        ("2026-11-20T01:00:00-05:00", "2026-11-20T14:00:00+08:00"),
        ("2026-11-20T14:00", "2026-11-20T14:00:00+08:00"),
        ("2026-11-20 13:59:58.123456", "2026-11-20T13:59:58.123456+08:00"),
        ("2026-11-19", "2026-11-19T12:00:00+08:00"),
        ("20261119", "2026-11-19T12:00:00+08:00"),
        ("2026-11-20", "2026-11-20T12:00:00+08:00"),
    ],
)
def test_moments_as_they_are_typed(wellbeing: Line, text: str, stored: str):
    assert wellbeing("checkin", "--stress", 5, "--at", text).code == 0
    assert wellbeing.show()["checkins"][0]["at"] == stored


def test_today_before_noon_is_now(wellbeing: Line, clock: FakeClock):
    clock.set(NOON_ISH - timedelta(hours=4))  # 10:05
    assert wellbeing("checkin", "--stress", 5, "--at", "2026-11-20").code == 0
    assert wellbeing.show()["checkins"][0]["at"] == "2026-11-20T10:05:00+08:00"


@pytest.mark.parametrize(
    ("ahead", "taken"), [(timedelta(minutes=5), True), (timedelta(minutes=5, seconds=1), False)]
)
def test_a_clock_may_be_five_minutes_off(wellbeing: Line, ahead: timedelta, taken: bool):
    said = wellbeing("checkin", "--stress", 5, "--at", (NOON_ISH + ahead).isoformat())
    assert (said.code == 0) == taken
    assert len(wellbeing.show()["checkins"]) == taken


def test_a_local_time_in_the_hour_that_comes_twice_is_the_first(wellbeing: Line, clock: FakeClock):
    clock.travel(BERLIN)
    assert wellbeing("checkin", "--stress", 5, "--at", "2026-10-25T02:30").code == 0
    assert wellbeing.show()["checkins"][0]["at"] == "2026-10-25T02:30:00+02:00"


def test_after_a_flight_an_entry_tells_the_clock_of_where_it_was_made(wellbeing: Line, clock: FakeClock):
    wellbeing("checkin", "--stress", 5)
    clock.travel(NEW_YORK)
    wellbeing("checkin", "--stress", 6)
    assert [row["at"] for row in wellbeing.show()["checkins"]] == [
        "2026-11-20T14:05:00+08:00",
        "2026-11-20T01:05:00-05:00",
    ]


def test_a_note_from_standard_input(wellbeing: Line):
    assert wellbeing("checkin", "--stress", 5, "--note", "-", stdin=f"{EMOJI}\n第二行\n".encode()).code == 0
    assert wellbeing.show()["checkins"][0]["note"] == f"{EMOJI}\n第二行"


@pytest.mark.parametrize("letter", ["x", "字", "🙂"])
def test_a_note_may_have_4000_characters_of_any_kind(wellbeing: Line, letter: str):
    for ending in ("", "\n", "\r\n"):
        assert (
            wellbeing("checkin", "--stress", 5, "--note", "-", stdin=(letter * 4_000 + ending).encode()).code
            == 0
        )
    assert {checkin["note"] for checkin in wellbeing.show()["checkins"]} == {letter * 4_000}
    wellbeing("checkin", "--stress", 5, "--note", "-", stdin=(letter * 4_001).encode()).refused()


@pytest.mark.parametrize(
    "raw", [b"x" * 1_000_000, "🙂".encode() * 250_000, b"\xff\xfe broken", b"a\x00b", b"\xed\xa0\x80"]
)
def test_standard_input_that_is_no_note(wellbeing: Line, raw: bytes):
    line = wellbeing("checkin", "--stress", 5, "--note", "-", stdin=raw).refused()
    assert len(line) < 200
    assert wellbeing.show()["checkins"] == []


def test_an_empty_note_is_none(wellbeing: Line):
    assert wellbeing("checkin", "--stress", 5, "--note", "-").code == 0
    assert wellbeing.show()["checkins"][0]["note"] == ""
