"""The smaller parts: toast, switch, rings, bars, settings rows, cards, rail, words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.break_ring import BreakRing, paint_ring
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.draw import height_of, width_of
from wellbeing.ui.widgets.fields import PickBox, StepBox, TickBox
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, ReadingText, held_together, label
from wellbeing.ui.widgets.load_bar import LoadBar
from wellbeing.ui.widgets.messages import EmptyState, SuggestionCard
from wellbeing.ui.widgets.moment_tile import MomentTiles
from wellbeing.ui.widgets.nav_rail import NavRail, RailItem
from wellbeing.ui.widgets.phase_bar import PhaseBar
from wellbeing.ui.widgets.round_button import RoundButton
from wellbeing.ui.widgets.settings_row import SettingsRow
from wellbeing.ui.widgets.side_by_side import SideBySide
from wellbeing.ui.widgets.switch import Switch
from wellbeing.ui.widgets.toast import Toast

LEFT = Qt.MouseButton.LeftButton
ITEMS = [("today", "sun", "今天"), ("trends", "trends", "趋势"), ("cooldown", "wind", "缓一缓")]


def press(widget: QWidget, words: str) -> None:
    act = next(act for act in widget.findChildren(QPushButton) if act.text() == words)
    QTest.mouseClick(act, LEFT)


def count(signal: object) -> list[int]:
    heard: list[int] = []
    signal.connect(lambda *_: heard.append(1))  # type: ignore[attr-defined]
    return heard


def test_a_toast_stands_centred_and_can_be_undone(light_theme, qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 400)
    page.show()
    toast = Toast(page)
    undone = count(toast.undone)
    toast.show_words("已保存 14:38", "撤销")
    assert abs(toast.geometry().center().x() - 400) <= 1
    page.resize(600, 400)
    QApplication.processEvents()
    assert abs(toast.geometry().center().x() - 300) <= 1
    assert not toast.hasFocus()
    QTest.mouseClick(toast.children()[0], LEFT)
    assert undone == [1]
    assert toast.isHidden()
    assert not toast._timer.isActive()


def test_a_toast_goes_by_itself_but_not_while_read(light_theme, qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    toast = Toast(page)
    toast.show_words("已保存")
    assert toast._timer.isActive()
    assert toast._timer.interval() == 8000
    here = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    toast._timer.timeout.emit()
    assert toast.isHidden()


def test_a_switch_is_a_check_box_to_ears_and_two_shapes_to_eyes(light_theme, qtbot) -> None:
    switch = Switch("提醒声音")
    qtbot.addWidget(switch)
    switch.show()
    spoken = QAccessible.queryAccessibleInterface(switch)
    assert spoken.role() == QAccessible.Role.CheckBox
    assert spoken.text(QAccessible.Text.Name) == "提醒声音"
    off = switch.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert switch.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8) != off


@pytest.mark.parametrize(
    ("gone", "right", "left"), [(0.0, "track", "track"), (0.5, "accent", "track"), (1.0, "accent", "accent")]
)
def test_the_ring_fills_clockwise_from_twelve(light_theme, gone: float, right: str, left: str) -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_ring(painter, QRectF(0, 0, 60, 60), gone, light_theme, 6)
    painter.end()
    assert image.pixelColor(56, 30).name().upper() == light_theme.colour(right)
    assert image.pixelColor(3, 30).name().upper() == light_theme.colour(left)


def test_the_ring_is_spoken(light_theme, qtbot) -> None:
    ring = BreakRing()
    qtbot.addWidget(ring)
    ring.set_gone(0.4, "23 分钟后休息")
    assert ring.accessibleName() == "23 分钟后休息"


def test_the_load_bar_makes_room_for_its_bracket(light_theme, qtbot) -> None:
    bar = LoadBar("平时的范围")
    qtbot.addWidget(bar)
    bar.set_load(0.4)
    low = bar.sizeHint().height()
    bar.set_load(0.4, (0.97, 1.4), "比平时高一点")
    assert bar.sizeHint().height() > low
    bar.resize(200, bar.sizeHint().height())
    assert bar.grab().toImage().pixelColor(20, 4).name().upper() == light_theme.chart("load_demanding")


def test_the_breath_grows_between_the_two_rings(light_theme, qtbot) -> None:
    circle = BreathCircle()
    qtbot.addWidget(circle)
    circle.resize(340, 340)
    radii = []
    for fullness in (-1, 0, 0.5, 1, 2):
        circle.show_phase("吸气", fullness, "还有 2 秒")
        radii.append(circle.radius())
    assert radii[0] == radii[1] < radii[2] < radii[3] == radii[4]
    assert radii[3] == pytest.approx(0.96 * 169)
    assert radii[0] == pytest.approx(0.52 * 169)
    assert circle.accessibleName() == "吸气 还有 2 秒"


def test_with_reduced_motion_there_is_no_disc(wear, qtbot) -> None:
    circle = BreathCircle()
    qtbot.addWidget(circle)
    circle.resize(340, 340)
    circle.show_phase("吸气", 0.0, "2")
    moving = circle.grab().toImage().pixelColor(170, 120)
    light_theme = wear("light", still=True)
    assert moving.name().upper() == light_theme.colour("accent_soft")
    assert circle.grab().toImage().pixelColor(170, 120) != moving
    still = circle.grab().toImage()
    circle.show_phase("吸气", 0.9, "2")
    assert circle.grab().toImage() == still


def test_the_phase_bar_is_as_long_as_the_phases(light_theme, qtbot) -> None:
    bar = PhaseBar()
    qtbot.addWidget(bar)
    bar.resize(406, 30)
    bar.set_phases([("吸气 4", 4), ("屏息 0", 0), ("呼气 6", 6)])
    assert bar._spans() == [(0, 160), (166, 240)]
    bar.set_progress(1, 0.5)
    image = bar.grab().toImage()
    assert image.pixelColor(80, 3).name().upper() == light_theme.colour("accent")
    assert image.pixelColor(166 + 60, 3).name().upper() == light_theme.colour("accent")
    assert image.pixelColor(166 + 200, 3).name().upper() == light_theme.colour("track")


def test_a_settings_row_shows_what_was_changed(light_theme, qtbot) -> None:
    switch = Switch()
    row = SettingsRow("提醒声音", "默认没有声音", switch, "恢复默认")
    qtbot.addWidget(row)
    row.resize(640, 60)
    row.show()
    undo = row.findChild(IconButton)
    assert isinstance(undo, IconButton)
    assert undo.isHidden()
    before = switch.mapTo(row, switch.rect().topLeft())
    row.set_changed(True)
    QApplication.processEvents()
    assert switch.mapTo(row, switch.rect().topLeft()) == before
    heard = count(row.reset_asked)
    QTest.mouseClick(undo, LEFT)
    assert heard == [1]
    assert switch.accessibleName() == "提醒声音"
    assert switch.accessibleDescription() == "默认没有声音"
    row.set_wrong("到这里为止")
    assert any(words.text() == "到这里为止" and words.isVisible() for words in row.findChildren(QLabel))


def test_a_narrow_row_puts_the_control_below(light_theme, qtbot) -> None:
    field = QWidget()
    field.setFixedSize(160, 30)
    words = QWidget()
    column = QVBoxLayout(words)
    column.addWidget(label("一行不长也不短的字", wrap=True))
    both = SideBySide(words, field)
    qtbot.addWidget(both)
    both.show()
    for width, below in ((600, False), (230, True), (600, False)):
        both.resize(width, 120)
        QApplication.processEvents()
        assert both.is_below() is below


def test_what_stands_behind_the_words_counts_for_their_room(light_theme, qtbot) -> None:
    words, control = QWidget(), QWidget()
    line = QHBoxLayout(words)
    line.setContentsMargins(0, 0, 0, 0)
    dot = QWidget()
    dot.setFixedSize(40, 8)
    line.addWidget(label("Thursday", wrap=True))
    line.addWidget(dot)
    control.setFixedSize(200, 30)
    both = SideBySide(words, control)
    qtbot.addWidget(both)
    both.show()
    for width in range(200, 420, 4):
        both.resize(width, 120)
        QApplication.processEvents()
        assert control.mapTo(both, control.rect().topRight()).x() <= width


def test_the_answers_of_a_suggestion_stand_by_its_words_however_high_the_card_is(light_theme, qtbot) -> None:
    offer = SuggestionCard("缓 1 分钟？", "长呼气", "为什么看到这条", "先不了", "开始")
    qtbot.addWidget(offer)
    offer.resize(420, 400)
    with qtbot.waitExposed(offer):
        offer.show()
    start = next(found for found in offer.findChildren(QAbstractButton) if found.text() == "开始")
    assert start.mapTo(offer, QPoint(0, 0)).y() < 120


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("median 4 · 99 check-ins", "median_4_· 99_check-ins"),
        ("Monday, 30 November · acute 7.6", "Monday, 30 November_· acute_7.6"),
        ("interval −0.4 to +0.9", "interval_−0.4_to_+0.9"), ("区间 −0.4 到 +0.9", "区间 −0.4_到_+0.9"),
        ("1 – 2, 3 of 4", "1_–_2, 3 of 4"), ("from 5 to all", "from 5 to all"),
    ],
)  # fmt: skip
def test_a_line_ends_behind_a_dot_and_never_within_a_range_or_a_short_part(text: str, held: str) -> None:
    assert held_together(text) == held.replace("_", "\N{NO-BREAK SPACE}")


def test_short_words_take_no_more_room_than_they_are_wide(light_theme, qtbot) -> None:
    """Four average signs are more than three narrow ones; what stands behind kept its distance then."""
    words = ElidedLabel("1 i")
    qtbot.addWidget(words)
    assert words.minimumSizeHint().width() <= words.sizeHint().width()


def test_messages_tell_what_was_answered(light_theme, qtbot) -> None:
    offer = SuggestionCard("缓 1 分钟？", "长呼气", "为什么看到这条", "先不了", "开始")
    empty = EmptyState("再记 3 次就能看。", action="记一次")
    heard = {}
    for widget in (offer, empty):
        qtbot.addWidget(widget)
        widget.resize(700, 120)
        widget.show()
    for name, signal in (
        ("为什么看到这条", offer.why_asked),
        ("先不了", offer.left), ("开始", offer.started), ("记一次", empty.asked),
    ):  # fmt: skip
        heard[name] = count(signal)
    for widget in (offer, empty):
        for act in widget.findChildren(QPushButton):
            press(widget, act.text())
    offer.why.click()
    assert all(times == [1] for times in heard.values())


def test_the_rail_goes_to_pages(light_theme, qtbot) -> None:
    rail = NavRail("页面")
    qtbot.addWidget(rail)
    rail.set_items(ITEMS, "求助 · F1")
    rail.resize(rail.width(), 600)
    rail.show()
    heard: list[str] = []
    rail.picked.connect(heard.append)
    helped = count(rail.help_asked)
    items = rail.findChildren(RailItem)
    assert rail.current() == "today"
    assert rail.width() == 168
    for item in items:
        QTest.mouseClick(item, LEFT)
    assert heard == ["today", "trends", "cooldown"]
    assert helped == [1]
    assert rail.current() == "cooldown"
    rail.set_current("today")
    assert rail.current() == "today"
    assert len(heard) == 3


@pytest.mark.parametrize("words", ["Someone to talk to · F1", "找人说说 · F1", "找人聊聊 · F1"])
def test_the_way_to_help_is_never_cut(light_theme, qtbot, words: str) -> None:
    rail = NavRail("Pages")
    qtbot.addWidget(rail)
    rail.set_items(ITEMS, words)
    rail.resize(rail.width(), 600)
    rail.show()
    (help_item,) = [item for item in rail.findChildren(RailItem) if item.key == "help"]
    font = words_font(current_theme(), "body_pt", strong=True)
    lines = help_item._lines(font)
    assert " ".join(lines) == words.partition(" · ")[0] or lines == [words]
    assert all(44 + width_of(line, font) <= help_item.width() for line in lines)
    assert help_item.height() >= len(lines) * height_of(font)
    assert rail.width() == 168


def test_the_narrow_rail_says_its_words_on_hover(light_theme, qtbot) -> None:
    rail = NavRail()
    qtbot.addWidget(rail)
    rail.set_items(ITEMS, "求助")
    rail.set_narrow(True)
    assert rail.width() == 60
    names = {"今天 · Ctrl+1", "趋势 · Ctrl+2", "缓一缓 · Ctrl+3", "求助"}
    assert {item.toolTip() for item in rail.findChildren(RailItem)} == names
    rail.set_narrow(False)
    keys = {"Ctrl+1", "Ctrl+2", "Ctrl+3", ""}
    assert {item.toolTip() for item in rail.findChildren(RailItem)} == keys, (
        "the words stand there; the keys don't"
    )


@pytest.mark.parametrize(("scale", "icon", "item"), [(1.0, 20, 36), (1.5, 25, 39), (2.0, 30, 44)])
def test_the_narrow_rail_s_icons_grow_with_the_words(wear, qtbot, scale: float, icon: int, item: int) -> None:
    wear(text_scale=scale)
    rail = NavRail()
    qtbot.addWidget(rail)
    rail.set_items(ITEMS, "求助")
    rail.set_narrow(True)
    rail.resize(rail.width(), 600)
    rail.show()
    assert rail.width() == 60
    for part in rail.findChildren(RailItem):
        assert part._icon_side() == icon
        assert abs(part.width() - item) <= 1
        assert part.height() == item


def test_the_words_of_all_tiles_are_of_one_size(light_theme, qtbot) -> None:
    tiles = MomentTiles([("a", "storm", "After abuse", ""), ("b", "eye", "Eyes and shoulders", "")], "?")
    qtbot.addWidget(tiles)
    assert {tile._font(100).pointSizeF() for tile in tiles.tiles} == {light_theme.pt("small_pt")}
    assert {tile._font(400).pointSizeF() for tile in tiles.tiles} == {light_theme.pt("lead_pt")}


def test_arrows_walk_down_the_rail(light_theme, qtbot) -> None:
    rail = NavRail()
    qtbot.addWidget(rail)
    rail.set_items(ITEMS, "求助")
    rail.show()
    rail.setFocus()
    QTest.keyClick(rail.focusProxy(), Qt.Key.Key_Down)
    focused = rail.window().focusWidget()
    assert isinstance(focused, RailItem)
    assert focused.key == "trends"


def test_long_words_are_cut_with_the_whole_on_hover(light_theme, qtbot) -> None:
    words = ElidedLabel("很长很长很长很长很长很长的一句话")
    qtbot.addWidget(words)
    words.show()
    words.resize(60, 20)
    assert words.toolTip() == words.text()
    words.resize(600, 20)
    assert words.toolTip() == ""


def test_reading_text_is_as_high_as_its_lines(light_theme, qtbot) -> None:
    text = ReadingText("双脚平放，数三次呼气，再打下一个字。" * 4)
    qtbot.addWidget(text)
    single = text.heightForWidth(4000)
    assert text.heightForWidth(200) > 4 * single
    assert single == pytest.approx(14 * 1.5, abs=3)
    spoken = QAccessible.queryAccessibleInterface(text)
    assert spoken.text(QAccessible.Text.Name).startswith("双脚平放")


def test_marks_in_reading_text_stay_marks(light_theme, qtbot) -> None:
    text = ReadingText("<b>不是</b>标签")
    qtbot.addWidget(text)
    assert text._laid(400).toPlainText() == "<b>不是</b>标签"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_no_button_is_too_small_for_its_words(wear, qtbot, language: str, scale: float) -> None:
    wear(language=language, text_scale=scale)
    widgets = [button("开始 Start", kind) for kind in ("primary", "secondary", "quiet", "leave")]
    widgets += [
        RoundButton("pause", "空格暂停", large=True),
        StepBox(1, 180, unit=" 分钟"),
        PickBox(),
        TickBox("好 yes"),
    ]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.show()
        widget.ensurePolished()
        metrics = widget.fontMetrics()
        assert widget.sizeHint().height() >= metrics.height()
    assert widgets[0].sizeHint().height() == widgets[1].sizeHint().height()
    assert widgets[0].sizeHint().height() == widgets[5].sizeHint().height()
