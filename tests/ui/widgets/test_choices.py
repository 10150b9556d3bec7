"""Chips, range bar, side list and mood grid: what a press, a key and a new set of words do."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from wellbeing.domain.themes import Theme
from wellbeing.ui.widgets.chips import Chip, ChipRow
from wellbeing.ui.widgets.choices import RangeBar, SideList
from wellbeing.ui.widgets.day_strip import DayStrip, StripDay
from wellbeing.ui.widgets.draw import PaintedButton
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.month_calendar import MonthCalendar, MonthWords
from wellbeing.ui.widgets.mood_grid import MoodGrid, MoodWords

FEELINGS = [("tired", "疲惫"), ("tense", "紧张"), ("wronged", "委屈"), ("angry", "生气"), ("calm", "平静")]
MOODS = MoodWords(
    ["很难受", "有点难受", "一般", "还舒服", "很舒服"], ["没劲", "低", "平静", "有劲", "亢奋"],
    "难受", "舒服", "有劲", "没劲", "，",
)  # fmt: skip
K = Qt.Key


def shown(row: ChipRow) -> list[str]:
    return [chip.key for chip in row.findChildren(Chip) if chip.key and not chip.isHidden()]


def chip_of(row: ChipRow, key: str) -> Chip:
    return next(chip for chip in row.findChildren(Chip) if chip.key == key)


@pytest.mark.parametrize(
    ("several", "presses", "chosen"),
    [
        (True, ["wronged", "tired"], ("tired", "wronged")),
        (True, ["tired", "tired"], ()),
        (False, ["tired", "wronged"], ("wronged",)),
        (False, ["tired", "tired"], ()),
    ],
)
def test_chips(light_theme, qtbot, several: bool, presses: list[str], chosen: tuple[str, ...]) -> None:
    row = ChipRow(FEELINGS, "感受", several=several)
    qtbot.addWidget(row)
    heard: list[tuple[str, ...]] = []
    row.changed.connect(heard.append)
    row.show()
    for key in presses:
        QTest.mouseClick(chip_of(row, key), Qt.MouseButton.LeftButton)
    assert row.chosen() == chosen
    assert heard[-1] == chosen
    assert len(heard) == len(presses)


def test_the_last_chip_opens_the_rest(light_theme, qtbot) -> None:
    row = ChipRow(FEELINGS, "感受", first=2, more="全部感受")
    qtbot.addWidget(row)
    row.resize(200, 80)
    row.show()
    assert shown(row) == ["tired", "tense"]
    row.set_chosen(["calm"])
    assert shown(row) == ["tired", "tense", "calm"]
    more = next(chip for chip in row.findChildren(Chip) if not chip.key)
    assert more.accessibleName() == "全部感受"
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert shown(row) == [key for key, _ in FEELINGS]
    assert more.isHidden()


def test_new_words_keep_what_was_chosen(light_theme, qtbot) -> None:
    row = ChipRow(FEELINGS)
    qtbot.addWidget(row)
    row.set_chosen(["tense", "calm"])
    row.set_chips([("tense", "tense"), ("calm", "calm")])
    assert row.chosen() == ("tense", "calm")


def test_arrows_walk_along_the_chips(light_theme, qtbot) -> None:
    row = ChipRow(FEELINGS)
    qtbot.addWidget(row)
    row.show()
    chip_of(row, "tired").setFocus()
    QTest.keyClick(chip_of(row, "tired"), K.Key_Right)
    assert row.focusWidget() is chip_of(row, "tense")
    QTest.keyClick(chip_of(row, "tense"), K.Key_Space)
    assert row.chosen() == ("tense",)


def test_a_chip_keeps_its_width_when_chosen(light_theme, qtbot) -> None:
    chip = Chip("委屈")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


def test_chips_wrap_and_never_stick_out(wear, qtbot) -> None:
    wear(text_scale=2.0)
    row = ChipRow(FEELINGS)
    qtbot.addWidget(row)
    row.resize(180, row.heightForWidth(180))
    row.show()
    chips = row.findChildren(Chip)
    assert len({chip.y() for chip in chips if not chip.isHidden()}) > 1
    assert all(row.rect().contains(chip.geometry()) for chip in chips if not chip.isHidden())


def test_a_flow_lays_lines(light_theme, qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=10)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(40, 20)
        flow.addWidget(box)
    page.show()
    flow.setGeometry(QRect(0, 0, 95, 100))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (50, 0), (0, 30)]
    assert flow.heightForWidth(95) == 50
    assert flow.heightForWidth(200) == 20
    assert flow.takeAt(0) is not None
    assert flow.itemAt(7) is None
    assert flow.takeAt(7) is None
    assert flow.count() == 2


def test_the_range_bar_picks_one(light_theme, qtbot) -> None:
    bar = RangeBar([("day", "日"), ("week", "周"), ("month", "月")], "范围")
    qtbot.addWidget(bar)
    heard: list[str] = []
    bar.picked.connect(heard.append)
    bar.show()
    assert bar.current() == "day"
    bar.set_current("week")
    assert heard == []
    bar.setFocus()
    QTest.keyClick(bar.focusProxy(), K.Key_Right)
    QTest.keyClick(bar.focusProxy(), K.Key_Right)
    assert heard == ["month"]
    QTest.keyClick(bar.focusProxy(), K.Key_Left)
    assert bar.current() == "week"
    assert QAccessible.queryAccessibleInterface(bar).child(0).role() == QAccessible.Role.RadioButton
    bar.set_segments([("day", "Day"), ("week", "Week")])
    assert bar.current() == "week"


def test_the_side_list_elides_rather_than_widens(light_theme, qtbot) -> None:
    lines = SideList([("a", "很长很长很长很长的一行字", "12"), ("b", "短", "")], "资料")
    qtbot.addWidget(lines)
    lines.resize(120, 80)
    lines.show()
    assert lines.minimumSizeHint().width() <= 120
    heard: list[str] = []
    lines.picked.connect(heard.append)
    QTest.mouseClick(lines.children()[2], Qt.MouseButton.LeftButton)
    assert heard == ["b"]


@pytest.fixture
def grid(light_theme, qtbot) -> MoodGrid:
    made = MoodGrid(MOODS, "心情")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_arrows_move_the_mood_and_stop_at_the_edge(grid: MoodGrid) -> None:
    heard: list[tuple[int, int]] = []
    grid.chosen.connect(lambda pleasant, energy: heard.append((pleasant, energy)))
    for key in (K.Key_Left, K.Key_Up, K.Key_Left, K.Key_Left):
        QTest.keyClick(grid, key)
    assert heard == [(-1, 0), (-1, 1), (-2, 1), (-2, 1)]
    QTest.keyClick(grid, K.Key_Delete)
    assert grid.value() is None


def test_a_press_on_a_dot_is_a_mood(grid: MoodGrid) -> None:
    spoken = {dot.accessibleName(): dot for dot in grid.findChildren(QWidget)}
    QTest.mouseClick(spoken["有点难受，有劲"], Qt.MouseButton.LeftButton)
    assert grid.value() == (-1, 1)
    QTest.mouseClick(spoken["很舒服，没劲"], Qt.MouseButton.LeftButton)
    assert grid.value() == (2, -2)
    assert sum(dot.isChecked() for dot in spoken.values()) == 1


def test_every_dot_is_spoken_in_two_words_and_can_be_hit(grid: MoodGrid) -> None:
    spoken = QAccessible.queryAccessibleInterface(grid)
    assert spoken.childCount() == 25
    assert spoken.child(0).text(QAccessible.Text.Name) == "很难受，亢奋"
    assert all(dot.width() >= 24 and dot.height() >= 24 for dot in grid.findChildren(QWidget))


def ring(widget: QWidget) -> set[str]:
    """Return the colours of the outermost px at the middle of each side."""
    image = widget.grab().toImage()
    wide, high = image.width() - 1, image.height() - 1
    places = ((0, high // 2), (wide, high // 2), (wide // 2, 0), (wide // 2, high))
    return {image.pixelColor(*place).name() for place in places}


def test_in_high_contrast_what_is_chosen_has_an_edge(wear: Wear, qtbot: QtBot) -> None:
    theme = wear("contrast", language="en")
    lines = SideList([("me", "Me", ""), ("work", "Work", "3")], "Sections")
    strip = DayStrip("Days")
    strip.show_days(
        [StripDay(date(2026, 11, day), "Mo", "Monday", None) for day in (2, 3)], date(2026, 11, 2)
    )
    words = MonthWords("before", "after", "MTWTFSS", str, str, "with entries")
    month = MonthCalendar(words, lambda _first, _last: ())
    month.show_day(date(2026, 11, 10), date(2026, 11, 20))
    edge = QColor(theme.colour("line")).name()
    for whole in (lines, strip, month):
        qtbot.addWidget(whole)
        whole.show()
        cells = [cell for cell in whole.findChildren(PaintedButton) if cell.isCheckable()]
        chosen = [cell for cell in cells if cell.isChecked()]
        assert [ring(cell) for cell in chosen] == [{edge}]
        assert all(edge not in ring(cell) for cell in cells if cell not in chosen)


def test_elsewhere_what_is_chosen_has_none(light_theme: Theme, qtbot: QtBot) -> None:
    lines = SideList([("me", "Me", ""), ("work", "Work", "")], "Sections")
    qtbot.addWidget(lines)
    lines.show()
    (chosen,) = [line for line in lines.findChildren(PaintedButton) if line.isChecked()]
    assert ring(chosen) == {QColor(light_theme.colour("accent_soft")).name()}


def test_what_opens_the_rest_never_stands_alone_on_a_line(light_theme: Theme, qtbot: QtBot) -> None:
    row = ChipRow(FEELINGS, "感受", first=4, more="全部感受")
    qtbot.addWidget(row)
    row.show()
    for wide in range(140, 400, 7):
        row.resize(wide, 160)
        row.layout().activate()
        chips = [chip for chip in row.findChildren(Chip) if not chip.isHidden()]
        (more,) = [chip for chip in chips if not chip.key]
        assert any(chip.geometry().center().y() == more.geometry().center().y() for chip in chips if chip.key)
        assert all(chip.geometry().right() < wide for chip in chips)
