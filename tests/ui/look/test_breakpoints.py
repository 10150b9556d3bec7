"""The layout of a page by the window's size, in text widths."""

from __future__ import annotations

import pytest

from wellbeing.ui.look.breakpoints import layout_for


@pytest.mark.parametrize(
    ("size", "scale", "two", "content", "side"),
    [
        ((900, 600), 1.0, False, 976, 292),
        ((1099, 720), 1.0, False, 976, 292),
        ((1100, 720), 1.0, True, 1328, 292),
        ((1366, 768), 1.0, True, 1328, 320),
        ((1920, 1080), 1.0, True, 1328, 320),
        ((1920, 1080), 2.0, False, 1760, 584),
        ((2560, 1440), 1.0, True, 1328, 320),
        ((2560, 1440), 1.25, True, 1660, 400),
        ((2560, 1440), 2.0, True, 1760, 584),
    ],
)
def test_columns_and_widths(size: tuple[int, int], scale: float, two: bool, content: int, side: int) -> None:
    layout = layout_for(*size, scale)
    assert (layout.two_columns, layout.content, layout.side) == (two, content, side)


@pytest.mark.parametrize(
    ("size", "scale", "pairs"),
    [((899, 600), 1.0, False), ((900, 600), 1.0, True), ((1920, 1080), 2.0, True), ((900, 600), 2.0, False)],
)
def test_small_cards_stand_in_pairs_from_900_text_px_on(
    size: tuple[int, int], scale: float, pairs: bool
) -> None:
    assert layout_for(*size, scale).pairs is pairs


def test_margins_give_way_to_a_low_window() -> None:
    low, usual, tall = layout_for(900, 600, 1.0), layout_for(1366, 800, 1.0), layout_for(1920, 1080, 1.0)
    assert (low.top, low.foot, low.gap) == (24, 44, 12)
    assert (usual.top, usual.foot, usual.gap) == (32, 44, 16)
    assert (tall.top, tall.foot, tall.gap) == (32, 64, 16)
