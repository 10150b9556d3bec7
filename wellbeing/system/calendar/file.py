"""Reads an .ics file into its occurrences around now, however often they repeat and in whatever zone."""

from __future__ import annotations

import logging
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.rota import MOST
from wellbeing.system.calendar.rules import check_costs
from wellbeing.system.calendar.text import TIMES, CalendarText, Event, calendar_text
from wellbeing.system.calendar.zones import in_known_zones, names_of_zones

# What the libraries raise over entries that make no sense; they promise no one type.
TROUBLE = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
AWAY = {"OOF": "leave", "FREE": "free"}
Found = tuple[str, str, str, str]
Left = tuple[str, str | None]


def found_in(raw: bytes, first: str, last: str) -> dict[str, object]:
    """Return the timed occurrences between two days and what was left out; raises Refused.

    A time without an offset is one of the person's own zone. An entry in a zone that nobody knows is refused with the
    whole, since half a rota would be worse than none; one that can't be read is left out and told.
    """
    with _in_silence():
        text = calendar_text(raw)
        if text is None:
            raise Refused(Problem("rota", "problem.rota_calendar"))
        return _CalendarReader(text, date.fromisoformat(first), date.fromisoformat(last)).found()


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep the libraries from quoting the file; what comes after is logged as before."""
    before = logging.root.manager.disable
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable(logging.CRITICAL)
        try:
            yield
        finally:
            logging.disable(before)


class _CalendarReader:
    """One file on its way to occurrences."""

    def __init__(self, text: CalendarText, first: date, last: date) -> None:
        self._first, self._last = first - timedelta(days=2), last + timedelta(days=2)
        self._left: list[Left] = []
        self._zone = text.zone
        events = [event for event in text.events if self._concerns(event)]
        if len(events) > MOST:
            raise _many()
        check_costs(text.zones, events, last)
        events, extra, unknown = in_known_zones(events, names_of_zones(text.zones))
        if unknown:
            raise Refused(Problem("rota", "problem.rota_zone", {"zone": min(unknown)[:60]}))
        self._zones = [*text.zones, *extra]
        self._events = events

    def found(self) -> dict[str, object]:
        """Return the occurrences and what was left out, as JSON can hold them."""
        singles, series = _apart(self._events)
        found = [*self._of_singles(singles)]
        for group in series:
            found += self._of_series(group)
            if len(found) > MOST:
                raise _many()
        return {"entries": sorted(set(found)), "left_out": self._left}

    def _concerns(self, event: Event) -> bool:
        """Tell whether an entry may lie around now; one that was cut off or names no day is told."""
        day = event.first_day
        if not event.is_whole or day is None:
            self._left.append(("cut_off" if not event.is_whole else "unreadable", None))
            return False
        repeats = event.has("RRULE") or event.has("RDATE") or event.has("RECURRENCE-ID")
        return repeats or self._first <= day <= self._last

    def _of_singles(self, events: Sequence[Event]) -> Iterator[Found]:
        for source, parsed in zip(events, self._parsed(events), strict=True):
            yield from self._entry(source, parsed, parsed)

    def _of_series(self, events: Sequence[Event]) -> list[Found]:
        """Return the occurrences of one series with its moved and cancelled ones; one that can't be read is told."""
        import recurring_ical_events

        try:
            if any(
                event.has("EXRULE") for event in events
            ):  # no library lays out what such a rule takes away
                raise ValueError("a rule of exceptions")
            calendar = self._calendar_of(events)
            if any(parsed.errors for parsed in calendar.walk("VEVENT")):
                raise ValueError("a line can't be read")
            laid_out = recurring_ical_events.of(calendar).between(self._first, self._last)
            sources = {
                parsed["X-PLACE"]: event
                for event, parsed in zip(events, calendar.walk("VEVENT"), strict=True)
            }
            return [
                entry
                for parsed in laid_out
                for entry in self._entry(sources[parsed["X-PLACE"]], parsed, parsed)
            ]
        except TROUBLE:
            self._left.append(("unreadable", _iso(events[0].first_day)))
            return []

    def _entry(self, source: Event, parsed: Any, times: Any) -> Iterator[Found]:
        try:
            if times.errors or "DTSTART" not in times:
                raise ValueError("a line can't be read")
            start, end = times["DTSTART"].dt, times.end
        except TROUBLE:
            reason = "unreadable" if source.has("DTEND") or source.has("DURATION") else "no_end"
            self._left.append((reason, _iso(source.first_day)))
            return
        mark = _mark(source)
        if not isinstance(start, datetime):
            self._whole_day(source, start, end, mark)
            if mark in ("leave", "") and isinstance(end, date):
                yield f"{start}T00:00:00", f"{end}T00:00:00", source.words, mark or "whole_day"
            return
        if end <= start:
            self._left.append(("no_end", f"{start:%Y-%m-%d}"))
            return
        yield start.isoformat(), end.isoformat(), source.words, mark

    def _whole_day(self, source: Event, start: date, end: date, mark: str) -> None:
        if mark not in ("leave", ""):
            self._left.append((mark, f"{start}"))

    def _parsed(self, events: Sequence[Event]) -> list[Any]:
        if not events:
            return []
        try:
            return list(self._calendar_of(events).walk("VEVENT"))
        except TROUBLE:
            raise Refused(Problem("rota", "problem.rota_calendar")) from None

    def _calendar_of(self, events: Iterable[Event]) -> Any:
        from icalendar import Calendar

        whole = [f"X-WR-TIMEZONE:{self._zone}"] if self._zone else []
        blocks = [_block(event, place) for place, event in enumerate(events)]
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:rota",
            *whole,
            *self._zones,
            *blocks,
            "END:VCALENDAR",
        ]
        return Calendar.from_ical("\r\n".join(lines).encode())


def _apart(events: Sequence[Event]) -> tuple[list[Event], list[list[Event]]]:
    """Return single entries, and series with the occurrences that were moved.

    Some programs write every entry under one identity, or under none: only what repeats holds others together.
    """
    singles: list[Event] = []
    groups: dict[str, list[Event]] = defaultdict(list)
    moved: list[Event] = []
    for event in events:
        if event.has("RECURRENCE-ID"):
            moved.append(event)
        elif event.has("RRULE") or event.has("RDATE"):
            name = event.value("UID")
            groups[name if name not in groups else f"{name}\n{len(groups)}"].append(event)
        else:
            singles.append(event)
    for event in moved:
        groups.get(event.value("UID"), singles).append(event)
    return singles, list(groups.values())


def _block(event: Event, place: int) -> str:
    lines = [line for name, line in event.lines if name in TIMES or name == "SEQUENCE"]
    return "\r\n".join(["BEGIN:VEVENT", "UID:series", f"X-PLACE:{place}", *lines, "END:VEVENT"])


def _mark(event: Event) -> str:
    """Return what the file itself says of an entry, beside its words."""
    if event.value("STATUS").strip().upper() == "CANCELLED":
        return "cancelled"
    if event.value("CLASS").strip().upper() in ("PRIVATE", "CONFIDENTIAL"):
        return "private"
    away = AWAY.get(event.value("X-MICROSOFT-CDO-BUSYSTATUS").strip().upper(), "")
    if away or event.value("TRANSP").strip().upper() != "TRANSPARENT":
        return away
    from wellbeing.domain.shifts.entry_words import LEAVE, kind_of

    return LEAVE if kind_of(event.words) == LEAVE else "free"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _many() -> Refused:
    return Refused(Problem("rota", "problem.rota_many", {"most": MOST}))
