from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt

from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.ui.pages.cooldown.player.floating_pacer import MARGIN, Pacer, can_float, corner
from wellbeing.ui.pages.cooldown.player.player import Player


@pytest.fixture
def at(light_theme, tmp_path: Path) -> Iterator[Stand]:
    with stand(tmp_path) as made:
        yield made


@pytest.mark.parametrize("flag", [
    Qt.WindowType.Tool, Qt.WindowType.FramelessWindowHint, Qt.WindowType.WindowStaysOnTopHint,
    Qt.WindowType.WindowTransparentForInput, Qt.WindowType.WindowDoesNotAcceptFocus,
    Qt.WindowType.X11BypassWindowManagerHint,
])  # fmt: skip
def test_it_stays_on_top_and_lets_everything_through(light_theme, qtbot, flag: Qt.WindowType) -> None:
    pacer = Pacer("Breath circle")
    qtbot.addWidget(pacer)
    assert pacer.windowFlags() & flag == flag
    assert pacer.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert pacer.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert not pacer.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_stands_in_the_corner_of_a_screen_that_does_not_begin_at_zero() -> None:
    free = QRect(1920, 30, 1280, 690)
    place = corner(free, QSize(136, 136))
    assert (
        QRect(place, QSize(136, 136)).bottomRight()
        == free.bottomRight() - QRect(0, 0, MARGIN + 1, MARGIN + 1).bottomRight()
    )
    assert free.contains(QRect(place, QSize(136, 136)))


def test_it_paints_its_ground_and_circle(light_theme, qtbot) -> None:
    pacer = Pacer("Breath circle")
    qtbot.addWidget(pacer)
    pacer.show_phase("In", 0.7)
    picture = pacer.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 12).alpha() == 255
    assert pacer.word.text() == "In"


@pytest.mark.parametrize(
    ("platform", "can"),
    [("xcb", True), ("windows", True), ("cocoa", True), ("wayland", False), ("wayland-egl", False)],
)
def test_where_a_window_can_float(platform: str, can: bool) -> None:
    assert can_float(platform) is can


def test_where_it_cannot_the_chip_says_why(at: Stand, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("wellbeing.ui.pages.cooldown.player.pacer.can_float", lambda: False)
    player = Player(at.ctx)
    qtbot.addWidget(player)
    chip = player.screens.foot.pacer
    assert not chip.isEnabled()
    assert chip.toolTip() == "This desktop lets no small window stay on top."
    player.lead.pacer.float(True)
    assert not player.lead.pacer.floating
