"""Reads an .ics file into its occurrences around now, however often they repeat and in whatever zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from math import prod
from typing import Any

from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.rota import MOST, RotaEntry

# What the libraries raise over files that are no calendars; they promise no one type.
TROUBLE = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
STRIDE = timedelta(days=30)
MOST_SERIES = 500
MOST_A_DAY = 24
OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")


def entries_of(raw: bytes, around: Span, zone: tzinfo) -> list[RotaEntry]:
    """Return the timed occurrences that begin around now; times without a zone are in `zone`. Raises Refused.

    Whole days and cancelled entries are left out; an entry without an end, or in a zone that nobody knows, is
    refused, since half a rota would be worse than none.
    """
    if raw.upper().count(b"BEGIN:VEVENT") > MOST:
        raise _many()
    try:
        calendar = _parsed(raw)
        found: dict[tuple[datetime, datetime, str], RotaEntry] = {}
        for event in _occurrences(calendar, around):
            entry = _entry(event, zone)
            if entry is not None and around.holds(entry.span.start):
                found[(entry.span.start, entry.span.end, entry.words)] = entry
            if len(found) > MOST:
                raise _many()
    except TROUBLE:
        raise Refused(Problem("rota", "problem.rota_calendar")) from None
    return list(found.values())


def _parsed(raw: bytes) -> Any:
    from icalendar import Calendar

    calendar = Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    series = [event["RRULE"] for event in events if "RRULE" in event]
    rules = [rule for one in series for rule in (one if isinstance(one, list) else [one])]
    if len(rules) > MOST_SERIES or any(_too_often(rule) for rule in rules):
        raise _many()
    for event in events:
        _check_zone(event)
    return calendar


def _too_often(rule: Any) -> bool:
    """Tell whether a rule repeats more than hourly: to lay it out could take for ever."""
    a_day = prod(max(1, len(rule.get(name, ()))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    return a_day > MOST_A_DAY or any(str(one).upper() in OFTEN for one in rule.get("FREQ", ()))


def _check_zone(event: Any) -> None:
    for name in ("DTSTART", "DTEND"):
        moment = event.get(name)
        if moment is not None and moment.params.get("TZID") and getattr(moment.dt, "tzinfo", None) is None:
            raise Refused(Problem("rota", "problem.rota_zone", {"day": f"{moment.dt:%Y-%m-%d}"}))


def _occurrences(calendar: Any, around: Span) -> Iterator[Any]:
    """Yield stretch by stretch, so that a calendar past all bounds is noticed before it is laid out whole."""
    import recurring_ical_events

    query = recurring_ical_events.of(calendar)
    start = around.start
    while start < around.end:
        yield from query.between(start, min(start + STRIDE, around.end))
        start += STRIDE


def _entry(event: Any, zone: tzinfo) -> RotaEntry | None:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime) or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return None
    if end == start:
        raise Refused(Problem("rota", "problem.rota_no_end", {"day": f"{start:%Y-%m-%d}"}))
    return RotaEntry(Span(_in_utc(start, zone), _in_utc(end, zone)), _words(event))


def _words(event: Any) -> str:
    groups = event.get("CATEGORIES", ())
    groups = groups if isinstance(groups, list) else [groups] if groups else []
    words = [str(word) for group in groups for word in getattr(group, "cats", ())]
    return " ".join([str(event.get("SUMMARY", "")), *words])


def _in_utc(moment: datetime, zone: tzinfo) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _many() -> Refused:
    return Refused(Problem("rota", "problem.rota_many", {"most": MOST}))
