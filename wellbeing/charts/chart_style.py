"""The empty sheet that every chart starts from: size, ground, words' font, time axis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.charts.lean_import import figure_class
from wellbeing.charts.signs import drawable, families, has_all
from wellbeing.domain.days import Span
from wellbeing.domain.themes import Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.ground import Ground

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
    size = (style.width / DPI, style.height / DPI)
    return figure_class()(figsize=size, dpi=DPI, facecolor=style.theme.colour("card"))


def place_ground(
    figure: Figure, style: ChartStyle, left: float, bottom: float, right: float, top: float
) -> Ground:
    """Return a bare ground; the four edges are px from the figure's own edges."""
    from wellbeing.charts.ground import Ground

    return Ground(figure, (left, top, style.width - left - right, style.height - top - bottom), DPI)


def hours_in(span: Span, moment: datetime) -> float:
    """Return a moment as hours from the span's start: the x of every time axis."""
    return (moment - span.start) / timedelta(hours=1)


def hours_of(span: Span, moments: Iterable[datetime]) -> list[float]:
    """Return many moments as hours from the span's start."""
    start, hour = span.start, timedelta(hours=1)
    return [(moment - start) / hour for moment in moments]


def add_discs(
    ground: Ground, xs: Sequence[float], ys: Sequence[float], areas: Sequence[float], faces: Any, edges: Any,
    lines: Any, zorder: float, **more: Any,
) -> None:  # fmt: skip
    """Draw discs, their areas in square points, as one collection; `faces` is a colour, or one for each."""
    from matplotlib.collections import PathCollection
    from matplotlib.markers import MarkerStyle
    from matplotlib.transforms import IdentityTransform

    disc = MarkerStyle("o")
    outline = disc.get_path().transformed(disc.get_transform())
    made = PathCollection(
        (outline,), areas, offsets=list(zip(xs, ys, strict=True)), offset_transform=ground.place,
        facecolors=faces if isinstance(faces, str) else colours(faces), edgecolors=edges, linewidths=lines,
        zorder=zorder, **more,
    )  # fmt: skip
    made.set_transform(IdentityTransform())
    ground.put(made)


def colours(names: Sequence[str]) -> Any:
    """Return many colours as numbers: there are few different ones, and the library would read each anew."""
    import numpy as np
    from matplotlib.colors import to_rgba

    known = {name: to_rgba(name) for name in set(names)}
    return np.array([known[name] for name in names]).reshape(-1, 4)


def label_time(ground: Ground, style: ChartStyle, span: Span) -> None:
    """Label the time axis in local time: hours of a day, days of weeks, months of years."""
    from wellbeing.charts.ticks import time_ticks

    left, top, width, height = ground.box
    ticks = time_ticks(span, style.zone, (width + style.left) / style.theme.text_scale, style.t)
    for moment, words in ticks:
        x = left + width * ((moment - span.start) / span.length)
        say(ground, style, x, top + height + GAP, words, ha="center", va="top")


def label_level(ground: Ground, style: ChartStyle, level: float, words: str) -> None:
    """Write a figure left of the plot at a level of the value axis."""
    say(ground, style, ground.box[0] - GAP, ground.down(level), words, ha="right", va="center")


def say(ground: Ground, style: ChartStyle, x: float, y: float, words: str, **more: Any) -> None:
    """Write small words at a place in px from the sheet's left and top."""
    ground.say(x, y, words, color=style.theme.chart("label"), fontproperties=style.words(), **more)


def say_empty(ground: Ground, style: ChartStyle, words: str) -> None:
    """Write one calm sentence where a picture would be; no line goes through it."""
    left, top, width, height = ground.box
    ground.say(
        left + width / 2, top + height / 2, words, ha="center", va="center",
        bbox={"facecolor": style.theme.colour("card"), "edgecolor": "none", "pad": 4},
        color=style.theme.colour("ink_soft"), fontproperties=style.words("body_pt"),
    )  # fmt: skip


def say_title(figure: Figure, style: ChartStyle, words: str) -> None:
    """Write at the top left what the screen says above the chart, else the chart's own name."""
    lines = ((18, "lead_pt", "ink", style.title or words), (42, "caption_pt", "ink_soft", style.aside))
    for down, size, ink, said in lines:
        figure.text(
            20 / style.width, 1 - down * style.theme.text_scale / style.height, said, ha="left", va="top",
            parse_math=False, color=style.theme.colour(ink), fontproperties=style.words(size, said),
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
