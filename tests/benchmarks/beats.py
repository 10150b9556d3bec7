"""How long the window stands still while the outside is at its worst, by a heartbeat in its own thread.

python -m tests.benchmarks.beats [backup]    prints one JSON object: case -> [longest gap, longest work] in milliseconds

With `backup` only that of ten years is measured.

The gap is what a person would feel; the work is the processor's time of the window's thread within one gap, which
tells the same where other programs keep the machine busy.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import outside
from tests.benchmarks.diaries import CHECKINS, CONTACTS, fill
from tests.holder import Holder
from wellbeing.clock import SystemClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.paths import Folders, under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.services.team.boards import address_of
from wellbeing.services.team.teams import Teams
from wellbeing.ui.garbage import GarbageCollector
from wellbeing.ui.pages.library.cues.view import CueReader
from wellbeing.ui.pages.library.page import CUES, LibraryPage
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.rota import RotaRow
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.reminder_driver import DesktopSources
from wellbeing.ui.source_reading import stop_reading_sources

BEAT_MS = 5
PAGES = ("trends", "cooldown", "library", "practice", "team", "settings")
MESSAGES = {
    "20,000 emoji": "😡" * 20_000,
    "24,000 Chinese signs": "我非常生气，你们太慢了！" * 2_000,
    "100,000 letters": "a" * 100_000,
}
FOREIGN_FILES, FOREIGN_BYTES, MOST_GROWN_MIB = 4_000, 262_144, 64
HOSTILE = '<img src="file:///etc/hostname"> <b>x</b> '


class Heartbeat:
    """Beats every few milliseconds in the thread that makes it, and knows the longest gap."""

    def __init__(self) -> None:
        self._clock, self._beat, self._longest = QElapsedTimer(), QTimer(), (0.0, 0.0)
        self._worked = 0.0
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._tick)

    def over(self, act: Callable[[], object], settle_ms: int = 400) -> tuple[float, float]:
        """Return the longest gap, and the longest work in one, in ms from an act to the rest after it."""
        self._longest, self._worked = (0.0, 0.0), time.thread_time()
        self._clock.start()
        self._beat.start(BEAT_MS)
        act()
        self._tick()
        rest(settle_ms)
        self._beat.stop()
        return self._longest

    def _tick(self) -> None:
        gap, work = self._clock.nsecsElapsed() / 1e6, (time.thread_time() - self._worked) * 1000
        self._longest = (max(self._longest[0], gap), max(self._longest[1], work))
        self._worked = time.thread_time()
        self._clock.start()


def rest(milliseconds: int) -> None:
    """Let the event loop run as the app does: it blocks until something comes, and garbage goes before it does."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def start(qt: QApplication, home: Path) -> tuple[Application, Services, Folders]:
    """Open the whole app over a new diary in which every note is hostile and long."""
    folders = under(home)
    environment = open_environment(folders, SystemClock())
    for name, value in (("welcomed", True), ("language", "en"), ("theme", "light")):
        environment.preferences.set(name, value)
    app = Application(
        qt, environment, open_services, lambda: DesktopSources(None, lambda: 1.0, None, lambda: False), None
    )
    app.start("raise")
    while app.driver is None or app.ctx is None:
        QTest.qWait(20)
    services = app.ctx.services
    for _ in range(3):
        services.checkins.record(CheckInDraft(stress=9, note=HOSTILE * 90))
        services.contacts.record(ContactDraft("rude", felt=9, note=HOSTILE * 90))
    QTest.qWait(1_000)
    return app, services, folders


def pages(app: Application, beat: Heartbeat, found: dict[str, tuple[float, float]]) -> None:
    """Make each page for the first time, then open it again."""
    for key in PAGES:
        found[f"first: {key}"] = beat.over(lambda key=key: app.view.go(key))
    for key in (*PAGES, "today"):
        found[f"again: {key}"] = beat.over(lambda key=key: app.view.go(key), 200)


def held(
    app: Application,
    services: Services,
    folders: Folders,
    beat: Heartbeat,
    found: dict[str, tuple[float, float]],
) -> None:
    """Enter, change and take back while another program holds the diary."""
    today = app.view.page("today")
    assert isinstance(today, TodayPage)
    with Holder(folders.data):
        found["diary held: a key"] = beat.over(lambda: QTest.keyClick(today, Qt.Key.Key_5))
        found["diary held: Undo"] = beat.over(app.view.undo)
        found["diary held: a contact"] = beat.over(lambda: services.contacts.record(ContactDraft("rude")))
        found["diary held: a contact starts"] = beat.over(app.actions.start_contact)
        driver = app.driver
        assert driver is not None
        found["diary held: a tick"] = beat.over(driver.tick)
        found["diary held: a pause"] = beat.over(lambda: app.actions.pause("30m"))
    found["diary free again"] = beat.over(bool, 600)


