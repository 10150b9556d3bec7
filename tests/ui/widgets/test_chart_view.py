"""A chart's picture: drawn when seen, and what has to be fetched first is fetched beside the window."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes import log_text
from wellbeing.ui.widgets.chart_view import ChartView


class Slow:
    """A drawer that is ready when told."""

    def __init__(self, fails: bool = False) -> None:
        self.ready, self.fails = False, fails
        self.threads: list[threading.Thread] = []
        self.go = threading.Event()

    def get_ready(self) -> None:
        self.threads.append(threading.current_thread())
        self.go.wait(5)
        if self.fails:
            raise ImportError("a name")
        self.ready = True


def red(width: int, height: int, _ratio: float) -> tuple[bytes, int, int]:
    return b"\xff\x00\x00\xff" * width * height, width, height


def shown(qtbot: QtBot, drawer: Slow) -> ChartView:
    view = ChartView(drawer, "<b>not now</b>")
    qtbot.addWidget(view)
    view.resize(300, 240)
    view.set_chart(red, "a chart")
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_window_goes_on_while_the_library_is_fetched(qtbot: QtBot, light_theme):
    drawer = Slow()
    view = shown(qtbot, drawer)
    qtbot.waitUntil(lambda: bool(drawer.threads))
    view.draw_now()
    assert view.pixmap().isNull()
    assert drawer.threads != [threading.main_thread()]
    drawer.go.set()
    qtbot.waitUntil(lambda: not view.pixmap().isNull())
    assert len(drawer.threads) == 1, "fetched once"


@pytest.mark.parametrize("gone", [True, False])
def test_a_library_that_is_missing_or_a_page_that_is_gone_ends_nothing(
    qtbot: QtBot, light_theme, caplog, gone: bool
):
    drawer = Slow(fails=not gone)
    view = shown(qtbot, drawer)
    qtbot.waitUntil(lambda: bool(drawer.threads))
    if gone:
        view.deleteLater()
        qtbot.wait(10)
    drawer.go.set()
    drawer.threads[0].join(5)
    qtbot.wait(20)
    assert "a name" not in log_text(caplog)


def test_a_chart_that_failed_says_so_and_is_tried_again(qtbot: QtBot, light_theme):
    drawer = Slow(fails=True)
    drawer.go.set()
    view = shown(qtbot, drawer)
    view._again.setInterval(20)
    qtbot.waitUntil(lambda: view.text() == "<b>not now</b>")
    assert view.textFormat() == Qt.TextFormat.PlainText
    drawer.fails = False
    qtbot.waitUntil(lambda: not view.pixmap().isNull())
    assert view.text() == ""


def test_beside_the_window_the_first_seen_is_drawn_first(qtbot: QtBot, light_theme):
    """The library is fetched with the first picture: the second would overtake one that is told of it first."""
    drawer, drawn = Slow(), list[str]()

    def draw(name: str, width: int, height: int, ratio: float) -> tuple[bytes, int, int]:
        drawn.append(name)
        return red(width, height, ratio)

    views = {name: ChartView(drawer, "not now", beside=True) for name in ("first", "second")}
    for name, view in views.items():
        qtbot.addWidget(view)
        view.resize(300, 240)
        view.set_chart(partial(draw, name), "a chart")
        with qtbot.waitExposed(view):
            view.show()
        view.draw_now()
    drawer.go.set()
    qtbot.waitUntil(lambda: not any(view.pixmap().isNull() for view in views.values()))
    assert drawn[0] == "first"
    assert len(drawer.threads) == 1


@pytest.mark.parametrize("breaks", ["library", "drawing"])
def test_what_fails_beside_the_window_is_tried_again(qtbot: QtBot, light_theme, breaks: str):
    drawer = Slow(fails=breaks == "library")
    drawer.go.set()
    works = [breaks == "library"]

    def draw(width: int, height: int, ratio: float) -> tuple[bytes, int, int]:
        return red(width, height, ratio) if works[0] else red(width, height, 1 / 0)

    view = ChartView(drawer, "not now", beside=True)
    qtbot.addWidget(view)
    view._again.setInterval(20)
    view.resize(300, 240)
    view.set_chart(draw, "a chart")
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.text() == "not now")
    drawer.fails, works[0] = False, True
    qtbot.waitUntil(lambda: not view.pixmap().isNull())


def test_what_a_newer_picture_is_on_its_way_for_is_not_drawn(qtbot: QtBot, light_theme):
    """A person who steps through ranges waits for the last one alone."""
    drawer, drawn, go = Slow(), list[int](), threading.Event()
    drawer.ready = True

    def draw(number: int, width: int, height: int, ratio: float) -> tuple[bytes, int, int]:
        go.wait(5)
        drawn.append(number)
        return red(width, height, ratio)

    view = ChartView(drawer, "not now", beside=True)
    qtbot.addWidget(view)
    view.resize(300, 240)
    with qtbot.waitExposed(view):
        view.show()
    for number in range(5):
        view.set_chart(partial(draw, number), "a chart")
    go.set()
    qtbot.waitUntil(lambda: not view.pixmap().isNull())
    assert drawn[-1] == 4
    assert set(drawn) <= {0, 4}, "the first may have begun before the next was asked for"
