"""Mornings after evenings in words: whether days begin higher after hard evenings, where that can be told."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.mornings import Mornings
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said, covered
from wellbeing.ui.pages.trends.words import MINUS, shown


def read(services: Services, days: DayRange, _step: int) -> Mornings:
    """Return the mornings of a range, and their difference with its interval."""
    mornings = services.patterns.mornings(days)
    _ = mornings.difference  # worked out here, beside the window, and kept
    return mornings


def say(ctx: Context, mornings: Mornings, _named: Named) -> Said:
    """Return the answer, and both figures it rests on; no direction where the interval holds 0."""
    t, difference = ctx.t, mornings.difference
    if not mornings.pairs:
        return Said(
            t("How you start after the evening before"),
            t("From a rating in the evening and one the next morning on."),
        )
    counts = t("mornings after calm evenings: {calm}, after evenings of 5 and more: {hard} · {days}").format(
        calm=len(mornings.after_calm), hard=len(mornings.after_hard), days=covered(ctx, mornings.days)
    )
    note = t("Each point is a morning; lines are medians. Together is not because.")
    if difference is None:
        return Said(missing_words(ctx, *mornings.missing), counts, note)
    title = {
        "up": t("After hard evenings you start higher"), "down": t("After hard evenings you start lower"),
    }.get(difference.direction, t("No difference to be seen after hard evenings"))  # fmt: skip
    said = t("difference {difference:+.1f}, interval {low:+.1f} to {high:+.1f}").format(
        difference=shown(difference.difference), low=shown(difference.low), high=shown(difference.high)
    )
    return Said(title, said.replace("-", MINUS), ctx.words.sentences(counts, note))


def missing_words(ctx: Context, hard: int, calm: int) -> str:
    """Return how many mornings are missing, and after which evenings: any others bring it no nearer."""
    if hard and calm:
        words = ctx.t("It can be told after {calm} more calm evenings and {hard} hard ones")
        return words.format(calm=calm, hard=hard)
    if hard:
        return ctx.tn(
            "It can be told after {n} more hard evening", "It can be told after {n} more hard evenings", hard
        ).format(n=hard)
    return ctx.tn(
        "It can be told after {n} more calm evening", "It can be told after {n} more calm evenings", calm
    ).format(n=calm)


def here(ctx: Context, mornings: Mornings, _named: Named, key: Hashable) -> str:
    """Return what a morning says."""
    pair = next(pair for pair in mornings.pairs if pair.day == key)
    said = ctx.t("evening before {evening}, start {start}")
    return f"{ctx.day(pair.day)}\n" + said.format(evening=pair.evening, start=pair.start)


def day_of_point(_mornings: Mornings, key: Hashable) -> date | None:
    """Return the morning's day."""
    return key if isinstance(key, date) else None


def table(ctx: Context, mornings: Mornings, _named: Named) -> FigureRows:
    """Return a row for each morning, the latest first."""
    t, pairs = ctx.t, mornings.pairs[::-1]
    rows = [[ctx.day(pair.day), str(pair.evening), str(pair.start)] for pair in pairs]
    return FigureRows(
        [t("Day"), t("Evening before"), t("First of the day")], rows, [pair.day for pair in pairs]
    )


MORNINGS = CardSubject(
    "mornings", N_("Mornings after evenings"), read, say, table, here, day_of_point, height=250
)
