"""The empty sheet that every chart starts from: size, ground, words' font, time axis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.charts.signs import drawable, families, has_all
from wellbeing.domain.days import Span
from wellbeing.domain.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 96
FOOT = 28  # px under the plot
GAP = 8  # px between plot and labels
LEFT = 48  # px left of the plot at 100 % text
POINTS_PER_PIXEL = 72 / DPI
PALE = (
    "usual",
    "stress_band",
    "shift",
)  # as near to the card as areas behind a curve are: a small box needs an edge


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """What a figure function needs beside its data.

    `width` and `height` in px at 96 dpi; `zone` for the labels of the time axis; `t` turns English source
    words into the person's language; `font` is a font file that holds that language's glyphs, None for the
    library's own; `titled` adds title and legend, which a screen shows in its own words instead. `title` and
    `aside` are what the screen says there, for a picture that is to say the same; '' for the chart's own name.
    `named` has the words of the ids that a chart names.
    """

    theme: Theme
    t: Callable[[str], str]
    zone: tzinfo
    font: Path | None = None
    width: int = 900
    height: int = 420
    titled: bool = True
    title: str = ""
    aside: str = ""
    named: Mapping[str, str] = field(default_factory=dict)

    def word(self, key: str) -> str:
        """Return what an id stands for in words: a cause, a feeling, a kind, an exercise; an own word is its own."""
        return drawable(self.named.get(key, key.replace("_", " ")), self.font)

    @property
    def head(self) -> int:
        """The room above a plot for title and legend, in px; 0 where a screen says them."""
        return round((66 if self.aside else 48) * self.theme.text_scale) if self.titled else 0

    @property
    def left(self) -> int:
        """The room for labels left of the plot, in px; it grows with the words."""
        return round(LEFT * self.theme.text_scale)

    @property
    def foot(self) -> int:
        """The room for labels under the plot, in px."""
        return round(FOOT * self.theme.text_scale)

    def words(self, role: str = "caption_pt", text: str = "") -> Any:
        """Return the font of chart words in the size of a role; of a text whose signs it lacks, with stand-ins.

        Stand-ins are looked for sign by sign, which would double the time of a map of two hundred figures.
        """
        from matplotlib.font_manager import FontProperties

        size = self.theme.pt(role)
        if self.font is None:
            return FontProperties(size=size)
        if text and not has_all(self.font, text):
            return FontProperties(family=list(families(self.font)), size=size)
        return FontProperties(fname=str(self.font), size=size)


def new_figure(style: ChartStyle) -> Figure:
    """Return an empty figure on the card's colour; never through pyplot, which keeps figures alive."""
    from matplotlib.figure import Figure

    size = (style.width / DPI, style.height / DPI)
    return Figure(figsize=size, dpi=DPI, facecolor=style.theme.colour("card"))


def place_axes(
    figure: Figure, style: ChartStyle, left: float, bottom: float, right: float, top: float
) -> Axes:
    """Return bare axes; the four edges are px from the figure's own edges."""
    width, height = style.width, style.height
    box = (left / width, bottom / height, (width - left - right) / width, (height - top - bottom) / height)
    axes = figure.add_axes(box)
    # The library's own axis makes and measures some sixty artists for a dozen labels: ours are plain words.
    axes.set_axis_off()
    return axes


def hours_in(span: Span, moment: datetime) -> float:
    """Return a moment as hours from the span's start: the x of every time axis."""
    return (moment - span.start) / timedelta(hours=1)


def hours_of(span: Span, moments: Iterable[datetime]) -> list[float]:
    """Return many moments as hours from the span's start."""
    start, hour = span.start, timedelta(hours=1)
    return [(moment - start) / hour for moment in moments]


