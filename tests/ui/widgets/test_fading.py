"""Controls that fade while nobody needs them: after three seconds, back at once, never under Tab or in contrast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wellbeing.ui.widgets.fading import REST_MS, Fading


def held(qtbot: QtBot) -> tuple[QWidget, QWidget, QPushButton, Fading]:
    window, controls = QWidget(), QWidget()
    button = QPushButton("pause", controls)
    QVBoxLayout(window).addWidget(controls)
    qtbot.addWidget(window)
    window.show()
    fading = Fading((controls,), window)
    fading.begin()
    return window, controls, button, fading


def opacity(controls: QWidget) -> float:
    effect = controls.graphicsEffect()
    return 1.0 if effect is None or not effect.isEnabled() else round(effect.opacity(), 2)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("still", "takes"), [(False, 600), (True, 0)])
def test_they_fade_to_a_shade_and_come_back(
    qtbot: QtBot, wear: Callable[..., object], still: bool, takes: int
) -> None:
    wear(still=still)
    _window, controls, _, fading = held(qtbot)
    assert (fading._timer.interval(), REST_MS) == (3_000, 3_000)
    fading._timer.timeout.emit()
    (move,) = fading._moves
    assert move.duration() == takes, "reduced motion moves nothing: they are faint at once"
    move.setCurrentTime(takes)
    assert opacity(controls) == 0.15
    fading.wake()
    assert move.duration() == (0 if still else 120)
    move.setCurrentTime(move.duration())
    assert opacity(controls) == 1.0


def test_under_tab_and_with_high_contrast_they_stand_in_full(
    qtbot: QtBot, wear: Callable[..., object]
) -> None:
    wear()
    window, controls, button, fading = held(qtbot)
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    fading._timer.timeout.emit()
    assert not fading.faint
    wear("contrast")
    button.clearFocus()
    fading._timer.timeout.emit()
    assert not fading.faint
    assert opacity(controls) == 1.0
