"""What went together with stress, out of the diary: fetches counts by day, and lets the domain judge (E60-E62)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.contacts import KINDS
from wellbeing.domain.days import day_of, days_between, days_of, span_of, span_of_days
from wellbeing.domain.insights.factors import DayFacts, pairs_of, values_of
from wellbeing.domain.insights.links import SEED, DayPair, Link, links
from wellbeing.domain.insights.together import Together
from wellbeing.domain.load import LoadRule
from wellbeing.domain.own_words import CAUSE
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.volume import counted_by_day
from wellbeing.services.own_words import OwnWords
from wellbeing.services.tallies import contact_tally, stress_by_day
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.imports import ImportStore
from wellbeing.storage.reminders import ReminderStore

Pairs = Mapping[str, tuple[DayPair, ...]]
REACH = timedelta(days=3 * 365)  # what is older tells of another job, and costs as much


class LinkMemory:
    """The links that were last worked out, with the days that they rest on: the same days are not judged twice.

    Whatever changes what is said changes the days, the factors' values or their names: an entry, the rule of the load,
    an own word, the turn of the day. So nobody has to tell of a change, and none can be missed.
    """

    def __init__(self) -> None:
        self._asked: tuple[Pairs, int] | None = None
        self._found: tuple[Link, ...] = ()

    def links_of(self, pairs: Pairs, seed: int) -> tuple[Link, ...]:
        """Return the links of some days."""
        if self._asked != (pairs, seed):
            self._found = links(pairs, seed)
            self._asked = pairs, seed
        return self._found


class Insights:
    """Asked for the three years up to today; slow enough to be asked in a thread."""

    def __init__(
        self,
        checkins: CheckInStore,
        contacts: ContactStore,
        reminders: ReminderStore,
        imports: ImportStore,
        own_words: OwnWords,
        clock: Clock,
        rule: Callable[[], LoadRule],
        memory: LinkMemory,
    ) -> None:
        self._checkins, self._contacts, self._reminders = checkins, contacts, reminders
        self._imports, self._own_words = imports, own_words
        self._clock, self._rule, self._memory = clock, rule, memory

    def together(self, seed: int = SEED) -> tuple[Link, ...]:
        """Return each factor's link with the day's stress."""
        return self.picture(seed).links

    def picture(self, seed: int = SEED) -> Together:
        """Return the links with the days on which each rests."""
        zone = self._clock.zone()
        last = day_of(self._clock.now(), zone)
        first = last - REACH
        rated = stress_by_day(self._checkins, DayRange("own", first, last), zone)
        stress = {day: of_day.median for day, of_day in rated.items()}
        values = values_of(stress, self._facts(first, last))
        days = {factor: tuple(known) for factor, known in values.items()}
        return Together(self._memory.links_of(pairs_of(stress, values), seed), days)

    def _facts(self, first: date, last: date) -> DayFacts:
        load, contacts, kind = self._counts(first, last)
        return DayFacts(
            load,
            contacts,
            kind,
            self._reminders.days(first, last),
            self._causes(first, last),
            set(self._own_words.offered(CAUSE)),
        )

    def _counts(self, first: date, last: date) -> tuple[dict[date, float], dict[date, int], dict[date, int]]:
        """Return load, number and kind ones of the contacts by day, the day before the first among them."""
        zone = self._clock.zone()
        days = list(days_between(first - timedelta(days=1), last))
        edges = [span_of(day, zone).start for day in days]
        edges.append(span_of(last, zone).end)
        rule = self._rule()
        load, contacts, kind = dict[date, float](), dict[date, int](), dict[date, int]()
        for place, name, tally in contact_tally(self._contacts, edges, KINDS, zone):
            day = days[place]
            load[day] = load.get(day, 0.0) + tally.weight(name, rule)
            contacts[day] = contacts.get(day, 0) + tally.n
            kind[day] = kind.get(day, 0) + tally.n * (name == "kind")
        for day, counted in counted_by_day(self._imports.totals(first, last)).items():
            contacts[day] = max(contacts.get(day, 0), counted)
        return load, contacts, kind

    def _causes(self, first: date, last: date) -> dict[str, set[date]]:
        zone = self._clock.zone()
        span = span_of_days(first, last, zone)
        named: dict[str, set[date]] = {}
        told = self._checkins.causes_between(span.start, span.end, zone)
        for day, (_, causes) in zip(days_of((moment for moment, _ in told), zone), told, strict=True):
            for cause in causes:
                named.setdefault(cause, set()).add(day)
        return named
