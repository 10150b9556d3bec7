"""The lower edge, soft or a line: there while there is more below, gone at the end, deaf to the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.services.app_services import Services
from wellbeing.ui.help.help_card import HelpCard
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.team.consent_sheet import ConsentSheet
from wellbeing.ui.pages.today.entries import EntriesList
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn
from wellbeing.ui.shell.key_sheet import KeySheet
from wellbeing.ui.shell.welcome import Welcome
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.sheet_dialog import SheetDialog


class EntriesBox(QWidget):
    """Holds a day's list, as a card does."""

    def __init__(self, entries: EntriesList) -> None:
        super().__init__()
        entries.setParent(self)


def area_with_fade(qtbot: QtBot) -> tuple[QScrollArea, EdgeFade]:
    area, sheet = QScrollArea(), QWidget()
    sheet.setFixedSize(200, 400)
    sheet.setStyleSheet("background: #ff0000;")
    area.setWidget(sheet)
    fade = EdgeFade(area)
    qtbot.addWidget(area)
    area.resize(220, 200)
    area.show()
    return area, fade


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_fades_into_the_ground_while_there_is_more_below(
    qtbot: QtBot, wear: Callable[..., object], name: str
) -> None:
    wear(name)
    area, fade = area_with_fade(qtbot)
    assert fade.isVisible()
    foot = area.viewport().geometry()
    image = area.grab().toImage()
    ground = QColor(current_theme().colour("ground"))
    lowest = image.pixelColor(60, foot.bottom())
    assert max(abs(lowest.red() - ground.red()), abs(lowest.green() - ground.green())) < 24
    assert image.pixelColor(60, foot.bottom() - fade.height() - 2) == QColor("#ff0000")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not fade.isVisible()


def test_every_window_that_scrolls_has_a_soft_edge(
    qtbot: QtBot, wear: Callable[..., object], services: Services
) -> None:
    wear("light", "en", 2.0)
    words = services.words()
    help_card = HelpCard(services.environment)
    windows: list[QWidget] = [
        help_card,
        KeySheet(words.t),
        SheetDialog("Title", "Close"),
        Welcome(Told().context(services)),
        ConsentSheet(words, ["Ben"]),
        EntriesBox(EntriesList(Told().context(services))),
        QuickCheckIn(Told().context(services)),
    ]
    for window in windows:
        qtbot.addWidget(window)
        (area,) = window.findChildren(QScrollArea)
        assert area.findChildren(EdgeFade), type(window).__name__
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    help_card.resize(760, 540)
    help_card.show()
    assert all(fade.isVisible() for fade in help_card.findChildren(EdgeFade))


def test_with_high_contrast_the_edge_is_a_line_and_pales_nothing(
    qtbot: QtBot, wear: Callable[..., object]
) -> None:
    wear("light")
    area, fade = area_with_fade(qtbot)
    wear("contrast")
    foot = area.viewport().geometry()
    image = area.grab().toImage()
    assert image.pixelColor(60, foot.bottom()) == QColor(current_theme().colour("line"))
    assert image.pixelColor(60, foot.bottom() - 2) == QColor("#ff0000")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not fade.isVisible()
