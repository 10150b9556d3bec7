"""The ways from one place of the window to another that a page cannot know: help, an exercise, a scene."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wellbeing.ui.context import Context


def open_help(asker: QWidget) -> None:
    """Open the help card, as F1 does."""
    view = _around(asker, "help_asked")
    if view is not None:
        view.help_asked.emit()


def open_exercise(asker: QWidget, ctx: Context, exercise: str) -> None:
    """Open an exercise in the player."""
    _open(asker, ctx, "cooldown", "start_exercise", exercise)


def open_scene(asker: QWidget, ctx: Context, scene: str) -> None:
    """Open a practice scene."""
    _open(asker, ctx, "practice", "start_scene", scene)


def _open(asker: QWidget, ctx: Context, key: str, verb: str, item: str) -> None:
    ctx.go(key)
    view = _around(asker, "page")
    page = view.page(key) if view is not None else None
    if hasattr(page, verb):
        getattr(page, verb)(item)


def _around(asker: QWidget, name: str) -> Any:
    """Return the nearest widget around the asker that has such a member: the view that holds the pages."""
    found: QWidget | None = asker.parentWidget()
    while found is not None and not hasattr(found, name):
        found = found.parentWidget()
    return found
