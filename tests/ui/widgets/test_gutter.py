"""A page's content keeps its width whether there is more to scroll to or not."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from wellbeing.ui.widgets.gutter import keep_gutter


def test_the_scroll_bar_takes_no_width_when_it_comes(light_theme, qtbot) -> None:
    area, sheet = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    keep_gutter(area)
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    area.resize(400, 300)
    area.show()
    before = sheet.width()
    sheet.setMinimumHeight(900)
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() > 0
    assert sheet.width() == before


def test_nothing_is_painted_while_all_is_in_sight(light_theme, qtbot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    keep_gutter(area)
    area.resize(400, 300)
    area.show()
    bar = area.verticalScrollBar()
    picture = bar.grab().toImage()
    assert len({picture.pixel(bar.width() // 2, y) for y in range(bar.height())}) == 1
