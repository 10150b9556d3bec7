"""A part of a sheet with scales of its own, on which a chart's marks and words stand.

The library's own axes make and measure some sixty artists for their labels and edges, of which we draw none: that was
a third of the time of a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import methodcaller
from typing import Any

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

Box = tuple[float, float, float, float]
"""Left, top, width and height in px from the sheet's left and top."""
Ends = tuple[float, float]

NOWHERE = float("nan")


class Ground(Artist):
    """Holds what is drawn on it, in order of `zorder`; a mark's place is counted on the scales `xs` and `ys`.

    `xs` are the values at the left and the right, `ys` those at the bottom and the top.
    """

    def __init__(self, figure: Figure, box: Box, dpi: float) -> None:
        super().__init__()
        self.box = box
        self.xs: Ends = (0.0, 1.0)
        self.ys: Ends = (0.0, 1.0)
        self.marks: list[Artist] = []
        self._dpi, self._high = dpi, figure.get_figheight() * dpi
        self._px = Affine2D().scale(1, -1).translate(0, self._high).scale(1 / dpi) + figure.dpi_scale_trans
        self._inches = Affine2D()
        self.place = self._inches + figure.dpi_scale_trans
        figure.add_artist(self)
        self.scale()

    @property
    def words(self) -> list[Text]:
        """The words among the marks."""
        return [mark for mark in self.marks if isinstance(mark, Text)]

    def scale(self, xs: Ends | None = None, ys: Ends | None = None) -> None:
        """Choose the values at the edges; what stands there already moves with them."""
        self.xs, self.ys = xs or self.xs, ys or self.ys
        left, top, width, height = self.box
        across, up = width / (self.xs[1] - self.xs[0]), height / (self.ys[1] - self.ys[0])
        bottom = self._high - top - height
        moved = self._inches.clear().scale(across, up)
        moved.translate(left - self.xs[0] * across, bottom - self.ys[0] * up).scale(1 / self._dpi)

    def across(self, x: float) -> float:
        """Return how many px from the sheet's left a value stands."""
        left, _, width, _ = self.box
        return left + (x - self.xs[0]) / (self.xs[1] - self.xs[0]) * width

    def down(self, y: float) -> float:
        """Return how many px from the sheet's top a value stands."""
        _, top, _, height = self.box
        return top + (self.ys[1] - y) / (self.ys[1] - self.ys[0]) * height

    def put(self, mark: Artist) -> None:
        """Take something to be drawn."""
        mark.set_figure(self.figure)
        if not mark.is_transform_set():
            mark.set_transform(self.place)
        self.marks.append(mark)

    def say(self, x: float, y: float, words: str, **more: Any) -> None:
        """Write words at a place in px from the sheet's left and top; $ is a sign, and begins no formula."""
        self.put(Text(x, y, words, parse_math=False, transform=self._px, **more))

    def line(self, xs: Sequence[float], ys: Sequence[float], **more: Any) -> None:
        """Draw a line through points."""
        self.put(Line2D(xs, ys, **more))

    def rules(self, levels: Sequence[float], **more: Any) -> None:
        """Draw lines from edge to edge at some levels."""
        self.line(
            [*self.xs, NOWHERE] * len(levels),
            [y for level in levels for y in (level, level, NOWHERE)],
            **more,
        )

    def area(self, xs: Ends | None, ys: Ends | None, **more: Any) -> None:
        """Fill a box; None reaches from edge to edge."""
        (left, right), (low, high) = xs or self.xs, ys or self.ys
        corners = ((left, low), (left, high), (right, high), (right, low))
        self.put(Polygon(corners, edgecolor="none", **more))

    def draw(self, renderer: Any) -> None:
        """Draw what stands here, the lowest first."""
        for mark in sorted(self.marks, key=methodcaller("get_zorder")):
            mark.draw(renderer)
