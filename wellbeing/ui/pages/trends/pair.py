"""A range and the one before it side by side: how they differ in words, and the table of both."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date, datetime

from wellbeing.charts.trend_pair import BESIDE_FROM
from wellbeing.content.i18n import N_
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trend_pair import TrendPair
from wellbeing.domain.trends import CHANGE_DAYS, TrendPicture
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends import trend
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said
from wellbeing.ui.pages.trends.words import (
    change_words,
    hover_words,
    legend_marks,
    measured_words,
    median_words,
    title_words,
)


def read(services: Services, days: DayRange, _step: int) -> TrendPair:
    """Return the range and the one before it, and what was measured of their contacts."""
    pair = services.trends.pair(days)
    before, now = (replace(side, volume=services.volume.of_range(side.days)) for side in pair.sides)
    return TrendPair(before, now)


def say(ctx: Context, pair: TrendPair, _named: Named) -> Said:
    """Return the answer: whether stress moved; then both medians and the difference with its interval."""
    t = ctx.t
    before, now = (median_words(ctx, side) or t("not rated") for side in pair.sides)
    told = t("before: {before} · now: {now}").format(before=before, now=now)
    legend = dict.fromkeys(mark for side in pair.sides for mark in legend_marks(ctx, side))
    return Said(
        title_words(ctx, pair.now),
        f"{told} · {difference_words(ctx, pair)}",
        measured(ctx, pair),
        list(legend),
    )


def measured(ctx: Context, pair: TrendPair) -> str:
    """Return what was measured of the contacts of both; '' where nothing was of either."""
    before, now = (measured_words(ctx, side) for side in pair.sides)
    if not before and not now:
        return ""
    none = ctx.t("not measured")
    return ctx.t("before: {before} · now: {now}").format(before=before or none, now=now or none)


def difference_words(ctx: Context, pair: TrendPair) -> str:
    """Return the difference with its interval, or why there is none."""
    if pair.now.change is not None:
        return change_words(ctx, pair.now.change)
    if pair.now.by_week:
        return ctx.t("no difference is worked out between ranges this long")
    return ctx.t("a difference can be told from {n} days with check-ins on each side").format(n=CHANGE_DAYS)


def side_of(pair: TrendPair, key: Hashable) -> TrendPicture | None:
    """Return the range in which a mark stands."""
    return next((side for side in pair.sides if trend.bucket_of(side, key)), None)


def here(ctx: Context, pair: TrendPair, _named: Named, key: Hashable) -> str:
    """Return the values of a mark."""
    side = side_of(pair, key)
    bucket = trend.bucket_of(side, key) if side else None
    return hover_words(ctx, side, bucket) if side and bucket else ""


def day_of_mark(pair: TrendPair, key: Hashable) -> date | None:
    """Return the day of a mark; a week leads to none."""
    side = side_of(pair, key)
    return trend.day_of_mark(side, key) if side else None


def moment_of_point(pair: TrendPair, key: Hashable) -> datetime | None:
    """Return when the rating of a point was made, where each is a point of its own."""
    return trend.moment_of_point(pair.now, key)


def stretch(pair: TrendPair, first: Hashable, last: Hashable) -> DayRange:
    """Return the days between two marks of either range, both included."""
    ends = [trend.stretch(side, key, key) for key in (first, last) if (side := side_of(pair, key))]
    return DayRange("own", min(end.first for end in ends), max(end.last for end in ends))


def table(ctx: Context, pair: TrendPair, named: Named) -> FigureRows:
    """Return the rows of both ranges, the later first; hours are told with their day."""
    now, before = (trend.table(ctx, side, named) for side in (pair.now, pair.before))
    rows = [*now.rows, *before.rows]
    if pair.now.days.days == 1:
        days = (*now.days, *before.days)
        rows = [
            [f"{ctx.short_day(day)} {when}", *row]
            for (when, *row), day in zip(rows, days, strict=True)
            if day
        ]
    return FigureRows(now.header, rows, [*now.days, *before.days])


PAIR = CardSubject(
    "pair", N_("Stress and load, beside the time before"), read, say, table, here, day_of_mark, height=292,
    stretch=stretch, moment=moment_of_point, tall_below=BESIDE_FROM, parts=2,
)  # fmt: skip
