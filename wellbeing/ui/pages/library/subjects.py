"""The layers of the library: which kind and subject an item stands under, and the lines of the list beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.library.own_phrases import OWN, OwnPhrase
from wellbeing.domain.library.phrases import Phrase, Reply
from wellbeing.domain.library.protocols import ContactProtocol
from wellbeing.domain.library.scenes import Scene
from wellbeing.domain.library.styles import LeaderStep, Occasion, Style
from wellbeing.domain.library.tips import Tip
from wellbeing.ui.context import Context

Known = TypeVar("Known")
EVERYTHING = "*"
OFTEN = "often"
GROUP = "group:"

_KINDS: Mapping[type, str] = {
    OwnPhrase: "phrase",
    Phrase: "phrase",
    Tip: "tip",
    Style: "style",
    Occasion: "style",
    Reply: "message",
    Exercise: "exercise",
    Scene: "scene",
    LeaderStep: "leader",
    ContactProtocol: "protocol",
}
# Kinds that carry no subject of their own stand where one would look for them.
_SUBJECTS: Mapping[type, str] = {
    Style: "kinds",
    Occasion: "kinds",
    Exercise: "steady",
    Scene: "practice",
    LeaderStep: "together",
    ContactProtocol: "aftercare",
}


class SubjectItem(Protocol):
    """What the page needs to know of whatever stands in the library."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def sources(self) -> tuple[str, ...]: ...  # noqa: D102


def kind_of(item: SubjectItem) -> str:
    """Return the kind of an item."""
    return _KINDS[type(item)]


def subject_of(item: SubjectItem) -> str:
    """Return the subject an item stands under."""
    if isinstance(item, Tip | Phrase | OwnPhrase | Reply):
        return item.subject
    return _SUBJECTS[type(item)]


def item_as(item: SubjectItem | None, kind: type[Known]) -> Known:
    """Return an item as the kind it is: a card or row is made for one kind and is shown no other."""
    if not isinstance(item, kind):
        raise TypeError(f"{type(item).__name__} instead of {kind.__name__}")
    return item


class Subjects:
    """Subjects in two layers: a group opens when it, or one of its subjects, is chosen."""

    def __init__(self, ctx: Context) -> None:
        self._t = ctx.t
        library, language = ctx.services.library, ctx.language
        self._labels = {**library.labels("subjects", language), OWN: ctx.t("My own")}
        self._groups = {
            key: (word, (OWN, *members) if key == "phrases" else members)
            for key, (word, members) in library.groups("subjects", language).items()
        }

    def lines(
        self,
        items: Sequence[SubjectItem],
        answers: Sequence[SubjectItem],
        often: Collection[str],
        chosen: str,
    ) -> list[tuple[str, str, str]]:
        """Return (key, word, figure) lines: a line for each subject of the items, and how many answers it holds."""
        there, count = set(map(subject_of, items)), Counter(map(subject_of, answers))
        found = [(EVERYTHING, self._t("All subjects"), str(len(answers)))]
        if often:
            found.append((OFTEN, self._t("Often used"), str(sum(item.id in often for item in answers))))
        for key, (word, members) in self._groups.items():
            if there.intersection(members):
                found.append((GROUP + key, word, str(sum(count[member] for member in members))))
            if chosen == GROUP + key or chosen in members:
                found += [
                    (member, "\u2003" + self._labels[member], str(count[member]))
                    for member in members
                    if member in there
                ]
        return found

    def under(self, items: Iterable[SubjectItem], chosen: str, often: Collection[str]) -> list[SubjectItem]:
        """Return the items under a line of the list."""
        if chosen == OFTEN:
            return [item for item in items if item.id in often]
        if chosen == EVERYTHING:
            return list(items)
        members = self._groups[chosen[len(GROUP) :]][1] if chosen.startswith(GROUP) else (chosen,)
        return [item for item in items if subject_of(item) in members]
