"""Reads the content files: facts once, words once per language, joined by id and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

LANGUAGES = ("zh_CN", "zh_TW", "en")
FACTS = "facts"


class BrokenContent(Exception):  # noqa: N818 - reads as what happened
    """A content file is not as it should be; says which file, which item and which key."""

    def __init__(self, file: str, item: str, key: str, what: str) -> None:
        super().__init__(f"{file}: [{item}] {key}: {what}")
        self.file = file
        self.item = item
        self.key = key


@dataclass(frozen=True, slots=True)
class ContentEntry:
    """One table of one file, with getters that refuse what is missing or of the wrong shape."""

    file: str
    id: str
    fields: Mapping[str, object]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text without surrounding white space; an empty one counts as missing."""
        value = self.fields.get(key, default)
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise self.broken(key, "a text is wanted")
        return value.strip()

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """Return a list of texts; with `needed` an empty or missing list is a fault."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.broken(key, "a list of texts is wanted")
        if needed and not value:
            raise self.broken(key, "at least one is wanted")
        return tuple(v.strip() for v in value)

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return a text that is one of the allowed ones."""
        value = self.text(key)
        if value not in allowed:
            raise self.broken(key, f"must be one of {', '.join(allowed)}")
        return value

    def some_of(self, key: str, allowed: tuple[str, ...], *, needed: bool = True) -> tuple[str, ...]:
        """Return texts that are all among the allowed ones."""
        values = self.texts(key, needed=needed)
        for value in values:
            if value not in allowed:
                raise self.broken(key, f"must be of {', '.join(allowed)}")
        return values

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of figures above zero."""
        value = self.fields.get(key)
        if not isinstance(value, list) or not value or not all(_positive(v) for v in value):
            raise self.broken(key, "a list of figures above zero is wanted")
        return tuple(float(v) for v in value)

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number, zero or more."""
        value = self.fields.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.broken(key, "a whole number is wanted")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.fields.get(key, default)
        if not isinstance(value, bool):
            raise self.broken(key, "true or false is wanted")
        return value

    def day(self, key: str) -> date | None:
        """Return a date, or None when the key is left out."""
        value = self.fields.get(key)
        if value is not None and type(value) is not date:
            raise self.broken(key, "a date such as 2026-11-20 is wanted")
        return value

    def parts(self, key: str) -> tuple[ContentEntry, ...]:
        """Return the tables under a key in their order, each as an entry of its own."""
        value = self.fields.get(key)
        tables = value if isinstance(value, dict) else None
        if not tables or not all(isinstance(t, dict) for t in tables.values()):
            raise self.broken(key, "tables are wanted")
        return tuple(ContentEntry(self.file, f"{self.id}.{key}.{name}", t) for name, t in tables.items())

    def part(self, key: str) -> ContentEntry:
        """Return the one table under a key as an entry of its own."""
        value = self.fields.get(key)
        if not isinstance(value, dict):
            raise self.broken(key, "a table is wanted")
        return ContentEntry(self.file, f"{self.id}.{key}", value)

    def only(self, *keys: str) -> None:
        """Refuse keys that nobody reads: a slip of the pen would otherwise stay unseen."""
        for key in self.fields:
            if key not in keys:
                raise self.broken(key, "this key is not known here")

    def broken(self, key: str, what: str) -> BrokenContent:
        """Return the fault that names this file, this item and the key."""
        return BrokenContent(self.file, self.id, key, what)

    @property
    def name(self) -> str:
        """Return the last part of the id: 'pause' of 'gentle_breath.length.pause'."""
        return self.id.rpartition(".")[2]


def read_table(content_dir: Path, file: str, table: str) -> dict[str, ContentEntry]:
    """Return the items of one table of one file by id, in the file's order; 'facts/tips.toml', 'tip'."""
    try:
        whole = tomllib.loads((content_dir / file).read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenContent(file, table, "-", "the file cannot be read") from error
    except ValueError as error:
        raise BrokenContent(file, table, "-", f"this is not TOML: {error}") from error
    items = whole.get(table)
    if not isinstance(items, dict) or not all(isinstance(fields, dict) for fields in items.values()):
        raise BrokenContent(file, table, "-", "the table is missing")
    return {item: ContentEntry(file, item, fields) for item, fields in items.items()}


def facts_and_words(
    content_dir: Path, lang: str, name: str, table: str
) -> Iterator[tuple[ContentEntry, ContentEntry]]:
    """Yield (facts, words) of each item, in the order of the facts; both files must have the same ids."""
    facts = read_table(content_dir, f"{FACTS}/{name}.toml", table)
    words = read_table(content_dir, f"{lang}/{name}.toml", table)
    for item in words.keys() - facts.keys():
        raise words[item].broken("-", f"has words but no facts in {FACTS}/{name}.toml")
    for item, entry in facts.items():
        if item not in words:
            raise BrokenContent(f"{lang}/{name}.toml", item, "-", "the words are missing")
        yield entry, words[item]


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
