"""Where a time axis is labelled, and with what: figures only, so that they read alike in every language."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.days import Span

ROOM_PER_LABEL = 64  # px
HOUR_STEPS = (1, 2, 3, 4, 6, 12)
DAY_STEPS = (1, 2, 7, 14, 28)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10)

Tick = tuple[datetime, str]


def time_ticks(span: Span, zone: tzinfo, width: float) -> list[Tick]:
    """Return moments (UTC) and their labels for an axis of `width` px, no closer than a label needs."""
    most = max(2, int(width / ROOM_PER_LABEL))
    days = span.length / timedelta(days=1)
    if days <= 2:
        return hour_ticks(span, zone, fitting(HOUR_STEPS, days * 24, most))
    if days <= 120:
        return day_ticks(span, zone, fitting(DAY_STEPS, days, most))
    if days <= 900:
        return month_ticks(span, zone, fitting(MONTH_STEPS, days / 30.4, most))
    return year_ticks(span, zone, fitting(YEAR_STEPS, days / 365.25, most))


def fitting(steps: tuple[int, ...], units: float, most: int) -> int:
    """Return the smallest step that leaves room for every label."""
    return next((step for step in steps if units / step <= most), steps[-1])


def hour_ticks(span: Span, zone: tzinfo, step: int) -> list[Tick]:
    """Return full local hours."""
    ticks = []
    moment = span.start
    while moment <= span.end:
        local = moment.astimezone(zone)
        if local.minute == 0 and local.hour % step == 0:
            ticks.append((moment, f"{local.hour}"))
        moment += timedelta(minutes=30) if local.minute else timedelta(hours=1)
    return ticks


def day_ticks(span: Span, zone: tzinfo, step: int) -> list[Tick]:
    """Return days, labelled in the middle; the month is named where it begins."""
    ticks: list[Tick] = []
    day, last = span.start.astimezone(zone).date(), (span.end - timedelta(hours=6)).astimezone(zone).date()
    month = 0
    while day <= last:
        label = f"{day.month}/{day.day}" if day.month != month else f"{day.day}"
        month = day.month
        ticks.append((at_noon(day, zone), label))
        day += timedelta(days=step)
    return [tick for tick in ticks if span.holds(tick[0])]


def month_ticks(span: Span, zone: tzinfo, step: int) -> list[Tick]:
    """Return first days of months as 2026-11."""
    start = span.start.astimezone(zone).date()
    months = range(start.year * 12 + start.month - 1, start.year * 12 + start.month + 40)
    firsts = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    ticks = ((at_noon(first, zone), f"{first.year}-{first.month:02}") for first in firsts)
    return [tick for tick in ticks if span.holds(tick[0])]


def year_ticks(span: Span, zone: tzinfo, step: int) -> list[Tick]:
    """Return first days of years."""
    years = range(span.start.year, span.end.year + 1)
    ticks = [(at_noon(date(year, 1, 1), zone), f"{year}") for year in years if year % step == 0]
    return [tick for tick in ticks if span.holds(tick[0])]


def at_noon(day: date, zone: tzinfo) -> datetime:
    """Return a day's local noon in UTC."""
    return datetime.combine(day, time(12), zone).astimezone(UTC)
