"""What a person would miss if the process began anew: typed text, a running exercise, something copied, a window."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from wellbeing.ui.garbage import is_any_seen
from wellbeing.ui.widgets.search_field import SearchField


def is_work_open(qt: QApplication) -> bool:
    """Tell whether anything is on the screen, on the clipboard, under way or typed and not kept."""
    # What was copied here is served to other programs by this process, and would be gone.
    clipboard = qt.clipboard()
    if clipboard.ownsClipboard() or clipboard.ownsSelection():
        return True
    return is_any_seen() or any(map(is_under_way, qt.allWidgets()))


def is_under_way(widget: QWidget) -> bool:
    """Tell whether a widget holds what was begun: text typed into it, or what it says of itself."""
    if isinstance(widget, QPlainTextEdit):
        return widget.document().isModified() and not widget.isReadOnly() and not widget.document().isEmpty()
    if isinstance(widget, QLineEdit) and not isinstance(widget, SearchField):
        in_box = isinstance(widget.parent(), QAbstractSpinBox)  # its number is saved as it is typed
        return widget.isModified() and not in_box and bool(widget.text())
    return getattr(widget, "under_way", False) is True
