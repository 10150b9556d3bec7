"""What a card of the page knows of its subject: how it is read, what it says, and which day a mark leads to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wellbeing.content.strings import Words
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.themes import Theme
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context

Named = Mapping[str, str]
"""The words of the ids that a chart names."""


@dataclass(frozen=True, slots=True)
class Said:
    """A card in words: its answer as title, the figures beside it, a note under the chart, and the legend.

    `legend` holds (mark, chart role, word) as widgets/legend.py takes them; `bare` has the words stand alone, where
    there is nothing to draw.
    """

    title: str
    figures: str
    note: str = ""
    legend: Sequence[tuple[str, str, str]] = ()
    bare: bool = False

    def sentence(self, words: Words) -> str:
        """Return the card for a screen reader, each part a sentence as this language writes it."""
        return words.sentences(self.title, self.figures, *self.note.split("\n"))


@dataclass(frozen=True, slots=True)
class FigureRows:
    """The same figures as a table; `days` are where each row leads, where it does."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    days: Sequence[date | None] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A pattern that was read, by which subject, what it says, and whether there is an earlier and a later one."""

    subject: CardSubject
    pattern: Any
    said: Said
    named: Named
    steps: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class CardSubject:
    """How a card deals with its pattern; all but `read` and `say` run in the window's thread.

    A drag chooses days where the axis is one of days, and looks closely where it is one of hours. It does neither on
    cells and bars of a fixed set (rhythm, year, mix, exercises), nor on ratings, which are eleven places, nor on what
    went together: a part of the days would not be what its sentence speaks of.

    `read` takes services, range and how many steps the person has gone from it (a year or a day each).
    """

    kind: str
    name: str
    read: Callable[[Services, DayRange, int], Any]
    say: Callable[[Context, Any, Named], Said]
    table: Callable[[Context, Any, Named], FigureRows]
    here: Callable[[Context, Any, Named, Hashable], str]
    day: Callable[[Any, Hashable], date | None]
    steps: Callable[[Any], tuple[bool, bool]] | None = None
    step_names: tuple[str, str] = ("", "")
    height: int = 250
    names_things: bool = False
    """Whether it names causes, feelings or exercises, whose words are then handed to it."""
    stretch: Callable[[Any, Hashable, Hashable], DayRange] | None = None
    """The days between two marks that a drag ends at, where a drag chooses any."""
    closer: Callable[[Any, Hashable, Hashable], Any] | None = None
    """The same pattern looked at closely between two marks that a drag ends at, where a drag does that."""
    moment: Callable[[Any, Hashable], datetime | None] | None = None
    """When the one entry that a mark stands for was made, where it stands for one."""
    tall_below: int = 0
    """Below how many px of width, at 100 % text, its parts stand one below the other and need more height."""
    parts: int = 1
    """How many parts that are: it is as many times as high then."""

    def height_in(self, width: float, theme: Theme) -> int:
        """Return the least height of its picture in px, where that is so wide."""
        stacked = width < self.tall_below * theme.text_scale
        return theme.grown(self.height) * (self.parts if stacked else 1)


def covered(ctx: Context, days: DayRange) -> str:
    """Return which days a card speaks of, as its first and last day."""
    if days.first.year != days.last.year:
        return f"{ctx.dated_day(days.first)} – {ctx.dated_day(days.last)}"
    return f"{ctx.short_day(days.first)} – {ctx.short_day(days.last)}"


def bands(ctx: Context) -> list[tuple[str, str, str]]:
    """Return the legend of the four bands of stress."""
    return [("soft", str(band), words) for band, words in enumerate(("0–4", "5–6", "7–8", "9–10"))]
