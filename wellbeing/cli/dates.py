"""Reads dates, moments and lengths as they are typed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.cli.main import refuse
from wellbeing.domain.days import Span, span_of
from wellbeing.domain.problems import Problem

LENGTH = re.compile(r"(?:(\d{1,3})d)?(?:(\d{1,3})h)?(?:(\d{1,5})m)?")
LONGEST = timedelta(days=2)
# No entry lies outside: an earlier or later moment means the same, and the calendar has room to reckon.
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)


def span_of_text(text: str, field: str, zone: tzinfo) -> Span:
    """Return what an ISO 8601 text covers: a bare date that local day, a moment only itself.

    A moment without an offset is local time.
    """
    try:
        if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
            day = date.fromisoformat(text)
            return span_of(min(max(day, FIRST.date()), LAST.date()), zone)
        moment = datetime.fromisoformat(text)
        if not FIRST.year <= moment.year < LAST.year:
            moment = FIRST if moment.year < FIRST.year else LAST
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        refuse(Problem(field, "problem.moment_form"))
    return Span(moment, moment)


def moment_of_text(text: str | None, zone: tzinfo, now: datetime) -> datetime | None:
    """Return the moment that --at names; a bare date is that day's noon, today's being now at the latest."""
    if text is None:
        return None
    span = span_of_text(text, "at", zone)
    if span.start == span.end:
        return span.start
    noon = datetime.combine(span.start.astimezone(zone).date(), time(12), zone).astimezone(UTC)
    today = span.holds(now) or span.start.astimezone(zone).date() == now.astimezone(zone).date()
    return min(noon, now) if today else noon


def range_of_texts(
    start: str | None, end: str | None, zone: tzinfo
) -> tuple[datetime | None, datetime | None]:
    """Return the range from --from up to --to, both included; None where open."""
    first = span_of_text(start, "from", zone).start if start else None
    last: datetime | None = None
    if end:
        span = span_of_text(end, "to", zone)
        # A range asked for up to a moment holds an entry of that very moment.
        last = span.end if span.start != span.end else span.end + timedelta(microseconds=1)
    if first and last and first >= last:
        refuse(Problem("from", "problem.range_order"))
    return first, last


def length_of_text(text: str) -> timedelta:
    """Return a length such as 30m, 1h, 1h30m or 2d, up to two days."""
    found = LENGTH.fullmatch(text.strip().lower())
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    length = timedelta(days=days, hours=hours, minutes=minutes)
    if not timedelta() < length <= LONGEST:
        refuse(Problem("length", "problem.length_form"))
    return length


def local_text(moment: datetime, zone: tzinfo) -> str:
    """Return a moment as ISO 8601 with the local offset, nothing rounded."""
    return moment.astimezone(zone).isoformat()
