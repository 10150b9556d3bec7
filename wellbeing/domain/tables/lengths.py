"""How long a cell says that something took: clock forms, plain figures with their column's unit, words."""

from __future__ import annotations

import re

from wellbeing.domain.clock_times import plain

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)(?:[.,]\d+)?", re.ASCII)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_WORDS = re.compile(
    r"(\d+(?:\.\d+)?)\s*(days?|d|天|hours?|hrs?|h|小时|小時|时|時|minutes?|mins?|m|分钟|分鐘|分|seconds?|secs?|s|秒)",
    re.IGNORECASE,
)
_UNITS = {
    "d": 86_400, "天": 86_400, "h": 3_600, "小": 3_600, "时": 3_600, "時": 3_600, "m": 60, "分": 60, "s": 1, "秒": 1,
}  # fmt: skip
LONGEST = 7 * 86_400


def unit_of(head: str) -> float | None:
    """Return how many seconds one of a column's figures is, where its head says so: 'Duration (ms)', '时长(秒)'."""
    found = re.search(r"[（(\[]\s*([^)）\]]+?)\s*[)）\]]\s*$", head)
    words = (found[1] if found else head).casefold()
    for unit, seconds in (
        ("毫秒", 0.001), ("millisecond", 0.001), ("ms", 0.001), ("秒", 1), ("second", 1), ("分", 60), ("minute", 60),
        ("小时", 3_600), ("小時", 3_600), ("hour", 3_600), ("hrs", 3_600), ("时", 3_600), ("時", 3_600),
    ):  # fmt: skip
        if words == unit or (unit in words and (found is not None or len(unit) > 3)):
            return seconds
    return None


def seconds_of(text: str, unit: float) -> float | None:
    """Return seconds, None for what is no length, negative or longer than a week."""
    line = plain(text)
    if _FIGURE.fullmatch(line):
        found = float(line.replace(",", ".")) * unit
    elif clock := _CLOCK.fullmatch(line):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        found = hours * 3_600.0 + minutes * 60 + seconds
    else:
        words = _WORDS.findall(line)
        if not words or _WORDS.sub("", line).strip(" ,，."):
            return None
        found = sum(float(figure) * _UNITS[name[0].lower()] for figure, name in words)
    return found if 0 <= found <= LONGEST else None
