"""Reads the words in an own note that let the line about help stand there (E51)."""

from __future__ import annotations

from pathlib import Path

from wellbeing.content.entries import read_table


def load_distress(content_dir: Path) -> tuple[str, ...]:
    """Return the words of every language at once: people write in the one that comes; raises BrokenContent."""
    tables = read_table(content_dir, "facts/distress.toml", "words").values()
    return tuple(dict.fromkeys(word for table in tables for word in table.texts("list")))
