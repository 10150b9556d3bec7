"""The composition root: the only file that knows everyone. Qt is imported when a window is really wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.clock import SystemClock
from wellbeing.paths import folders

if TYPE_CHECKING:
    from wellbeing.services.desk import Desk
    from wellbeing.services.shelf import Shelf
    from wellbeing.ui.reminder_driver import Outside

PRIVATE = 0o077  # whatever we write is for this person alone


def main() -> None:
    """Run the command line; without a command, the app."""
    os.umask(PRIVATE)
    from wellbeing.cli.main import Doors, run

    sys.exit(run(Doors(shelf, desk, window, snapshot, day), sys.argv[1:]))


def shelf(data_dir: Path | None) -> Shelf:
    """Return the shelf of a person's folders."""
    from wellbeing.services.shelf import open_shelf

    return open_shelf(folders(data_dir), SystemClock())


def desk(own: Shelf) -> Desk:
    """Return the open desk of a shelf."""
    from wellbeing.services.desk import open_desk

    return open_desk(own)


def window(data_dir: Path | None, word: str) -> int:
    """Open the app, or raise the one that is open; returns the exit code."""
    from wellbeing.ui.run import run_app

    return run_app(shelf(data_dir), desk, outside, word)


def snapshot(
    own: Shelf,
    place: Path,
    languages: Sequence[str],
    themes: Sequence[str],
    scales: Sequence[int],
    size: tuple[int, int],
) -> list[Path]:
    """Write every page as a PNG, offscreen; returns the files."""
    from wellbeing.ui.snapshot import take

    return take(own, desk, place, languages, themes, scales, size)


def day(data_dir: Path | None, place: Path, tell: Callable[[str], None]) -> Path:
    """Live one invented day and write its pictures; returns their folder."""
    from wellbeing.ui.invented_day import live

    return live(folders(data_dir), SystemClock(), place, tell)


def outside() -> Outside:
    """Return the outside world of this machine."""
    from wellbeing.system.fullscreen import fullscreen_window
    from wellbeing.system.idle import choose_idle
    from wellbeing.system.notifier import choose_notifier
    from wellbeing.system.session import SessionWatch
    from wellbeing.ui.reminder_driver import Outside

    return Outside(
        choose_notifier(os.environ),
        choose_idle(os.environ).seconds,
        SessionWatch(os.environ),
        lambda: fullscreen_window(os.environ),
    )
