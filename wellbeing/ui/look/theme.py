"""Puts a Look on the whole app: palette, fonts and one style sheet, set once and again on a switch.

The app itself carries the Look in use, so a widget asks `current_look()` when it paints, and the style
change that Qt sends to every widget on a switch is the only signal there is.
"""

from __future__ import annotations

import math
from string import Template
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.resources import resource
from wellbeing.ui.look.fonts import body_font, strong_weight
from wellbeing.ui.look.style import wear_style

if TYPE_CHECKING:
    from wellbeing.domain.themes import Theme

_PROPERTY = "wellbeing_look"
_PADDING = 5
_PALETTE = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "ink_soft",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on_selection",
    QPalette.ColorRole.Link: "accent_ink",
    QPalette.ColorRole.LinkVisited: "accent_ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
}


def apply_theme(
    app: QApplication, theme: Theme, language: str, text_scale: float = 1.0, reduced_motion: bool = False
) -> Theme:
    """Dress the app in a look, in the fonts of a language ('zh_CN'); return the look in use, scaled.

    `text_scale` runs from 1.0 to 2.0 and is held there. May be called again at any time.
    """
    worn = theme.at(min(max(text_scale, 1.0), 2.0), reduced_motion)
    font = body_font(worn, language, resource("fonts"))
    worn = worn.with_strong(strong_weight(font, worn.weight("strong")))
    wear_style(app)
    app.setProperty(_PROPERTY, worn)
    QLocale.setDefault(QLocale(language))
    app.setFont(font)
    app.setPalette(palette(worn))
    app.setStyleSheet(style_sheet(worn))
    return worn


def choose_theme(
    app: QApplication, theme: Theme, language: str, text_scale: float = 1.0, reduced_motion: bool = False
) -> Theme:
    """Let the app know its look without putting it on: an icon in the tray needs its colours, and no more."""
    worn = theme.at(min(max(text_scale, 1.0), 2.0), reduced_motion)
    app.setProperty(_PROPERTY, worn)
    QLocale.setDefault(QLocale(language))
    return worn


def current_theme() -> Theme:
    """Return the look the app wears. Raises LookupError before the first `choose_theme`."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    if theme is None:
        raise LookupError("no theme was applied yet")
    return cast("Theme", theme)


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose `role` or `kind` changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def row_height(token: int, metrics: QFontMetricsF, padding: int = _PADDING) -> int:
    """Return the least height of a one-line control: the token, or more where the words are larger."""
    return max(token, math.ceil(metrics.height()) + 2 * padding)


def palette(theme: Theme) -> QPalette:
    """Return the palette for what Fusion draws by itself."""
    made = QPalette()
    for role, name in _PALETTE.items():
        made.setColor(role, QColor(theme.colour(name)))
    faint = QColor(theme.colour("ink_disabled"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def style_sheet(theme: Theme) -> str:
    """Return resources/themes/app.qss filled with the look. Raises KeyError for a mark it does not know."""
    template = resource("themes", "app.qss").read_text(encoding="utf-8")
    return Template(template).substitute(_values(theme))


def _values(theme: Theme) -> dict[str, str]:
    values = dict(theme.colours)
    values |= {f"radius_{name}": str(radius) for name, radius in theme.measures.radius.items()}
    values |= {name: f"{theme.pt(name):g}" for name in theme.measures.points}
    values |= {name: str(weight) for name, weight in theme.measures.weights.items()}
    body, small = _metrics(theme, "body_pt"), _metrics(theme, "small_pt")
    control = row_height(theme.px("control"), body)
    large = row_height(theme.px("control_large"), _metrics(theme, "lead_pt"), 8)
    little = row_height(theme.px("control_small"), small, 4)
    values["control_inner"], values["control_focus"] = str(control - 2), str(control - 4)
    values["large_inner"], values["large_focus"] = str(large - 2), str(large - 4)
    values["small_inner"], values["control_small"] = str(little - 2), str(little)
    values["tick"] = str(theme.grown(16))
    values["link_inner"] = str(math.ceil(_metrics(theme, "caption_pt").height()))
    values["scrollbar"] = str(theme.px("scrollbar"))
    return values


def _metrics(theme: Theme, role: str) -> QFontMetricsF:
    from wellbeing.ui.look.fonts import words_font

    return QFontMetricsF(words_font(theme, role))
