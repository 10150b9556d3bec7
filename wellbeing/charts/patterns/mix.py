"""What the days are made of, as level bars in three groups: kinds of contact, causes, feelings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.kind_words import kind_words
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Box, margin, new_sheet
from wellbeing.charts.word_widths import fitted, width_in_caption
from wellbeing.domain.contacts import KINDS
from wellbeing.domain.patterns.mix import Mix, Share

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BETWEEN = 24  # px between groups
BESIDE_FROM = 444  # px of the whole picture at 100 % text; in less, groups stand below one another
LINE = 24  # px from bar to bar
LEAST = 17  # px; below, words would run into one another, and the rarest are left out
DIGITS = 1.1  # how much wider figures are than letters: all are as wide as the widest
HEAD = 26  # px for a group's name


class MixBar(NamedTuple):
    """A bar: its group, its share, and where its line stands, in px."""

    group: str
    share: Share
    x: float
    y: float
    width: float
    height: float


def mix_bars(mix: Mix, style: ChartStyle) -> list[MixBar]:
    """Return the bars: groups beside one another where there is room, else below one another."""
    scale, side = style.theme.text_scale, margin(style)
    groups = [(name, shares) for name, shares in mix.groups() if shares]
    if not groups:
        return []
    room = style.width - 2 * side
    beside = style.width >= BESIDE_FROM * scale
    wide = (room - BETWEEN * (len(groups) - 1)) / len(groups) if beside else room
    room_down = (style.height - style.head - HEAD * scale) / (LEAST * scale)
    most = int(room_down) if beside else int(room_down / len(groups) - 1)
    groups = [(name, shares[: max(1, most)]) for name, shares in groups]
    rows = (
        max(len(shares) for _, shares in groups) if beside else sum(len(shares) + 1 for _, shares in groups)
    )
    line = min(LINE * scale, (style.height - style.head - HEAD * scale) / max(1, rows))
    bars, x, y = [], float(side), style.head + HEAD * scale
    for name, shares in groups:
        bars += [MixBar(name, share, x, y + line * place, wide, line) for place, share in enumerate(shares)]
        x, y = (x + wide + BETWEEN, y) if beside else (x, y + line * (len(shares) + 1))
    return bars


def mix_marks(mix: Mix, style: ChartStyle) -> list[Mark]:
    """Return where each bar stands, with its name and figure."""
    return [
        Mark(bar.x, bar.y, bar.width, bar.height - 2, (bar.group, bar.share[0]))
        for bar in mix_bars(mix, style)
    ]


def mix_chart(mix: Mix, style: ChartStyle) -> Figure:
    """Return the figure of the shares; a word where nothing was said."""
    sheet, theme = new_sheet(style, style.t("What the days are made of")), style.theme
    bars = mix_bars(mix, style)
    if not bars:
        sheet.nothing(style.t("Kinds of contact, causes and feelings appear here once you log some."))
        return sheet.figure
    kinds = kind_words(style.t)
    most = {name: max(n for _, n in shares) for name, shares in mix.groups() if shares}
    figure = max(width_in_caption(str(bar.share[1]), style) * DIGITS for bar in bars) + 6
    boxes: list[Box] = []
    for bar in bars:
        left = bar.x + bar.width * 0.46
        room = bar.width * 0.54 - figure
        middle, thick = bar.y + bar.height / 2, min(12 * theme.text_scale, bar.height * 0.6)
        length = max(2.0, room * bar.share[1] / most[bar.group])
        boxes.append((left, middle - thick / 2, length, thick))
        words = kinds[bar.share[0]] if bar.group == "kinds" else style.word(bar.share[0])
        sheet.say(
            bar.x, middle, fitted(words, bar.width * 0.46 - 8, style), ha="left", ink=theme.colour("ink")
        )
        sheet.say(left + length + 6, middle, str(bar.share[1]), ha="left")
    sheet.boxes(boxes, [colour_of(bar, style) for bar in bars], radius=2)
    names = {
        "kinds": style.t("Contacts"), "causes": style.t("Because"), "feelings": style.t("Feelings"),
    }  # fmt: skip
    for bar in {bar.group: bar for bar in reversed(bars)}.values():
        sheet.say(bar.x, bar.y - 11 * theme.text_scale, names[bar.group], ha="left")
    return sheet.figure


def colour_of(bar: MixBar, style: ChartStyle) -> str:
    """Return a bar's colour: the work's for kinds and causes, the person's for feelings."""
    kind = bar.share[0] if bar.share[0] in KINDS and bar.group == "kinds" else "demanding"
    return style.theme.chart("stress_line" if bar.group == "feelings" else f"load_{kind}")
