"""The recovery code on paper: a slip with the code in large groups, how it is used, and what it opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from wellbeing.ui.context import Context

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

CODE_PT, TITLE_PT, BODY_PT = 22, 16, 11
FIXED = ("monospace",)


def slip(ctx: Context, code: str) -> QTextDocument:
    """Return the slip as a document; it lives in memory alone."""
    t = ctx.t
    groups = code.split("-")
    half = len(groups) // 2
    rows = ("-".join(groups[:half]) + "-", "-".join(groups[half:]))
    lines = (
        t(
            "Write it down or keep this page, away from the computer: whoever has it and a backup can read the diary."
        ),
        t("On a new computer: install wellbeing, take a backup along, and type"),
        "wellbeing restore FILE --code",
        t("For a lost key on the same computer:"),
        "wellbeing key import",
        t("A code that is made later takes its place."),
    )
    day = ctx.day(ctx.local(ctx.services.clock.now()).date())
    made = QTextDocument()
    cursor = QTextCursor(made)
    _write(cursor, TITLE_PT, f"wellbeing · {t('Recovery code')}")
    _write(cursor, BODY_PT, day)
    for row in rows:
        _write(cursor, CODE_PT, row, FIXED)
    for line in lines:
        _write(cursor, BODY_PT, line)
    return made


def _write(cursor: QTextCursor, size: int, text: str, families: Sequence[str] = ()) -> None:
    """Add a paragraph of plain text."""
    looks = QTextCharFormat()
    looks.setFontPointSize(size)
    if families:
        looks.setFontFamilies(families)
    space = QTextBlockFormat()
    space.setBottomMargin(size)
    cursor.insertBlock(space, looks)
    cursor.insertText(text, looks)


def print_slip(ctx: Context, code: str, window: QWidget) -> bool:
    """Ask for a printer and print the slip; tells whether it was sent there. No file is written that nobody chose."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("wellbeing")  # it stands in the list of print jobs
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(ctx.t("Print the recovery code"))
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed and print_on(printer, ctx, code)


def print_on(printer: QPrinter, ctx: Context, code: str) -> bool:
    """Print the slip; tells whether the printer took it."""
    from PySide6.QtPrintSupport import QPrinter

    slip(ctx, code).print_(printer)
    return printer.printerState() is not QPrinter.PrinterState.Error
