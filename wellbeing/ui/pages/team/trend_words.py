"""What a team's trend says in words: the answer as a heading, values under the pointer, rows of the table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from wellbeing.domain.team.outlook import Outlook, band_word
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.trends import TrendLine
from wellbeing.ui.context import Context

A_YEAR = 366  # days of a trend beyond which a day and a month alone would name two periods


def headline(ctx: Context, told: Outlook) -> str:
    """Return the heading: a direction is only claimed where chance would hardly make it."""
    t = ctx.t
    return {
        "none": t("No figure yet"),
        "gap": t("No figure this time"),
        "first": t("The first figure; a direction takes two"),
        "more": t("More high stress than in the figure before"),
        "less": t("Less high stress than in the figure before"),
        "rising": t("Rising, it seems, but not certain yet"),
        "easing": t("Easing, it seems, but not certain yet"),
        "level": t("No change that could be told from chance"),
    }[told.way]


def explained(ctx: Context, lines: Sequence[TrendLine], drawn: Sequence[TrendLine], site: bool) -> str:
    """Return the soft words under the heading: what is drawn, how often, why the bars are so wide."""
    t = ctx.t
    said = [t("All teams here, pooled.")] if site else []
    if lines:
        text = t(
            "Share of high stress, every {weeks} weeks; the bars are the 95% interval, that wide to protect"
            " each person."
        )
        said.append(text.format(weeks=((lines[-1].last - lines[-1].first).days + 1) // 7))
    if len(drawn) < len(lines):
        said.append(t("The picture pools 12 weeks at a time; the table holds every period."))
    if any(line.arrow for line in drawn):
        said.append(t("A triangle marks a change that chance would hardly make."))
    return as_paragraph(ctx, said)


def as_paragraph(ctx: Context, sentences: Sequence[str]) -> str:
    """Return sentences one after the other; Chinese ones need no space between them."""
    return ("" if ctx.language.startswith("zh") else " ").join(sentences)


def days_words(ctx: Context, first: date, last: date, years: bool = False) -> str:
    """Return first and last day, with the year where it is needed; in Chinese in figures, as under the chart."""
    if years:
        return f"{first:%Y-%m-%d} – {last:%m-%d}"
    if ctx.language.startswith("zh"):
        return f"{first.month}/{first.day} – {last.month}/{last.day}"
    return f"{ctx.short_day(first)} – {ctx.short_day(last)}"


def needs_years(lines: Sequence[TrendLine]) -> bool:
    """Tell whether the periods span so much that their years must be told."""
    return bool(lines) and (lines[-1].last - lines[0].first).days > A_YEAR


def share_words(line: TrendLine) -> str:
    """Return the share of high, a dash for a gap."""
    return f"{line.estimate.share:.0%}" if line.estimate else "–"


def interval_words(ctx: Context, line: TrendLine) -> str:
    """Return the interval; a gap says that there is none, never why: that is not known."""
    if line.estimate is None:
        return ctx.t("no figure")
    return ctx.t("{low:.0%} to {high:.0%}").format(low=line.estimate.low, high=line.estimate.high)


def mean_words(ctx: Context, line: TrendLine) -> str:
    """Return the mean band in words, a dash for a gap."""
    t = ctx.t
    words = {
        "low": t("low"),
        "low_moderate": t("low to moderate"),
        "moderate": t("moderate"),
        "moderate_high": t("moderate to high"),
        "high": t("high"),
    }
    return words[band_word(line.estimate.mean)] if line.estimate else "–"


def arrow_words(ctx: Context, line: TrendLine) -> str:
    """Return the arrow in words, a dash where chance could have made the change."""
    arrows = {1: ctx.t("▲ more"), -1: ctx.t("▼ less")}
    return arrows.get(line.arrow, "–")


def hover_words(ctx: Context, line: TrendLine, years: bool) -> str:
    """Return the values of a period."""
    t, days = ctx.t, days_words(ctx, line.first, line.last, years)
    if line.estimate is None:
        missing = t("no figure: fewer than 8 answers, or they could not be opened")
        return f"{days}\n{missing}"
    mean = t("on average: {band}").format(band=mean_words(ctx, line))
    parts = [days, share_in_words(ctx, line), mean]
    return "\n".join([*parts, arrow_words(ctx, line)] if line.arrow else parts)


def share_in_words(ctx: Context, line: TrendLine) -> str:
    """Return share and interval in a phrase; '' for a gap."""
    if line.estimate is None:
        return ""
    text = ctx.t("high stress {share:.0%}, interval {low:.0%} to {high:.0%}")
    return text.format(share=line.estimate.share, low=line.estimate.low, high=line.estimate.high)


def summary(ctx: Context, told: Outlook, lines: Sequence[TrendLine], invented: bool) -> str:
    """Return the chart in a sentence or two for screen readers."""
    said = [ctx.t("Everything on this page is invented.")] if invented else []
    said.append(ctx.t("{heading}.").format(heading=headline(ctx, told)))
    newest = next((line for line in reversed(lines) if line.estimate), None)
    if newest:
        days = days_words(ctx, newest.first, newest.last, needs_years(lines))
        said.append(
            ctx.t("Newest figure, {days}: {values}.").format(days=days, values=share_in_words(ctx, newest))
        )
    gaps = sum(line.estimate is None for line in lines)
    if gaps:
        said.append(ctx.tn("{n} period has no figure.", "{n} periods have no figure.", gaps).format(n=gaps))
    return as_paragraph(ctx, said)


def next_words(ctx: Context, coming: tuple[Period, datetime] | None, now: datetime) -> str:
    """Return when the next figure can be there, and of which period it is."""
    if coming is None:
        return ctx.t(
            "The first one comes a week or more after a period of two or four weeks, when at least 8 people shared."
        )
    period, moment = coming
    days = days_words(ctx, period.start, period.start + timedelta(days=period.days - 1))
    if now >= moment:
        return ctx.t("Any day now, if at least 8 shared: the one for {days}.").format(days=days)
    day = ctx.short_day(ctx.local(moment).date())
    return ctx.t("From {day} on, if at least 8 shared: the one for {days}.").format(day=day, days=days)
