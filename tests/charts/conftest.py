"""Pictures to draw and sheets to draw them on."""

from __future__ import annotations

import io
from datetime import timedelta
from math import isnan

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tests.fakes import NOON_ISH, SHANGHAI
from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.ground import Ground
from wellbeing.content.themes import load_theme
from wellbeing.domain.days import Span
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import Bucket, StressFigures, TrendPicture
from wellbeing.resources import resource

HOUR = timedelta(hours=1)
FONTS = {
    "zh_CN": "WellbeingSansSC.ttc",
    "en": "WellbeingSansSC.ttc",
    "zh_TW": "WellbeingSansTC.ttc",
}
EMPTY = "Stress not rated in this range yet."
CALM = "No load in this range."
WORDS = {
    "zh_CN": {
        "Stress": "压力", "Load": "负荷", "Load of contacts": "来访负荷",
        EMPTY: "这段时间还没有记录。", CALM: "这段时间没有负荷。",
    },
    "zh_TW": {
        "Stress": "壓力", "Load": "負荷", "Load of contacts": "來訪負荷",
        EMPTY: "這段時間還沒有記錄。", CALM: "這段時間沒有負荷。",
    },
    "en": {},
}  # fmt: skip


def chart_style(
    language: str = "en", theme: str = "light", width: int = 900, height: int = 420, titled: bool = True
) -> ChartStyle:
    """Return a sheet in a language; skips where the fonts have not been made."""
    font = resource("fonts", FONTS[language]) if language in FONTS else None
    if font is not None and not font.exists():
        pytest.skip("the fonts are made by the build")
    found = load_theme(theme, resource("themes"))
    return ChartStyle(
        found, lambda text: WORDS[language].get(text, text), SHANGHAI, font, width, height, titled
    )


def grounds(figure: Figure) -> list[Ground]:
    """Return the parts of a figure that have scales of their own."""
    return [part for part in figure.artists if isinstance(part, Ground)]


def lines_of(figure: Figure) -> list[int]:
    """Return how many points each line has, without the levels, which are one line with gaps."""
    marks = [mark for ground in grounds(figure) for mark in ground.marks]
    lines = [mark.get_xdata() for mark in marks if isinstance(mark, Line2D) and mark.get_marker() == "None"]
    return [len(xs) for xs in lines if not any(map(isnan, xs))]


def words_on(figure: Figure) -> list[str]:
    """Return the words of a figure, its title first."""
    return [text.get_text() for text in texts_of(figure)]


def texts_of(figure: Figure) -> list[Text]:
    """Return the words of a figure with their places."""
    return [*figure.texts, *(text for ground in grounds(figure) for text in ground.words)]


def drawn(figure: Figure) -> bytes:
    """Return a figure as a picture's bytes."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


def past_the_edge(figure: Figure) -> list[str]:
    """Return the words that do not lie wholly on the sheet."""
    drawn(figure)
    box = figure.bbox
    extents = [(text.get_text(), text.get_window_extent()) for text in texts_of(figure) if text.get_text()]
    return [
        words
        for words, extent in extents
        if extent.x0 < -1 or extent.y0 < -1 or extent.x1 > box.x1 + 1 or extent.y1 > box.y1 + 1
    ]


def picture(days: int = 7, points: int = 40, loaded: bool = True, line: bool = True) -> TrendPicture:
    """Return a picture of so many days and points; without any it is empty."""
    start = NOON_ISH.replace(hour=20, minute=0) - timedelta(days=days)
    span = Span(start, start + timedelta(days=days))
    last = (span.end - timedelta(days=1)).date()
    steps = days if days > 1 else 24
    width = span.length / steps
    loads = [
        {"demanding": 1.0 + place % 3, "rude": 2.0, "threat": 8.0 * (place % 5 == 0)}
        for place in range(steps)
    ]
    buckets = tuple(
        Bucket(
            start + width * place,
            start + width * (place + 1),
            {k: v for k, v in load.items() if v} if loaded else {},
            3,
        )
        for place, load in enumerate(loads)
    )
    ratings = tuple(
        (start + span.length * ((place + 0.5) / points), float(place % 11)) for place in range(points)
    )
    half = len(ratings) // 2
    return TrendPicture(
        DayRange("own", last - timedelta(days=days - 1), last), span, ratings, (1,) * points,
        (ratings[:half], ratings[half:]) if line and points else (), buckets,
        StressFigures(5.0, 5.0, points, days), (2.0, 6.0) if points else None, None, {"rude": steps},
    )  # fmt: skip
