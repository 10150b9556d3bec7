"""Reads pasted messages and lays three steps, or a danger's protocol, beside them; nothing is kept or logged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from wellbeing.content.cue_table import read_lexicon
from wellbeing.content.cues import load_answers, load_thanks
from wellbeing.content.dangers import load_danger_protocols
from wellbeing.content.entries import BrokenContent
from wellbeing.domain.cues.answer_steps import AnswerStep, answer_steps
from wellbeing.domain.cues.evaluation import Figures, figures
from wellbeing.domain.cues.lexicon import Lexicon
from wellbeing.domain.cues.marks import Reading, negative
from wellbeing.domain.cues.reader import read
from wellbeing.domain.library.protocols import ContactProtocol
from wellbeing.domain.problems import Problem, Refused

Content = TypeVar("Content")


class Cues:
    """The verbs of the cue reader; the lexicon is read when the first message is. Raises Refused."""

    def __init__(self, content_dir: Path) -> None:
        self._dir = content_dir
        self._answers: dict[str, Mapping[str, tuple[str, str, str]]] = {}

    @property
    def is_ready(self) -> bool:
        """Whether the lexicon is read; until then a message waits for it."""
        return "_lexicon" in self.__dict__

    def read(self, text: str) -> Reading:
        """Return what the words of a message may show, in whichever of our languages it is written."""
        return read(text, self._lexicon)

    def steps(self, emotion: str, language: str) -> tuple[AnswerStep, ...]:
        """Return confirm, solve, care for an emotion, or for a complaint as such (M311); none for 'none'."""
        if language not in self._answers:
            self._answers[language] = whole(lambda: load_answers(language, self._dir))
        return answer_steps(emotion, self._answers[language])

    def thanks(self, language: str) -> str:
        """Return the sentence that answers thanks."""
        return whole(lambda: load_thanks(language, self._dir))

    def protocol(self, danger: str, language: str) -> ContactProtocol:
        """Return what to do in the moment of a danger, in at most six lines."""
        return whole(lambda: load_danger_protocols(language, self._dir))[danger]

    def evaluate(self, messages: Iterable[tuple[str, bool]]) -> Figures:
        """Return how well complaints are told, for (text, whether it carries complaint words or a negative feeling)."""
        return figures((negative(self.read(text)), truth) for text, truth in messages)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return whole(lambda: read_lexicon(self._dir))


def whole(load: Callable[[], Content]) -> Content:
    """Return what is loaded; a damaged file of ours becomes a problem that names it."""
    try:
        return load()
    except BrokenContent as broken:
        raise Refused(Problem("content", "problem.content", {"file": broken.file})) from None
