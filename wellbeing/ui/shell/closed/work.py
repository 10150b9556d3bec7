"""Work that needs the diary closed while the app runs: a change of its key, a backup brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.ui.in_thread import wait_for_others

Answer = TypeVar("Answer")
OTHERS_S = 5.0  # a backup or an upkeep that is under way has the diary open too


@dataclass(frozen=True, slots=True)
class ClosedWork(Generic[Answer]):
    """What to do in a thread, what stands in the window meanwhile, who is told the answer, and what of a failure."""

    work: Callable[[], Answer]
    meanwhile: str
    tell: Callable[[Answer | Problem], object]
    otherwise: Problem

    def do(self) -> Answer | Problem:
        """Do it once nobody else in this process holds the diary; returns its answer, or a Problem."""
        wait_for_others(OTHERS_S)
        return answer_of(self.work)
