"""Draws charts for screens and files: matplotlib is imported when the first one is drawn, never before."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.disk_problems import write_chosen
from wellbeing.services.environment import SAFE_LOOK

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.marks import Mark
    from wellbeing.domain.team.trends import TrendLine
    from wellbeing.domain.themes import Theme
    from wellbeing.services.environment import Environment

FORMS = (".png", ".svg", ".pdf")
SAVED = (1100, 460)
SMALLEST = (240, 120)


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """How a saved picture looks, what it says above the chart ('' for its own name), and the words of what it names."""

    language: str
    theme: str = "light"
    title: str = ""
    aside: str = ""
    named: Mapping[str, str] = field(default_factory=dict)


class Charts:
    """Pictures of trends as pixels or as files."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._ready = False
        self._drawing = Lock()  # the library is not made for two threads at once

    @property
    def ready(self) -> bool:
        """Tell whether a chart can be drawn without importing the library first, which takes a second or two."""
        return self._ready

    def get_ready(self) -> None:
        """Import the library and draw an empty sheet with a word on it; safe to run beside a window."""
        from wellbeing.charts.chart_style import new_figure, say_title

        chart_style = self._environment.chart_style(self._environment.language(), SAFE_LOOK, *SMALLEST)
        figure = new_figure(chart_style)
        say_title(figure, chart_style, chart_style.t("Stress"))
        pixels_of(figure, 1.0)
        self._ready = True

    def pattern_pixels(
        self,
        kind: str,
        pattern: object,
        named: Mapping[str, str],
        theme: Theme,
        language: str,
        width: int,
        height: int,
        ratio: float,
    ) -> tuple[bytes, int, int]:
        """Return the chart of a pattern as RGBA bytes with width and height in device pixels; from any thread.

        `named` has the words of the ids that a chart names.
        """
        from wellbeing.charts.registry import PATTERNS

        chart_style = self._environment.chart_style_for(theme, language, width, height, titled=False)
        with self._drawing:
            return pixels_of(PATTERNS[kind].draw(pattern, replace(chart_style, named=named)), ratio)

    def marks(
        self, kind: str, pattern: object, theme: Theme, language: str, width: int, height: int
    ) -> list[Mark]:
        """Return where the marks of that chart stand, in px."""
        from wellbeing.charts.registry import PATTERNS

        chart_style = self._environment.chart_style_for(theme, language, width, height, titled=False)
        return PATTERNS[kind].marks(pattern, chart_style)

    def picture(self, kind: str, pattern: object, sheet: SavedSheet) -> tuple[bytes, int, int]:
        """Return the chart of a pattern with its words above it as RGBA bytes, at twice the sharpness of a screen."""
        with self._drawing:
            return pixels_of(self._sheet(kind, pattern, sheet, SAVED), 2.0)

    def _sheet(self, kind: str, pattern: object, sheet: SavedSheet, size: tuple[int, int]) -> Figure:
        from wellbeing.charts.registry import PATTERNS

        chart_style = self._environment.chart_style(sheet.language, sheet.theme, *size)
        said = replace(chart_style, title=sheet.title, aside=sheet.aside, named=sheet.named)
        return PATTERNS[kind].draw(pattern, said)

    def save_pattern(
        self, kind: str, pattern: object, out: Path, sheet: SavedSheet, size: tuple[int, int] = SAVED
    ) -> None:
        """Write the chart of a pattern into a file whose ending names its form; raises Refused."""
        check_form(out)
        with self._drawing:
            data = data_of(self._sheet(kind, pattern, sheet, size), out)
        write_chosen(out, data)

    def team_pixels(
        self, lines: Sequence[TrendLine], theme: Theme, language: str, width: int, height: int, ratio: float
    ) -> tuple[bytes, int, int]:
        """Return a team's trend as RGBA bytes with width and height in device pixels; from any thread."""
        from wellbeing.charts.team.chart import team_chart

        chart_style = self._environment.chart_style_for(theme, language, width, height, titled=False)
        with self._drawing:
            return pixels_of(team_chart(lines, chart_style), ratio)

    def save_team(
        self,
        lines: Sequence[TrendLine],
        name: str,
        language: str,
        invented: bool = False,
        theme: str = "light",
    ) -> None:
        """Write a team's trend into a file whose ending names its form; raises Refused."""
        from wellbeing.charts.team.chart import team_chart

        chart_style = self._environment.chart_style(language, theme, *SAVED)
        with self._drawing:
            data = data_of(team_chart(lines, chart_style, invented), Path(name))
        write_chosen(Path(name), data)


def data_of(figure: Figure, out: Path) -> bytes:
    """Return a figure in the form that a file's ending names."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format=check_form(out), facecolor=figure.get_facecolor())
    return buffer.getvalue()


def pixels_of(figure: Figure, ratio: float) -> tuple[bytes, int, int]:
    """Return a figure as RGBA bytes, `ratio` device pixels for each of its own, with its width and height."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.set_dpi(figure.dpi * ratio)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    drawn = bytes(canvas.buffer_rgba()), *canvas.get_width_height()
    # Figure, canvas and words hold one another until garbage is next collected: a megabyte of pixels is not to wait.
    vars(canvas.get_renderer()).clear()
    return drawn


def check_form(out: Path) -> str:
    """Return the form that a file's ending names; raises Refused for any other."""
    if out.suffix.lower() not in FORMS:
        raise Refused(Problem("out", "problem.out_form"))
    return out.suffix.lower()[1:]
