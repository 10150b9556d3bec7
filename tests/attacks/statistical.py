"""What an attacker can learn from what is released, against the figures that are promised."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from collections import Counter, defaultdict

import numpy as np

from tests.attacks.dice import MUTANTS, real
from tests.attacks.figures import (
    area,
    chi_square_p,
    clopper_pearson,
    epsilon_bounds,
    face_chances,
    honest_chances,
    people,
    rank_area,
    release,
)
from tests.conftest import ROOT
from wellbeing.ballot.shamir import ORDER, draw, share, threshold, value_at
from wellbeing.domain.team.bands import Band

Line = tuple[str, str, str, bool]
ROLLS = 20_000
PRICE = math.log(14)
USUAL = {Band.LOW: 0.5, Band.MODERATE: 0.3, Band.HIGH: 0.2}


def die_audit(name: str) -> Line:
    """Bounds of epsilon over the nine cells; the real die's hold ln 14 between them, a mutant's do not."""
    die = MUTANTS.get(name, real)
    counts = [[0] * 3 for _ in Band]
    for band in Band:
        for _ in range(ROLLS):
            counts[band][die(band)] += 1
    low, high = epsilon_bounds(counts, 0.999)
    fair = low <= PRICE <= high
    wanted = "caught" if name in MUTANTS else "lower bound <= ln 14 = 2.639 <= upper bound"
    return f"die audit: {name}", wanted, f"{low:.3f} to {high:.3f}", fair is (name not in MUTANTS)


def released_epsilon() -> Line:
    """n = 8, the other seven known: the worst outcome, exactly and over 200,000 draws."""
    worst = 0.0
    for others in people(7):
        with_low = release((*others, Band.LOW))
        for target in (Band.HIGH, Band.MODERATE):
            other = release((*others, target))
            worst = max(worst, *(abs(math.log(other[outcome] / with_low[outcome])) for outcome in with_low))
    dice, draws = np.random.default_rng(8), 100_000
    others = np.zeros((draws, 7), dtype=int)

    def totals(target: int) -> Counter[tuple[int, ...]]:
        true = np.concatenate([others, np.full((draws, 1), target)], axis=1)
        roll = dice.integers(0, 16, true.shape)
        sent = np.where(roll < 14, true, (true + roll - 13) % 3)
        counted = np.stack([(sent == face).sum(1) for face in range(3)], axis=1)
        return Counter(map(tuple, counted.tolist()))

    low, high = totals(0), totals(2)
    # What the draws prove: each ratio with its sampling error taken off; the twelve largest are enough.
    pairs = [(a[outcome], b[outcome]) for a, b in ((low, high), (high, low)) for outcome in a]
    pairs.sort(key=lambda pair: (pair[0] + 1) / (pair[1] + 1), reverse=True)
    proved = max(
        math.log(clopper_pearson(a, draws, 0.001)[0] / clopper_pearson(b, draws, 0.001)[1])
        for a, b in pairs[:12]
    )
    said = f"{proved:.3f} proved by 200,000 draws; {worst:.4f} exactly"
    return "release at n = 8, all others known", "epsilon <= 2.64", said, proved <= 2.64 and worst <= 2.64


def released_area() -> Line:
    """n = 8, the other seven known: high against low, the best attacker, every configuration."""
    found = max(area(release((*others, Band.HIGH)), release((*others, Band.LOW))) for others in people(7))
    return (
        "release at n = 8, high against low, all 36 configurations",
        "AUC <= .875",
        f"{found:.3f}",
        found <= 0.875,
    )


def differencing() -> Line:
    """Eight people, then a ninth: what the difference says of the ninth."""
    found = {}
    for name, die in (("die", face_chances), ("none", honest_chances)):
        both: dict[Band, dict[object, float]] = {}
        for target in (Band.HIGH, Band.LOW):
            chances: dict[object, float] = defaultdict(float)
            for others in people(8):
                ways = math.factorial(8) / math.prod(math.factorial(others.count(band)) for band in Band)
                prior = ways * math.prod(USUAL[band] for band in others)
                for before, p in release(others, die).items():
                    for after, q in release((*others, target), die).items():
                        chances[before, after] += prior * p * q
            both[target] = chances
        found[name] = area(both[Band.HIGH], both[Band.LOW])
    held = found["die"] <= 0.79 and found["none"] > 0.999
    said = f"{found['die']:.3f} with the die, {found['none']:.3f} without"
    return "differencing 8 -> 9", "AUC <= .79 (1.0 without the die)", said, held


def chronic(draws: int = 3_000) -> Line:
    """26 periods, n = 12, each away in one of ten: who is high in 4 of 5 periods, against 1 of 5 like all others.

    The attacker knows who was there in each period, and fits everybody's share to the totals. One who also knew
    everybody else's habits would do better: that figure is printed too, and nothing is promised against it.
    """
    dice = np.random.default_rng(26)
    fitted: dict[float, list[float]] = {0.8: [], 0.2: []}
    knowing: dict[float, list[float]] = {0.8: [], 0.2: []}
    for rate, scores in fitted.items():
        for _ in range(draws):
            rates = np.full(12, 0.2)
            rates[0] = rate
            there = dice.random((26, 12)) >= 0.1
            high = dice.random((26, 12)) < rates
            sent = np.where(high, dice.random((26, 12)) < 14 / 16, dice.random((26, 12)) < 1 / 16)
            n = there.sum(1)
            number = (16 * (sent & there).sum(1) - n) / 13
            design = there[n >= 8].astype(float)
            left = number[n >= 8] - 0.2 * n[n >= 8]
            scores.append(float(np.linalg.solve(design.T @ design + np.eye(12), design.T @ left)[0]))
            knowing[rate].append(float(left[design[:, 0] > 0].mean()))
    auc, knows = rank_area(fitted[0.8], fitted[0.2]), rank_area(knowing[0.8], knowing[0.2])
    said = f"{auc:.3f} (knowing everybody else's habits too: {knows:.2f}, not promised)"
    return "chronic stress, 26 periods, n = 12, presence known", "AUC <= .65", said, auc <= 0.65


def too_few_shares(draws: int = 3_000) -> Line:
    """t - 1 shares of a one and of a zero: each share, and what they interpolate to, is uniform."""
    dice, needed = random.Random(5), threshold(8)
    worst = 1.0
    for secret in (0, 1):
        cells = [[0] * 16 for _ in range(needed)]
        for _ in range(draws):
            (row,) = draw(1, needed, dice.randrange)
            shares = {index: share(secret, row, index) for index in range(1, needed)}
            for place, value in enumerate((*shares.values(), value_at(0, shares))):
                cells[place][value * 16 // ORDER] += 1
        worst = min(worst, *(chi_square_p(cell) for cell in cells))
    return (
        "t - 1 shares, 3,000 draws, chi-square",
        "p > .001",
        f"smallest of 12: p = {worst:.3f}",
        worst > 0.001,
    )


ROLL = """
from tests.attacks.dice import {die} as die
from wellbeing.domain.team import Band
print([int(die(Band.LOW)) for _ in range(400)])
"""


def fresh_processes() -> Line:
    """The die in two processes of its own, and a seeded one, which gives itself away."""

    def rolls(die: str) -> str:
        command = [sys.executable, "-c", ROLL.format(die=die)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
        ).stdout

    apart, alike = rolls("real") != rolls("real"), rolls("seeded") == rolls("seeded")
    said = f"{'different' if apart else 'alike'}; the seeded mutant {'is caught' if alike else 'passes'}"
    return "the die in two fresh processes", "different sequences", said, apart and alike


ATTACKS = (released_epsilon, released_area, differencing, chronic, too_few_shares, fresh_processes)
