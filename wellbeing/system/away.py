"""Tells a place on a stick or a network drive that is away from one that was never there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MOUNTED_BELOW = ((Path("/media"), 2), (Path("/run/media"), 2), (Path("/mnt"), 1), (Path("/Volumes"), 1))
"""Where removable and network drives appear, and how many folders deep: /media/NAME or /media/PERSON/NAME."""


def is_away(path: Path) -> bool:
    """Tell whether a folder lies on a drive that is not there now: to make it anew would fill what the drive covers.

    A link that leads nowhere is away too, and on Windows a drive letter without a drive.
    """
    for place in (path, *path.parents):
        if place.is_symlink() and not place.exists():
            return True
    resolved = path.resolve()
    if sys.platform == "win32":
        return bool(resolved.drive) and not Path(resolved.anchor).exists()
    return any(_uncovered(resolved, root, depth) for root, depth in MOUNTED_BELOW)


def _uncovered(path: Path, root: Path, depth: int) -> bool:
    """Whether the drive's own folder is missing, or lies empty because nothing is mounted on it."""
    if not path.is_relative_to(root):
        return False
    own = path.relative_to(root).parts[:depth]
    places = [root.joinpath(*own[: count + 1]) for count in range(len(own))]
    if any(os.path.ismount(place) for place in places):
        return False
    return bool(places) and not (places[-1].is_dir() and any(places[-1].iterdir()))
