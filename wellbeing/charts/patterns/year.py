"""A year in pixels: a row for each month, a cell for each day in the colour of its median, hollow where nothing was."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.rhythm import box_of
from wellbeing.charts.patterns.sheet import margin, new_sheet
from wellbeing.charts.ticks import name_month
from wellbeing.charts.word_widths import width_in_caption
from wellbeing.domain.patterns.year import Year

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOP = 20  # px for the days
WIDEST, HIGHEST = 34, 34
NAMED_DAYS = (1, 10, 20, 30)


def year_marks(year: Year, style: ChartStyle) -> list[Mark]:
    """Return where each day of the year stands."""
    scale = style.theme.text_scale
    left = margin(style) + max(width_in_caption(word, style) for word in month_names(year, style)) + 8
    top = style.head + TOP * scale
    wide = min(WIDEST * scale, (style.width - margin(style) - left) / 31)
    high = min(HIGHEST * scale, (style.height - top - 2) / 12)
    gap = 3 if wide > 12 else 2
    return [
        Mark(
            left + wide * (day - 1),
            top + high * (month - 1),
            wide - gap,
            high - gap,
            date(year.year, month, day),
        )
        for month in range(1, 13)
        for day in range(1, monthrange(year.year, month)[1] + 1)
    ]


def year_chart(year: Year, style: ChartStyle) -> Figure:
    """Return the figure of a year; its cells are drawn also where nothing was recorded."""
    sheet, theme = new_sheet(style, style.t("The year day by day")), style.theme
    marks = year_marks(year, style)
    full = [mark for mark in marks if mark.key in year.days]
    sheet.boxes(
        [box_of(mark) for mark in full],
        [theme.stress_soft(year.days[day_at(mark)].median) for mark in full],
        edges=theme.colour("hairline") if theme.high_contrast else "none", radius=2,
    )  # fmt: skip
    bare = [mark for mark in marks if mark.key not in year.days]
    sheet.boxes([box_of(mark) for mark in bare], "none", theme.colour("hairline"), radius=2)
    here = [mark for mark in marks if mark.key == year.today]
    if here:
        sheet.boxes([box_of(mark) for mark in here], "none", theme.colour("accent"), radius=2, line=1.5)
    for mark in marks:
        if day_at(mark).day == 1:
            sheet.say(
                margin(style), mark.middle[1], name_month(day_at(mark), style.t, with_year=False), ha="left"
            )
        if day_at(mark).month == 1 and day_at(mark).day in NAMED_DAYS:
            sheet.say(mark.middle[0], mark.y - 10 * theme.text_scale, str(day_at(mark).day))
    return sheet.figure


def month_names(year: Year, style: ChartStyle) -> list[str]:
    """Return the short names of the months."""
    return [name_month(date(year.year, month, 1), style.t, with_year=False) for month in range(1, 13)]


def day_at(mark: Mark) -> date:
    """Return the day that a cell stands for."""
    if not isinstance(mark.key, date):
        raise TypeError(mark)
    return mark.key
