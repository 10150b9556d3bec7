"""Stress before and after each exercise: a ring where it was, a disc where it went, a line between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import margin, new_sheet
from wellbeing.charts.word_widths import fitted
from wellbeing.domain.patterns.exercises import ExerciseEffects

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LINE = 44  # px from exercise to exercise
SHOWN = 7


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
    return sheet.figure
