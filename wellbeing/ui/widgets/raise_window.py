"""Brings a window to the front, whatever it was: closed, minimised, or behind others."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QWidget

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable


def keep_token(token: str) -> None:
    """Keep the leave to take the focus that a Wayland desktop gives with a click, for the next window raised.

    Qt reads it where every program finds its own: in the environment.
    """
    if token:
        os.environ[TOKEN] = token


def raise_window(window: QWidget) -> None:
    """Show the window, unminimise it, and ask for the focus."""
    from PySide6.QtCore import Qt  # not before the first painting: with it some hundred enums are made

    window.setWindowState(
        window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop(TOKEN, None)  # good for once
