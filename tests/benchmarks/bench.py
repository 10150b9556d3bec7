"""What every measurement is handed: a desktop of its own and the diaries to measure with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import diaries
from tests.benchmarks.programs import without_bus
from tests.desktop import PrivateDesktop


@dataclass(frozen=True, slots=True)
class Bench:
    """A private desktop and each diary's folder by what a reader calls it."""

    desktop: PrivateDesktop
    diaries: dict[str, Path]


def make_bench(desktop: PrivateDesktop, folder: Path) -> Bench:
    """Make an empty diary and one of ten years, each with its key in a file and in the key store."""
    keys = {"key file": without_bus(desktop.environ), "key store": desktop.environ}
    sizes = {"empty": (0, 0), "ten years": (diaries.CHECKINS, diaries.CONTACTS)}
    made = {}
    for size, counts in sizes.items():
        for key, environ in keys.items():
            place = folder / f"{size} {key}".replace(" ", "-")
            diaries.make(place, environ, *counts)
            held_in_file = any(place.glob("*.key"))
            assert held_in_file is (key == "key file"), f"the key of the diary '{size}, {key}' went elsewhere"
            made[f"{size}, {key}"] = place
    return Bench(desktop, made)
