"""Gathers what a trend picture shows: fetches no more than the range needs, and lets the domain decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from statistics import median

from wellbeing.clock import Clock
from wellbeing.domain.days import (
    DAY_CUT,
    FARTHEST,
    Span,
    as_seen,
    day_of,
    days_between,
    span_of,
    span_of_days,
)
from wellbeing.domain.library.tips import RangeFacts
from wellbeing.domain.load import LoadRule
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
    daily_medians,
    ewma,
    line_is_earned,
    split_at_gaps,
)
from wellbeing.domain.usual_stress import USUAL_REACH, usual_ratings
from wellbeing.domain.vocabulary import HIGH_FROM
from wellbeing.services.tallies import bucket_at, contact_tally, offsets_at
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

Rating = tuple[datetime, int]


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
        reach = max(WARM_UP, USUAL_REACH, span.length)
        fetched = self._checkins.ratings_between(span.start - reach, span.end, self._zone())
        earlier = [rating for rating in fetched if rating[0] < span.start]
        ratings = [rating for rating in fetched if rating[0] >= span.start]
        edges = self._edges(days, span)
        tally = contact_tally(self._contacts, edges, self._heavy(), self._zone())
        rows = daily_medians(ratings, self._zone())
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
            self._lines(days, span, fetched, line, figures),
            buckets_of(tally, edges, self._rule()),
            figures,
            usual_ratings([value for moment, value in earlier if moment >= span.start - USUAL_REACH]),
            change_between(
                daily_medians(
                    (rating for rating in earlier if rating[0] >= span.start - span.length), self._zone()
                ),
                rows,
            ),
            self._kinds(tally, span),
            high=sum(value >= HIGH_FROM for _, value in ratings),
            bands=self._bands(days, span, fetched, figures),
            shifts=self._shifts(days),
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
        self,
        days: DayRange,
        span: Span,
        fetched: Sequence[Rating],
        line: Sequence[float],
        figures: StressFigures,
    ) -> tuple[tuple[tuple[datetime, float], ...], ...]:
        """Return a day's ratings joined as they are; in longer ranges the smoothed line, once it is earned."""
        if days.days == 1:
            day = [(moment, float(value)) for moment, value in fetched if moment >= span.start]
            return split_at_gaps(day, DAY_GAP)
        if not line_is_earned(figures):
            return ()
        points = zip((moment for moment, _ in fetched), line, strict=True)
        return split_at_gaps([point for point in points if point[0] >= span.start], LINE_GAP)

    def _bands(
        self, days: DayRange, span: Span, fetched: Sequence[Rating], figures: StressFigures
    ) -> tuple[tuple[tuple[datetime, float, float], ...], ...]:
        """Return the band around the smoothed line, in its stretches; the latest warm-up is enough for it."""
        if days.days == 1 or not line_is_earned(figures):
            return ()
        recent = [rating for rating in fetched if rating[0] >= span.start - WARM_UP]
        times, values = [moment for moment, _ in recent], [value for _, value in recent]
        zone = self._zone()  # asked once: each time looks at the computer's own file
        recorded = [day_of(moment, zone) for moment in times]
        widths = band_widths(times, values, recorded, HALF_LIFE)
        edges = {
            moment: (middle - width, middle + width)
            for moment, middle, width in zip(times, ewma(times, values), widths, strict=True)
            if width is not None and moment >= span.start
        }
        stretches = split_at_gaps([(moment, 0.0) for moment in edges], LINE_GAP)
        return tuple(tuple((moment, *edges[moment]) for moment, _ in stretch) for stretch in stretches)

    def _by_week(self, days: DayRange, span: Span) -> TrendPicture:
        zone = self._clock.zone()
        firsts = [days.first + WEEK * week for week in range(days.days // 7 + 1)]
        edges = [span_of(day, zone).start for day in firsts if day <= days.last] + [span.end]
        weeks: dict[int, list[tuple[int, int]]] = {}
        counts = Counter[int]()
        for place, stress, n in self._ratings_tally(edges):
            weeks.setdefault(place, []).append((stress, n))
            counts[stress] += n
        points = tuple(
            (edges[place] + (edges[place + 1] - edges[place]) / 2, mean_of(rows))
            for place, rows in weeks.items()
        )
        tally = contact_tally(self._contacts, edges, self._heavy(), self._zone())
        figures = StressFigures(
            float(median(counts.elements())) if counts else None,
            points[-1][1] if points else None,
            counts.total(),
            min(days.days, 7 * len(points)),
        )
        return TrendPicture(
            days,
            span,
            points,
            split_at_gaps(points, 5 * WEEK),
            buckets_of(tally, edges, self._rule()),
            figures,
            None,
            None,
            self._kinds(tally, span),
            high=sum(n for stress, n in counts.items() if stress >= HIGH_FROM),
            by_week=True,
        )

    def _zone(self) -> tzinfo:
        return self._clock.zone()

    def _ratings_tally(self, edges: Sequence[datetime]) -> list[tuple[int, int, int]]:
        """Return (place between the edges, stress, how many); a rating made elsewhere stands where its clock stood."""
        zone = self._zone()
        counts = Counter({(place, stress): n for place, stress, n in self._checkins.tally(edges)})
        away = self._checkins.made_away(edges[0] - FARTHEST, edges[-1] + FARTHEST, offsets_at(edges, zone))
        for moment, offset, stress in away:
            counts[bucket_at(edges, moment), stress] -= 1
            counts[bucket_at(edges, as_seen(moment, offset, zone)), stress] += 1
        return [(place, stress, n) for (place, stress), n in sorted(counts.items()) if n and place >= 0]

    def _heavy(self) -> tuple[str, ...]:
        """Return the kinds that weigh anything."""
        return tuple(kind for kind, weight in self._rule().weights.items() if weight)

    def _kinds(self, tally: Sequence[tuple[int, str, int | None, int]], span: Span) -> Counter[str]:
        """Return how many contacts of each heavy kind a tally holds, and whether a kind one was among them."""
        kinds = Counter[str]()
        for _, kind, _, n in tally:
            kinds[kind] += n
        kinds["kind"] = int(self._contacts.has_kind("kind", span.start, span.end))
        return +kinds

    def _edges(self, days: DayRange, span: Span) -> list[datetime]:
        """Return the edges of the load's bars: hours of a day, else days."""
        if days.days == 1:
            hours = int(span.length / timedelta(hours=1))
            return [span.start + timedelta(hours=hour) for hour in range(hours + 1)]
        zone = self._clock.zone()
        return [span_of(day, zone).start for day in days_between(days.first, days.last)] + [span.end]


def mean_of(rows: Sequence[tuple[int, int]]) -> float:
    """Return the mean of ratings given as (stress, how many)."""
    return sum(stress * n for stress, n in rows) / sum(n for _, n in rows)


def smoothed(ratings: Sequence[Rating]) -> list[float]:
    """Return the EWMA of ratings at each of them."""
    return ewma([moment for moment, _ in ratings], [value for _, value in ratings])
