"""Gathers what the charts beside the trend show: sums come from the diary, the domain decides what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.days import FARTHEST, Span, day_of, days_between, span_of, span_of_days
from wellbeing.domain.load import LoadRule
from wellbeing.domain.patterns.breaks import BreakBook, break_book
from wellbeing.domain.patterns.day_load import DayLoad, day_load
from wellbeing.domain.patterns.exercises import ExerciseEffects, effects_of
from wellbeing.domain.patterns.mix import Mix, shares_of
from wellbeing.domain.patterns.mornings import Mornings, mornings_of
from wellbeing.domain.patterns.rhythm import Rhythm, rhythm_of
from wellbeing.domain.patterns.year import Year
from wellbeing.domain.ranges import LENGTHS, DayRange
from wellbeing.domain.trends import DayOfStress
from wellbeing.services.tallies import stress_by_day, weights_as_seen
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.local_clock import LocalClock, local_clock
from wellbeing.storage.practice import PracticeStore
from wellbeing.storage.reminders import ReminderStore


class Patterns:
    """The week's rhythm, a year, shares, a day's load, breaks, mornings, exercises: each over a range of days."""

    def __init__(
        self,
        checkins: CheckInStore,
        contacts: ContactStore,
        practice: PracticeStore,
        reminders: ReminderStore,
        clock: Clock,
        rule: Callable[[], LoadRule],
    ) -> None:
        self._checkins = checkins
        self._contacts = contacts
        self._practice = practice
        self._reminders = reminders
        self._clock = clock
        self._rule = rule

    def rhythm(self, days: DayRange) -> Rhythm:
        """Return stress by weekday and hour; of a range below a quarter, that of the quarter which ends with it."""
        days = at_least_a_quarter(days)
        span = self._span(days)
        return rhythm_of(days, self._checkins.rhythm(span.start, span.end, self._local(span)))

    def year(self, year: int) -> Year:
        """Return a calendar year's rated days up to today: a clock that was set back leaves entries ahead of it."""
        first, zone = self._checkins.first_moment(), self._clock.zone()
        today = day_of(self._clock.now(), zone)
        start = date(year, 1, 1)
        days = self.days_of_stress(DayRange("own", start, max(start, min(today, date(year, 12, 31)))))
        return Year(year, days, day_of(first, zone).year if first else today.year, today)

    def days_of_stress(self, days: DayRange) -> dict[date, DayOfStress]:
        """Return the days of a range that hold a rating, each with its median."""
        return stress_by_day(self._checkins, days, self._clock.zone())

    def mix(self, days: DayRange) -> Mix:
        """Return how often each kind of contact, cause and feeling came."""
        span = self._span(days)
        feelings, causes, n = self._checkins.words(span.start, span.end)
        kinds = self._contacts.kinds(span.start, span.end)
        return Mix(
            days, tuple(sorted(kinds, key=lambda share: -share[1])), shares_of(causes), shares_of(feelings), n
        )

    def day_load(self, day: date) -> DayLoad:
        """Return the load of a day, with what is carried into it."""
        zone, rule = self._clock.zone(), self._rule()
        span = span_of(day, zone)
        reach = span.start - rule.reach - FARTHEST, span.end + FARTHEST
        seen = weights_as_seen(self._contacts, *reach, zone, rule.heavy)
        return day_load(day, span, self._clock.now() + timedelta(microseconds=1), seen, rule)

    def last_loaded_day(self, days: DayRange) -> date:
        """Return the last day of a range with a contact, its last day if there is none."""
        span = self._span(days)
        last = self._contacts.last_moment(span.start, span.end)
        return day_of(last, self._clock.zone()) if last else days.last

    def breaks(self, days: DayRange) -> BreakBook:
        """Return the breaks of a range."""
        return break_book(days, self._reminders.days(days.first, days.last))

    def mornings(self, days: DayRange) -> Mornings:
        """Return how days began after the evenings before, over a quarter at least and a year at most.

        Older evenings say little of how the person starts now, and their points would hide one another.
        """
        days = at_most_a_year(at_least_a_quarter(days))
        span = self._wide(days)
        ends = self._checkins.day_ends(span.start, span.end, self._local(span))
        reach = days_between(days.first - timedelta(days=1), days.last)
        return mornings_of(days, {day: ends[day] for day in reach if day in ends})

    def exercises(self, days: DayRange) -> ExerciseEffects:
        """Return stress before and after each exercise; of a range below a quarter, that of a quarter."""
        days = at_least_a_quarter(days)
        span = self._span(days)
        return effects_of(days, self._practice.between(span.start, span.end))

    def _span(self, days: DayRange) -> Span:
        return span_of_days(days.first, days.last, self._clock.zone())

    def _wide(self, days: DayRange) -> Span:
        """Return the span of a range and the day before, with room for entries made far away."""
        span = self._span(DayRange("own", days.first - timedelta(days=1), days.last))
        return Span(span.start - FARTHEST, span.end + FARTHEST)

    def _local(self, span: Span) -> LocalClock:
        return local_clock(span.start, span.end, self._clock.zone())


def at_most_a_year(days: DayRange) -> DayRange:
    """Return the range, or the year that ends with it where it is longer."""
    if days.days <= LENGTHS["year"]:
        return days
    return DayRange("year", days.last - timedelta(days=LENGTHS["year"] - 1), days.last)


def at_least_a_quarter(days: DayRange) -> DayRange:
    """Return the range, or the quarter that ends with it where it is shorter: what repeats weekly needs weeks."""
    if days.days >= LENGTHS["quarter"]:
        return days
    return DayRange("quarter", days.last - timedelta(days=LENGTHS["quarter"] - 1), days.last)
