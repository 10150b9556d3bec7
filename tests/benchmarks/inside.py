"""Measured inside the window: from a key press to the row on disk, and drawing trends over years.

python -m tests.benchmarks.inside FOLDER      prints one JSON object of lists of milliseconds
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.benchmarks.window import RANGE
from wellbeing.app import environment as open_environment
from wellbeing.app import services as open_services
from wellbeing.cli.chart import KINDS, pattern_of
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.garbage import GarbageCollector
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.look.paper import paper_of
from wellbeing.ui.look.theme import apply_theme, current_theme
from wellbeing.ui.navigator import NoNavigator
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.pages.trends.page import TrendsPage
from wellbeing.ui.shell.application import THREAD_TURN_S
from wellbeing.ui.shell.main_window import MainWindow
from wellbeing.ui.shell.page_stack import PageStack
from wellbeing.ui.source_reading import stop_reading_sources

PRESSES = 200
RANGES = ("day", "week", "month", "quarter", "year", "all")
CHANGES = 5  # of each range, and of each page
SEARCHED = ("tuikuan", "refund late", "angry")
INSIGHTS = 3
TOGETHER = "together"


def show_range(page: TrendsPage, name: str) -> None:
    """Turn to a named range by its button."""
    next(button for button in page._bar._buttons if button.key == name).click()


def fill(services: Services, shell: MainWindow) -> PageStack:
    """Show the shell with its pages over services, refreshed by changes as in the app; return the pages."""
    words = services.words()
    window = PageStack(words)
    shell.show_view(window)
    services.event_bus.subscribe(window.on_topic)
    window.fill(Context(services, words, window.say, NoNavigator(), nothing, piecemeal=True))
    shell.show()
    assert QTest.qWaitForWindowExposed(shell, 10_000)
    return window


def nothing(*_: object) -> None:
    """Stand where a measurement answers no press."""


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds that an act takes."""
    began = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - began) / 1e6


def presses(services: Services, window: PageStack) -> list[float]:
    """Return how long after each press its row was on disk: the moment the save is announced.

    5 and 6 in turn: the same again within a minute is a slip, and writes nothing. The scale begins anew
    each time: digits that come as fast as these are a number, and no answer.
    """
    saved: list[int] = []
    times = []

    def note(topic: Topic) -> None:
        if topic is Topic.CHECKINS:
            saved.append(time.perf_counter_ns())

    services.event_bus.unsubscribe(window.on_topic)
    services.event_bus.subscribe(
        note
    )  # first in the row: what the pages do afterwards is not part of the save
    services.event_bus.subscribe(window.on_topic)
    page = window.page("today")
    for number in range(PRESSES):
        saved.clear()
        page._scale.start_over()
        key = (Qt.Key.Key_5, Qt.Key.Key_6)[number % 2]
        began = time.perf_counter_ns()
        QTest.keyClick(page, key)
        page._capture.flush()  # what a moment's wait for a second digit would do
        assert saved, "the key saved nothing"
        times.append((saved[0] - began) / 1e6)
        QApplication.processEvents()
    return times


class NextPicture(QObject):
    """Ends a loop once a chart is about to paint another picture than before."""

    def __init__(self, chart: QLabel, before: int, loop: QEventLoop) -> None:
        super().__init__(loop)
        self._before, self._loop = before, loop
        chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Look at the picture with each painting."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel):
            picture = watched.pixmap()
            if not picture.isNull() and picture.cacheKey() != self._before:
                self._loop.quit()
        return False


def wait_for_picture(chart: QLabel, before: int) -> None:
    """Wait as the app does, at rest: a look every two milliseconds took the threads' turns, and trebled the time."""
    loop = QEventLoop()
    seen = NextPicture(chart, before, loop)
    loop.exec()
    chart.removeEventFilter(seen)


def trends(window: PageStack) -> dict[str, list[float]]:
    """Return the times to the first chart, matplotlib once imported, and to the charts of other ranges."""
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401

    def first() -> None:
        window.go("trends")
        wait_for_picture(window.page("trends").cards["trend"].chart, QPixmap().cacheKey())

    def change(name: str) -> None:
        chart = page.cards["trend"].chart
        before = chart.pixmap().cacheKey()
        show_range(page, name)
        wait_for_picture(chart, before)

    QTest.qWait(2_000)  # what the window makes of its other pages at first is no part of this
    found = {"first": [timed(first)], **{RANGE + name: [] for name in RANGES}}
    page = window.page("trends")
    for _ in range(CHANGES):
        for name in RANGES:
            QTest.qWait(150)
            while is_busy():  # the other cards of the range before
                QTest.qWait(50)
            found[RANGE + name].append(timed(lambda name=name: change(name)))
    return found


