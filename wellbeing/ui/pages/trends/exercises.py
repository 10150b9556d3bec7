"""Before and after each exercise in words: what was answered, and that part of it would come anyway (E63)."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.exercises import LEAST_TIMES, ExerciseEffects
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said, covered


def read(services: Services, days: DayRange, _step: int) -> ExerciseEffects:
    """Return before and after of each exercise."""
    return services.patterns.exercises(days)


def say(ctx: Context, effects: ExerciseEffects, named: Named) -> Said:
    """Return the answer: how often stress was lower after the exercise done most."""
    t = ctx.t
    if not effects.shown:
        return Said(
            t("Before and after exercises"), t("From three answers before and after the same exercise on.")
        )
    most = effects.shown[0]
    title = t("{exercise}: lower afterwards {lower} of {n} times")
    note = t("Medians; ring before, disc after. Part of a fall comes without any exercise.")
    name = named.get(most.exercise, most.exercise)
    return Said(title.format(exercise=name, lower=most.lower, n=most.n), covered(ctx, effects.days), note)


def here(ctx: Context, effects: ExerciseEffects, named: Named, key: Hashable) -> str:
    """Return what an exercise's line says."""
    effect = next(effect for effect in effects.effects if effect.exercise == key)
    name = named.get(effect.exercise, effect.exercise)
    if not effect.enough:
        more = LEAST_TIMES - effect.n
        return f"{name}\n" + ctx.tn("{n} more time and it shows", "{n} more times and it shows", more).format(
            n=more
        )
    said = ctx.t("{before:g} before, {after:g} after · lower {lower} of {n} times")
    figures = {"before": effect.before, "after": effect.after, "lower": effect.lower, "n": effect.n}
    return f"{name}\n" + said.format(**figures)


def day_of_line(_effects: ExerciseEffects, _key: Hashable) -> date | None:
    """Return no day: a line stands for many."""
    return None


def table(ctx: Context, effects: ExerciseEffects, named: Named) -> FigureRows:
    """Return a row for each exercise."""
    t = ctx.t
    rows = [
        [
            named.get(effect.exercise, effect.exercise),
            f"{effect.before:g}",
            f"{effect.after:g}",
            str(effect.lower),
            str(effect.n),
        ]
        for effect in effects.shown
    ]
    return FigureRows([t("Exercise"), t("Before"), t("After"), t("Lower"), t("Times")], rows)


EXERCISES = CardSubject(
    "exercises", N_("Before and after"), read, say, table, here, day_of_line, height=250, names_things=True
)