def messages(app: Application, beat: Heartbeat, found: dict[str, tuple[float, float]]) -> None:
    """Paste huge messages into the cue reader."""
    app.view.go("library")
    page = app.view.page("library")
    assert isinstance(page, LibraryPage)
    page.show_kind(CUES)
    QTest.qWait(400)
    reader = page.findChild(CueReader)
    assert isinstance(reader, CueReader)
    for name, text in MESSAGES.items():
        mime = QMimeData()
        mime.setText(text)
        reader.box.selectAll()
        found[f"cue box: {name}"] = beat.over(lambda mime=mime: reader.box.insertFromMimeData(mime), 1_500)
        found[f"cue box: {name}, a key more"] = beat.over(lambda: reader.box.insertPlainText("b"), 800)


def bombs(app: Application, home: Path, beat: Heartbeat, found: dict[str, tuple[float, float]]) -> None:
    """Take files made to cost time or memory for a rota; each is refused while the window goes on."""
    from tests.services.test_rota_bombs import BOMBS

    app.view.go("settings")
    page = app.view.page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section("work")
    QTest.qWait(400)
    row = page.findChild(RotaRow)
    assert isinstance(row, RotaRow)
    for name in ("zone.ics", "series.ics"):
        file, content = home.parent / name, BOMBS[name]()
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        row.wrong.hide()
        gap = beat.over(lambda file=file: row.take(file), 0)
        while not row.choose.isEnabled():
            gap = longer(gap, beat.over(bool, 100))
        assert row.wrong.isVisible(), f"{name} was taken for a rota"
        found[f"rota bomb: {name}"] = gap


def flooded(app: Application, home: Path, beat: Heartbeat, found: dict[str, tuple[float, float]]) -> None:
    """Visit a team's folder that somebody has filled with foreign files."""
    assert app.ctx is not None
    share = home.parent / "share"
    share.mkdir()
    app.ctx.services.team.found("Night shift", address_of(share, None))
    (folder,) = share.iterdir()
    for number in range(FOREIGN_FILES):
        with (folder / f"{number}.wb").open("wb") as file:
            file.truncate(FOREIGN_BYTES)
    app.view.go("team")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found["flooded folder: the page"] = beat.over(lambda: app.view.go("team"))
    done: list[object] = []
    gap = beat.over(lambda: app.ctx and app.ctx.ask_board(visit, done.append, done.append), 0)
    while not done:
        gap = longer(gap, beat.over(bool, 100))
    found["flooded folder: a visit"] = gap
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < MOST_GROWN_MIB, f"a flooded folder costs {grown:.0f} MiB"


def visit(teams: Teams) -> object:
    """Read the board anew, as each visit does."""
    teams.roster_view()
    return teams.visits.tick()


def longer(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    """Return the longer gap and the longer work of two stretches."""
    return max(first[0], second[0]), max(first[1], second[1])


def gaps(qt: QApplication, home: Path, short: bool = False) -> dict[str, tuple[float, float]]:
    """Return case -> longest gap and work in ms; the short form leaves the pages out."""
    found: dict[str, tuple[float, float]] = {}
    app, services, folders = start(qt, home)
    beat = Heartbeat()
    try:
        found["at rest"] = beat.over(bool)
        if not short:
            pages(app, beat, found)
        held(app, services, folders, beat, found)
        messages(app, beat, found)
        if not short:
            bombs(app, home, beat, found)
            flooded(app, home, beat, found)
            outside.hostile_tips(app, beat, found)
            outside.silent_desktop(beat, found)
            outside.silent_database(app, folders, beat, found)
    finally:
        put_away(app)
    return found


def backup_gaps(qt: QApplication, home: Path) -> dict[str, tuple[float, float]]:
    """Return the longest gap and work in ms while ten years are looked through and backed up."""
    found: dict[str, tuple[float, float]] = {}
    fill(home, CHECKINS, CONTACTS)
    app, _, folders = start(qt, home)
    try:
        outside.backup_of_ten_years(app, folders, Heartbeat(), found)
    finally:
        put_away(app)
    return found


def put_away(app: Application) -> None:
    """Close an app and its window."""
    app.close()
    app.shell.deleteLater()
    QTest.qWait(0)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        stop_reading_sources()  # as the app does
        qt, measured = QApplication(["wellbeing"]), {}
        GarbageCollector(qt)  # as the app does
        if sys.argv[1:] != ["backup"]:
            measured = gaps(qt, Path(place) / "home")
        json.dump(measured | backup_gaps(qt, Path(place) / "ten years"), sys.stdout)
