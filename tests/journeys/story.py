"""One person at a desk: starts the app, presses keys, and looks at what another process finds in the diary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.conftest import ROOT
from tests.desktop import PrivateDesktop
from tests.fakes import FakeClock
from tests.journeys.screen_reader import ScreenReader, Thing, start_accessibility, wait_for
from tests.processes import PATIENCE, read_line
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.events import Tick
from wellbeing.domain.reminders.state_json import from_json
from wellbeing.paths import under
from wellbeing.services.app_services import open_services
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.environment import open_environment
from wellbeing.storage.reminders import ReminderStore
from wellbeing.ui.widgets.click_guard import DEAF_MS

DEAF_S = DEAF_MS / 1000 + 0.05
PICTURES = "WELLBEING_JOURNEY_PICTURES"
LULL = 8.0
"""Seconds without a key before a notice comes, and of quiet after a start: 20 for a person, who has the time."""
PACED = f"""
import sys
from wellbeing.domain.reminders import notice_times
notice_times.LULL = {LULL}
"""
GO = """
from wellbeing.app import main
sys.exit(main())
"""
SETTINGS = """[look]
language = "{language}"
theme = "{theme}"

[seen]
welcomed = true
"""


def noon_zone() -> str:
    """Return a zone in which it is about noon now: no day, shift or night begins in the middle of a journey."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


