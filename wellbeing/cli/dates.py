"""Reads dates, moments and lengths as they are typed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from wellbeing.cli.main import refuse
from wellbeing.domain.days import Span, span_of
from wellbeing.domain.problems import Problem
from wellbeing.domain.tables.typed_days import typed_moment

LENGTH = re.compile(r"(?:(\d{1,3})d)?(?:(\d{1,3})h)?(?:(\d{1,5})m)?")
LONGEST = timedelta(days=2)


def span_of_text(text: str, field: str, zone: tzinfo, now: datetime) -> Span:
    """Return what a typed text covers: a bare date that local day, a moment only itself.

    A moment without an offset is local time.
    """
    found = typed_moment(text, zone, now.astimezone(zone).date(), field)
    if isinstance(found, Problem):
        refuse(found)
    return Span(found, found) if isinstance(found, datetime) else span_of(found, zone)


def moment_of_text(text: str | None, zone: tzinfo, now: datetime) -> datetime | None:
    """Return the moment that --at names; a bare date is that day's noon, today's being now at the latest."""
    if text is None:
        return None
    span = span_of_text(text, "at", zone, now)
    if span.start == span.end:
        return span.start
    noon = datetime.combine(span.start.astimezone(zone).date(), time(12), zone).astimezone(UTC)
    today = span.holds(now) or span.start.astimezone(zone).date() == now.astimezone(zone).date()
    return min(noon, now) if today else noon


def range_of_texts(
    start: str | None, end: str | None, zone: tzinfo, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """Return the range from --from up to --to, both included; None where open."""
    first = span_of_text(start, "from", zone, now).start if start else None
    last: datetime | None = None
    if end:
        span = span_of_text(end, "to", zone, now)
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
