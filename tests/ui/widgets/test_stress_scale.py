"""The stress scale: keys, digits, ten in two ways, arrows, Enter, words that never meet, spoken names."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from wellbeing.ui.widgets.stress_key import StressKey
from wellbeing.ui.widgets.stress_keys import digit_of
from wellbeing.ui.widgets.stress_scale import StressScale

ANCHORS = {0: "很平静", 5: "有点紧", 7: "绷得紧", 9: "快撑不住"}
K = Qt.Key
LINUX = [
    (K.Key_0, False, 0, 0),
    (K.Key_7, False, 0, 7),
    (K.Key_0, True, 0, 10),
    (K.Key_ParenRight, True, 0, 10),
    (K.Key_ParenRight, False, 0, None),
    (K.Key_Equal, True, 19, 10),  # German: Shift and the 0 key write '='
    (K.Key_Agrave, False, 19, 0),  # French: the 0 key writes 'à'
    (K.Key_Ampersand, False, 10, 1),  # French: the 1 key writes '&'
    (K.Key_5, True, 14, 5),  # French: digits are written with Shift
    (K.Key_Exclam, True, 10, None),  # US: Shift and 1
    (K.Key_A, False, 38, None),
    (K.Key_Return, False, 36, None),
]


@pytest.mark.parametrize(("key", "shift", "scan", "value"), LINUX)
def test_what_a_key_means(key: Qt.Key, shift: bool, scan: int, value: int | None) -> None:
    assert digit_of(key, shift, scan, "linux") == value


@pytest.mark.parametrize(
    ("key", "shift", "scan", "text", "value"),
    [
        (K.Key_0, True, 19, "0", 0),  # French, Czech, bépo: this is how one types 0
        (K.Key_1, True, 10, "1", 1),
        (K.Key_Eacute, False, 19, "é", 0),  # Czech: the 0 key writes 'é'
        (K.Key_0, False, 90, "0", 0),  # the keypad
        (K.Key_0, True, 19, ")", 10),
        (K.Key_ParenRight, True, 19, ")", 10),
        (0, False, 14, "۵", 5),  # Persian
    ],
)
def test_a_digit_written_is_the_digit_meant(key: int, shift: bool, scan: int, text: str, value: int) -> None:
    assert digit_of(key, shift, scan, "linux", text) == value


def test_places_differ_between_systems() -> None:
    assert digit_of(K.Key_Agrave, False, 11, "win32") == 0
    assert digit_of(K.Key_Agrave, False, 11, "darwin") is None


@pytest.fixture
def scale(light_theme, qtbot) -> StressScale:
    made = StressScale(ANCHORS, "压力", ten_within_ms=60_000)
    qtbot.addWidget(made)
    made.resize(826, 100)
    made.show()
    return made


@pytest.fixture
def heard(scale: StressScale) -> list[tuple[str, int]]:
    said: list[tuple[str, int]] = []
    scale.chosen.connect(lambda value: said.append(("chosen", value)))
    scale.confirmed.connect(lambda value: said.append(("confirmed", value)))
    return said


def keys_of(scale: StressScale) -> list[StressKey]:
    return scale.findChildren(StressKey)


def test_a_digit_chooses_and_enter_confirms(scale: StressScale, heard: list[tuple[str, int]]) -> None:
    QTest.keyClick(scale, K.Key_7)
    QTest.keyClick(scale, K.Key_Return)
    assert heard == [("chosen", 7), ("confirmed", 7)]
    assert scale.value() == 7


def test_ten_is_shift_and_zero(scale: StressScale, heard: list[tuple[str, int]]) -> None:
    QTest.keyClick(scale, K.Key_ParenRight, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [("chosen", 10)]


def test_ten_is_one_and_then_zero(scale: StressScale, heard: list[tuple[str, int]]) -> None:
    QTest.keyClicks(scale, "10")
    assert heard == [("chosen", 1), ("chosen", 10)]


def test_zero_long_after_one_is_zero(light_theme, qtbot) -> None:
    slow = StressScale(ANCHORS, ten_within_ms=0)
    qtbot.addWidget(slow)
    QTest.keyClicks(slow, "10")
    assert slow.value() == 0


@pytest.mark.parametrize("typed", ["210", "0", "100"])
def test_zero_counts_only_right_after_one(scale: StressScale, typed: str) -> None:
    QTest.keyClicks(scale, typed)
    assert scale.value() == {"210": 10, "0": 0, "100": 0}[typed]


def test_arrows_walk_without_choosing(scale: StressScale, heard: list[tuple[str, int]]) -> None:
    scale.setFocus()
    for key in (K.Key_Right, K.Key_Right, K.Key_Up, K.Key_Left):
        QTest.keyClick(scale, key)
    assert heard == []
    QTest.keyClick(scale, K.Key_Space)
    assert heard == [("chosen", 2)]
    QTest.keyClick(scale, K.Key_End)
    QTest.keyClick(scale, K.Key_Enter)
    assert heard[1:] == [("chosen", 10), ("confirmed", 10)]


def test_a_press_chooses_and_the_second_of_a_double_click_says_nothing(
    scale: StressScale, heard: list[tuple[str, int]]
) -> None:
    key = keys_of(scale)[6]
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(key, Qt.MouseButton.LeftButton)
    assert heard == [("chosen", 6)]


def test_showing_a_value_is_silent_and_can_be_taken_back(
    scale: StressScale, heard: list[tuple[str, int]]
) -> None:
    scale.set_value(4)
    scale.set_value(None)
    assert heard == []
    assert scale.value() is None
    assert not any(key.isChecked() for key in keys_of(scale))


def test_shortcuts_are_left_alone(scale: StressScale, heard: list[tuple[str, int]]) -> None:
    QTest.keyClick(scale, K.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_there_is_one_tab_stop(scale: StressScale) -> None:
    QTest.keyClick(scale, K.Key_8)
    stops = [key.value for key in keys_of(scale) if key.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [8]


def test_the_keys_are_equal_and_fill_the_width(scale: StressScale) -> None:
    keys = keys_of(scale)
    widths = {key.width() for key in keys}
    assert max(widths) - min(widths) <= 1
    assert keys[0].x() == 0
    assert keys[10].geometry().right() == scale.width() - 1
    assert {key.height() for key in keys} == {56}


def test_each_key_is_a_radio_button_with_its_word(scale: StressScale) -> None:
    spoken = QAccessible.queryAccessibleInterface(scale)
    assert spoken.childCount() == 11
    five = spoken.child(5)
    assert five.role() == QAccessible.Role.RadioButton
    assert five.text(QAccessible.Text.Name) == "5 · 有点紧"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [370, 500, 826])
def test_anchor_words_never_meet_or_leave(wear, qtbot, language: str, text_scale: float, width: int) -> None:
    wear(language=language, text_scale=text_scale)
    words = (
        ANCHORS
        if language == "zh_CN"
        else {0: "quite calm", 5: "a little tense", 7: "stretched", 9: "hardly bearable"}
    )
    made = StressScale(words, compact=True)
    qtbot.addWidget(made)
    made.resize(width, made.sizeHint().height())
    made.show()
    places: list[QRectF] = [rect for rect, _, _ in made._word_places()]
    assert len(places) >= 2
    assert places[0].left() >= 0
    assert places[-1].right() <= width
    assert all(before.right() + 8 <= after.left() + 0.01 for before, after in itertools.pairwise(places))
    assert keys_of(made)[0].width() >= 24
