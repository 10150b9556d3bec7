"""A contact: one handled customer contact, of a kind; and the contacts open right now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from wellbeing.domain.entries import check_moment, check_note, check_range, check_words
from wellbeing.domain.problems import Problem
from wellbeing.domain.vocabulary import STRESS_MOST

# In the order of their keys: a new kind comes last, so that no key ever changes its meaning.
KINDS = ("ordinary", "demanding", "rude", "abuse", "threat", "kind", "crisis")
GRAVE = ("threat", "crisis")
"""After these a person is told at once where to turn."""
EMOTIONS = ("anger", "anxiety", "disappointment", "frustration", "confusion", "hesitation")
STYLES = ("result", "expressive", "amiable", "analytical")
CHANNELS = ("chat", "phone", "mail", "other")
STATES = ("open", "resolved", "escalated")
NAME_MOST = 100
LONGEST = timedelta(minutes=240)
"""What was open for longer was forgotten, and says nothing of how long a contact was."""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What a person is about to record of a contact; `at` None means now."""

    kind: str | None = None
    felt: int | None = None
    emotion: str | None = None
    style: str | None = None
    channel: str | None = None
    state: str | None = None
    note: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A recorded contact; felt 0-10 is how hard it hit, None when not said; `at` aware, in UTC.

    `offset` is how many seconds the clock was ahead of UTC where it was made; None where that is not known.
    `seconds` is how long it was, where its end is known. What came out of a file, where `at` is its beginning, may
    also say how long on hold and after it; `source` is the number of the import and `outside` a keyed digest of the
    id it has there.
    """

    id: int
    at: datetime
    kind: str
    felt: int | None = None
    emotion: str | None = None
    style: str | None = None
    channel: str | None = None
    state: str | None = None
    note: str = ""
    offset: int | None = field(default=None, compare=False)
    seconds: int | None = None
    hold: int | None = None
    after: int | None = None
    source: int | None = None
    outside: int | None = None

    @property
    def began(self) -> datetime:
        """When it began, as far as that is known: one that a person logs is over by then."""
        if self.source is not None or self.seconds is None:
            return self.at
        return self.at - timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class OpenContact:
    """A contact that has started and not ended; `name` is the helpdesk's id where one was given.

    `headset`: the microphone is open in it.
    """

    id: int
    name: str | None
    started: datetime
    headset: bool = False


def with_length(contact: Contact, closed: OpenContact | None, until: datetime | None = None) -> Contact:
    """Return a contact with how long it was, where the open one that it was is known; `until` is that one's end."""
    lasted = (until or contact.at) - closed.started if closed is not None else timedelta()
    if not timedelta() < lasted <= LONGEST:
        return contact
    return replace(contact, seconds=round(lasted.total_seconds()))


def checked_contact(draft: ContactDraft, now: datetime, id: int = 0) -> Contact | Problem:  # noqa: A002
    """Return the contact that a draft makes, or the first problem with it."""
    if draft.kind is None:
        return Problem("kind", "problem.kind_missing")
    at = (draft.at or now).astimezone(UTC)
    problem = (
        check_words("kind", (draft.kind,), KINDS)
        or check_range("felt", draft.felt, 0, STRESS_MOST)
        or check_words("emotion", said(draft.emotion), EMOTIONS)
        or check_words("style", said(draft.style), STYLES)
        or check_words("channel", said(draft.channel), CHANNELS)
        or check_words("state", said(draft.state), STATES)
        or check_note(draft.note)
        or check_moment(at, now)
    )
    if problem:
        return problem
    return Contact(
        id, at, draft.kind, draft.felt, draft.emotion, draft.style, draft.channel, draft.state, draft.note
    )


def check_name(name: str | None) -> Problem | None:
    """Return the problem of a helpdesk id that is empty, too long or holds control characters."""
    if name is None:
        return None
    if not name.strip() or len(name) > NAME_MOST or not name.isprintable():
        return Problem("id", "problem.contact_id", {"most": NAME_MOST})
    return None


def said(word: str | None) -> tuple[str, ...]:
    """Return what was said as a tuple: empty when nothing was."""
    return () if word is None else (word,)
