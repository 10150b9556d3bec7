"""Tells which contacts of a file stand in the diary already, since the person logged them: each for one row at most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from wellbeing.domain.contacts import Contact

NEAR = timedelta(minutes=5)
"""So far from a contact its own log may lie: clocks differ, and a hand finds its time after the call."""


class LoggedHere:
    """What was logged is asked for a stretch at a time; `fetch` gives it in order of time."""

    def __init__(self, fetch: Callable[[datetime, datetime], Sequence[Contact]]) -> None:
        self._fetch = fetch
        self._reach: tuple[datetime, datetime] | None = None
        self._logged: Sequence[Contact] = ()
        self._moments: list[datetime] = []
        self._taken: set[int] = set()

    def twins(self, contacts: Mapping[int, Contact]) -> set[int]:
        """Return the keys of those contacts that were logged, as it seems: within minutes, by no other channel."""
        if not contacts:
            return set()
        self._look(min(map(_first, contacts.values())), max(map(_last, contacts.values())))
        # Whichever is over first chooses first: so none is left without its log for one that had a choice.
        in_turn = sorted(contacts.items(), key=lambda item: _last(item[1]))
        return {key for key, contact in in_turn if self._takes(contact)}

    def _takes(self, contact: Contact) -> bool:
        near = self._logged[
            bisect_left(self._moments, _first(contact)) : bisect_right(self._moments, _last(contact))
        ]
        free = [logged for logged in near if logged.id not in self._taken and _fits(contact, logged)]
        if not free:
            return False
        end = _last(contact) - NEAR
        best = min(free, key=lambda logged: (logged.kind != contact.kind, abs(logged.at - end)))
        self._taken.add(best.id)
        return True

    def _look(self, first: datetime, last: datetime) -> None:
        if self._reach is not None:
            if self._reach[0] <= first and last <= self._reach[1]:
                return
            first, last = min(first, self._reach[0]), max(last, self._reach[1])
        self._reach = first, last
        self._logged = self._fetch(first, last)
        self._moments = [logged.at for logged in self._logged]


def _first(contact: Contact) -> datetime:
    return contact.at - NEAR


def _last(contact: Contact) -> datetime:
    return contact.at + timedelta(seconds=contact.seconds or 0) + NEAR


def _fits(contact: Contact, logged: Contact) -> bool:
    """Tell whether nothing speaks against the two being one; of what kind it was the person knows best."""
    return None in (contact.channel, logged.channel) or contact.channel == logged.channel
