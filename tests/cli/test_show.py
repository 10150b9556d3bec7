"""wellbeing show: ranges, load and unrounded figures."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, tzinfo

import pytest

from tests.cli.conftest import Line
from tests.fakes import BERLIN, NEW_YORK, SHANGHAI, FakeClock
from wellbeing.domain.trends import HALF_LIFE

TIMES = (
    "2026-11-18T03:59:59.999999", "2026-11-18T04:00", "2026-11-18T23:30", "2026-11-19T03:59:59.999999",
    "2026-11-19T04:00", "2026-11-20T02:00", "2026-11-20T14:00",
)  # fmt: skip


@pytest.fixture
def filled(wellbeing: Line) -> Line:
    """Check-ins with stress 0, 1, 2 ... at TIMES, and a contact with each."""
    for place, text in enumerate(TIMES):
        assert wellbeing("checkin", "--stress", place, "--at", text).code == 0
        assert wellbeing("contact", "rude", "--felt", place, "--at", text).code == 0
    return wellbeing


@pytest.mark.parametrize(
    ("arguments", "held"),
    [
        ([], [0, 1, 2, 3, 4, 5, 6]),
        (["--from", "2026-11-18", "--to", "2026-11-18"], [1, 2, 3]),
        (["--from", "2026-11-18"], [1, 2, 3, 4, 5, 6]),
        (["--from", "18.11.2026", "--to", "２０２６年１１月１８日"], [1, 2, 3]),
        (["--from", "2026-W47-3", "--to", "11月18日 "], [1, 2, 3]),
        (["--to", "2026-11-18"], [0, 1, 2, 3]),
        (["--to", "2026-11-17"], [0]),
        (["--from", "2026-11-19", "--to", "2026-11-20"], [4, 5, 6]),
        (["--from", "2026-11-18T04:00", "--to", "2026-11-18T23:30"], [1, 2]),
        (["--from", "2026-11-18T04:00:00.000001", "--to", "2026-11-18T23:29:59"], []),
        (["--from", "2026-11-17T20:00:00Z", "--to", "2026-11-17T20:00:00Z"], [1]),
        (["--from", "0001-01-01", "--to", "9999-12-31"], [0, 1, 2, 3, 4, 5, 6]),
        (["--from", "2027-01-01"], []),
        (["--from", "9999-01-01T00:00+14:00"], []),
    ],
)
def test_a_bare_date_is_that_local_day_and_to_is_included(
    filled: Line, arguments: list[str], held: list[int]
):
    found = filled.show(*arguments)
    assert [checkin["stress"] for checkin in found["checkins"]] == held
    assert [contact["felt"] for contact in found["contacts"]] == held
    assert found["stress"]["n"] == len(held)


@pytest.mark.parametrize(
    ("day", "hours", "zone"),
    [
        ("2026-03-28", 23, BERLIN),
        ("2026-10-24", 25, BERLIN),
        ("2026-03-07", 23, NEW_YORK),
        ("2026-11-20", 24, SHANGHAI),
    ],
)
def test_a_day_has_the_hours_of_its_zone(
    wellbeing: Line, clock: FakeClock, day: str, hours: int, zone: tzinfo
):
    clock.travel(zone)
    clock.set(datetime(2026, 12, 24, tzinfo=zone))
    start = datetime.fromisoformat(f"{day}T04:00").replace(tzinfo=zone).timestamp()
    for hour in range(-1, 27):
        moment = datetime.fromtimestamp(start + 3_600 * hour, zone)
        wellbeing("checkin", "--stress", 5, "--at", moment.isoformat())
    found = wellbeing.show("--from", day, "--to", day)
    assert found["stress"]["n"] == hours
    assert found["stress"]["days"] == 1


def test_the_shape_of_an_empty_diary(wellbeing: Line):
    assert wellbeing.show() == {
        "checkins": [],
        "contacts": [],
        "load": {"acute": 0.0, "carry_over": 0.0, "shift_total": 0},
        "volume": {
            "day": "2026-11-20",
            "contacts": 0,
            "at_once": None,
            "seconds": None,
            "is_told": False,
            "usual": None,
        },
        "stress": {"median": None, "ewma": None, "n": 0, "days": 0},
    }


def test_figures_are_not_rounded(wellbeing: Line):
    for hours, stress in ((50, 3), (26, 8), (1, 4)):
        moment = wellbeing.clock.now() - timedelta(hours=hours)
        wellbeing("checkin", "--stress", stress, "--at", moment.isoformat())
    for minutes in (90, 30, 0):
        wellbeing("contact", "rude", "--at", (wellbeing.clock.now() - timedelta(minutes=minutes)).isoformat())
    found = wellbeing.show()
    assert found["load"]["acute"] == 2 * (1 + 2**-0.5 + 2**-1.5)
    assert found["load"]["carry_over"] == pytest.approx(
        2 * sum(2 ** (-m / 1440) for m in (0, 30, 90)), rel=1e-15
    )
    weights = [2 ** -(timedelta(hours=hours) / HALF_LIFE) for hours in (49, 25, 0)]
    expected = sum(w * y for w, y in zip(weights, (3, 8, 4), strict=True)) / sum(weights)
    assert found["stress"]["ewma"] == pytest.approx(expected, rel=1e-14)
    assert (found["stress"]["median"], found["stress"]["n"], found["stress"]["days"]) == (4.0, 3, 3)


@pytest.mark.parametrize(
    ("at", "total", "acute"),
    [
        ("2026-11-20T14:00", 2 * 1.1, 2 * 1.1),
        ("2026-11-20T15:00", 2 * 1.1, 1.1),
        ("2026-11-20T13:59", 0, 2 * 1.0 * 2 ** (-719 / 60)),
        ("2026-11-19T04:00", 2 * 0.9, 2 * 0.9 + 2 * 0.8 + 2 * 0.7 * 2**-4.5),
    ],
)
def test_load_at_a_moment(filled: Line, at: str, total: float, acute: float):
    load = filled.show("--at", at)["load"]
    assert load["shift_total"] == pytest.approx(total)
    assert load["acute"] == pytest.approx(acute, rel=1e-3)


@pytest.mark.parametrize(
    "at", ["0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31", "9999-12-31T23:59:59-12:00"]
)
def test_load_at_the_ends_of_time_is_nothing(filled: Line, at: str):
    assert filled.show("--at", at)["load"] == {"acute": 0.0, "carry_over": 0.0, "shift_total": 0}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "x"], ["--to", "2026-13-01"], ["--at", "soon"], ["--from", "2026-11-20", "--to", "2026-11-19"],
        ["--from", "2026-11-20T14:00", "--to", "2026-11-20T13:59"], ["--colour"], ["--from"],
    ],
)  # fmt: skip
def test_bad_ranges(filled: Line, arguments: list[str]):
    filled("show", *arguments).refused()


def test_a_day_that_can_be_two_is_refused_with_both(filled: Line):
    for words in (("show", "--from"), ("checkin", "--stress", "3", "--at")):
        said = filled(*words, "01/02/2026").refused()
        assert said == (
            "wellbeing: 01/02/2026 can be 2026-01-02 / 2026-02-01: please write the day that you mean in this way."
        )
    assert len(filled.show()["checkins"]) == len(TIMES)


def test_words_for_a_person(filled: Line):
    said = filled("show")
    assert said.code == 0
    assert len(said.out.splitlines()) == 2 * len(TIMES) + 2
    assert "2026-11-20 14:00" in said.out


def test_json_is_one_line_of_utf8(wellbeing: Line):
    wellbeing("checkin", "--stress", 5, "--note", "客户\n🙂")
    said = wellbeing("show", "--json")
    assert said.out.count("\n") == 1
    assert "客户" in said.out
    json.loads(said.out)
