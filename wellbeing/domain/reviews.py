"""Looking back at an own hard contact: what happened, what was mine, what was not, what I do next time (M119, E27)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wellbeing.domain.contacts import Contact
from wellbeing.domain.entries import check_note
from wellbeing.domain.problems import Problem

HARD_KINDS = ("rude", "abuse", "threat", "crisis")
LOOK_BACK = timedelta(days=14)
"""How far back a hard contact is offered: after that it is better left alone."""


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """What somebody is writing: nothing of it is needed, all of it is kept as it stands."""

    contact: int | None = None
    happened: str = ""
    mine: str = ""
    not_mine: str = ""
    cue: str = ""
    action: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return not any(text.strip() for text in self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return all that was written."""
        return (self.happened, self.mine, self.not_mine, self.cue, self.action)


@dataclass(frozen=True, slots=True)
class Review:
    """A look back that was kept; with `cue` and `action` it holds an if-then plan (E27). `at` aware, in UTC."""

    id: int
    at: datetime
    contact: int | None
    happened: str
    mine: str
    not_mine: str
    cue: str
    action: str

    @property
    def has_plan(self) -> bool:
        """Tell whether it says what to do next time."""
        return bool(self.cue and self.action)

    @property
    def draft(self) -> ReviewDraft:
        """Return it as it can be edited."""
        return ReviewDraft(self.contact, self.happened, self.mine, self.not_mine, self.cue, self.action)


def checked_review(draft: ReviewDraft, now: datetime, number: int = 0) -> Review | Problem | None:
    """Return the review that a draft makes, the first problem with it, or None when nothing is written."""
    problem = next(filter(None, map(check_note, draft.texts)), None)
    if problem:
        return problem
    if draft.is_empty:
        return None
    return Review(number, now.astimezone(UTC), draft.contact, *(text.strip() for text in draft.texts))


def waiting(contacts: Iterable[Contact], reviewed: Collection[int]) -> tuple[Contact, ...]:
    """Return the hard contacts that nobody has looked back at, the latest first."""
    hard = [contact for contact in contacts if contact.kind in HARD_KINDS and contact.id not in reviewed]
    return tuple(sorted(hard, key=_moment, reverse=True))


def _moment(contact: Contact) -> datetime:
    return contact.at
