"""The composition root: the only file that knows everyone. Qt is imported when a window is really wanted.

At its top stands next to nothing: a later start only hands a word to the app that runs, and is over before Python's own
larger modules would be read.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing's own would be imported for it
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from wellbeing.domain.ranges import DayRange
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.ui.shell.reminder_driver import DesktopSources

START_WORDS = {"--in-tray": "tray", "--check-in": "checkin", "--log-contact": "contact", "--lock": "lock"}
PRIVATE = 0o077  # whatever we write is for this person alone


def main() -> None:
    """Run the command line; without a command, the app."""
    os.umask(PRIVATE)
    plain = plain_start(sys.argv[1:])
    if plain is None:
        _command_line()
    else:
        _app(*plain)


def _app(place: str, word: str) -> None:
    """Hand a word to the app that runs; where none does, be it."""
    from wellbeing.ui.shell.single_instance.second_start import NoAnswer, ask_at_once

    asked_in_vain = False
    try:
        if ask_at_once(place, word):
            return
    except NoAnswer:
        asked_in_vain = True
    _be_careful()
    sys.exit(window_or_word(place, word, asked_in_vain))


def _command_line() -> None:
    _be_careful()
    from wellbeing.cli.main import Entrypoints, run

    sys.exit(run(Entrypoints(environment, services, window, snapshot, day, report), sys.argv[1:]))


def _be_careful() -> None:
    """See to it, before anything private is read, that neither a fault nor the memory gives it away."""
    from wellbeing.lean_dataclasses import write_methods_later

    write_methods_later()  # before any of them is made
    from wellbeing.paths import folder_in, folders
    from wellbeing.system.log.hooks import watch_for_trouble
    from wellbeing.system.private_memory import keep_memory_private

    watch_for_trouble(lambda: folders(folder_in(sys.argv[1:])).logs)
    keep_memory_private()


def plain_start(words: Sequence[str]) -> tuple[str, str] | None:
    """Return folder ('' for the usual one) and word of a line that only opens the app, None for any other line.

    The app should be painted before a command line library is even imported; what this does not know is
    read there, with its own help and its own words for mistakes.
    """
    place, word, rest = "", "raise", list(words)
    while rest:
        first = rest.pop(0)
        if first in START_WORDS:
            word = START_WORDS[first]
        elif first == "--data-dir" and rest and rest[0].strip():
            place = rest.pop(0)
        else:
            return None
    return place, word


def window_or_word(place: str, word: str, asked_in_vain: bool = False) -> int:
    """Open the app; what stands in the way is one line on stderr."""
    from pathlib import Path

    from wellbeing.domain.problems import Refused

    folder = Path(place) if place else None
    try:
        return window(folder, word, asked_in_vain)
    except Refused as refused:
        from wellbeing.cli.main import complain
        from wellbeing.content.sentences import sentence

        return complain(sentence(refused.problem, environment(folder).words().t))
    except Exception as trouble:  # an outer door: before there is a window, nothing else says it
        from wellbeing.cli.main import complain, unexpected

        return complain(unexpected(trouble, folder))


def environment(data_dir: Path | None) -> Environment:
    """Return the environment of a person's folders."""
    from wellbeing.clock import SystemClock
    from wellbeing.paths import folders
    from wellbeing.services.environment import open_environment

    return open_environment(folders(data_dir), SystemClock())


def services(own: Environment, key: bytes | None = None) -> Services:
    """Return the open services of an environment; a `key` that was read before is not asked for again."""
    from wellbeing.services.app_services import open_services

    return open_services(own, key)


def window(data_dir: Path | None, word: str, asked_in_vain: bool = False) -> int:
    """Open the app, or raise the one that is open; returns the exit code."""
    from functools import partial

    from wellbeing.paths import folders
    from wellbeing.ui.shell.run import run_app

    own = partial(environment, data_dir)
    return run_app(folders(data_dir), own, services, outside, word, asked_in_vain)


def snapshot(
    own: Environment,
    place: Path,
    languages: Sequence[str],
    themes: Sequence[str],
    scales: Sequence[int],
    size: tuple[int, int],
) -> list[Path]:
    """Write every page as a PNG, offscreen; returns the files."""
    from wellbeing.ui.pictures.snapshot import take

    return take(own, services, place, languages, themes, scales, size)


def day(data_dir: Path | None, place: Path, tell: Callable[[str], None]) -> Path:
    """Live one invented day and write its pictures; returns their folder."""
    from wellbeing.clock import SystemClock
    from wellbeing.paths import folders
    from wellbeing.ui.pictures.invented_day import live

    return live(folders(data_dir), SystemClock(), place, tell)


def report(own: Environment, days: DayRange, out: Path, language: str, paper: str, notes: bool) -> None:
    """Write a week, a month or a year on one page into a PDF, offscreen; raises Refused."""
    from wellbeing.ui.pages.trends.report.pdf import write_report

    write_report(own, services, days, out, language, paper, notes)


def outside() -> DesktopSources:
    """Return the outside world of this machine."""
    from functools import partial

    from wellbeing.system.fullscreen import active_program, fullscreen_window
    from wellbeing.system.headset.choose import listen_to_headset
    from wellbeing.system.hotkeys.choose import choose_hotkeys
    from wellbeing.system.idle.choose import choose_idle
    from wellbeing.system.notifications.notifier import choose_notifier
    from wellbeing.system.screen_casts import watch_casts
    from wellbeing.system.session import SessionWatch
    from wellbeing.ui.shell.reminder_driver import DesktopSources

    return DesktopSources(
        choose_notifier(os.environ, first_word=0),
        choose_idle(os.environ).seconds,
        SessionWatch(os.environ),
        lambda: fullscreen_window(os.environ),
        partial(listen_to_headset, os.environ),
        partial(choose_hotkeys, os.environ),
        partial(active_program, os.environ),
        partial(watch_casts, os.environ),
    )
