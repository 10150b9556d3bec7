"""A sheet counted in px from the top left, with rounded boxes and words: what the charts of patterns are drawn on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wellbeing.charts.chart_style import (
    POINTS_PER_PIXEL,
    ChartStyle,
    add_discs,
    new_figure,
    place_ground,
    say_title,
)
from wellbeing.charts.word_widths import is_wide, size_in_px

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.ground import Ground

Box = tuple[float, float, float, float]
"""Left, top, width and height in px."""
SIDE = 20  # px beside a picture that stands alone


@dataclass(frozen=True)
class Sheet:
    """A figure with one ground over all of it, whose units are px."""

    figure: Figure
    ground: Ground
    style: ChartStyle

    @cached_property
    def caption(self) -> Any:
        """The font of small words, made once for all of them."""
        return self.style.words()

    def say(
        self,
        x: float,
        y: float,
        words: str,
        ha: str = "center",
        ink: str = "",
        size: str = "",
        va: str = "center_baseline",
        **more: Any,
    ) -> None:
        """Write words at a place, in the ink of a chart's labels unless told otherwise."""
        plain = words.isascii() and not size
        font = self.caption if plain else self.style.words(size or "caption_pt", words)
        self.ground.say(
            x,
            y,
            words,
            ha=ha,
            va=va,
            color=ink or self.style.theme.chart("label"),
            fontproperties=font,
            **more,
        )

    def figures(self, places: Sequence[tuple[float, float, int]], ink: str) -> None:
        """Write many whole numbers, each in the middle of a place, as one outline: a text for each takes longer."""
        import numpy as np
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path as Outline

        digits = digit_shapes(self.style.font, size_in_px(self.style))
        corners, codes = [], []
        for x, y, number in places:
            signs = str(number)
            for at, sign in enumerate(signs):
                shape = digits.shapes[int(sign)]
                left = x + (at - len(signs) / 2) * digits.wide
                corners.append(np.add(shape.vertices, (left, y + digits.tall / 2)))
                codes.append(shape.codes)
        if corners:
            outline = Outline(np.concatenate(corners), np.concatenate(codes))
            self.ground.put(PathPatch(outline, facecolor=ink, edgecolor="none", linewidth=0))

    def boxes(
        self, boxes: Sequence[Box], faces: Sequence[str] | str, edges: Sequence[str] | str = "none",
        radius: float = 3, line: float = 0.75,
    ) -> None:  # fmt: skip
        """Draw rounded boxes as one collection; an artist for each would cost seconds over a year."""
        from matplotlib.collections import PathCollection

        paths = [rounded(box, min(radius, box[2] / 2, box[3] / 2)) for box in boxes]
        made = PathCollection(paths, facecolors=faces, edgecolors=edges, linewidths=line)
        made.set_transform(self.ground.place)
        self.ground.put(made)

    def line(
        self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float = 1.5, **more: Any
    ) -> None:
        """Draw a line through points, `width` points at 100 % text."""
        width *= self.style.theme.growth
        self.ground.line(xs, ys, color=colour, linewidth=width, **more)

    def area(self, xs: Sequence[float], ys: Sequence[float], floor: float, colour: str) -> None:
        """Fill what lies between a line and its floor, lightly."""
        from matplotlib.patches import Polygon

        corners = [(xs[0], floor), *zip(xs, ys, strict=True), (xs[-1], floor)] if xs else []
        if corners:
            self.ground.put(Polygon(corners, facecolor=colour, edgecolor="none", alpha=0.35))

    def rule(self, y: float, left: float, right: float, strong: bool = False) -> None:
        """Draw a thin level line."""
        theme = self.style.theme
        self.line(
            (left, right),
            (y, y),
            theme.colour("hairline") if strong else theme.chart("grid"),
            0.75,
            zorder=0.5,
        )

    def dots(
        self, points: Sequence[tuple[float, float]], faces: Sequence[str] | str, edges: Sequence[str] | str,
        across: float = 7.0, line: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw discs `across` px wide at 100 % text, one collection for all."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        growth = self.style.theme.growth
        area = (across * growth * POINTS_PER_PIXEL) ** 2
        add_discs(self.ground, xs, ys, [area], faces, edges, line * growth, 3)

    def nothing(self, words: str) -> None:
        """Write one calm sentence where a picture would be, on as many lines as it needs."""
        style = self.style
        middle = style.head + (style.height - style.head) / 2
        self.say(
            style.width / 2, middle, folded(words, style), ink=style.theme.colour("ink_soft"), size="body_pt",
            va="center", linespacing=1.5,
        )  # fmt: skip


class DigitShapes(NamedTuple):
    """The outlines of the ten digits, y downwards, how far one stands from the next, and how tall they are, in px."""

    shapes: tuple[Any, ...]
    wide: float
    tall: float


@cache
def digit_shapes(font: Path | None, size: float) -> DigitShapes:
    """Return the digits of a font at a size in px; they are equally wide."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as Outline
    from matplotlib.textpath import TextPath

    prop = FontProperties(fname=str(font)) if font else FontProperties()
    made = [TextPath((0, 0), str(digit), size=size, prop=prop) for digit in range(10)]
    zero, double = made[0].get_extents(), TextPath((0, 0), "00", size=size, prop=prop).get_extents()
    shapes = tuple(Outline(shape.vertices * (1, -1), shape.codes) for shape in made)
    return DigitShapes(shapes, double.x1 - zero.x1, zero.height)


def new_sheet(style: ChartStyle, name: str) -> Sheet:
    """Return an empty sheet; with its title where nobody else says it."""
    figure = new_figure(style)
    ground = place_ground(figure, style, 0, 0, 0, 0)
    ground.scale((0, style.width), (style.height, 0))
    if style.titled:
        say_title(figure, style, name)
    return Sheet(figure, ground, style)


def margin(style: ChartStyle) -> int:
    """Return the px left free at the sides: a card has its own."""
    return SIDE if style.titled else 2


def rounded(box: Box, radius: float) -> Any:
    """Return the outline of a box with round corners, as one path."""
    from matplotlib.path import Path as Outline

    left, top, width, height = box
    right, bottom, r = left + width, top + height, radius
    corners = [
        (left + r, top), (right - r, top), (right, top), (right, top + r), (right, bottom - r), (right, bottom),
        (right - r, bottom), (left + r, bottom), (left, bottom), (left, bottom - r), (left, top + r), (left, top),
        (left + r, top),
    ]  # fmt: skip
    line, bend = Outline.LINETO, Outline.CURVE3
    codes = [Outline.MOVETO, line, bend, bend, line, bend, bend, line, bend, bend, line, bend, bend]
    return Outline(corners, codes)


def folded(words: str, style: ChartStyle) -> str:
    """Return words on lines that fit the sheet; Chinese breaks anywhere, English between words."""
    import textwrap

    room = (style.width - 2 * SIDE) / size_in_px(style, "body_pt")
    if any(map(is_wide, words)):
        most = max(8, int(room))
        lines = -(-len(words) // most)
        each = -(-len(words) // lines)
        return "\n".join(words[at : at + each] for at in range(0, len(words), each))
    return "\n".join(textwrap.wrap(words, max(16, int(room * 1.9)))) or words
