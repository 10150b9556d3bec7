"""Reads pasted messages and lays three steps beside them; nothing is kept, saved, announced or logged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from wellbeing.content.cards import load_phrases
from wellbeing.content.cues import load_answers, load_lexicon
from wellbeing.content.entries import BrokenContent
from wellbeing.domain.cues.answer_steps import AnswerStep, answer_steps
from wellbeing.domain.cues.evaluation import Figures, figures
from wellbeing.domain.cues.lexicon import Lexicon
from wellbeing.domain.cues.marks import Reading
from wellbeing.domain.cues.reader import read
from wellbeing.domain.library.phrases import Phrase
from wellbeing.domain.problems import Problem, Refused

Content = TypeVar("Content")


class Cues:
    """The verbs of the cue reader; the lexicon is read when the first message is. Raises Refused."""

    def __init__(self, content_dir: Path) -> None:
        self._dir = content_dir
        self._phrases: dict[str, Mapping[str, Phrase]] = {}

    def read(self, text: str) -> Reading:
        """Return what the words of a message may show, in whichever of our languages it is written."""
        return read(text, self._lexicon)

    def steps(self, emotion: str, language: str) -> tuple[AnswerStep, ...]:
        """Return confirm, solve, care for an emotion or 'none', each with a phrase in a language (M311)."""
        if language not in self._phrases:
            found = whole(lambda: load_phrases(language, self._dir))
            self._phrases[language] = {phrase.id: phrase for phrase in found}
        return answer_steps(emotion, self._answers, self._phrases[language])

    def evaluate(self, messages: Iterable[tuple[str, bool]]) -> Figures:
        """Return how well complaints are told, for (text, whether it is a complaint)."""
        return figures((self.read(text).complaint.likely, truth) for text, truth in messages)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return whole(lambda: load_lexicon(self._dir))

    @cached_property
    def _answers(self) -> Mapping[str, tuple[str, str, str]]:
        return whole(lambda: load_answers(self._dir))


def whole(load: Callable[[], Content]) -> Content:
    """Return what is loaded; a damaged file of ours becomes a problem that names it."""
    try:
        return load()
    except BrokenContent as broken:
        raise Refused(Problem("content", "problem.content", {"file": broken.file})) from None
