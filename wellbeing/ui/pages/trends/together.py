"""What went together with stress in words: the title is the answer, what can't be said stands in one line (E60-E62)."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from wellbeing.content.i18n import N_
from wellbeing.content.insight_words import InsightWords
from wellbeing.domain.insights.factors import CAUSE, word_id
from wellbeing.domain.insights.links import EARLY_DAYS, Link
from wellbeing.domain.insights.together import Together
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said
from wellbeing.ui.pages.trends.words import MINUS


def read(services: Services, _days: DayRange, step: int) -> Together:
    """Return what the last three years say, the link turned to shown."""
    return services.insights.picture().turned_to(step)


def say(ctx: Context, together: Together, named: Named) -> Said:
    """Return the answer: on which days stress was higher; then what else may be said, and what may not."""
    words, shown = InsightWords(ctx.words, named, MINUS), together.shown
    rest = words.rest(together.links)
    if shown is None:
        title, figures = nothing_told(ctx, together)
        return Said(title, figures, rest, bare=True)
    figures = ctx.t("{figures}. Together is not because.").format(figures=words.figures(shown))
    others = [words.standing(link) for link in together.told if link is not shown]
    return Said(words.headline(shown), figures, "\n".join(filter(None, [*others, rest])))


def nothing_told(ctx: Context, together: Together) -> tuple[str, str]:
    """Return the title and the line under it where nothing may be told: when it may be, or that it was looked for."""
    missing = min((link.missing for link in together.links), default=EARLY_DAYS)
    if missing:
        later = ctx.tn(
            "After {n} more day with your stress and contacts noted you see here what went together, if anything did.",
            "After {n} more days with your stress and contacts noted you see here what went together,"
            " if anything did.",
            missing,
        )
        return ctx.t("What went together"), later.format(n=missing)
    if not together.looked_at:
        return ctx.t("What went together"), ctx.t("Nothing to compare so far.")
    looked = ctx.tn(
        "{n} thing was looked at, chosen before looking. It is looked at anew with every day.",
        "{n} things were looked at, chosen before looking. It is looked at anew with every day.",
        together.looked_at,
    )
    title = ctx.t("Nothing went together with stress clearly enough to say so")
    return title, looked.format(n=together.looked_at)


def here(ctx: Context, together: Together, named: Named, key: Hashable) -> str:
    """Return what a disc says: the factor, the stress, and which day it is, or how many."""
    shown = together.shown
    days = together.spots.get(key, ()) if isinstance(key, tuple) else ()
    if shown is None or not isinstance(key, tuple) or not days:
        return ""
    name, stress = named.get(word_id(shown.factor), ""), ctx.t("stress {values}").format(values=f"{key[1]:g}")
    when = days[-1].isoformat()
    if len(days) > 1:
        when = ctx.t("{n} days, the last of them {day}").format(n=len(days), day=when)
    return f"{name}: {value_words(ctx, shown, key[0])}\n{stress}\n{when}"


def value_words(ctx: Context, link: Link, value: float) -> str:
    """Return what a factor was on a day."""
    if link.factor.startswith(CAUSE):
        return ctx.t("named") if value else ctx.t("not named")
    return f"{round(value, 2):g}"


def day_of_disc(together: Together, key: Hashable) -> date | None:
    """Return the last day that stands there."""
    days = together.spots.get(key) if isinstance(key, tuple) else None
    return days[-1] if days else None


def table(ctx: Context, together: Together, named: Named) -> FigureRows:
    """Return a row for each day of the link that is shown, the latest first."""
    shown = together.shown
    if shown is None:
        return FigureRows([], [])
    days = together.days[shown.factor][::-1]
    rows = [
        [day.isoformat(), value_words(ctx, shown, value), f"{stress:g}"]
        for day, (value, stress) in zip(days, shown.days[::-1], strict=True)
    ]
    return FigureRows(
        [ctx.t("Day"), named.get(word_id(shown.factor), ""), ctx.t("Stress, median")], rows, days
    )


def steps(together: Together) -> tuple[bool, bool]:
    """Tell whether another link is clearer, and whether another is less so."""
    return together.place > 0, together.place < len(together.told) - 1


TOGETHER = CardSubject(
    "together", N_("What went together"), read, say, table, here, day_of_disc, steps,
    (N_("The clearer one"), N_("The next one")), names_things=True,
)  # fmt: skip
