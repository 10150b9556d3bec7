"""What one's own days say of the load's weights and half-life; slow enough to be asked in a thread (E45)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import day_of
from wellbeing.domain.insights.half_life import REACH, OwnHalfLife, own_half_life
from wellbeing.domain.insights.sensitivity import Sensitivity, sensitivity
from wellbeing.domain.load import LoadRule
from wellbeing.services.tallies import weights_as_seen
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore

LATELY = timedelta(days=365)


class LoadChoices:
    """Over the last year."""

    def __init__(
        self, checkins: CheckInStore, contacts: ContactStore, clock: Clock, rule: Callable[[], LoadRule]
    ) -> None:
        self._checkins, self._contacts, self._clock, self._rule = checkins, contacts, clock, rule

    def own_half_life(self) -> OwnHalfLife:
        """Return which acute half-life foretells the person's ratings best, where that can be told."""
        now, zone = self._clock.now(), self._clock.zone()
        contacts = self._seen(now - LATELY - REACH)
        ratings = self._checkins.ratings_between(now - LATELY, now, zone)
        return own_half_life(ratings, contacts, self._rule(), zone)

    def sensitivity(self) -> Sensitivity:
        """Return whether other weights and half-lives would show other days as the hard ones."""
        zone = self._clock.zone()
        days: dict[date, list[Contact]] = {}
        for contact in self._seen(self._clock.now() - LATELY):
            days.setdefault(day_of(contact.at, zone), []).append(contact)
        return sensitivity(days, self._rule())

    def _seen(self, start: datetime) -> list[Contact]:
        return weights_as_seen(self._contacts, start, self._clock.now(), self._clock.zone())
