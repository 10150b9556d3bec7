"""The ways from one place of the window to another that a page cannot know: help, an exercise, a scene."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wellbeing.ui.context import Context


def open_help(asker: QWidget) -> None:
    """Open the help card, as F1 does."""
    window: Any = asker.window()
    if hasattr(window, "help_asked"):
        window.help_asked.emit()


def open_exercise(asker: QWidget, ctx: Context, exercise: str) -> None:
    """Open an exercise in the player."""
    _open(asker, ctx, "cooldown", "start_exercise", exercise)


def open_scene(asker: QWidget, ctx: Context, scene: str) -> None:
    """Open a practice scene."""
    _open(asker, ctx, "practice", "start_scene", scene)


def _open(asker: QWidget, ctx: Context, key: str, verb: str, item: str) -> None:
    ctx.go(key)
    window: Any = asker.window()
    page = window.page(key) if hasattr(window, "page") else None
    if hasattr(page, verb):
        getattr(page, verb)(item)
