"""Did it help: reads what the three levels of an answer need, and throws the coin of the third (E63)."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.effects.coin import ARMS, ASK_AFTER, LATEST, CoinResult, Flip, changes, weighed
from wellbeing.domain.effects.matched import Matched, against_own_moments, stretches
from wellbeing.domain.insights.links import SEED
from wellbeing.domain.patterns.exercises import ExerciseEffect, each_effect
from wellbeing.domain.practice import FRESH, Session, exercises_among
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.coin import CoinStore
from wellbeing.storage.practice import PracticeStore

REACH = timedelta(days=3 * 365)
SOON = timedelta(minutes=1)  # what ends this very moment counts too


class Effects:
    """The three levels over the last three years, and the coin."""

    def __init__(
        self,
        checkins: CheckInStore,
        practice: PracticeStore,
        coin: CoinStore,
        event_bus: EventBus,
        clock: Clock,
    ) -> None:
        self._checkins, self._practice, self._coin = checkins, practice, coin
        self._event_bus, self._clock = event_bus, clock

    def before_and_after(self) -> tuple[ExerciseEffect, ...]:
        """Return stress before and after each exercise: level 1."""
        return tuple(effect for effect in each_effect(self._sessions()) if effect.enough)

    def matched(self, seed: int = SEED) -> Matched:
        """Return how exercises compare with the person's own like moments without one: level 2."""
        zone, (start, end) = self._clock.zone(), self._span()
        ratings = self._checkins.ratings_between(start, end)
        return against_own_moments(stretches(ratings, self._sessions(), zone), seed)

    def coin(self, seed: int = SEED) -> CoinResult:
        """Return what the throws say: level 3."""
        flips = self._coin.all()
        if not flips:
            return weighed(*changes((), ()), seed)
        ratings = self._checkins.ratings_between(flips[0].at, flips[-1].at + LATEST + SOON)
        return weighed(*changes(flips, ratings), seed)

    def throw(self, exercise: str) -> Flip | Problem:
        """Throw the coin for an exercise and save what it says; needs the stress of this quarter of an hour."""
        now, last = self._clock.now(), self._checkins.latest()
        if last is None or last.stress is None or now - last.at > FRESH:
            return Problem("stress", "problem.coin_before")
        flip = Flip(now, exercise, secrets.choice(ARMS), last.stress)
        self._coin.add(flip)
        self._event_bus.publish(Topic.PRACTICE)
        return flip

    def asks_at(self) -> datetime | None:
        """Return when stress is to be asked for after the last throw; None where it was said or it is too late."""
        last = self._coin.last()
        if last is None or self._clock.now() > last.at + LATEST:
            return None
        said, _ = changes([last], self._checkins.ratings_between(last.at, self._clock.now() + SOON))
        return None if any(said.values()) else last.at + ASK_AFTER

    def _sessions(self) -> list[Session]:
        return exercises_among(self._practice.between(*self._span()))

    def _span(self) -> tuple[datetime, datetime]:
        now = self._clock.now()
        return now - REACH, now + SOON
