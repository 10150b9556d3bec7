"""Expected trouble is a value: which field, which sentence, with which figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what a person gave: shown beside the field, or as one line on stderr.

    `field` names the input ('stress', 'note', 'at'), `key` the sentence in the catalogues
    ('problem.stress_range'), `values` what the sentence fills in. Never a note, a mood or a name.
    """

    field: str
    key: str
    values: Mapping[str, object] = with_default(default_factory=dict)


class Refused(Exception):  # noqa: N818 - reads as what happened
    """Carries a Problem up from a place that cannot return one."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


def answer_of(work: Callable[[], Answer]) -> Answer | Problem:
    """Do something and return its answer, or the problem for which it was refused."""
    try:
        return work()
    except Refused as refused:
        return refused.problem
