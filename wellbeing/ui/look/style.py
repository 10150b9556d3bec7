"""The style of Qt's that draws what our style sheet leaves to it, on every desktop the same."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

STYLE = ("-style", "Fusion")
"""For the command line of a QApplication: asked for later, a style costs a first page a dozen of Qt's enums."""
_STYLED = "wellbeing_styled"


def note_style(app: QApplication) -> None:
    """Note that the app was made with our style."""
    app.setProperty(_STYLED, True)


def wear_style(app: QApplication) -> None:
    """Have the app wear our style, unless it was made with it."""
    if not app.property(_STYLED):
        app.setStyle(STYLE[1])
        note_style(app)
