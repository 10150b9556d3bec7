"""What came while the diary was closed, as words to be sealed: a check-in, a contact, the start or the end of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked_checkin
from wellbeing.domain.contacts import LONGEST, Contact, ContactDraft, check_name, checked_contact
from wellbeing.domain.problems import Problem

FORM = 1
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CHECKIN_FIELDS = ("stress", "pleasant", "energy", "note")
CONTACT_FIELDS = ("kind", "felt", "emotion", "style", "channel", "state", "note")


class NoInboxWord(ValueError):  # noqa: N818 - reads as what happened
    """This is none of our words, or a newer version's."""


@dataclass(frozen=True, slots=True)
class ContactStart:
    """A contact began; `name` is the helpdesk's id where one was given."""

    at: datetime
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ContactEnd:
    """The contact of that name ended, without one the oldest."""

    at: datetime
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ContactLog:
    """A contact was logged, which closes an open one; `ends` where its end was told in the same breath."""

    logged: Contact
    name: str | None = None
    ends: bool = False


InboxWord = CheckIn | ContactLog | ContactStart | ContactEnd


def to_words(word: InboxWord) -> bytes:
    """Return one line of JSON."""
    return json.dumps({"form": FORM, **_parts(word)}, ensure_ascii=False, separators=(",", ":")).encode()


def from_words(words: bytes) -> InboxWord:
    """Return what `to_words` wrote, checked as if it had just been entered; raises NoInboxWord for all else."""
    try:
        told = json.loads(words)
        if told["form"] != FORM:
            raise NoInboxWord
        return _word(told)
    except NoInboxWord:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise NoInboxWord from None


def _parts(word: InboxWord) -> dict[str, Any]:
    if isinstance(word, CheckIn):
        fields = {name: getattr(word, name) for name in CHECKIN_FIELDS}
        words = {"feelings": list(word.feelings), "causes": list(word.causes)}
        return {"what": "checkin", "at": _micros(word.at), "offset": word.offset, **fields, **words}
    if isinstance(word, ContactLog):
        return {"what": "contact", "name": word.name, "ends": word.ends, **_contact_parts(word.logged)}
    if isinstance(word, ContactStart):
        return {"what": "start", "name": word.name, "at": _micros(word.at)}
    return {"what": "end", "name": word.name, "at": _micros(word.at)}


def _contact_parts(contact: Contact) -> dict[str, Any]:
    fields = {name: getattr(contact, name) for name in CONTACT_FIELDS}
    return {"at": _micros(contact.at), "offset": contact.offset, "seconds": contact.seconds, **fields}


def _word(told: Mapping[str, Any]) -> InboxWord:
    at, name = EPOCH + timedelta(microseconds=_whole(told["at"])), told.get("name")
    if check_name(name) is not None:
        raise NoInboxWord
    if told["what"] == "start":
        return ContactStart(at, name)
    if told["what"] == "end":
        return ContactEnd(at, name)
    if told["what"] == "checkin":
        return _checkin(told, at)
    if told["what"] == "contact":
        return ContactLog(_contact(told, at), name, told["ends"] is True)
    raise NoInboxWord


def _checkin(told: Mapping[str, Any], at: datetime) -> CheckIn:
    fields: dict[str, Any] = {name: told[name] for name in CHECKIN_FIELDS}
    words: dict[str, Any] = {name: tuple(told[name]) for name in ("feelings", "causes")}
    # When it was entered it did not lie ahead, by the clock of then.
    checkin = checked_checkin(CheckInDraft(**fields, **words, at=at), at)
    if isinstance(checkin, Problem):
        raise NoInboxWord
    return replace(checkin, offset=_offset(told))


def _contact(told: Mapping[str, Any], at: datetime) -> Contact:
    contact = checked_contact(ContactDraft(**{name: told[name] for name in CONTACT_FIELDS}, at=at), at)
    if isinstance(contact, Problem):
        raise NoInboxWord
    return replace(contact, offset=_offset(told), seconds=_seconds(told.get("seconds")))


def _offset(told: Mapping[str, Any]) -> int | None:
    return None if told["offset"] is None else _whole(told["offset"])


def _seconds(told: object) -> int | None:
    """Return how long a contact was; None where that is not told, as in the words of earlier versions."""
    if told is not None and not 0 < _whole(told) <= LONGEST.total_seconds():
        raise NoInboxWord
    return None if told is None else _whole(told)


def _whole(value: object) -> int:
    if type(value) is not int:
        raise NoInboxWord
    return value


def _micros(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)
