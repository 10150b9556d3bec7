"""Runs Qt without a screen and dresses the app before a widget is made."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from wellbeing.content.themes import load_theme
from wellbeing.domain.themes import Theme
from wellbeing.resources import resource
from wellbeing.ui.garbage import GarbageCollector
from wellbeing.ui.look.theme import apply_theme


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> GarbageCollector:
    """Windows that are garbage go in the window's thread alone, as in the app."""
    return GarbageCollector(qapp)


@pytest.fixture(autouse=True)
def garbage_goes_here(collector: GarbageCollector) -> Iterator[None]:
    """A test that never lets the event loop rest leaves its garbage to this moment."""
    yield
    windows_go()
    collector.collect()


def windows_go() -> None:
    """Delete what was told to go and every window that was left, hidden ones too.

    No loop runs between tests to do it; each later look would dress it all again (five cards made every test after
    them ten times as long), and a card that lies over the next test's window would take its pointer.
    """
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Wear = Callable[..., Theme]


@pytest.fixture
def wear(qapp: QApplication) -> Iterator[Wear]:
    """Dress the app: wear('dark', language='en', text_scale=2.0)."""

    def put_on(
        name: str = "light", language: str = "zh_CN", text_scale: float = 1.0, still: bool = False
    ) -> Theme:
        return apply_theme(qapp, load_theme(name, resource("themes")), language, text_scale, still)

    yield put_on
    windows_go()
    put_on()


@pytest.fixture
def light_theme(wear: Wear) -> Theme:
    """The light look in Chinese at 100 %, on the app."""
    return wear()
