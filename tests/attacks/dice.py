"""Dice to audit: the real one, and five that look like it; each takes a band and gives what is sent."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable

from wellbeing.domain.team.bands import Band, band_sent

Die = Callable[[Band], Band]


def real(band: Band) -> Band:
    return band_sent(band, secrets.randbelow(16))


def fifteen_of_sixteen(band: Band) -> Band:
    """Keeps the band too often."""
    if secrets.randbelow(16) < 15:
        return band
    return secrets.choice([other for other in Band if other is not band])


def one_other_band(band: Band) -> Band:
    """Sends both stray faces to the same other band."""
    return band if secrets.randbelow(16) < 14 else Band((band + 1) % 3)


def no_die(band: Band) -> Band:
    return band


def eight_sides(band: Band) -> Band:
    roll = secrets.randbelow(8)
    return band if roll < 6 else [other for other in Band if other is not band][roll - 6]


_seeded = random.Random(16)


def seeded(band: Band) -> Band:
    """Has the right chances and the same sequence in every process."""
    return band_sent(band, _seeded.randrange(16))


MUTANTS: dict[str, Die] = {
    "15/16 keep": fifteen_of_sixteen,
    "only one other band": one_other_band,
    "no die": no_die,
    "8-sided die": eight_sides,
    "seeded die": seeded,
}