def add_discs(
    axes: Axes, xs: Sequence[float], ys: Sequence[float], areas: Sequence[float], faces: Any, edges: Any, lines: Any,
    zorder: float, **more: Any,
) -> None:  # fmt: skip
    """Draw discs, their areas in square points, as one collection.

    The axes' own scatter looks at each of them for what is missing and for the limits, which are set by hand here.
    """
    from matplotlib.collections import PathCollection
    from matplotlib.markers import MarkerStyle
    from matplotlib.transforms import IdentityTransform

    disc = MarkerStyle("o")
    outline = disc.get_path().transformed(disc.get_transform())
    made = PathCollection(
        (outline,), areas, offsets=list(zip(xs, ys, strict=True)), offset_transform=axes.transData,
        facecolors=faces, edgecolors=edges, linewidths=lines, zorder=zorder, **more,
    )  # fmt: skip
    made.set_transform(IdentityTransform())
    axes.add_artist(made)


def label_time(axes: Axes, style: ChartStyle, span: Span) -> None:
    """Label the time axis in local time: hours of a day, days of weeks, months of years."""
    from wellbeing.charts.ticks import time_ticks

    room = width_of(axes, style) + style.left
    ticks = time_ticks(span, style.zone, room / style.theme.text_scale, style.t)
    axes.set_xlim(0, hours_in(span, span.end))
    for moment, words in ticks:
        axes.text(
            hours_in(span, moment), -GAP / height_of(axes, style), words, ha="center", va="top",
            transform=axes.get_xaxis_transform(), color=style.theme.chart("label"), fontproperties=style.words(),
        )  # fmt: skip


def label_level(axes: Axes, style: ChartStyle, level: float, words: str) -> None:
    """Write a figure left of the plot at a level of the value axis."""
    axes.text(
        -GAP / width_of(axes, style), level, words, ha="right", va="center",
        transform=axes.get_yaxis_transform(), color=style.theme.chart("label"), fontproperties=style.words(),
    )  # fmt: skip


def width_of(axes: Axes, style: ChartStyle) -> float:
    """Return the width of axes in px at 96 dpi."""
    return float(axes.get_position().width * style.width)


def height_of(axes: Axes, style: ChartStyle) -> float:
    """Return the height of axes in px at 96 dpi."""
    return float(axes.get_position().height * style.height)


def say_empty(axes: Axes, style: ChartStyle, words: str) -> None:
    """Write one calm sentence where a picture would be; no line goes through it."""
    ground = {"facecolor": style.theme.colour("card"), "edgecolor": "none", "pad": 4}
    axes.text(
        0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center", bbox=ground,
        color=style.theme.colour("ink_soft"), fontproperties=style.words("body_pt"),
    )  # fmt: skip


def say_title(figure: Figure, style: ChartStyle, words: str) -> None:
    """Write at the top left what the screen says above the chart, else the chart's own name."""
    lines = ((18, "lead_pt", "ink", style.title or words), (42, "caption_pt", "ink_soft", style.aside))
    for down, size, ink, said in lines:
        figure.text(
            20 / style.width, 1 - down * style.theme.text_scale / style.height, said, ha="left", va="top",
            color=style.theme.colour(ink), fontproperties=style.words(size),
        )  # fmt: skip


def say_legend(
    figure: Figure, style: ChartStyle, entries: Sequence[tuple[str, str]], under_title: bool = False
) -> None:
    """Write the legend at the top right, or under the title: (chart role, words) for each colour really there."""
    from matplotlib.patches import Patch

    theme = style.theme
    handles = [
        Patch(facecolor=theme.chart(role), label=words, linewidth=0.75, edgecolor=theme.colour("line"))
        if role in PALE
        else Patch(facecolor=theme.chart(role), label=words)
        for role, words in entries
    ]
    if handles:
        figure.legend(
            handles=handles, loc="upper left" if under_title else "upper right",
            bbox_to_anchor=(12 / style.width, 1 - 36 / style.height) if under_title
            else (1 - 12 / style.width, 1 - 8 / style.height),
            ncols=len(handles), frameon=False, prop=style.words(), labelcolor=style.theme.chart("label"),
            handlelength=0.8, handleheight=0.8, handletextpad=0.5, columnspacing=1.4,
        )  # fmt: skip
