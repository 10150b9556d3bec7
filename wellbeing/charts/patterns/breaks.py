"""The ledger of breaks as stacked bars: taken and come by themselves full, left out and owed hollow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.load import nice
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Box, new_sheet
from wellbeing.charts.patterns.value_plot import ValuePlot, halves, plot_on, rule_levels
from wellbeing.charts.ticks import name_day
from wellbeing.charts.word_widths import width_in_caption
from wellbeing.domain.patterns.breaks import BreakBook

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST = 18  # px


def plot_of(book: BreakBook, style: ChartStyle) -> ValuePlot:
    """Return where the bars stand; x are days from the first of the range, or weeks."""
    most = max((ledger.due for ledger in book.ledgers.values()), default=0)
    high = max(2.0, nice(max(most, 1)))
    return plot_on(style, book.days.days + (6 if book.by_week else 0), high, levels=halves(high))


def breaks_marks(book: BreakBook, style: ChartStyle) -> list[Mark]:
    """Return where each bar stands, as a column."""
    plot = plot_of(book, style)
    step = plot.x(7 if book.by_week else 1) - plot.left
    wide = min(WIDEST * style.theme.text_scale, step * 0.7)
    return [
        Mark(plot.x(place_of(book, day)) + (step - wide) / 2, plot.top, wide, plot.bottom - plot.top, day)
        for day in book.ledgers
    ]


def place_of(book: BreakBook, day: date) -> float:
    """Return how many days after the first that is shown a bar begins."""
    first = book.days.first
    if book.by_week:
        first -= timedelta(days=first.weekday())
    return (day - first).days


def breaks_chart(book: BreakBook, style: ChartStyle) -> Figure:
    """Return the figure of the breaks; a word where no day was counted."""
    sheet, theme = new_sheet(style, style.t("Breaks")), style.theme
    if not book.whole.due:
        sheet.nothing(style.t("Your breaks appear here from the first working day with reminders on."))
        return sheet.figure
    plot = plot_of(book, style)
    rule_levels(sheet, plot)
    looks = {
        "taken": (theme.colour("accent"), "none"), "natural": (theme.colour("accent_soft"), theme.colour("accent")),
        "skipped": (theme.colour("card"), theme.colour("line")), "owed": (theme.colour("track"), theme.colour("line")),
    }  # fmt: skip
    marks, tops = breaks_marks(book, style), [0] * len(book.ledgers)
    for part, (face, edge) in looks.items():
        boxes: list[Box] = []
        for place, (mark, ledger) in enumerate(zip(marks, book.ledgers.values(), strict=True)):
            n = getattr(ledger, part)
            if n:
                top = plot.y(tops[place] + n)
                boxes.append((mark.x, top + 1, mark.width, plot.y(tops[place]) - top - 1))
                tops[place] += n
        if boxes:
            sheet.boxes(boxes, face, edge, radius=2)
    last = -1e9
    for mark, day in zip(marks, book.ledgers, strict=True):
        words = name_day(day, style.t)
        if mark.middle[0] - last >= width_in_caption(words, style) + 16:
            last = mark.middle[0]
            farthest = style.width - width_in_caption(words, style) / 2 - 4
            sheet.say(min(max(last, plot.left), farthest), style.height - 12 * theme.text_scale, words)
    return sheet.figure
