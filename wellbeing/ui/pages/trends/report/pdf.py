"""The page of a period as a PDF, by a command or from the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from wellbeing.domain.ranges import DayRange
from wellbeing.services.disk_problems import write_chosen
from wellbeing.services.environment import Environment
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.report.sheet import CHART_RATIO, DPI, ReportSheet, chart_size, sheet_of
from wellbeing.ui.pages.trends.report.words import words_of

if TYPE_CHECKING:
    from wellbeing.domain.report import Report
    from wellbeing.domain.themes import Theme
    from wellbeing.services.app_services import Services

RESOLUTION = 300
MM_PER_PX = 25.4 / DPI
PAPER_LOOK = "light"


def write_report(
    environment: Environment,
    open_services: Callable[[Environment], Services],
    days: DayRange,
    out: Path,
    language: str,
    paper: str,
    notes: bool,
) -> None:
    """Write the page of a period into a PDF, without a screen; raises Refused."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from wellbeing.ui.board_tasks import run_inline
    from wellbeing.ui.look.theme import apply_theme
    from wellbeing.ui.navigator import NoNavigator

    qt = QApplication.instance() or QApplication(["wellbeing"])
    services = open_services(environment.speaking(language))
    try:
        look = paper_look(services)
        apply_theme(qt, look, language, 1.0)  # type: ignore[arg-type]
        ctx = Context(
            services, services.words(), lambda _words, _undo: None, NoNavigator(), run_inline(services)
        )
        report = services.reports.of(days, notes)
        words = words_of(ctx, report, services.reports.own_lines(days))
        sheet = sheet_of(words, chart_of(services, report, language, paper), paper, look)
        write_chosen(out, pdf_of(sheet))
    finally:
        services.close()


def paper_look(services: Services) -> Theme:
    """Return the look of paper: dark words on light ground, whatever the window wears."""
    return services.environment.theme(PAPER_LOOK)[0]


def chart_of(services: Services, report: Report, language: str, paper: str) -> QImage:
    """Return the chart of a report for a paper; slow: the drawing library may have to be imported."""
    pixels, wide, high = services.charts.pattern_pixels(
        "trend", report.picture, {}, paper_look(services), language, *chart_size(paper), CHART_RATIO
    )
    return QImage(pixels, wide, high, QImage.Format.Format_RGBA8888).copy()


def pdf_of(sheet: ReportSheet) -> bytes:
    """Return a page as the bytes of a PDF; it names neither the person nor the computer."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setCreator("wellbeing")
    writer.setPageLayout(layout_of(sheet.paper))
    painter = QPainter(writer)
    painter.scale(RESOLUTION / DPI, RESOLUTION / DPI)
    for leaf in range(sheet.leaves):
        if leaf:
            writer.newPage()
        sheet.draw(painter, leaf)
    painter.end()
    return bytes(buffer.data().data())


def layout_of(paper: QSizeF) -> QPageLayout:
    """Return the layout of a whole leaf: the sheet brings its margins itself."""
    size = QPageSize(paper * MM_PER_PX, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
