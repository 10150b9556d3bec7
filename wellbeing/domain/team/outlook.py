"""What stands beside a team's trend: which way it goes and how surely, the next figure, the steps that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt

from wellbeing.domain.team.bands import Tally, TrendRow, pooled
from wellbeing.domain.team.estimates import CHANGE, change, estimate, share_of_high
from wellbeing.domain.team.periods import CLOSE_FROM, FIRST_MONDAY, LAST_DAY, LONG, Period
from wellbeing.domain.team.trends import TrendLine

LEAN = 0.5  # of what an arrow needs: a smaller step is not even called a leaning
HEAVY = 1 / 3  # a lower bound from which the team is surely in a bad period (our choice)
MOST_DRAWN = 39  # periods; more are pooled for the picture
COARSE = 3 * LONG  # days that a picture of many periods pools
STEPS = {
    "heavy": ("recovery_time", "permission_to_end", "staff_hot_hours", "rotate_queues"),
    "eased": ("thank_and_ask", "fix_the_cause", "say_in_wording", "counselling_and_care"),
    "unsure": ("recovery_time", "permission_to_end", "thank_and_ask"),
}  # the leader's list (E47) in the order in which it helps


@dataclass(frozen=True, slots=True)
class Outlook:
    """Which way: none, gap, first, more, less (both sure), rising, easing (not sure), level; and which steps fit."""

    way: str
    steps: str


def outlook(rows: Sequence[TrendRow]) -> Outlook:
    """Return what the newest of the rows (in order) says against the figure before it."""
    tallies = [row.tally for row in rows if row.tally]
    if not tallies:
        return Outlook("none", "unsure")
    way = way_of(tallies) if rows[-1].tally else "gap"
    if way in ("more", "rising") or estimate(tallies[-1]).low >= HEAVY:
        return Outlook(way, "heavy")
    return Outlook(way, "eased" if way == "less" else "unsure")


def way_of(tallies: Sequence[Tally]) -> str:
    """Return which way the last step goes."""
    if len(tallies) == 1:
        return "first"
    before, after = tallies[-2:]
    sure = change(before, after)
    if sure:
        return "more" if sure > 0 else "less"
    step = share_of_high(after) - share_of_high(before)
    if abs(step) <= LEAN * CHANGE * sqrt(1 / before.n + 1 / after.n):
        return "level"
    return "rising" if step > 0 else "easing"


def until_now(rows: Sequence[TrendRow], now: datetime) -> list[TrendRow]:
    """Return the rows in order, and a gap for each period behind them whose last day for answers has passed."""
    found = sorted(rows, key=lambda row: (row.start, row.days))
    while found:
        coming = after(found[-1])
        if now < coming.moment(LAST_DAY):
            break
        found.append(TrendRow(coming.start, coming.days, None))
    return found


def after(row: TrendRow) -> Period:
    """Return the period that follows a row."""
    return Period(row.start + timedelta(days=row.days), row.days)


def next_figure(rows: Sequence[TrendRow], now: datetime) -> tuple[Period, datetime] | None:
    """Return the period whose figure comes next and from when it can; None before the first row is known.

    `rows` as `until_now` returns them.
    """
    if not rows:
        return None
    period = after(rows[-1])
    return period, period.moment(CLOSE_FROM)


def for_picture(rows: Sequence[TrendRow]) -> list[TrendRow]:
    """Return the rows (in order), pooled by twelve weeks where they are too many to be read one by one."""
    if len(rows) <= MOST_DRAWN:
        return list(rows)
    blocks: dict[date, list[TrendRow]] = {}
    for row in rows:
        blocks.setdefault(block_of(row.start), []).append(row)
    found = []
    for inside in blocks.values():
        days = (inside[-1].start - inside[0].start).days + inside[-1].days
        found.append(TrendRow(inside[0].start, days, pooled(row.tally for row in inside if row.tally)))
    return found


def block_of(day: date) -> date:
    """Return the first day of the twelve weeks in which a day lies."""
    return day - timedelta(days=(day - FIRST_MONDAY).days % COARSE)


def band_word(mean: float) -> str:
    """Return the mean band (0 all low, 1 all high) as a key: low, low_moderate, moderate, moderate_high, high."""
    return ("low", "low_moderate", "moderate", "moderate_high", "high")[round(4 * mean)]


def line_at(lines: Sequence[TrendLine], share: float) -> TrendLine | None:
    """Return the period at a place 0-1 of the time axis; None beside it."""
    if not lines or not 0 <= share < 1:
        return None
    first = lines[0].first
    day = first + timedelta(days=int(share * ((lines[-1].last - first).days + 1)))
    return next((line for line in lines if line.first <= day <= line.last), None)
