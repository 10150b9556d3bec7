"""The week's rhythm as a map of hours and weekdays: colour is stress, the figure how often, hollow where too few."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Box, margin, new_sheet
from wellbeing.charts.ticks import weekday_names
from wellbeing.charts.word_widths import width_in_caption
from wellbeing.domain.patterns.rhythm import Rhythm

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GAP = 3
TOP = 22  # px for the hours
WIDEST, HIGHEST = 96, 44


def rhythm_marks(rhythm: Rhythm, style: ChartStyle) -> list[Mark]:
    """Return where each cell stands."""
    scale, hours = style.theme.text_scale, rhythm.hours
    if not hours:
        return []
    left = margin(style) + max(width_in_caption(word, style) for word in weekday_names(style.t)) + 10
    top = style.head + TOP * scale
    wide = min(WIDEST * scale, (style.width - margin(style) - left) / len(hours))
    high = min(HIGHEST * scale, (style.height - top - 2) / 7)
    return [
        Mark(left + wide * place, top + high * day, wide - GAP, high - GAP, (day, hour))
        for place, hour in enumerate(hours)
        for day in range(7)
    ]


def rhythm_chart(rhythm: Rhythm, style: ChartStyle) -> Figure:
    """Return the figure of the week's rhythm; a word where there is nothing."""
    sheet, theme = new_sheet(style, style.t("Rhythm of the week")), style.theme
    marks = rhythm_marks(rhythm, style)
    if not marks:
        sheet.nothing(
            style.t("Your week by hours appears here: colour from three ratings in the same hour on.")
        )
        return sheet.figure
    full = [mark for mark in marks if rhythm.cells[place_of(mark)].stress is not None]
    bare = [mark for mark in marks if rhythm.cells[place_of(mark)].stress is None]
    sheet.boxes(
        [box_of(mark) for mark in full], [theme.stress_soft(stress_at(rhythm, mark)) for mark in full],
        edges=theme.colour("hairline") if theme.high_contrast else "none",
    )  # fmt: skip
    sheet.boxes([box_of(mark) for mark in bare], "none", theme.colour("hairline"))
    label_axes(sheet.say, rhythm, marks, style)
    fitting = [
        (*mark.middle, n)
        for mark in full
        if width_in_caption(str(n := rhythm.cells[place_of(mark)].n), style) < mark.width
    ]
    sheet.figures(fitting, theme.colour("ink"))
    few = [(*mark.middle, n) for mark in bare if (n := rhythm.cells[place_of(mark)].n)]
    sheet.figures(few, theme.colour("ink_soft"))
    return sheet.figure


def label_axes(say: Callable[..., None], rhythm: Rhythm, marks: list[Mark], style: ChartStyle) -> None:
    """Write the hours above and the weekdays at the left."""
    first, top = marks[0], style.head + TOP * style.theme.text_scale
    step = next(
        step for step in (1, 2, 3, 4, 6, 12) if first.width * step >= width_in_caption("00", style) + 6
    )
    for mark in marks[::7]:
        _, hour = place_of(mark)
        if rhythm.hours.index(hour) % step == 0:
            say(mark.middle[0], top - 11 * style.theme.text_scale, str(hour))
    for mark, word in zip(marks[:7], weekday_names(style.t), strict=True):
        say(margin(style), mark.middle[1], word, ha="left")


def place_of(mark: Mark) -> tuple[int, int]:
    """Return the weekday and hour that a cell stands for."""
    if not isinstance(mark.key, tuple):
        raise TypeError(mark)
    day, hour = mark.key
    return int(day), int(hour)


def stress_at(rhythm: Rhythm, mark: Mark) -> float:
    """Return the stress of a cell that tells enough."""
    return rhythm.cells[place_of(mark)].stress or 0.0


def box_of(mark: Mark) -> Box:
    """Return a mark's box."""
    return mark.x, mark.y, mark.width, mark.height
