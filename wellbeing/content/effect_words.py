"""Whether exercises helped, as sentences: each as sure as its figures and no surer (E63)."""

from __future__ import annotations

from collections.abc import Mapping

from wellbeing.content.insight_words import plain
from wellbeing.content.strings import Words
from wellbeing.domain.effects.coin import CoinResult
from wellbeing.domain.effects.matched import MATCHES_LEAST, SESSIONS_LEAST, Matched
from wellbeing.domain.patterns.exercises import ExerciseEffect


class EffectWords:
    """Sentences in one language; `titles` maps ids of exercises to their titles."""

    def __init__(self, words: Words, titles: Mapping[str, str]) -> None:
        self._words, self._titles = words, titles

    def before_after(self, effect: ExerciseEffect) -> str:
        """Return the median before and after, and why that alone proves nothing."""
        words = self._words.tn(
            "{title}: {before:g} before, {after:g} after ({n} time). Part of this would happen anyway.",
            "{title}: {before:g} before, {after:g} after ({n} times). Part of this would happen anyway.",
            effect.n,
        )
        title = self._titles.get(effect.exercise, effect.exercise)
        return words.format(title=title, before=effect.before, after=effect.after, n=effect.n)

    def matched(self, found: Matched) -> str:
        """Return how exercises compare with like moments without one."""
        t = self._words.t
        if found.difference is None:
            return t(
                "Against your own like moments without an exercise: not yet; it needs {least} of each"
                " ({sessions} with, {matches} without so far)."
            ).format(least=min(SESSIONS_LEAST, MATCHES_LEAST), sessions=found.sessions, matches=found.matches)
        lines = {
            "lower": t(
                "Stress fell further with an exercise than in your own like moments without one: {figures}."
            ),
            "higher": t(
                "Stress fell less with an exercise than in your own like moments without one: {figures}."
            ),
            "unclear": t(
                "With an exercise or without, stress did much the same in your own like moments: {figures}."
            ),
        }
        figures = t(
            "by {difference:.1f}, 90% interval {low:.1f} to {high:.1f}; {sessions} with, {matches} without"
        )
        return lines[found.verdict].format(
            figures=figures.format(
                difference=plain(found.difference), low=plain(found.low), high=plain(found.high),
                sessions=found.sessions, matches=found.matches,
            )
        )  # fmt: skip

    def coin(self, found: CoinResult) -> str:
        """Return what the coin has told, or that it can't tell."""
        t = self._words.t
        if found.difference is None or found.p is None:
            return t(
                "The coin: it can't tell yet; {exercise} answers after an exercise and {quiet} after a quiet minute,"
                " twenty of each are needed."
            ).format(exercise=found.exercise, quiet=found.quiet)
        lines = {
            "lower": t("The coin: the exercise lowered stress more than a quiet minute did ({figures})."),
            "higher": t("The coin: a quiet minute lowered stress more than the exercise did ({figures})."),
            "unclear": t(
                "The coin: it can't be told whether the exercise does more than a quiet minute ({figures})."
            ),
        }
        figures = t(
            "difference {difference:.1f}, p {p:.3f}; the first {n} answers of each, looked at again at {more}"
        ).format(difference=plain(found.difference), p=found.p, n=found.looked, more=found.next_look)
        return lines[found.verdict].format(figures=figures)
