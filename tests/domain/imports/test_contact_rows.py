"""Single rows of a helpdesk's export: whose they are, when, how long, of which kind, and why some are none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fakes import SHANGHAI
from wellbeing.domain.entries import FUTURE_GRACE
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.contact_rows import ContactReader, KindRule, is_footer
from wellbeing.domain.imports.people import Own
from wellbeing.domain.imports.reading import (
    BAD_RATING,
    FUTURE,
    LABEL,
    NO_MOMENT,
    NOBODY,
    NOT_TAKEN,
    OTHERS,
    REOPENED,
    TOO_EARLY,
    TOTAL,
    Kept,
    Skipped,
)
from wellbeing.domain.tables.moments import MomentReader
from wellbeing.domain.tables.rows import TableRow

NOW = datetime(2026, 11, 29, 4, tzinfo=UTC)
AT = datetime(2026, 11, 27, 1, 5, tzinfo=UTC)
NAMES = (
    "Id",
    "Agent",
    "Created at",
    "End",
    "Duration",
    "Status",
    "Channel",
    "Priority",
    "Rating",
    "Reopens",
    "Tags",
)
ROLES = {
    "id": (0,), "agent": (1,), "when": (2,), "end": (3,), "length": (4,), "state": (5,), "channel": (6,),
    "rating": (8,), "reopened": (9,), "label": (10,),
}  # fmt: skip
ROW = {"Id": "7", "Agent": "Ann", "Created at": "2026-11-27 09:05", "Duration": "90"}


def line(row: Mapping[str, str]) -> TableRow:
    return TableRow(3, tuple(row.get(name, "") for name in NAMES))


def read(change: Mapping[str, str] = {}, mine: tuple[str, ...] = ("ann",), rules: tuple[KindRule, ...] = ()):  # type: ignore[no-untyped-def]
    head = Head(TableRow(1, NAMES), ROLES)
    moments = MomentReader(SHANGHAI, None, date(2026, 11, 29))
    own = Own(lambda name: name.casefold(), mine)
    reader = ContactReader(head, [line(ROW)], moments, own, NOW, rules, lambda at: 28_800)
    return reader.read(line(ROW | change))


def test_a_row_is_a_contact_at_its_moment_with_its_length():
    found = read({"Channel": "Voice"})
    assert isinstance(found, Kept)
    contact = found.entry
    assert (contact.at, contact.kind, contact.channel, contact.seconds, contact.offset) == (
        AT, "ordinary", "phone", 90, 28_800
    )  # fmt: skip
    assert (found.line, found.outside, found.hints, found.is_nameless) == (3, "id/7", (), False)


def at(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


SKIPPED = {
    "somebody else's": ({"Agent": "Bo"}, OTHERS),
    "nobody's": ({"Agent": ""}, NOBODY),
    "never taken": ({"Status": " Missed "}, NOT_TAKEN),
    "at no moment": ({"Created at": "soon"}, NO_MOMENT),
    "to come": ({"Created at": at(NOW + FUTURE_GRACE + timedelta(seconds=1))}, FUTURE),
    "too long ago": ({"Created at": "1999-12-31 23:59"}, TOO_EARLY),
    "a total": ({"Id": "Total", "Agent": "", "Created at": ""}, TOTAL),
}


@pytest.mark.parametrize("what", SKIPPED)
def test_a_row_that_is_no_contact_of_mine_says_why(what: str):
    change, reason = SKIPPED[what]
    assert read(change) == Skipped(3, reason)


@pytest.mark.parametrize(
    "change", [{"Agent": "Bo; Ann"}, {"Created at": at(NOW + FUTURE_GRACE)}, {"Status": "Closed"}]
)
def test_a_row_that_is_one_just_so_is_kept(change: dict[str, str]):
    assert isinstance(read(change), Kept)


def test_where_nobody_said_who_they_are_every_row_is_theirs():
    assert isinstance(read({"Agent": "Bo"}, mine=()), Kept)


@pytest.mark.parametrize(
    ("end", "length", "seconds"),
    [
        ("2026-11-27 09:07", "90", 120),
        ("2026-11-27 09:05", "90", 0),
        ("2026-11-28 09:05", "90", 86_400),
        ("2026-11-28 09:06", "90", 90),
        ("2026-11-27 09:04", "90", 90),
        ("", "86400", 86_400),
        ("", "86401", None),
        ("", "", None),
    ],
)
def test_it_lasted_until_its_end_or_as_long_as_said_and_a_day_at_most(
    end: str, length: str, seconds: int | None
):
    found = read({"End": end, "Duration": length})
    assert isinstance(found, Kept)
    assert found.entry.seconds == seconds


@pytest.mark.parametrize(
    ("priority", "kind"),
    [("Urgent", "demanding"), ("URGENT", "demanding"), ("vip, urgent", "demanding"), ("urgently", "ordinary"),
     ("", "ordinary"), ("rude; urgent", "rude"), ("Very rude", "rude")],
)  # fmt: skip
def test_a_persons_rules_say_of_which_kind_it_was_the_first_that_holds(priority: str, kind: str):
    rules = (
        KindRule("priority", "rude", "rude"),
        KindRule("priority", "urgent", "demanding"),
        KindRule("tags", "urgent", "threat"),
    )
    found = read({"Priority": priority}, rules=rules)
    assert isinstance(found, Kept)
    assert found.entry.kind == kind


@pytest.mark.parametrize(
    ("change", "hints"),
    [
        ({"Rating": "Bad"}, (BAD_RATING,)),
        ({"Rating": "1.0"}, (BAD_RATING,)),
        ({"Rating": "10"}, ()),
        ({"Reopens": "1"}, (REOPENED,)),
        ({"Reopens": " 0 "}, ()),
        ({"Reopens": "0.0"}, ()),
        ({"Tags": "billing ESCALATED"}, (LABEL,)),
        ({"Tags": "客户投诉"}, (LABEL,)),
        ({"Tags": "billing"}, ()),
        ({"Rating": "差评", "Reopens": "2", "Tags": "angry"}, (BAD_RATING, REOPENED, LABEL)),
    ],
)
def test_what_may_have_been_heavy_is_a_hint_and_no_kind(change: dict[str, str], hints: tuple[str, ...]):
    found = read(change)
    assert isinstance(found, Kept)
    assert (found.hints, found.entry.kind) == (hints, "ordinary")


@pytest.mark.parametrize(("given", "outside"), [("", None), ("1.2E+15", None), (" 8 ", "id/8")])
def test_a_row_without_an_id_of_its_own_is_known_by_moment_and_length(given: str, outside: str | None):
    found = read({"Id": given})
    assert isinstance(found, Kept)
    assert found.outside == (outside or f"{AT.isoformat()}/90")
    assert found.is_nameless is (outside is None)


@pytest.mark.parametrize(
    ("cells", "whens", "footer"),
    [
        (("Total", "", "12"), (1,), True),
        (("合计", "", "12"), (1,), True),
        (("", "", ""), (1,), True),
        (("made by us", "", ""), (1,), True),
        (("7", "Totals of May", ""), (2,), True),
        (("7", "", "8"), (1,), False),
        (("7", "2026-11-27 09:05", "Total"), (1,), False),
        (("Total", "2026-11-27 09:05", "12"), (1,), False),
        (("Total", "12", ""), (), True),
        (("Total", "12", ""), (0,), True),
        (("7", "12", ""), (), False),
    ],
)
def test_a_total_or_a_closing_sentence_is_told_from_a_row(
    cells: tuple[str, ...], whens: tuple[int, ...], footer: bool
):
    assert is_footer(cells, whens, 3) is footer
