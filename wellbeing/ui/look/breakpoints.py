"""How a page is laid out in a window of a size: columns, widths, margins, and the lane at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

LEAST = (720, 520)
"""The least window, in px."""
_PAIRS, _TWO_COLUMNS, _ROOMY, _FULL_HD = 900, 1100, 1366, 1920
_LOW, _HIGH, _TALL = 760, 900, 1080
_ONE_COLUMN_WIDE, _WIDE, _WIDEST = 976, 1328, 1760
_SIDE, _SIDE_ROOMY = 292, 320


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What every page keeps to; px."""

    two_columns: bool
    """Whether the rail has words and a page its side column."""
    pairs: bool
    """Whether small cards stand two by two at least."""
    full: bool
    """Whether the window is as large as a Full HD screen: a page may show all it has side by side."""
    content: int
    """The widest the content gets; what is left over is paper on both sides."""
    side: int
    top: int
    foot: int
    """The lane under the page, which holds nothing but the line that says what was saved."""
    gap: int


def layout_for(width: int, height: int, text_scale: float) -> PageLayout:
    """Return the layout for a window's size in px; breakpoints count in text widths."""
    wide = width / text_scale
    two_columns = wide >= _TWO_COLUMNS
    content = _WIDE if two_columns else _ONE_COLUMN_WIDE
    return PageLayout(
        two_columns=two_columns,
        pairs=wide >= _PAIRS,
        full=wide >= _FULL_HD and height / text_scale >= _HIGH,
        content=min(round(content * text_scale), _WIDEST),
        side=round((_SIDE_ROOMY if wide >= _ROOMY else _SIDE) * text_scale),
        top=32 if wide >= _ROOMY else 24,
        foot=64 if height >= _TALL else 44,
        gap=12 if height < _LOW else 16,
    )


def layout_of(widget: QWidget) -> PageLayout:
    """Return the layout for the window that a widget stands in."""
    from wellbeing.ui.look.theme import (
        current_theme,
    )  # the first painting knows the least window, and no theme

    window = widget.window()
    return layout_for(window.width(), window.height(), current_theme().text_scale)
