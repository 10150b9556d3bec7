"""Where a time axis is labelled, and with what: days and months as a person of the language writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.days import Span

ROOM_PER_LABEL = 64  # px
HOUR_STEPS = (1, 2, 3, 4, 6, 12)
DAY_STEPS = (1, 2, 7, 14, 28)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10)

Tick = tuple[datetime, str]
Translate = Callable[[str], str]


def time_ticks(span: Span, zone: tzinfo, width: float, t: Translate) -> list[Tick]:
    """Return moments (UTC) and their labels for an axis of `width` px, no closer than a label needs.

    `t` turns English source words into the person's language.
    """
    most = max(2, int(width / ROOM_PER_LABEL))
    days = span.length / timedelta(days=1)
    if days <= 2:
        return hour_ticks(span, zone, fitting(HOUR_STEPS, days * 24, most))
    if days <= 120:
        return day_ticks(span, zone, fitting(DAY_STEPS, days, most), t)
    if days <= 900:
        return month_ticks(span, zone, fitting(MONTH_STEPS, days / 30.4, most), t)
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


def day_ticks(span: Span, zone: tzinfo, step: int, t: Translate) -> list[Tick]:
    """Return days, labelled in the middle; the month is named where it begins."""
    ticks: list[Tick] = []
    day, last = span.start.astimezone(zone).date(), (span.end - timedelta(hours=6)).astimezone(zone).date()
    month = 0
    while day <= last:
        ticks.append((at_noon(day, zone), name_day(day, t) if day.month != month else f"{day.day}"))
        month = day.month
        day += timedelta(days=step)
    return [tick for tick in ticks if span.holds(tick[0])]


def month_ticks(span: Span, zone: tzinfo, step: int, t: Translate) -> list[Tick]:
    """Return first days of months; the year is named where it begins."""
    start = span.start.astimezone(zone).date()
    months = range(start.year * 12 + start.month - 1, start.year * 12 + start.month + 40)
    firsts = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    seen = [first for first in firsts if span.holds(at_noon(first, zone))]
    years = [0, *(first.year for first in seen)]
    return [
        (at_noon(first, zone), name_month(first, t, with_year=first.year != before))
        for first, before in zip(seen, years, strict=False)
    ]


def name_day(day: date, t: Translate) -> str:
    """Return a day as an axis has it: 2 Nov, 11/2."""
    return t("{day} {month}").format(day=day.day, month=_months(t)[day.month - 1])


def name_month(day: date, t: Translate, with_year: bool = True) -> str:
    """Return a day's month as an axis has it: Nov 2026 or Nov, 2026/11 or 11 月."""
    form = t("{month} {year}") if with_year else t("{month}")
    return form.format(month=_months(t)[day.month - 1], year=day.year)


def _months(t: Translate) -> list[str]:
    return t("Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec").split(", ")


def weekday_names(t: Translate) -> list[str]:
    """Return the short names of the weekdays, Monday first."""
    return t("Mon, Tue, Wed, Thu, Fri, Sat, Sun").split(", ")


def year_ticks(span: Span, zone: tzinfo, step: int) -> list[Tick]:
    """Return first days of years."""
    years = range(span.start.year, span.end.year + 1)
    ticks = [(at_noon(date(year, 1, 1), zone), f"{year}") for year in years if year % step == 0]
    return [tick for tick in ticks if span.holds(tick[0])]


def at_noon(day: date, zone: tzinfo) -> datetime:
    """Return a day's local noon in UTC."""
    return datetime.combine(day, time(12), zone).astimezone(UTC)
