"""Files of the person's choice, written beside the window: a stick or a drive on a network takes its time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread

Told = Callable[[Problem | None], object]


def save_beside(ctx: Context, write: Callable[[], None], tell: Told) -> None:
    """Have a file written, and its problem told, None where it was saved; at once where nothing is to be left."""
    if ctx.piecemeal:
        unknown: Problem | None = Problem("out", "problem.out")
        in_thread(partial(answer_of, write), tell, unknown, "a file could not be saved")
    else:
        tell(answer_of(write))


def say_saved(ctx: Context, words: str, problem: Problem | None) -> None:
    """Say how it went, also where whatever asked for it is closed by then."""
    ctx.say(words if problem is None else ctx.sentence(problem), None)
