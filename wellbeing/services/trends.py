"""Gathers what a trend picture shows: fetches no more than the range needs, and lets the domain decide."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from operator import itemgetter
from statistics import median

from wellbeing.clock import Clock
from wellbeing.domain.days import (
    DAY_CUT,
    Span,
    day_of,
    days_between,
    days_of,
    span_of,
    span_of_days,
)
from wellbeing.domain.library.tips import RangeFacts
from wellbeing.domain.load import LoadRule
from wellbeing.domain.patterns.rhythm import LEAST_IN_CELL
from wellbeing.domain.ranges import DayRange, range_ending
from wellbeing.domain.shifts.shifts import Shifts, merged, spans_around
from wellbeing.domain.trend_band import band_widths
from wellbeing.domain.trend_pair import TrendPair
from wellbeing.domain.trends import (
    HALF_LIFE,
    DayOfStress,
    StressFigures,
    TrendPicture,
    buckets_of,
    change_between,
    ewma,
    line_is_earned,
    split_at_gaps,
)
from wellbeing.domain.usual_stress import USUAL_REACH, usual_ratings
from wellbeing.domain.vocabulary import HIGH_FROM
from wellbeing.services.tallies import Tallied, contact_tally, stress_by_day
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore

WEEK = timedelta(days=7)
WARM_UP = 10 * HALF_LIFE  # what is older weighs less than a thousandth
DAILY_BEYOND = 91  # days
WEEKLY_BEYOND = 400
SHIFTS_UP_TO = 7  # in longer ranges they would be stripes
NOON = timedelta(hours=12 - DAY_CUT.hour)  # after the day's cut
DAY_GAP = timedelta(hours=3)
LINE_GAP = timedelta(days=3)
WEEKLY_GAP = 5 * WEEK

Rating = tuple[datetime, int]
Place = tuple[datetime, float]


class Trends:
    """Trend pictures of any range."""

    def __init__(
        self,
        checkins: CheckInStore,
        contacts: ContactStore,
        clock: Clock,
        rule: Callable[[], LoadRule],
        plan: Callable[[datetime], Shifts],
    ) -> None:
        self._checkins = checkins
        self._contacts = contacts
        self._clock = clock
        self._rule = rule
        self._plan = plan

    def today(self) -> date:
        """Return the person's present day."""
        return day_of(self._clock.now(), self._clock.zone())

    def today_span(self) -> Span:
        """Return the person's present day as a span."""
        return span_of(self.today(), self._clock.zone())

    def first_day(self) -> date | None:
        """Return the day of the first entry of any kind."""
        moments = [
            moment for moment in (self._checkins.first_moment(), self._contacts.first_moment()) if moment
        ]
        return day_of(min(moments), self._clock.zone()) if moments else None

    def named(self, name: str, last: date | None = None) -> DayRange:
        """Return the named range that ends on a day, today if none is given."""
        return range_ending(name, last or self.today(), self.first_day() if name == "all" else None)

    def picture(self, days: DayRange) -> TrendPicture:
        """Return the picture of a range; beyond 400 days it is told by weeks."""
        span = span_of_days(days.first, days.last, self._clock.zone())
        return self._by_week(days, span) if days.days > WEEKLY_BEYOND else self._by_rating(days, span)

    def pair(self, days: DayRange) -> TrendPair:
        """Return the picture of a range beside that of the range of the same length before it."""
        return TrendPair(self.picture(days.before()), self.picture(days))

    def facts(self, picture: TrendPicture) -> RangeFacts:
        """Return what the picture shows in plain figures, by which the tip beside it is chosen."""
        n = picture.figures.n
        return RangeFacts(
            last_day=picture.days.last,
            median=picture.figures.median,
            share_high=picture.high / n if n else 0.0,
            contacts=picture.contacts,
            days=picture.days.days,
            days_without=picture.days.days - picture.figures.days,
            direction=picture.change.direction if picture.change else "",
        )

    def _by_rating(self, days: DayRange, span: Span) -> TrendPicture:
        reach, zone = max(WARM_UP, USUAL_REACH), self._zone()
        fetched = self._checkins.ratings_between(span.start - reach, span.end, zone)
        ratings = [rating for rating in fetched if rating[0] >= span.start]
        earlier = fetched[: len(fetched) - len(ratings)]
        edges = self._edges(days, span)
        tally = contact_tally(self._contacts, edges, self._rule().heavy, zone)
        before, rows = self._days_of_stress(days)
        line = smoothed(fetched)
        figures = StressFigures(
            float(median(value for _, value in ratings)) if ratings else None,
            line[-1] if ratings else None,
            len(ratings),
            len(rows),
        )
        return TrendPicture(
            days,
            span,
            self._points(days, ratings, rows),
            tuple(row.n for row in rows) if days.days > DAILY_BEYOND else (1,) * len(ratings),
            self._lines(days, fetched[len(earlier) :], line[len(earlier) :], figures),
            buckets_of(tally, edges, self._rule()),
            figures,
            usual_ratings([value for moment, value in earlier if moment >= span.start - USUAL_REACH]),
            change_between([row.median for row in before], [row.median for row in rows]),
            self._kinds(tally, span),
            high=sum(value >= HIGH_FROM for _, value in ratings),
            bands=self._bands(days, span, fetched, line, figures),
            shifts=self._shifts(days),
            until=self._clock.now(),
        )

    def _shifts(self, days: DayRange) -> tuple[Span, ...]:
        """Return the planned hours of work in a range; none where it is longer than a week."""
        if days.days > SHIFTS_UP_TO:
            return ()
        return merged(shift for day in days_between(days.first, days.last) for shift in self._shifts_of(day))

    def _shifts_of(self, day: date) -> list[Span]:
        """Return the planned hours of a day, as the plan that holds at its noon has them."""
        zone = self._clock.zone()
        span = span_of(day, zone)
        plan = self._plan(span.start + NOON)
        around = spans_around(plan, span.start + NOON, zone) if plan else ()
        return [Span(max(shift.start, span.start), min(shift.end, span.end)) for shift in around]

    def _points(
        self, days: DayRange, ratings: Sequence[Rating], rows: Sequence[DayOfStress]
    ) -> tuple[tuple[datetime, float], ...]:
        """Return each rating; beyond a quarter each day's median at its noon, or the points would hide one another."""
        if days.days <= DAILY_BEYOND:
            return tuple((moment, float(value)) for moment, value in ratings)
        zone = self._clock.zone()
        return tuple((span_of(row.day, zone).start + NOON, row.median) for row in rows)

    def _lines(
        self, days: DayRange, ratings: Sequence[Rating], line: Sequence[float], figures: StressFigures
    ) -> tuple[tuple[tuple[datetime, float], ...], ...]:
        """Return a day's ratings joined as they are; in longer ranges the smoothed line, once it is earned."""
        if days.days == 1:
            return split_at_gaps([(moment, float(value)) for moment, value in ratings], DAY_GAP)
        if not line_is_earned(figures):
            return ()
        points = list(zip((moment for moment, _ in ratings), line, strict=True))
        return tuple(self._shown(days, stretch) for stretch in split_at_gaps(points, LINE_GAP))

    def _shown(self, days: DayRange, stretch: Sequence[Place]) -> tuple[Place, ...]:
        """Return what of a stretch of the line, or of its band, is drawn: beyond a quarter where each day ends.

        A dozen ratings of a day would stand within two px there. The first stays: a stretch begins where it begins.
        """
        if days.days <= DAILY_BEYOND:
            return tuple(stretch)
        recorded = days_of([place[0] for place in stretch], self._zone())
        followed = zip(stretch, recorded, [*recorded[1:], None], strict=True)
        return tuple(place for place, day, later in followed if day != later or place is stretch[0])

    def _bands(
        self,
        days: DayRange,
        span: Span,
        fetched: Sequence[Rating],
        line: Sequence[float],
        figures: StressFigures,
    ) -> tuple[tuple[tuple[datetime, float, float], ...], ...]:
        """Return the band around the smoothed line, in its stretches; the latest warm-up is enough for it."""
        if days.days == 1 or not line_is_earned(figures):
            return ()
        first = bisect_left(fetched, span.start - WARM_UP, key=itemgetter(0))
        times, values = [moment for moment, _ in fetched[first:]], [value for _, value in fetched[first:]]
        widths = band_widths(times, values, days_of(times, self._zone()), HALF_LIFE)
        edges = {
            moment: (middle - width, middle + width)
            for moment, middle, width in zip(times, line[first:], widths, strict=True)
            if width is not None and moment >= span.start
        }
        stretches = split_at_gaps([(moment, 0.0) for moment in edges], LINE_GAP)
        shown = (self._shown(days, stretch) for stretch in stretches)
        return tuple(tuple((moment, *edges[moment]) for moment, _ in stretch) for stretch in shown)

    def _days_of_stress(self, days: DayRange) -> tuple[list[DayOfStress], list[DayOfStress]]:
        """Return the rated days of the range before, and of a range."""
        found = stress_by_day(self._checkins, DayRange("own", days.before().first, days.last), self._zone())
        before = [stress for day, stress in found.items() if day < days.first]
        return before, [stress for day, stress in found.items() if day >= days.first]

    def _by_week(self, days: DayRange, span: Span) -> TrendPicture:
        zone = self._zone()
        firsts = [days.first + WEEK * week for week in range(days.days // 7 + 1)]
        edges = [span_of(day, zone).start for day in firsts if day <= days.last] + [span.end]
        told, rated = self._checkins.by_week(days.first, days.last, zone)
        often, weeks = Counter[int](), weeks_of(told)
        for _, stress, n in told:
            often[stress] += n
        middles = (edges[place] + (edges[place + 1] - edges[place]) / 2 for place in weeks)
        points = tuple(zip(middles, (mean for mean, _ in weeks.values()), strict=True))
        counts = tuple(n for _, n in weeks.values())
        tally = contact_tally(self._contacts, edges, self._rule().heavy, zone)
        figures = StressFigures(
            float(median(often.elements())) if told else None,
            points[-1][1] if points else None,
            often.total(),
            rated,
        )
        return TrendPicture(
            days,
            span,
            points,
            counts,
            weekly_lines(points, counts, figures),
            buckets_of(tally, edges, self._rule()),
            figures,
            None,
            None,
            self._kinds(tally, span),
            high=sum(n for stress, n in often.items() if stress >= HIGH_FROM),
            by_week=True,
            until=self._clock.now(),
        )

    def _zone(self) -> tzinfo:
        return self._clock.zone()

    def _kinds(self, tally: Sequence[Tallied], span: Span) -> Counter[str]:
        """Return how many contacts of each heavy kind a tally holds, and whether a kind one was among them."""
        kinds = Counter[str]()
        for _, kind, contacts in tally:
            kinds[kind] += contacts.n
        kinds["kind"] = int(self._contacts.has_kind("kind", span.start, span.end))
        return +kinds

    def _edges(self, days: DayRange, span: Span) -> list[datetime]:
        """Return the edges of the load's bars: hours of a day, else days."""
        if days.days == 1:
            hours = int(span.length / timedelta(hours=1))
            return [span.start + timedelta(hours=hour) for hour in range(hours + 1)]
        zone = self._clock.zone()
        return [span_of(day, zone).start for day in days_between(days.first, days.last)] + [span.end]


def weeks_of(told: Iterable[tuple[int, int, int]]) -> dict[int, tuple[float, int]]:
    """Return the mean and the number of ratings of each week that holds any, from (week, stress, how many)."""
    sums: dict[int, tuple[int, int]] = {}
    for week, stress, n in told:
        total, many = sums.get(week, (0, 0))
        sums[week] = total + n * stress, many + n
    return {week: (total / n, n) for week, (total, n) in sums.items()}


def weekly_lines(
    points: Sequence[Place], counts: Sequence[int], figures: StressFigures
) -> tuple[tuple[Place, ...], ...]:
    """Return the line through weeks in its stretches, once it is earned; weeks of one or two ratings are left out."""
    if not line_is_earned(figures):
        return ()
    told = [point for point, n in zip(points, counts, strict=True) if n >= LEAST_IN_CELL]
    return split_at_gaps(told, WEEKLY_GAP)


def smoothed(ratings: Sequence[Rating]) -> list[float]:
    """Return the EWMA of ratings at each of them."""
    return ewma([moment for moment, _ in ratings], [value for _, value in ratings])
