"""Interface words in the person's language: gettext catalogues with English as the source."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LANGUAGES = ("zh_CN", "zh_TW", "en")
TRADITIONAL = ("TW", "HK", "MO", "HANT")


@dataclass(frozen=True, slots=True)
class Words:
    """The interface words of one language."""

    language: str
    catalogue: NullTranslations

    def t(self, text: str) -> str:
        """Return a text in this language; the English source where there is no better."""
        return self.catalogue.gettext(text) if text else ""

    def tn(self, one: str, many: str, n: int) -> str:
        """Return the text for a number of things."""
        return self.catalogue.ngettext(one, many, n)


def load_words(language: str, locale_dir: Path) -> Words:
    """Return the words of a language; without its compiled catalogue, the English source texts."""
    path = locale_dir / language / "LC_MESSAGES" / "wellbeing.mo"
    if language == "en" or not path.is_file():
        return Words(language, NullTranslations())
    with path.open("rb") as file:
        return Words(language, GNUTranslations(file))


def system_language(environ: Mapping[str, str] = os.environ) -> str:
    """Return which of our languages the system speaks: any Chinese finds its script, all else is English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        spoken = environ.get(name, "")
        if spoken:
            return nearest(spoken)
    import locale

    return nearest(locale.getlocale()[0] or "")


def nearest(spoken: str) -> str:
    """Return the language of ours that is nearest to a locale name such as zh_Hant_HK.UTF-8."""
    parts = spoken.replace("-", "_").split(".")[0].upper().split("_")
    if parts[0] not in ("ZH", "CHINESE", "CHINESE (TRADITIONAL)", "CHINESE (SIMPLIFIED)"):
        return "en"
    return "zh_TW" if any(part in TRADITIONAL for part in parts[1:]) else "zh_CN"
