"""Run as a program where fontconfig knows no font: tells by which faces each language's words would be drawn in bold.

Prints, for each dressing of the app, the families it wears, and face by face the characters of the app's words.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication

from wellbeing.content.themes import load_theme
from wellbeing.resources import resource
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import apply_theme


def drawn_by(font: QFont, text: str) -> dict[str, str]:
    """Return each face that draws a text and what it draws; "boxes" for what no face has."""
    found: dict[str, str] = {}
    for character in text:
        layout = QTextLayout(character, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        for run in layout.glyphRuns():
            raw = run.rawFont()
            face = f"{raw.familyName()} {raw.styleName()}" if all(run.glyphIndexes()) else "boxes"
            found[face] = found.get(face, "") + character
    return found


def main() -> None:
    """Dress the app in each language named and tell how its bold words and a person's rarer ones are drawn."""
    app = QApplication([])
    theme = load_theme("light", resource("themes"))
    told = []
    for named in sys.argv[1:]:
        language, _, text = named.partition(":")
        worn = apply_theme(app, theme, language)
        font = words_font(worn, "title_pt", strong=True)
        told.append({"families": font.families(), "faces": drawn_by(font, text)})
    print(json.dumps(told))


if __name__ == "__main__":
    main()
