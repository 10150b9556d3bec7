"""What a screen reader does to a button has the effect of a click: told once, and only for the one pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from wellbeing.ui.widgets.chips import Chip, ChipRow
from wellbeing.ui.widgets.choices import RangeBar, SideList
from wellbeing.ui.widgets.nav_rail import NavRail
from wellbeing.ui.widgets.stress_scale import StressScale

PAGES = (("today", "sun", "Today"), ("trends", "trends", "Trends"), ("library", "book", "Library"))


def buttons(widget: QWidget) -> dict[str, QAbstractButton]:
    return {
        button.accessibleName() or button.text(): button for button in widget.findChildren(QAbstractButton)
    }


def act(button: QAbstractButton, action: str) -> None:
    """Do to a button what assistive technology does to it."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert action in actions.actionNames()
    actions.doAction(action)


def test_a_page_of_the_rail_is_picked(light_theme, qtbot) -> None:
    rail, heard = NavRail("Pages"), []
    qtbot.addWidget(rail)
    rail.set_items(PAGES, "Help")
    rail.picked.connect(heard.append)
    act(buttons(rail)["Library"], "Toggle")
    assert heard == ["library"]
    assert rail.current() == "library"
    rail.set_current("today")
    assert heard == ["library"]
    buttons(rail)["Trends"].click()
    assert heard == ["library", "trends"]


@pytest.mark.parametrize("kind", [RangeBar, SideList])
def test_a_segment_is_picked(light_theme, qtbot, kind: type) -> None:
    choices = [("day", "Day"), ("week", "Week")]
    made = kind(choices) if kind is RangeBar else kind([(key, word, "") for key, word in choices])
    qtbot.addWidget(made)
    heard: list[str] = []
    made.picked.connect(heard.append)
    act(buttons(made)["Week"], "Toggle")
    assert heard == ["week"]
    made.set_current("day")
    assert heard == ["week"]
    qtbot.keyClick(made, Qt.Key.Key_Right)
    assert heard == ["week", "week"]


def test_a_stress_key_is_chosen(light_theme, qtbot) -> None:
    scale, heard = StressScale({0: "none", 10: "most"}, "Stress now"), []
    qtbot.addWidget(scale)
    scale.chosen.connect(heard.append)
    keys = {widget.text(): widget for widget in scale.findChildren(QAbstractButton)}
    act(keys["7"], "Toggle")
    assert heard == [7]
    assert scale.value() == 7
    scale.set_value(3)
    assert heard == [7]
    keys["9"].click()
    assert heard == [7, 9]


@pytest.mark.parametrize("several", [True, False])
def test_a_chip_is_chosen_and_let_go(light_theme, qtbot, several: bool) -> None:
    row, heard = ChipRow([("a", "A"), ("b", "B")], several=several), []
    qtbot.addWidget(row)
    row.changed.connect(heard.append)
    act(buttons(row)["A"], "Toggle")
    act(buttons(row)["B"], "Toggle")
    act(buttons(row)["B"], "Toggle")
    if not several:  # one of a few is a radio button, whose toggle chooses alone; Space lets it go
        assert heard == [("a",), ("b",)]
        buttons(row)["B"].click()
    assert heard == ([("a",), ("a", "b"), ("a",)] if several else [("a",), ("b",), ()])


@pytest.mark.parametrize("action", ["Toggle", "Press"])
def test_one_act_is_one_click(light_theme, qtbot, action: str) -> None:
    chip, clicks = Chip("Soft tone"), []
    qtbot.addWidget(chip)
    chip.show()
    chip.clicked.connect(lambda: clicks.append(chip.isChecked()))
    act(chip, action)
    qtbot.waitUntil(lambda: len(clicks) == 1)
    assert chip.isChecked()
    chip.setChecked(False)
    assert clicks == [True]
