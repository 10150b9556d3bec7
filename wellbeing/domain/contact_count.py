"""How headset, hooks and hand agree on one count of open contacts; the larger of what they tell holds.

While the microphone is open there is a contact, and no more than one by its word alone. The contact that it hears
bears a mark. A hook that starts one meanwhile gives it its own id, and that id is the hook's alone to end; the hand
and the headset mean the same contact, and either ends it. What a hook ends while the microphone is still open goes on
as the headset's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from wellbeing.domain.contacts import OpenContact

OpenOnes = tuple[OpenContact, ...]


def heard_one(open_ones: OpenOnes) -> OpenContact | None:
    """Return the contact that the headset hears, if any."""
    return next((contact for contact in open_ones if contact.headset), None)


def started(open_ones: OpenOnes, name: str | None, at: datetime, several: bool) -> OpenOnes:
    """Return the open contacts after a hook (with its id) or a hand told of a start."""
    if name is not None and any(contact.name == name for contact in open_ones):
        return open_ones
    heard = heard_one(open_ones)
    if heard is not None and name is not None and heard.name is None:
        return _with(open_ones, heard, replace(heard, name=name))
    if heard is not None and name is None and not several:
        return open_ones
    return (*open_ones, OpenContact(0, name, at))


def ended(open_ones: OpenOnes, name: str | None) -> tuple[OpenOnes, OpenContact | None]:
    """Return the open contacts after an end by a hook or a hand, and the contact that it ended."""
    closed = next((contact for contact in open_ones if name in (None, contact.name)), None)
    if closed is None:
        return open_ones, None
    rest = tuple(contact for contact in open_ones if contact is not closed)
    if name is None or not closed.headset:
        return rest, closed  # the person's own word holds also against an open microphone
    if rest:
        return _with(rest, rest[-1], replace(rest[-1], headset=True)), closed
    return (replace(closed, name=None),), closed


def logged(open_ones: OpenOnes, name: str | None, at: datetime) -> tuple[OpenOnes, OpenContact | None]:
    """Return the open contacts after one was logged that was over by `at`, and the contact that this ended.

    Without an id it is the oldest that the microphone is not open in: what is logged meanwhile was another.
    """
    fits = [
        contact
        for contact in open_ones
        if contact.started <= at and (contact.name == name if name is not None else not contact.headset)
    ]
    if not fits:
        return open_ones, None
    if name is not None:
        return ended(open_ones, name)
    return tuple(contact for contact in open_ones if contact is not fits[0]), fits[0]


def headset_on(open_ones: OpenOnes, at: datetime, several: bool) -> OpenOnes:
    """Return the open contacts once the microphone has been open for long enough, since `at`."""
    if heard_one(open_ones) is not None:
        return open_ones
    # With several at once the ones told by hand may be chats: a call is one more.
    fits = [contact for contact in open_ones if contact.name is not None or not several]
    if not fits:
        return (*open_ones, OpenContact(0, None, at, headset=True))
    return _with(open_ones, fits[-1], replace(fits[-1], headset=True))


def headset_off(open_ones: OpenOnes) -> tuple[OpenOnes, OpenContact | None]:
    """Return the open contacts once the microphone is closed, and the contact that this ended; a hook's stays."""
    heard = heard_one(open_ones)
    if heard is None:
        return open_ones, None
    if heard.name is not None:
        return _with(open_ones, heard, replace(heard, headset=False)), None
    return tuple(contact for contact in open_ones if contact is not heard), heard


def _with(open_ones: OpenOnes, old: OpenContact, new: OpenContact) -> OpenOnes:
    return tuple(new if contact is old else contact for contact in open_ones)