class Story:
    """A desktop, a diary's folder, and the app on it as a process of its own."""

    pace = PACED

    def __init__(self, desktop: PrivateDesktop, folder: Path) -> None:
        self.desktop = desktop
        self.home = folder / "diary"
        self.pictures = folder
        self.zone = noon_zone()
        desktop.environ |= {"TZ": self.zone, "PYTHONPATH": str(ROOT), "WELLBEING_STARTUP_TRACE": "1"}
        start_accessibility(desktop)
        self.reader = ScreenReader(desktop)
        self.app: subprocess.Popen[bytes] | None = None

    # Before the app is there

    def settle_in(self, language: str = "en", theme: str = "light", more: str = "") -> None:
        """Write the settings of somebody who was welcomed before."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = SETTINGS.format(language=language, theme=theme) + more
        (self.home / "settings.toml").write_text(text, encoding="utf-8")

    def work_before(self, minutes: float = 60.0, seconds_short: float = 5.0) -> None:
        """Let the real engine live through the work before now, so that a break falls due in a few seconds."""
        length = timedelta(minutes=minutes, seconds=-seconds_short)
        clock = FakeClock(datetime.now(UTC) - length, ZoneInfo(self.zone))
        services = open_services(open_environment(under(self.home), clock))
        services.reminders.begin()
        for _ in range(int(length.total_seconds()) // 30):
            clock.pass_by(seconds=30)
            services.reminders.feed(Tick(1.0))
        services.close()

    # The app

    def start(self, *words: str, ready: str = "ready") -> None:
        """Start the app and wait until it says that it is painted, or ready for keys."""
        self.app = self._run(*words, stderr=subprocess.PIPE)
        assert self.app.stderr is not None
        while f"mark {ready}" not in read_line(self.app.stderr):
            pass

    def start_again(self, *words: str) -> int:
        """Start the app a second time beside the first; returns how it ended."""
        return self._run(*words).wait(PATIENCE)

    def kill(self) -> None:
        """End the app as a power cut does."""
        assert self.app is not None
        self.app.kill()
        self.app.wait(PATIENCE)

    def window(self, title: str = "^wellbeing$") -> str:
        """Return the number of the app's window with this title, waiting until it is on the screen."""
        return self.desktop.windows("--onlyvisible", "--name", title)[0]

    def active(self) -> str:
        """Return the title of the window that has the focus."""
        return self.desktop.run("xdotool", "getactivewindow", "getwindowname")

    def close_window(self) -> None:
        """Close the window by the window manager's key; a press that comes as another window opens may go unheard."""
        wait_for(self._has_focus, "the window has no focus")
        wait_for(self._closed_by_key, "the window stays open")

    def _closed_by_key(self) -> bool:
        self.desktop.type_keys("alt+F4")
        for _ in range(20):
            if not self._has_focus():
                return True
            time.sleep(0.1)
        return False

    def _has_focus(self) -> bool:
        """Tell whether the window has the focus; with no window left nothing has it."""
        try:
            return self.active() == "wellbeing"
        except subprocess.CalledProcessError:
            return False

    def expect(self, *words: str, patience: float = 10.0) -> str:
        """Wait until these words are on the screen; returns all that is."""
        seen = ""

        def look() -> bool:
            nonlocal seen
            seen = self.reader.words()
            return all(word in seen for word in words)

        try:
            wait_for(look, "", patience)
        except AssertionError:
            raise AssertionError(f"{words} is not among:\n{seen}") from None
        return seen

    def expect_gone(self, words: str, patience: float = 10.0) -> None:
        """Wait until these words have left the screen."""
        wait_for(lambda: words not in self.reader.words(), f"{words!r} stays", patience)

    def expect_focus(self, name: str, patience: float = 10.0) -> Thing:
        """Wait until what has the focus has this in its name."""

        def look() -> Thing | None:
            found = self.reader.focused()
            return found if found is not None and name in found.name else None

        return wait_for(look, f"no focus on {name!r}", patience)

    def click(self, name: str, role: str = "") -> None:
        """Click in the middle of what has this name, once it stands still: a page on its way is no target."""
        x, y, width, height = wait_for(
            lambda: self._at_rest(name, role), f"nothing called {name!r} is at rest"
        )
        self.desktop.click(x + width // 2, y + height // 2)

    def _at_rest(self, name: str, role: str) -> tuple[int, int, int, int] | None:
        """Return where a thing is; None while it isn't there or still moves."""
        thing = self.reader.find(name, role)
        if thing is None:
            return None
        before = self.reader.extents(thing)
        time.sleep(DEAF_S)  # so long a window that came up, moved or grew hears no click
        return before if before == self.reader.extents(thing) and before[2] > 0 else None

    def tab_to(self, name: str, most: int = 30) -> None:
        """Press Tab until what has this name has the focus."""
        for _ in range(most):
            focused = self.reader.focused()
            if focused is not None and name in focused.name:
                return
            self.desktop.type_keys("Tab")
        raise AssertionError(f"Tab does not reach {name!r}")

    def keep(self, name: str) -> Path:
        """Keep a picture of the screen."""
        kept = os.environ.get(PICTURES)
        folder = Path(kept) if kept else self.pictures
        folder.mkdir(parents=True, exist_ok=True)
        return self.desktop.screenshot(folder / f"{name}.png")

    # Another process

    def say(self, *words: str) -> str:
        """Run the command line over the same diary."""
        return self.desktop.run(sys.executable, "-m", "wellbeing", *words, "--data-dir", str(self.home))

    def show(self) -> dict[str, Any]:
        """Return what another process finds in the diary."""
        found: dict[str, Any] = json.loads(self.say("show", "--json"))
        return found

    def ratings(self) -> list[int]:
        """Return the stress of all check-ins, as another process finds them."""
        return [checkin["stress"] for checkin in self.show()["checkins"]]

    def book(self) -> BreakLedger:
        """Return the book of today's breaks as the diary has it."""
        diary = open_own_diary(under(self.home))
        saved = ReminderStore(diary).state()
        diary.close()
        assert saved is not None
        return from_json(saved[0]).ledger

    def expect_ratings(self, *wanted: int) -> None:
        """Wait until the diary holds just these check-ins."""
        wait_for(lambda: self.ratings() == list(wanted), f"the diary does not come to hold {wanted}")

    def _run(self, *words: str, **options: Any) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-c", self.pace + GO, "--data-dir", str(self.home), *words)
        return self.desktop.processes.start(*command, **options)
