"""Today's curve: gaps stay gaps, hours fit, bars stand on their base, values come by pointer and key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.pointer import move_pointer
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.day_curve import DayCurve
from wellbeing.ui.widgets.day_lane import forms_of, left_of, rect_of
from wellbeing.ui.widgets.day_picture import (
    DayComing,
    DayContact,
    DayPicture,
    DayPoint,
    DayWords,
    hour_marks,
    runs,
)
from wellbeing.ui.widgets.day_plot import POINT, Plot
from wellbeing.ui.widgets.day_usual import free_left
from wellbeing.ui.widgets.draw import width_of
from wellbeing.ui.widgets.legend import Legend

POINTS = tuple(
    DayPoint(hour, stress, f"{hour} {stress}") for hour, stress in ((9, 2), (10.5, 3), (12.1, 4), (14, 7))
)
CONTACTS = tuple(
    DayContact(hour, kind, share, kind)
    for hour, kind, share in (
        (9.5, "ordinary", 0),
        (11, "kind", 0),
        (13.9, "rude", 0.5),
        (13.95, "threat", 1),
    )
)
DAY = DayPicture(9, 18, POINTS, CONTACTS, (2, 4), 14.5, DayWords("现在", "平时的范围", "还没有", "今天 4 次"))


@pytest.mark.parametrize(
    ("hours", "parts"),
    [([], []), ([9], [1]), ([9, 10.5], [2]), ([9, 10.51], [1, 1]), ([9, 10, 13, 14, 15], [2, 3])],
)
def test_points_far_apart_are_not_joined(hours: list[float], parts: list[int]) -> None:
    assert [len(run) for run in runs([DayPoint(hour, 5) for hour in hours])] == parts


@pytest.mark.parametrize(
    ("start", "end", "room", "hours"),
    [
        (9, 12, 500, [9, 10, 11, 12]),
        (8.5, 12.5, 500, [9, 10, 11, 12]),
        (0, 24, 500, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24]),
        (22, 30, 160, [22, 24, 26, 28, 30]),
    ],
)
def test_hours_are_written_as_room_allows(start: float, end: float, room: float, hours: list[int]) -> None:
    assert hour_marks(start, end, room, 30) == hours


def test_places_in_the_plot(light_theme) -> None:
    plot = Plot.within(520, 270, DAY, light_theme)
    assert plot.x(9) == plot.left
    assert plot.x(18) == plot.right
    assert plot.x(25) == plot.right
    assert plot.y(10) == plot.top < plot.y(0) == plot.zero < plot.base
    bars = plot.bars(CONTACTS)
    assert {round(bar.bottom() + 0.5) for bar in bars} == {round(plot.base)}
    assert bars[3].height() > bars[2].height() > bars[0].height()
    assert bars[3].top() > plot.zero
    assert bars[3].left() >= bars[2].right()


def test_many_contacts_become_thin(light_theme) -> None:
    many = [DayContact(9 + n / 12, "ordinary", 0) for n in range(100)]
    plot = Plot.within(520, 270, DAY, light_theme)
    assert {bar.width() for bar in plot.bars(many)} == {4}


@pytest.fixture
def curve(light_theme, qtbot) -> DayCurve:
    made = DayCurve()
    qtbot.addWidget(made)
    made.resize(520, 270)
    made.set_day(DAY)
    made.show()
    return made


def test_a_screen_reader_hears_the_summary(curve: DayCurve) -> None:
    spoken = QAccessible.queryAccessibleInterface(curve)
    assert spoken.role() == QAccessible.Role.StaticText
    assert spoken.text(QAccessible.Text.Name) == "今天 4 次"


def test_keys_go_from_mark_to_mark_in_time_order(curve: DayCurve) -> None:
    said = []
    for _ in range(9):
        QTest.keyClick(curve, Qt.Key.Key_Right)
        said.append(curve.accessibleDescription())
    assert said == ["9 2", "ordinary", "10.5 3", "kind", "12.1 4", "rude", "threat", "14 7", "14 7"]
    QTest.keyClick(curve, Qt.Key.Key_Left)
    assert curve.accessibleDescription() == "threat"


def test_the_pointer_finds_the_nearest_mark(curve: DayCurve) -> None:
    place = curve._plot().point(POINTS[3])
    move_pointer(curve, place + QPointF(3, 3))
    assert curve.accessibleDescription() == "14 7"
    move_pointer(curve, QPointF(place.x() + 120, place.y()))
    QTest.qWait(260)
    assert curve.accessibleDescription() == ""


def test_points_are_painted_in_their_band_and_the_gap_is_empty(curve: DayCurve, light_theme) -> None:
    image, plot = curve.grab().toImage(), curve._plot()
    place = plot.point(POINTS[3]).toPoint()
    assert image.pixelColor(place).name().upper() == light_theme.stress_fill(7)
    between = QPointF(plot.x(13.05), plot.y(5.5)).toPoint()
    assert image.pixelColor(between).name().upper() != light_theme.chart("stress_line")


def test_an_empty_day_says_so(curve: DayCurve) -> None:
    before = curve.grab().toImage()
    curve.set_day(DayPicture(9, 18, words=DayWords(empty="还没有")))
    assert curve.grab().toImage() != before


def test_the_legend_takes_the_room_of_its_words(light_theme, qtbot) -> None:
    legend = Legend([("line", "stress_line", "压力")])
    qtbot.addWidget(legend)
    before = legend.sizeHint().width()
    legend.set_entries([("line", "stress_line", "压力"), ("box", "load_rude", "无礼")])
    assert legend.sizeHint().width() > before
    line = legend.sizeHint().height()
    assert legend.heightForWidth(legend.sizeHint().width()) == line
    assert legend.heightForWidth(legend.sizeHint().width() - 1) == 2 * line
    assert legend.minimumSizeHint().width() < before * 1.5
    legend.show()
    assert not legend.grab().isNull()


@pytest.mark.parametrize("entry", [("area", "usual", "平时的范围"), ("soft", "0", "0–4")])
def test_a_mark_as_pale_as_the_card_has_an_edge(entry, wear, qtbot) -> None:
    theme = wear("dark")
    legend = Legend([entry])
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    edge = QColor(theme.colour("line"))
    shade = image.pixelColor(6, legend.height() // 2 - 5)
    assert max(abs(shade.red() - edge.red()), abs(shade.green() - edge.green())) < 12


def test_the_marks_of_a_legend_grow_with_its_words(wear, qtbot) -> None:
    marks = []
    for scale in (1.0, 2.0):
        theme = wear(text_scale=scale)
        legend = Legend([("box", "load_rude", "无礼")])
        qtbot.addWidget(legend)
        marks.append(legend.sizeHint().width() - width_of("无礼", words_font(theme, "caption_pt")))
    assert marks[1] == marks[0] * 1.5


def test_no_line_of_the_picture_runs_through_the_word_of_a_low_range(light_theme, qtbot) -> None:
    """The range of 0-1 leaves no room inside, and its word stands on the line of 0."""
    curve = DayCurve()
    qtbot.addWidget(curve)
    curve.resize(520, 150)
    curve.set_day(replace(DAY, points=(DayPoint(9, 9),), contacts=(), now=None, usual=(1, 2)))
    plot, image = curve._plot(), curve.grab().toImage()
    grid = QColor(light_theme.chart("grid"))
    row = [image.pixelColor(x, int(plot.zero)) for x in range(int(plot.right) - 50, int(plot.right) - 4)]
    assert image.pixelColor(int(plot.left) + 40, int(plot.zero)) == grid
    assert grid not in row


def word_room(plot: Plot, day: DayPicture, wide: float = 80, high: float = 16) -> tuple[float, float]:
    top = plot.y(4)
    left = free_left(plot, day, wide, top, high)
    return left, left + wide


def test_the_word_of_the_usual_range_stands_where_nothing_runs_through_it(light_theme) -> None:
    free = DayPicture(9, 18, (DayPoint(9, 4), DayPoint(10, 4)), usual=(2, 4))
    plot = Plot.within(520, 270, free, light_theme)
    assert word_room(plot, free)[1] == plot.right - 2
    for hour in (16.8, 17.2, 17.9):
        struck = replace(free, now=hour)
        left, right = word_room(plot, struck)
        assert not left < plot.x(hour) < right
        assert plot.left <= left
    in_the_way = replace(free, points=(DayPoint(16, 1), DayPoint(17, 9)), now=17.5)
    left, right = word_room(plot, in_the_way)
    assert right < plot.x(16.3)
    assert right > plot.x(14)


def test_a_crowded_day_still_has_the_word(light_theme) -> None:
    full = DayPicture(9, 18, tuple(DayPoint(9 + n / 20, 3.8) for n in range(181)), usual=(2, 4))
    plot = Plot.within(520, 270, full, light_theme)
    assert word_room(plot, full)[1] == plot.right - 2


def test_the_lines_grow_apart_as_the_words_do(wear: Wear, qtbot: QtBot) -> None:
    apart = []
    for scale in (1.0, 2.0):
        theme = wear(text_scale=scale)
        curve = DayCurve()
        qtbot.addWidget(curve)
        plot = Plot.within(520, curve.minimumSizeHint().height(), DAY, theme)
        apart.append(plot.y(0) - plot.y(5))
        curve.deleteLater()
    assert apart[1] > 2 * apart[0]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_neighbouring_stress_can_be_told_apart_in_the_lowest_window(
    wear: Wear, qtbot: QtBot, scale: float
) -> None:
    curve, theme = DayCurve(), wear(text_scale=scale)
    qtbot.addWidget(curve)
    plot = Plot.within(520, curve.minimumSizeHint().height(), DAY, theme)
    assert plot.y(6) - plot.y(7) >= 1.5 * POINT * plot.grown


@pytest.mark.parametrize(("wide", "said"), [(150, "18:00 close the shift"), (60, "18:00"), (20, "")])
def test_of_what_comes_the_time_is_left_where_there_is_little_room(wide: float, said: str) -> None:
    plot = Plot(0, 200, 0, 60, 100, 9, 18, 1.0, 70)
    coming = DayComing(18, "18:00 close the shift")
    room = (rect_of(plot, coming), 200 - wide, 200)
    widths = {words: 5 * len(words) for words in forms_of(coming)}
    fitting = (words for words, width in widths.items() if left_of(plot, width, room) is not None)
    assert next(fitting, "") == said
