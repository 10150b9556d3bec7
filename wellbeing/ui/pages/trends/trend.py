"""Stress over load as a card: its table and its words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median

from wellbeing.content.i18n import N_
from wellbeing.domain.load import WEIGHING
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import Bucket, TrendPicture
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said
from wellbeing.ui.pages.trends.words import (
    headline,
    hover_words,
    legend_marks,
    measured_words,
    stretch_words,
)
from wellbeing.ui.quick_entry.form_words import kinds


def read(services: Services, days: DayRange, _step: int) -> TrendPicture:
    """Return the picture of a range, and what was measured of its contacts."""
    return replace(services.trends.picture(days), volume=services.volume.of_range(days))


def say(ctx: Context, picture: TrendPicture, _named: Named) -> Said:
    """Return the answer: whether stress moved, where the interval allows to say so."""
    heading, figures = headline(ctx, picture)
    return Said(heading, figures, measured_words(ctx, picture), legend_marks(ctx, picture))


def bucket_of(picture: TrendPicture, key: Hashable) -> Bucket | None:
    """Return the hour, day or week that a mark stands for."""
    if not isinstance(key, datetime):
        return None
    return next((bucket for bucket in picture.buckets if bucket.start <= key < bucket.end), None)


def here(ctx: Context, picture: TrendPicture, _named: Named, key: Hashable) -> str:
    """Return the values of a day, or of a day's hour."""
    bucket = bucket_of(picture, key)
    return hover_words(ctx, picture, bucket) if bucket else ""


def day_of_mark(picture: TrendPicture, key: Hashable) -> date | None:
    """Return the day of a mark; a week leads to none."""
    bucket = bucket_of(picture, key)
    if bucket is None or picture.by_week:
        return None
    if picture.days.days == 1:
        return picture.days.last
    place = picture.buckets.index(bucket)
    return picture.days.first + timedelta(days=place)


def moment_of_point(picture: TrendPicture, key: Hashable) -> datetime | None:
    """Return when the rating of a point was made: in a picture of one day each is a point of its own."""
    return key if picture.days.days == 1 and isinstance(key, datetime) else None


def stretch(picture: TrendPicture, first: Hashable, last: Hashable) -> DayRange:
    """Return the days between two marks, both included."""
    ends = [bucket for key in (first, last) if (bucket := bucket_of(picture, key))]
    width = 7 if picture.by_week else 1
    days = [picture.days.first + timedelta(days=width * picture.buckets.index(bucket)) for bucket in ends]
    return DayRange("own", days[0], min(picture.days.last, days[-1] + timedelta(days=width - 1)))


def table(ctx: Context, picture: TrendPicture, _named: Named) -> FigureRows:
    """Return a row for each hour, day or week that holds anything, newest first."""
    t, words = ctx.t, kinds(ctx.t)
    stress = t("Stress, mean") if picture.by_week else t("Stress, median")
    header = [t("When"), stress, t("Check-ins"), t("Load"), *(words[kind] for kind in WEIGHING)]
    rows, days = [], []
    for bucket in picture.buckets:
        points, n = picture.within(bucket.start, bucket.end)
        load = sum(bucket.load.values())
        if points or load:
            cells = [stretch_words(ctx, picture, bucket), f"{round(median(points), 1):g}" if points else "–"]
            cells += [str(n), f"{load:g}", *(f"{bucket.load.get(kind, 0):g}" for kind in WEIGHING)]
            rows.append(cells)
            days.append(day_of_mark(picture, bucket.start))
    return FigureRows(header, rows[::-1], days[::-1])


TREND = CardSubject(
    "trend", N_("Stress and load"), read, say, table, here, day_of_mark, height=292, stretch=stretch,
    moment=moment_of_point,
)  # fmt: skip
