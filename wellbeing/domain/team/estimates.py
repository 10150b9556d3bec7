"""What scrambled totals say: share of high, mean band, an exact 95 % interval, and when a change is a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, sqrt

from wellbeing.domain.team.bands import Tally

KEEP = 14 / 16  # the die's chance of the true band
STRAY = 1 / 16  # its chance of each other one
TAIL = 0.025
TAIL_Z = 1.959963984540054
WIDE = 9.0  # standard deviations beyond which a chance is lost in rounding
EXACT_UP_TO = 2_000
CHANGE = 0.855  # 1.96 standard errors of one ballot's share, at its widest


@dataclass(frozen=True, slots=True)
class Estimate:
    """Share of high with its 95 % bounds, and the mean band (0 all low, 1 all high), each within 0 and 1."""

    share: float
    low: float
    high: float
    mean: float


def share_of_high(tally: Tally) -> float:
    """Return h = (16 c_high - 1)/13, unclipped: unbiased, so it may lie a little outside 0 and 1."""
    return (16 * tally.high / tally.n - 1) / 13


def mean_band(tally: Tally) -> float:
    """Return m = (16 c_high + 8 c_moderate - 1.5)/13, unclipped: 0 all low, 1 all high."""
    return (16 * tally.high / tally.n + 8 * tally.moderate / tally.n - 1.5) / 13


def estimate(tally: Tally) -> Estimate:
    """Return what may be shown of a tally."""
    low, high = interval(tally.high, tally.n)
    return Estimate(clipped(share_of_high(tally)), low, high, clipped(mean_band(tally)))


def clipped(share: float) -> float:
    """Return a share within 0 and 1."""
    return min(1.0, max(0.0, share))


@lru_cache(maxsize=1024)  # a page that is shown again, and a site of years, should not count anew
def interval(count: int, n: int) -> tuple[float, float]:
    """Return the 95 % bounds of the share of true highs, given `count` scrambled highs among n ballots.

    Every number H of true highs qualifies for which the count lies in neither 2.5 % tail of
    Bin(H, 14/16) + Bin(n - H, 1/16). Both tails are monotone in H, so the ends are found by bisection.
    """
    least = first_number(n, lambda number: not in_upper_tail(count, number, n))
    beyond = first_number(n, lambda number: in_lower_tail(count, number, n))
    if least >= beyond:  # no number qualifies: the count is more extreme than any share makes it
        edge = 0.0 if count < n * STRAY else 1.0
        return edge, edge
    return least / n, (beyond - 1) / n


def first_number(n: int, test: Callable[[int], bool]) -> int:
    """Return the first number in 0..n for which a monotone test holds; n + 1 when there is none."""
    low, high = 0, n + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if test(middle) else (middle + 1, high)
    return low


def in_upper_tail(count: int, number: int, n: int) -> bool:
    """Tell whether P(C >= count) is at most 2.5 % with `number` true highs among n."""
    if n > EXACT_UP_TO:
        return distance(count - 0.5, number, n) >= TAIL_Z
    return 1.0 - below(count - 1, number, n) <= TAIL


def in_lower_tail(count: int, number: int, n: int) -> bool:
    """Tell whether P(C <= count) is at most 2.5 % with `number` true highs among n."""
    if n > EXACT_UP_TO:
        return distance(count + 0.5, number, n) <= -TAIL_Z
    return below(count, number, n) <= TAIL


def distance(count: float, number: int, n: int) -> float:
    """Return how many standard deviations a count lies above what `number` true highs make it."""
    spread = sqrt(number * KEEP * (1 - KEEP) + (n - number) * STRAY * (1 - STRAY))
    return (count - number * KEEP - (n - number) * STRAY) / spread


def below(count: int, number: int, n: int) -> float:
    """Return P(C <= count) for C = Bin(number, 14/16) + Bin(n - number, 1/16), exact to rounding."""
    if count < 0:
        return 0.0
    (least, kept), (few, strayed) = chances(number, KEEP), chances(n - number, STRAY)
    sums = [0.0]
    for chance in strayed:
        sums.append(sums[-1] + chance)
    last, room = len(strayed), count - least - few + 1
    return min(1.0, sum(chance * sums[min(room - k, last)] for k, chance in enumerate(kept) if k <= room))


@lru_cache(maxsize=256)
def chances(n: int, p: float) -> tuple[int, tuple[float, ...]]:
    """Return the chance of each number of successes among n that rounding does not hide, and the least such number."""
    reach = WIDE * (sqrt(n * p * (1 - p)) + 1.5)
    first, last = max(0, int(n * p - reach)), min(n, int(n * p + reach) + 1)
    ways = lgamma(n + 1)
    yes, no = log(p), log(1 - p)
    return first, tuple(
        exp(ways - lgamma(k + 1) - lgamma(n - k + 1) + k * yes + (n - k) * no) for k in range(first, last + 1)
    )


def change(before: Tally, after: Tally) -> int:
    """Return the arrow between two windows: 1 more highs, -1 fewer, 0 no change that chance would not make."""
    step = share_of_high(after) - share_of_high(before)
    if abs(step) <= CHANGE * sqrt(1 / before.n + 1 / after.n):
        return 0
    return 1 if step > 0 else -1
