"""The words of the page Cool down: what just happened, why an exercise is offered, lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.library.offer import OwnEffect
from wellbeing.domain.practice import Session
from wellbeing.ui.context import Context


def moment_tiles(ctx: Context) -> list[tuple[str, str, str, str]]:
    """Return key, sign, words and the line below for each tile."""
    t = ctx.t
    return [
        ("after_abuse", "storm", t("After abuse"), t("Let the body settle first")),
        ("cant_let_go", "again", t("Can't let it go"), t("Put it a little further away")),
        ("tight_chest", "tight", t("Wound up"), t("Feet on the floor, slowly")),
        ("tired_eyes", "eye", t("Eyes and shoulders"), t("Away from the screen")),
    ]


def kind_words(ctx: Context) -> Mapping[str, str]:
    """Return the kinds of exercises in words."""
    t = ctx.t
    return {"breath": t("Breath"), "body": t("Body"), "thoughts": t("Thoughts"), "away": t("Away")}


def time_words(ctx: Context) -> list[tuple[str, str]]:
    """Return the times there may be, as minutes and in words."""
    minutes = [(str(n), ctx.t("{n} min").format(n=n)) for n in (1, 3, 5)]
    return [("0", ctx.t("Any")), *minutes, ("99", ctx.t("longer"))]


def lengths_words(ctx: Context, exercise: Exercise) -> str:
    """Return all lengths of an exercise in few signs: '1, 5 min', '20 s'."""
    seconds = sorted({variant.seconds for variant in exercise.variants})
    minutes = sorted({max(1, round(length / 60)) for length in seconds if length >= 45})
    if not minutes:
        return ctx.t("{n} s").format(n=round(seconds[0]))
    return ctx.t("{n} min").format(n=ctx.words.listed(map(str, minutes)))


def last_words(ctx: Context, sessions: Sequence[Session], titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return which exercise was done last, when, and the stress before and after where both were said.

    Shorter forms follow, for less room: first the stress goes, then the time of day, then the day; none without any.
    """
    last = next((session for session in reversed(sessions) if session.exercise in titles), None)
    if last is None:
        return ()
    local, today = ctx.local(last.at), ctx.local(ctx.services.clock.now()).date()
    day = "" if local.date() == today else ctx.short_day(local.date())
    times = [f"{day} {local:%H:%M}".strip(), *([day] if day else [])]
    title = titles[last.exercise]
    words = [ctx.t("Last: {time}, {title}").format(time=time, title=title) for time in times]
    both = last.before is not None and last.after is not None
    whole = [f"{words[0]} · {last.before} → {last.after}"] if both else []
    return (*whole, *words, ctx.t("Last: {title}").format(title=title))


def reason_words(ctx: Context, effect: OwnEffect | None, fits: str, last: bool) -> str:
    """Return why an exercise is offered: by own answers, for the moment, or as the one used last."""
    if effect is not None and effect.down:
        words = ctx.tn(
            "Picked because: you did it {n} time, and stress went down in {k}.",
            "Picked because: you did it {n} times, and stress went down in {k}.",
            effect.pairs,
        )
        return words.format(n=effect.pairs, k=effect.down)
    if fits:
        return ctx.t("Picked because it fits: {moment}").format(moment=fits)
    return (
        ctx.t("Picked because you did it last.")
        if last
        else ctx.t("Picked because it is well tested and short.")
    )
