"""The empty sheet that every chart starts from: size, ground, words' font, time axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.domain.days import Span
from wellbeing.domain.looks import Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 96
FOOT = 28  # px under the plot
LEFT = 48  # px left of the plot at 100 % text
POINTS_PER_PIXEL = 72 / DPI


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a figure function needs beside its data.

    `width` and `height` in px at 96 dpi; `zone` for the labels of the time axis; `t` turns English source
    words into the person's language; `font` is a font file that holds that language's glyphs, None for the
    library's own; `titled` adds title and legend, which a screen shows in its own words instead.
    """

    look: Look
    t: Callable[[str], str]
    zone: tzinfo
    font: Path | None = None
    width: int = 900
    height: int = 420
    titled: bool = True

    @property
    def left(self) -> int:
        """The room for labels left of the plot, in px; it grows with the words."""
        return round(LEFT * self.look.text_scale)

    @property
    def foot(self) -> int:
        """The room for labels under the plot, in px."""
        return round(FOOT * self.look.text_scale)

    def words(self, role: str = "caption_pt") -> Any:
        """Return the font of chart words in the size of a role."""
        from matplotlib.font_manager import FontProperties

        return FontProperties(fname=str(self.font) if self.font else None, size=self.look.pt(role))


def new_figure(sheet: Sheet) -> Figure:
    """Return an empty figure on the card's colour; never through pyplot, which keeps figures alive."""
    from matplotlib.figure import Figure

    size = (sheet.width / DPI, sheet.height / DPI)
    return Figure(figsize=size, dpi=DPI, facecolor=sheet.look.colour("card"))


def place_axes(figure: Figure, sheet: Sheet, left: float, bottom: float, right: float, top: float) -> Axes:
    """Return bare axes; the four edges are px from the figure's own edges."""
    width, height = sheet.width, sheet.height
    box = (left / width, bottom / height, (width - left - right) / width, (height - top - bottom) / height)
    axes = figure.add_axes(box)
    axes.set_facecolor(sheet.look.colour("card"))
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, pad=6, colors=sheet.look.chart("label"))
    return axes


def hours_in(span: Span, moment: datetime) -> float:
    """Return a moment as hours from the span's start: the x of every time axis."""
    return (moment - span.start) / timedelta(hours=1)


def label_time(axes: Axes, sheet: Sheet, span: Span) -> None:
    """Label the time axis in local time: hours of a day, days of weeks, months of years."""
    from wellbeing.charts.ticks import time_ticks

    ticks = time_ticks(span, sheet.zone, sheet.width / sheet.look.text_scale)
    axes.set_xlim(0, hours_in(span, span.end))
    axes.set_xticks([hours_in(span, moment) for moment, _ in ticks], [words for _, words in ticks])
    dress_labels(axes, sheet)


def dress_labels(axes: Axes, sheet: Sheet) -> None:
    """Give all tick labels the chart's font and ink."""
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sheet.words())
        label.set_color(sheet.look.chart("label"))


def say_empty(axes: Axes, sheet: Sheet, words: str) -> None:
    """Write one calm sentence where a picture would be."""
    axes.text(
        0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center",
        color=sheet.look.colour("ink_soft"), fontproperties=sheet.words("body_pt"),
    )  # fmt: skip


def say_title(figure: Figure, sheet: Sheet, words: str) -> None:
    """Write the title at the top left."""
    figure.text(
        20 / sheet.width, 1 - 18 / sheet.height, words, ha="left", va="top",
        color=sheet.look.colour("ink"), fontproperties=sheet.words("lead_pt"),
    )  # fmt: skip
