"""What a link between a factor and stress says, as a sentence: for the page and for the command line alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wellbeing.content.i18n import N_
from wellbeing.content.strings import Words
from wellbeing.domain.insights.factors import CAUSE
from wellbeing.domain.insights.links import EARLY, EVEN, TOGETHER, UNCLEAR, WAIT, Link

# Each completes "On days ..., stress was higher."
DAYS_WITH = {
    "load": N_("with more load"),
    "load_before": N_("after a day with more load"),
    "contacts": N_("with more contacts"),
    "kind": N_("with more kind contacts"),
    "worked": N_("with more time at work"),
    "breaks": N_("with more of the breaks taken"),
}
NAMES = {
    "load": N_("load of the day"),
    "load_before": N_("load of the day before"),
    "contacts": N_("number of contacts"),
    "kind": N_("kind contacts"),
    "worked": N_("time at work"),
    "breaks": N_("breaks taken"),
}


class InsightWords:
    """Sentences in one language; `causes` maps ids of causes, the person's own among them, to their words.

    `minus` stands before a figure below 0: a window has the true sign, not every terminal does.
    """

    def __init__(self, words: Words, causes: Mapping[str, str], minus: str = "-") -> None:
        self._words, self._causes, self._minus = words, causes, minus

    def name(self, factor: str) -> str:
        """Return a factor's name."""
        return self._cause(factor) if factor.startswith(CAUSE) else self._words.t(NAMES[factor])

    def headline(self, link: Link) -> str:
        """Return what went together, as one sentence."""
        t = self._words.t
        days = (
            t("on which you named “{cause}”").format(cause=self._cause(link.factor))
            if link.factor.startswith(CAUSE)
            else t(DAYS_WITH[link.factor])
        )
        higher = link.rho is not None and link.rho > 0
        return (
            t("On days {with_what}, stress was higher")
            if higher
            else t("On days {with_what}, stress was lower")
        ).format(with_what=days)

    def figures(self, link: Link) -> str:
        """Return how many days it rests on and how sure it is; '' where nothing was measured."""
        if link.rho is None:
            return ""
        line = self._words.t(
            "{n} days; rank correlation {rho:.2f}, 90% interval {low:.2f} to {high:.2f}"
        ).format(n=link.n, rho=plain(link.rho), low=plain(link.low), high=plain(link.high))
        line = line.replace("-", self._minus)
        return self._words.t("An early look: {line}").format(line=line) if link.gate == EARLY else line

    def rest(self, links: Sequence[Link]) -> str:
        """Return one line about all that is not said to go together: too little, or too few days."""
        t = self._words.t
        parts = (
            (UNCLEAR, False, t("Not enough to tell: {factors}.")),
            (WAIT, False, t("Too few days so far: {factors}.")),
            (EVEN, False, t("The same every day: {factors}.")),
            (EVEN, True, t("Stress was the same every day, which leaves nothing to compare: {factors}.")),
        )
        named = {
            words: [
                self.name(link.factor)
                for link in links
                if link.verdict == verdict and (verdict != EVEN or link.is_stress_even == stress_even)
            ]
            for verdict, stress_even, words in parts
        }
        comma = self._words.t(", ")
        return " ".join(words.format(factors=comma.join(names)) for words, names in named.items() if names)

    def standing(self, link: Link) -> str:
        """Return what can be said of a link in one sentence."""
        t = self._words.t
        if link.verdict == TOGETHER:
            return t("{headline}. {figures}. Together is not because.").format(
                headline=self.headline(link), figures=self.figures(link)
            )
        if link.verdict == WAIT:
            return self._words.tn(
                "{n} more day with both is needed", "{n} more days with both are needed", link.missing
            ).format(n=link.missing)
        if link.verdict == EVEN and link.is_stress_even:
            return t("nothing to compare: stress was the same every day")
        if link.verdict == EVEN:
            return t("nothing to compare: it was the same every day")
        return t("not enough to tell ({figures})").format(figures=self.figures(link))

    def _cause(self, factor: str) -> str:
        cause = factor.removeprefix(CAUSE)
        return self._causes.get(cause, cause)


def plain(figure: float | None) -> float:
    """Return a figure as two decimals show it, without a minus before nothing."""
    return round(figure or 0.0, 2) + 0.0
