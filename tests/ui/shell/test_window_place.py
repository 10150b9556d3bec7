"""The window fits the screen, with help in sight, and stands again where it stood on these screens."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.desktop import PrivateDesktop
from wellbeing.ui.look.paper import Paper, kept_paper
from wellbeing.ui.shell.main_window import SIZE
from wellbeing.ui.shell.window_place import FILE, FRAME, WindowPlace, fitting, screens_now

# Each language's rail and every page's own least size count: the real app tells where its parts stand.
TOLD = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from wellbeing import app
from wellbeing.ui.shell import application
from wellbeing.ui.widgets.nav_rail import NavRail
settle = application.Application._start_background
def tell(own):
    free, shell = own.shell.screen().availableGeometry(), own.shell
    help_at = shell.findChild(NavRail)._help
    edge = help_at.mapTo(shell, help_at.rect().bottomRight())
    print(json.dumps({{
        "free": [free.width(), free.height()],
        "window": [shell.frameGeometry().width(), shell.frameGeometry().height()],
        "inside": free.contains(shell.frameGeometry()),
        "help": shell.rect().contains(edge) and help_at.isVisible(),
    }}), flush=True)
    own._qt.exit(0)
def settled(own, *given):
    settle(own, *given)
    QTimer.singleShot(300, lambda: tell(own))
application.Application._start_background = settled
app.main()
"""
PAPER = Paper("#102030", "#FaFaFa", 196)
SCREENS = [
    ("1366x768", "1"),
    ("1280x720", "1"),
    ("1024x600", "1"),
    ("1920x1080", "1.5"),
    ("1366x768", "1.25"),
]


@pytest.mark.parametrize(("size", "scale"), SCREENS)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_window_fits_with_help_in_sight(tmp_path: Path, size: str, scale: str, language: str):
    home = tmp_path / "home"
    home.mkdir(0o700)
    (home / "settings.toml").write_text(f'[look]\nlanguage = "{language}"\n\n[seen]\nwelcomed = true\n')
    with PrivateDesktop(tmp_path / "desktop", size=f"{size}x24", notifications=False, tray=False) as desktop:
        environ = desktop.environ | {"QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", TOLD.format(), "--data-dir", str(home)],
            env=environ,
            capture_output=True,
            text=True,
            timeout=60,
        )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["inside"], told
    assert told["help"], told


@pytest.mark.parametrize(
    ("free", "size"),
    [
        (QRect(0, 0, 1920, 1080), SIZE),
        (QRect(0, 0, 1280, 720), QSize(1100, 720 - FRAME.height())),
        (QRect(0, 30, 1024, 570), QSize(1024 - FRAME.width(), 570 - FRAME.height())),
    ],
)
def test_as_large_as_the_screen_allows(free: QRect, size: QSize):
    assert fitting(SIZE, free) == size


def test_it_stands_where_it_stood(tmp_path: Path, qtbot: QtBot):
    first, again = QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(40, 50, 500, 400)
    first.show()
    WindowPlace(tmp_path).keep(first, "trends", PAPER)
    place = WindowPlace(tmp_path)
    place.restore(again)
    assert again.geometry() == QRect(40, 50, 500, 400)
    assert place.page() == "trends"
    assert place.paper() == PAPER


def test_a_place_beyond_the_screens_is_corrected(tmp_path: Path, qtbot: QtBot):
    first, again = QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(5_000, 4_000, 3_000, 2_500)
    first.show()
    WindowPlace(tmp_path).keep(first, "today", PAPER)
    WindowPlace(tmp_path).restore(again)
    free = again.screen().availableGeometry()
    assert free.contains(again.geometry().topLeft())
    assert again.width() <= free.width()
    assert again.height() <= free.height()


def test_other_screens_have_a_place_of_their_own(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    window = QWidget()
    qtbot.addWidget(window)
    WindowPlace(tmp_path).keep(window, "trends", PAPER)
    kept = json.loads((tmp_path / FILE).read_text())
    (tmp_path / FILE).write_text(json.dumps({"0,0,1x1@3": kept[screens_now()]}))
    assert WindowPlace(tmp_path).page() == ""


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "[" * 100_000, '{"x": {"geometry": 3}}', "\x00"])
def test_a_file_that_is_none_of_ours_is_no_trouble(tmp_path: Path, text: str, qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / FILE).write_text(text)
    WindowPlace(tmp_path).restore(window)
    assert WindowPlace(tmp_path).page() == ""
    assert WindowPlace(tmp_path).paper() is None
    WindowPlace(tmp_path / "gone").keep(window, "today", PAPER)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        "#102030",
        ["#102030", "#fafafa"],
        ["#102030", "#fafafa", 196, 1],
        ["#102030", "#fafafa", "196"],
        ["#102030", "#fafafa", True],
        ["#102030", "#fafafa", 0],
        ["#102030", "#fafafa", 401],
        ["#102030", "#fafafa", 1.5],
        ["red", "#fafafa", 196],
        ["#102030", "#fafafa; } QLabel { color: red", 196],
        ["#102030\n", "#fafafa", 196],
        [None, None, 196],
    ],
)
def test_colours_that_are_none_of_ours_are_not_put_on(kept: object):
    assert kept_paper(kept) is None
    assert kept_paper(["#102030", "#fafafa", 196]) == Paper("#102030", "#fafafa", 196)
