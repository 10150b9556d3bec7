"""What a trend picture says in words: the answer as a heading, the figures beside it, values under the pointer."""

from __future__ import annotations

from datetime import timedelta
from statistics import median

from wellbeing.domain.load import WEIGHING
from wellbeing.domain.patterns.rhythm import LEAST_IN_CELL
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import LINE_DAYS, LINE_RATINGS, Bucket, TrendChange, TrendPicture, line_is_earned
from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.form_words import kinds
from wellbeing.ui.volume_words import count_words, volume_words

MINUS = "\N{MINUS SIGN}"


def range_words(ctx: Context, days: DayRange) -> str:
    """Return a range as its first and last day."""
    if days.days == 1:
        return ctx.day(days.last)
    if days.first.year != days.last.year:
        return f"{days.first:%Y-%m} – {days.last:%Y-%m}"
    return f"{ctx.short_day(days.first)} – {ctx.short_day(days.last)}"


def headline(ctx: Context, picture: TrendPicture) -> tuple[str, str]:
    """Return the heading and the figures: a direction only where the whole interval lies on one side of 0."""
    title, told, change = title_words(ctx, picture), median_words(ctx, picture), picture.change
    if not told:
        return title, ctx.t("Each time you rate it, a point appears here.")
    return title, told + (" · " + change_words(ctx, change) if change else missing(ctx, picture))


def title_words(ctx: Context, picture: TrendPicture) -> str:
    """Return the answer: whether stress moved, where that can be said."""
    t, change = ctx.t, picture.change
    if picture.figures.median is None:
        return t("Stress not rated here yet")
    if change is None:
        return t("Stress over the load of your contacts")
    moved = {"down": t("Lighter than the time before"), "up": t("Heavier than the time before")}
    return moved.get(change.direction, t("About the same as the time before"))


def median_words(ctx: Context, picture: TrendPicture) -> str:
    """Return median and number of ratings; '' where there are none."""
    figures = picture.figures
    if figures.median is None:
        return ""
    counts = ctx.tn("{n} check-in", "{n} check-ins", figures.n).format(n=figures.n)
    return ctx.t("median {median:g} · {counts}").format(median=figures.median, counts=counts)


def measured_words(ctx: Context, picture: TrendPicture) -> str:
    """Return what was measured of the contacts; '' where it is the number of single ones alone."""
    volume = picture.volume
    if volume is None or not volume.contacts:
        return ""
    return volume_words(ctx, volume, None) or (count_words(ctx, volume) if volume.is_told else "")


def change_words(ctx: Context, change: TrendChange) -> str:
    """Return how stress moved, with its interval."""
    words = ctx.t("difference {difference:+.1f}, interval {low:+.1f} to {high:+.1f}").format(
        difference=shown(change.difference), low=shown(change.low), high=shown(change.high)
    )
    return words.replace("-", MINUS)


def shown(figure: float) -> float:
    """Return a figure as one decimal will show it, so that a small one below 0 does not read as -0.0."""
    return round(figure, 1) + 0.0


def missing(ctx: Context, picture: TrendPicture) -> str:
    """Return what is still missing for a line (E62)."""
    if picture.days.days == 1 or picture.lines or line_is_earned(picture.figures):
        return ""
    ratings = max(0, LINE_RATINGS - picture.figures.n)
    days = max(0, LINE_DAYS - picture.figures.days)
    if ratings and days:
        words = ctx.t("a line appears from {n} check-ins on {days} days on")
        return " · " + words.format(n=LINE_RATINGS, days=LINE_DAYS)
    if ratings:
        return " · " + ctx.tn("{n} more and a line appears", "{n} more and a line appears", ratings).format(
            n=ratings
        )
    return " · " + ctx.tn("a line from {n} more day on", "a line from {n} more days on", days).format(n=days)


def legend_marks(ctx: Context, picture: TrendPicture) -> list[tuple[str, str, str]]:
    """Return the legend of what is really there."""
    marks = []
    if picture.by_week and any(n < LEAST_IN_CELL for n in picture.counts):
        few = ctx.t("fewer than {least} check-ins").format(least=LEAST_IN_CELL)
        marks.append(("ring", "stress_line", few))
    if picture.has_line:
        marks.append(("line", "stress_line", ctx.t("stress")))
    if picture.bands:
        marks.append(("area", "stress_band", ctx.t("where the line lies 9 times of 10")))
    if picture.usual:
        marks.append(("area", "usual", ctx.t("your usual range")))
    if picture.shifts:
        marks.append(("area", "shift", ctx.t("planned hours")))
    words = kinds(ctx.t)
    seen = {kind for bucket in picture.buckets for kind in bucket.load if bucket.load[kind]}
    return marks + [("box", f"load_{kind}", words[kind]) for kind in WEIGHING if kind in seen]


def hover_words(ctx: Context, picture: TrendPicture, bucket: Bucket) -> str:
    """Return the values of an hour, a day or a week."""
    points, n = picture.within(bucket.start, bucket.end)
    lines = [stretch_words(ctx, picture, bucket)]
    counts = ctx.tn("{n} check-in", "{n} check-ins", n).format(n=n)
    if n == 1 or (points and picture.days.days == 1):
        values = ctx.words.listed(f"{value:g}" for value in points[:8])
        lines.append(ctx.t("stress {values}").format(values=values))
    elif picture.by_week and points:
        lines.append(ctx.t("mean {mean:.1f} · {counts}").format(mean=points[0], counts=counts))
    elif points:
        lines.append(ctx.t("median {median:g} · {counts}").format(median=median(points), counts=counts))
    words = kinds(ctx.t)
    lines += [f"{words[kind]}: {bucket.load[kind]:g}" for kind in WEIGHING if bucket.load.get(kind)]
    return "\n".join(lines)


def stretch_words(ctx: Context, picture: TrendPicture, bucket: Bucket) -> str:
    """Return which hour, day or week a bar stands for."""
    if picture.days.days == 1:
        return f"{ctx.time(bucket.start)} – {ctx.time(bucket.end)}"
    first = ctx.local(bucket.start).date()
    if not picture.by_week:
        return ctx.day(first)
    return f"{first:%Y-%m-%d} – {ctx.local(bucket.end - timedelta(hours=12)).date():%Y-%m-%d}"
