"""Stress before and after each exercise: a ring where it was, a disc where it went, a line between.

One exercise alone leaves room for each of its times below: a median hides how they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Sheet, margin, new_sheet
from wellbeing.charts.word_widths import fitted
from wellbeing.domain.patterns.exercises import ExerciseEffect, ExerciseEffects

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LINE = 44  # px from exercise to exercise
SHOWN = 7
TIME = 12  # px from time to time
FEWEST_TIMES = 3


def exercises_marks(effects: ExerciseEffects, style: ChartStyle) -> list[Mark]:
    """Return where each exercise's line stands."""
    scale, side = style.theme.text_scale, margin(style)
    shown = effects.effects[:SHOWN]
    top = style.head + 6
    line = min(LINE * scale, (style.height - top - 4) / max(1, len(shown)))
    return [
        Mark(side, top + line * place, style.width - 2 * side, line - 4, effect.exercise)
        for place, effect in enumerate(shown)
    ]


def exercises_chart(effects: ExerciseEffects, style: ChartStyle) -> Figure:
    """Return the figure of before and after; a word where nothing was answered."""
    sheet, theme = new_sheet(style, style.t("Before and after")), style.theme
    marks = exercises_marks(effects, style)
    if not marks:
        sheet.nothing(style.t("Exercises with an answer before and after appear here, from three times on."))
        return sheet.figure
    for mark, effect in zip(marks, effects.effects, strict=False):
        names, half = mark.y + mark.height * 0.3, mark.y + mark.height * 0.74
        right = mark.x + mark.width
        words = fitted(style.word(effect.exercise), mark.width * 0.6, style)
        sheet.say(mark.x, names, words, ha="left", ink=theme.colour("ink"))
        if not effect.enough:
            sheet.say(right, names, f"{effect.n} / 3", ha="right")
            continue
        sheet.say(right, names, f"{effect.before:g} → {effect.after:g}", ha="right", ink=theme.colour("ink"))
        sheet.rule(half, mark.x + 6, right - 6)
        before, after = (
            mark.x + 6 + (mark.width - 12) * value / 10 for value in (effect.before, effect.after)
        )
        sheet.line((before, after), (half, half), theme.chart("stress_line"), 2)
        sheet.dots([(after, half)], theme.stress_fill(effect.after), theme.colour("card"), 10)
        sheet.dots([(before, half)], theme.colour("card"), theme.stress_fill(effect.before), 9, 1.75)
    if len(marks) == 1:
        _each_time(sheet, marks[0], effects.effects[0])
    return sheet.figure


def _each_time(sheet: Sheet, mark: Mark, effect: ExerciseEffect) -> None:
    """Draw the latest times of an exercise in what is left of the sheet, the last one lowest."""
    style, theme = sheet.style, sheet.style.theme
    step, top = TIME * theme.growth, mark.y + mark.height + 8 + LINE * theme.text_scale / 2
    fitting = int((style.height - top - 8) / step)
    times = effect.times[-fitting:] if fitting >= FEWEST_TIMES else ()
    if not times:
        return
    sheet.say(mark.x, top - step * 1.2, style.t("Each time, the last one lowest"), ha="left")
    left, wide = mark.x + 6, mark.width - 12
    heights = [top + (place + 0.5) * step for place in range(len(times))]
    for y, both in zip(heights, times, strict=True):
        sheet.line([left + wide * value / 10 for value in both], (y, y), theme.chart("stress_line"), 1)
    ends = [(left + wide * after / 10, y) for y, (_, after) in zip(heights, times, strict=True)]
    sheet.dots(ends, [theme.stress_fill(after) for _, after in times], theme.colour("card"), 6)
