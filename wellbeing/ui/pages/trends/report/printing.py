"""The page of a period on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wellbeing.ui.pages.trends.report.pdf import layout_of
from wellbeing.ui.pages.trends.report.sheet import DPI, ReportSheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_sheet(sheet: ReportSheet, title: str, window: QWidget) -> bool:
    """Ask for a printer and print; tells whether it was sent there."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("wellbeing")  # it stands in the list of print jobs
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed and print_on(printer, sheet)


def print_on(printer: QPrinter, sheet: ReportSheet) -> bool:
    """Print each leaf on one of the printer's; tells whether it took them."""
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(sheet.paper))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.scale(printer.resolution() / DPI, printer.resolution() / DPI)
    for leaf in range(sheet.leaves):
        if leaf:
            printer.newPage()
        sheet.draw(painter, leaf)
    return painter.end()
