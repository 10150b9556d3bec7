"""What the window shows before there is anything in it: the colours of its rail and its ground."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

# The first painting takes its colours from where the window stood last: it knows no theme.
if TYPE_CHECKING:
    from wellbeing.domain.themes import Theme

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
WIDEST = 400


class Paper(NamedTuple):
    """Two colours as '#rrggbb', and the rail's width in px."""

    rail: str
    ground: str
    width: int


def paper_of(theme: Theme) -> Paper:
    """Return what a theme shows."""
    return Paper(theme.colour("rail"), theme.colour("ground"), theme.px("rail"))


def kept_paper(kept: object) -> Paper | None:
    """Return what a file has kept, None where it is not what we write."""
    if not isinstance(kept, list) or len(kept) != len(Paper._fields):
        return None
    rail, ground, width = kept
    are_colours = all(isinstance(colour, str) and COLOUR.fullmatch(colour) for colour in (rail, ground))
    return Paper(rail, ground, width) if are_colours and type(width) is int and 0 < width <= WIDEST else None
