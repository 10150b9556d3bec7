"""Interface words in the person's language: gettext catalogues with English as the source."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter

LANGUAGES = ("zh_CN", "zh_TW", "en")
NO_LANGUAGE = ("C", "POSIX")
ENGLISH = frozenset({"en", "eng", "english"})
# Mandarin and its sisters, in the names of ISO 639 and of Windows.
CHINESE = frozenset({
    "zh", "zho", "chi", "chinese", "chs", "cht", "cdo", "cjy", "cmn", "cnp", "cpx", "csp", "czh", "czo", "gan", "hak",
    "hsn", "lzh", "mnp", "nan", "wuu", "yue",
})  # fmt: skip
MOSTLY_TRADITIONAL = frozenset({"yue", "nan", "hak", "cht"})
SIMPLIFIED = frozenset({"hans", "simplified", "chs"})
TRADITIONAL = frozenset({"hant", "traditional", "cht", "tw", "twn", "hk", "hkg", "mo", "mac"})
TRADITIONAL_PLACES = ("taiwan", "hong kong", "macao", "macau")
SIMPLIFIED_PLACES = frozenset({"cn", "chn", "china", "sg", "sgp", "my"})

ENDS, CLOSING = ".。!！?？…", '"”’」』)）'
HAN_MEETS_LATIN = "[\u3400-\u9fff][A-Za-z0-9\u00c0-\u024f]|[A-Za-z0-9\u00c0-\u024f][\u3400-\u9fff]"


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

    def sentences(self, *parts: str) -> str:
        """Return sentences one after the other, each with its full stop and the space of this language."""
        stop, space = (".", " ") if self.language == "en" else ("。", "")
        return space.join(
            part if part.rstrip(CLOSING)[-1:] in ENDS else part + stop for part in parts if part
        )

    def listed(self, parts: Iterable[str]) -> str:
        """Return things of one kind with what stands between them in this language: 'a, b', '甲、乙'."""
        return (", " if self.language == "en" else "、").join(parts)


def filled(text: str, **words: str) -> str:
    """Return a text with words in its gaps, a space before or after each where Chinese meets Latin letters or figures.

    Words of a person's own are in no script that is known beforehand; inside they stay as they were written.
    """
    said = ""
    for before, gap, _, _ in Formatter().parse(text):
        for part in (before, words[gap] if gap else ""):
            space = " " if re.fullmatch(HAN_MEETS_LATIN, said[-1:] + part[:1]) else ""
            said += space + part
    return said


def load_words(language: str, locale_dir: Path) -> Words:
    """Return the words of a language; without its compiled catalogue, the English source texts."""
    path = locale_dir / language / "LC_MESSAGES" / "wellbeing.mo"
    if language == "en" or not path.is_file():
        return Words(language, NullTranslations())
    with path.open("rb") as file:
        return Words(language, GNUTranslations(file))


def system_language(environ: Mapping[str, str] = os.environ) -> str:
    """Return which of our languages the system speaks: any Chinese finds its script, all else is English.

    LANGUAGE is a list in order of liking, and counts only where a language is spoken at all, as gettext has it.
    """
    spoken = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if spoken not in NO_LANGUAGE:
        for liked in environ.get("LANGUAGE", "").split(":"):
            if (language := language_of(liked)) is not None:
                return language
    if not spoken:
        import locale

        spoken = locale.getlocale()[0] or ""
    return language_of(spoken) or "en"


def language_of(spoken: str) -> str | None:
    """Return the language of ours in which a locale speaks, None where it speaks another.

    Reads the names of all systems: zh_Hant_HK.UTF-8, zh-Hans-HK, yue, "Chinese (Traditional)_Hong Kong SAR.950".
    """
    name = re.split(r"[.@]", spoken)[0].casefold()
    parts = [part for part in re.split(r"[-_() ]+", name) if part]
    if not parts or (parts[0] not in CHINESE and parts[0] not in ENGLISH):
        return None
    if parts[0] in ENGLISH:
        return "en"
    said = set(parts)
    if said & SIMPLIFIED:  # a script that is named outdoes the place: zh_Hans_HK
        return "zh_CN"
    if said & TRADITIONAL or any(place in " ".join(parts) for place in TRADITIONAL_PLACES):
        return "zh_TW"
    return "zh_TW" if parts[0] in MOSTLY_TRADITIONAL and not said & SIMPLIFIED_PLACES else "zh_CN"
