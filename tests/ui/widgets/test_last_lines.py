"""The last line of wrapped words is not one sign or one word alone, nor the last of several things."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.last_lines import in_lines

ENGLISH = "Share of high stress, every two weeks; a change that chance would hardly make."
UNENDED = "急着缓解之前，先把这句话说完整：我现在难受，是因为……"
CHINESE = "要轻，不要深。小口安静地呼吸就对了，大口猛吸容易头晕。"


def of_one_font(text: str) -> QLabel:
    """Return a label of several lines."""
    return label(text, wrap=True)


def ink(shown: QWidget) -> list[QRect]:
    """Return where each line of words has ink, from the top."""
    image, paper = QImage(shown.size(), QImage.Format.Format_RGB32), QColor("white")
    image.fill(paper)
    shown.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    lines: list[QRect] = []
    for y in range(image.height()):
        dark = [x for x in range(image.width()) if far(image.pixelColor(x, y), paper)]
        if dark and lines and y - lines[-1].bottom() <= 3:
            lines[-1] = lines[-1].united(QRect(dark[0], y, dark[-1] - dark[0] + 1, 1))
        elif dark:
            lines.append(QRect(dark[0], y, dark[-1] - dark[0] + 1, 1))
    return lines


def far(one: QColor, other: QColor) -> bool:
    """Tell whether two colours differ much."""
    return abs(one.lightness() - other.lightness()) > 60


@pytest.mark.parametrize("make", [of_one_font, ReadingText])
@pytest.mark.parametrize(("text", "spared"), [(ENGLISH, " make."), (CHINESE, "晕。"), (UNENDED, "为……")])
def test_the_last_line_is_not_a_word_or_a_sign_alone(
    wear: Wear, qtbot: QtBot, make: Callable[[str], QLabel], text: str, spared: str
) -> None:
    wear("light", "zh_CN", 1.0)
    shown = make(text)
    qtbot.addWidget(shown)
    shown.ensurePolished()
    metrics = shown.fontMetrics()
    wide = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(spared) // 2
    shown.resize(wide, shown.heightForWidth(wide))
    shown.show()
    lines = ink(shown)
    assert (len(lines), lines[-1].width() > metrics.horizontalAdvance(spared)) == (2, True)


def test_words_that_need_no_company_fill_their_lines(wear: Wear, qtbot: QtBot) -> None:
    wear("light", "zh_CN", 1.0)
    shown = label(CHINESE, wrap=True)
    qtbot.addWidget(shown)
    shown.ensurePolished()
    shown.resize(shown.fontMetrics().horizontalAdvance(CHINESE) * 2 // 3, 80)
    shown.show()
    first, *_ = ink(shown)
    assert first.right() > shown.width() - 2 * shown.fontMetrics().height()


@pytest.mark.parametrize(
    ("widths", "room", "wanted"),
    [
        ([40, 40, 40, 40], 140, [[0, 1], [2, 3]]),
        ([40, 40, 40], 140, [[0, 1, 2]]),
        ([60, 60, 60], 140, [[0, 1], [2]]),
        ([40, 40, 60, 130], 160, [[0, 1, 2], [3]]),
        ([], 140, []),
    ],
)
def test_what_stands_alone_in_the_last_line_gets_its_neighbour(
    widths: list[int], room: int, wanted: list[list[int]]
) -> None:
    assert in_lines(widths, 8, room) == wanted


def test_chips_in_lines_keep_together(wear: Wear, qtbot: QtBot) -> None:
    wear("light", "en", 1.0)
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, chips = FlowLayout(holder), [QWidget() for _ in range(5)]
    for chip in chips:
        chip.setFixedSize(60, 20)
        flow.addWidget(chip)
    holder.resize(4 * 68, 60)
    holder.show()
    tops = [chip.y() for chip in chips]
    assert tops == [0, 0, 0, 28, 28]
