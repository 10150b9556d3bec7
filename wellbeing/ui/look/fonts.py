"""Chooses the fonts for a language, the system's first, and makes fonts by role."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from wellbeing.domain.themes import Theme

_SCRIPTS = {
    "zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese,
    "zh_TW": QFontDatabase.WritingSystem.TraditionalChinese,
}
OURS = "Wellbeing Sans"


def body_font(theme: Theme, language: str, fonts_dir: Path) -> QFont:
    """Return the app's font: families that exist here, body size in points, tabular figures."""
    font = QFont()
    families = _families(theme, language, fonts_dir)
    if families:
        font.setFamilies(families)
    font.setPointSizeF(theme.pt("body_pt"))
    font.clearFeatures()  # QFont() begins as the font the app wears now
    for feature in theme.features(language):
        font.setFeature(_tag(feature), 1)
    return font


def strong_weight(font: QFont, wanted: int) -> int:
    """Return the weight in which bold words are really bolder.

    Where a family has nothing bolder than its regular face, as the one has that our bold words fall back on, Qt
    thickens the outlines itself, but only when asked for a full bold.
    """
    for family in font.families():
        weights = [QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)]
        if weights and max(weights) < wanted:
            return max(wanted, QFont.Weight.Bold.value)
    return wanted


def words_font(theme: Theme, role: str = "body_pt", strong: bool = False) -> QFont:
    """Return the app's font in the size of a role ('caption_pt'), strong for titles and the chosen item."""
    font = QFont(QApplication.font())
    font.setPointSizeF(theme.pt(role))
    font.setWeight(QFont.Weight(theme.weight("strong" if strong else "regular")))
    return font


def _tag(name: str) -> QFont.Tag:
    tag = QFont.Tag.fromString(name)
    if tag is None:
        raise ValueError(f"{name} is not an OpenType feature")
    return tag


def _families(theme: Theme, language: str, fonts_dir: Path) -> list[str]:
    """Return the wanted families this system has; without a single Chinese one, register and add our own."""
    script = _SCRIPTS.get(language, QFontDatabase.WritingSystem.SimplifiedChinese)
    found = [family for family in theme.families(language) if QFontDatabase.hasFamily(family)]
    if any(script in QFontDatabase.writingSystems(family) for family in found):
        return found  # all families of the system need not be looked through
    chinese = [family for family in QFontDatabase.families(script) if not family.startswith(OURS)]
    if not chinese:
        return found + _own_families(fonts_dir, language)
    return [*found, chinese[0]] if language in _SCRIPTS else found


def _own_families(fonts_dir: Path, language: str) -> list[str]:
    """Register resources/fonts once and return their families, those with this language's glyphs first."""
    if not _registered():
        for file in fonts_dir.glob("*.ttc"):
            QFontDatabase.addApplicationFont(str(file))
    wanted = f"{OURS} TC" if language == "zh_TW" else f"{OURS} SC"
    return sorted(_registered(), key=lambda family: (not family.startswith(wanted), family))


def _registered() -> list[str]:
    return [family for family in QFontDatabase.families() if family.startswith(OURS)]
