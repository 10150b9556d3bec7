"""All widgets in all looks, as pictures; WELLBEING_GALLERY=DIR keeps them to be looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.widgets.gallery import parts_sheet, player_sheet, today_sheet
from tests.ui.widgets.gallery_words import EN, ZH
from wellbeing.ui.widgets.stress_scale import StressScale
from wellbeing.ui.widgets.toast import Toast

CASES = [
    (name, language, scale)
    for name in ("light", "dark", "contrast")
    for language, scale in (("zh_CN", 1.0), ("en", 1.0))
]
CASES += [("light", "zh_CN", 2.0), ("dark", "en", 2.0), ("light", "zh_TW", 1.5)]


@pytest.mark.parametrize(("name", "language", "scale"), CASES)
def test_every_sheet_is_painted(wear, qtbot, tmp_path: Path, name: str, language: str, scale: float) -> None:
    wear(name, language, scale)
    words = EN if language == "en" else ZH
    large = scale > 1.2
    sheets = {
        "today": (
            today_sheet(words, narrow=large, columns=1 if large else 2),
            1100,
            1800 if large else 860 if language == "en" else 720,
        ),
        "player": (player_sheet(words), 1100, 720 if not large else 900),
        "parts": (parts_sheet(words), 1100, 760 if not large else 1500),
    }
    folder = Path(os.environ.get("WELLBEING_GALLERY", tmp_path))
    for title, (sheet, width, height) in sheets.items():
        qtbot.addWidget(sheet)
        file = folder / f"{title}-{name}-{language}-{round(scale * 100)}.png"
        paint(sheet, width, height, file, words["saved"] if title == "today" else "", words["undo"])
        assert file.stat().st_size > 5_000


def paint(sheet: QWidget, width: int, height: int, file: Path, toast: str, undo: str) -> None:
    sheet.resize(width, height)
    sheet.show()
    QApplication.processEvents()
    scales = sheet.findChildren(StressScale)
    if scales:  # as after a press of 6 on the keyboard
        scales[0].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_6)
    if toast:
        line = Toast(sheet)
        line.show_words(toast, undo)
    QApplication.processEvents()
    assert sheet.grab().save(str(file))
    sheet.close()
