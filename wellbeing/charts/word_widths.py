"""About how wide a chart's words are: measuring them would cost more than drawing them."""

from __future__ import annotations

from wellbeing.charts.chart_style import POINTS_PER_PIXEL, ChartStyle

WIDE_FROM = 0x2E80  # signs from here on, the Chinese among them, are as wide as high
LATIN, BROAD, WIDE = 0.52, 0.84, 1.0  # in sizes of the font
BROAD_LETTERS = frozenset("MWmw")


def size_in_px(style: ChartStyle, role: str = "caption_pt") -> float:
    """Return the size of a role's font, in px."""
    return style.theme.pt(role) / POINTS_PER_PIXEL


def is_wide(sign: str) -> bool:
    """Tell whether a sign is as wide as high."""
    return ord(sign) > WIDE_FROM


def width_in_caption(words: str, style: ChartStyle) -> float:
    """Return about how wide small words are, in px."""
    sizes = (WIDE if is_wide(sign) else BROAD if sign in BROAD_LETTERS else LATIN for sign in words)
    return sum(sizes) * size_in_px(style)


def fitted(words: str, room: float, style: ChartStyle) -> str:
    """Return small words, cut with … where they are wider than a room in px."""
    for place in range(1, len(words) + 1):
        if width_in_caption(words[:place], style) > room:
            return words[: max(1, place - 2)].rstrip() + "…"
    return words
