"""The entries of a Daylio backup as rows of a table: the step of each mood stands in it, also of own ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from wellbeing.domain.tables.rows import TableRow, sound

HEAD = ("full_date", "mood_step", "mood", "activities", "note_title", "note", "id")


def daylio_rows(whole: dict[str, Any]) -> Iterator[TableRow]:
    """Yield the head and a row for each entry; what is no entry of a backup gives no rows."""
    moods, tags = (_by_id(whole, key) for key in ("customMoods", "tags"))
    yield TableRow(0, HEAD)
    for line, entry in enumerate(_list(whole, "dayEntries"), 1):
        mood, numbers = _named(moods, entry.get("mood")), entry.get("tags")
        named = (_named(tags, number) for number in (numbers if isinstance(numbers, list) else ()))
        names = [str(tag.get("name", "")) for tag in named]
        yield sound(
            line,
            (
                _moment(entry),
                str(mood.get("mood_group_id", "")),
                str(mood.get("custom_name", "")),
                " | ".join(name for name in names if name),
                str(entry.get("note_title") or ""),
                str(entry.get("note") or ""),
                str(entry.get("id", "")),
            ),
        )


def _list(whole: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = whole.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _by_id(whole: dict[str, Any], key: str) -> dict[int, dict[str, Any]]:
    return {each["id"]: each for each in _list(whole, key) if isinstance(each.get("id"), int)}


def _named(known: dict[int, dict[str, Any]], number: object) -> dict[str, Any]:
    return known.get(number, {}) if isinstance(number, int) else {}


def _moment(entry: dict[str, Any]) -> str:
    """Return an entry's moment with its own offset; its fields for day and month are not trusted."""
    at, ahead = entry.get("datetime"), entry.get("timeZoneOffset")
    if not isinstance(at, (int, float)) or not isinstance(ahead, (int, float)):
        return ""
    try:
        moment = datetime.fromtimestamp(at / 1000, UTC).astimezone(timezone(timedelta(milliseconds=ahead)))
    except (ValueError, OverflowError, OSError):
        return ""
    return moment.isoformat()
