"""The fonts that a chart's words are set in, one standing in for another, and which signs none of them has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

MISSING = "□"


@cache
def families(font: Path) -> tuple[str, ...]:
    """Return the families to set words in: the font's own, its neighbours' for signs that it lacks, the library's."""
    from matplotlib.font_manager import FontProperties, fontManager

    files = [font, *sorted(found for found in font.parent.glob("*.ttc") if found != font)]
    for file in files:
        fontManager.addfont(file)
    return (*(FontProperties(fname=str(file)).get_name() for file in files), "DejaVu Sans")


@cache
def own_signs(font: Path) -> frozenset[int]:
    """Return the code points that a font has."""
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(font)).get_charmap())


def has_all(font: Path, words: str) -> bool:
    """Tell whether a font has every sign of some words."""
    known = own_signs(font)
    return all(ord(sign) in known for sign in words)


@cache
def known_signs(font: Path) -> frozenset[int]:
    """Return the code points that the font, one of its neighbours or the library's own font has."""
    from matplotlib import get_data_path

    own = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    return frozenset().union(*(own_signs(file) for file in (*font.parent.glob("*.ttc"), own)))


def drawable(words: str, font: Path | None) -> str:
    """Return words whose signs can all be drawn: an empty box for each that no font has, as an emoji."""
    if font is None:
        return words
    known = known_signs(font)
    return "".join(sign if ord(sign) in known else MISSING for sign in words)