def changes(window: PageStack) -> dict[str, list[float]]:
    """Return the times of going to a page that was seen before, until it is painted: once for each page and round."""
    keys = [entry.key for entry in PAGES]

    def change(key: str) -> None:
        window.go(key)
        window.repaint()

    for key in keys:
        window.go(key)
        QTest.qWait(1_000)  # all its pieces are there
    found: dict[str, list[float]] = {f"page {key}": [] for key in keys}
    for _ in range(CHANGES):
        for key in keys:
            found[f"page {key}"].append(timed(lambda key=key: change(key)))
            QTest.qWait(200)
    return found


def searches(window: PageStack) -> dict[str, list[float]]:
    """Return the times of single keys in the library's search, until what is found is painted, and in the diary's.

    There it is read beside the window: `diary found` are the times until it stands there.
    """
    found: dict[str, list[float]] = {"library key": [], "diary key": [], "diary found": []}

    def press(field: QWidget, letter: str) -> None:
        QTest.keyClick(field, letter)
        QApplication.processEvents()
        window.repaint()

    def wait() -> None:
        while is_busy():
            QTest.qWait(1)

    for key, times in (("library", found["library key"]), ("today", found["diary key"])):
        window.go(key)
        QTest.qWait(500)
        page = window.page(key)
        page.start_search()
        field = page.search if key == "library" else page._search
        for words in SEARCHED:
            field.clear()
            for letter in words:
                times.append(timed(lambda field=field, letter=letter: press(field, letter)))
                if key == "today":
                    found["diary found"].append(times[-1] + timed(wait))
                QTest.qWait(60)
        field.clear()
    return found


def charts(services: Services) -> dict[str, list[float]]:
    """Return the CPU times of each kind of chart, read and drawn, the first and of other ranges; and their memory.

    What went together is read apart: it asks three years, and has seconds beside the window.
    """
    theme, _ = services.environment.theme("light")
    before = most_held()
    services.charts.get_ready()
    found: dict[str, list[float]] = {}

    def draw(kind: str, pattern: object) -> None:
        services.charts.pattern_pixels(kind, pattern, {}, theme, "zh_CN", 900, 320, 1.0)

    for kind in KINDS:
        if kind != TOGETHER:
            times = []
            for name in ("month", "quarter", "year", "all", "month"):
                days = services.trends.named(name)
                times.append(
                    cpu_of(lambda kind=kind, days=days: draw(kind, pattern_of(services, kind, days)))
                )
            found[f"chart first {kind}"], found[f"chart change {kind}"] = times[:1], times[1:]
    found["chart memory"] = [most_held() - before]
    found["insights"] = [timed(services.insights.picture) for _ in range(INSIGHTS)]
    found["insights memory"] = [most_held() - before]
    asked = services.insights.picture()
    found[f"chart first {TOGETHER}"] = [cpu_of(lambda: draw(TOGETHER, asked))]
    return found


def cpu_of(act: Callable[[], object]) -> float:
    """Return the milliseconds of CPU that an act takes."""
    began = time.process_time_ns()
    act()
    return (time.process_time_ns() - began) / 1e6


def most_held() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def held(services: Services) -> dict[str, list[float]]:
    """Return how much CPU the window's own thread took in one turn of its loop while all cards came, range by range."""
    words = services.words()
    ctx = Context(services, words, nothing, NoNavigator(), nothing, piecemeal=True)
    page = TrendsPage(ctx)
    page.resize(1328, 2600)
    turns: list[float] = []
    last = [time.thread_time_ns()]

    def beat() -> None:
        now = time.thread_time_ns()
        turns.append((now - last[0]) / 1e6)
        last[0] = now

    page.show()
    QTest.qWait(300)
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(beat)
    last[0] = time.thread_time_ns()
    timer.start()
    for name in ("year", "all", "month"):
        show_range(page, name)
        QTest.qWait(200)
        while is_busy():
            QApplication.processEvents()
    page.close()
    return {"held": [max(turns)]}


def main(folder: Path) -> None:
    """Measure one diary and print the figures."""
    stop_reading_sources()  # these two as the app does
    sys.setswitchinterval(THREAD_TURN_S)
    qt = QApplication(["wellbeing"])
    services = open_services(open_environment(folder))
    theme, _ = services.environment.theme("light")
    apply_theme(qt, theme, "zh_CN")
    services.reminders.begin()
    shell = MainWindow(paper_of(current_theme()))
    window = fill(services, shell)
    GarbageCollector(qt)  # as in the app: none is collected amid a drawing
    found = charts(services) | trends(window) | held(services) | {"press": presses(services, window)}
    found |= changes(window) | searches(window)
    print(json.dumps(found))
    shell.close()
    services.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
