"""Draws charts for screens and files: matplotlib is imported when the first one is drawn, never before."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.system.files import FileTrouble, write_atomically

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.domain.looks import Look
    from wellbeing.domain.trends import TrendPicture
    from wellbeing.services.shelf import Shelf

FORMS = (".png", ".svg", ".pdf")
SAVED = (1100, 460)


class Charts:
    """Pictures of trends as pixels or as files."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def pixels(
        self, picture: TrendPicture, look: Look, language: str, width: int, height: int, ratio: float
    ) -> tuple[bytes, int, int]:
        """Return the trend chart as RGBA bytes with width and height in device pixels."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        from wellbeing.charts.trend import trend_chart

        sheet = self._shelf.sheet_for(look, language, width, height, titled=False)
        figure = trend_chart(picture, sheet)
        figure.set_dpi(figure.dpi * ratio)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        wide, high = canvas.get_width_height()
        return bytes(canvas.buffer_rgba()), wide, high

    def save(self, picture: TrendPicture, name: str, language: str, theme: str = "light") -> None:
        """Write stress over load into a file whose ending names its form; raises Refused."""
        from wellbeing.charts.trend import trend_chart

        out = Path(name)
        self.write(trend_chart(picture, self._shelf.sheet(language, theme, *SAVED)), out)

    def draw(
        self, what: str, picture: TrendPicture, out: Path, language: str, theme: str, width: int, height: int
    ) -> None:
        """Write the stress or the load chart into a file; raises Refused."""
        from wellbeing.charts.load import load_chart
        from wellbeing.charts.stress import stress_chart

        check_form(out)
        chart = {"stress": stress_chart, "load": load_chart}[what]
        self.write(chart(picture, self._shelf.sheet(language, theme, width, height)), out)

    def write(self, figure: Figure, out: Path) -> None:
        """Write a figure whole or not at all."""
        buffer = io.BytesIO()
        figure.savefig(buffer, format=check_form(out), facecolor=figure.get_facecolor())
        try:
            write_atomically(out, buffer.getvalue())
        except (FileTrouble, OSError):
            raise Refused(Problem("out", "problem.out")) from None


def check_form(out: Path) -> str:
    """Return the form that a file's ending names; raises Refused for any other."""
    if out.suffix.lower() not in FORMS:
        raise Refused(Problem("out", "problem.out_form"))
    return out.suffix.lower()[1:]
