"""The one reader of clock times and hours: what a screen, the settings file and a rota's table call '09:00-18:00'."""

from __future__ import annotations

import re
from datetime import time
from unicodedata import decimal, normalize

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212~\u301c至到]\s*")
_BETWEEN = re.compile(r"[\s,;、]+")
_HALF = r"[ap]\.?m\.?|上午|下午|早上|晚上|中午|凌晨"
_GAP = re.compile(
    r"(?<=\d)\s+(?=(?:[ap]\.?m\b))|(?<=[上下]午)\s+(?=\d)|(?<=[早晚]上)\s+(?=\d)", re.IGNORECASE
)
_TIME = re.compile(
    rf"(?P<before>{_HALF})?\s*(?P<hour>\d\d?)(?:[:.点點时時h](?P<minute>\d\d)?分?(?::00)?)?\s*(?P<after>{_HALF})?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"^(\d\d)(\d\d)$")
_LATE = ("p", "下", "晚", "中")
_NIGHT, _NOON = "晚上", "中午"


def plain(text: str) -> str:
    """Return a text with the digits and signs of an English keyboard: '１８：００' and '۱۸:۰۰' are '18:00'."""
    return "".join(str(decimal(letter, letter)) for letter in normalize("NFKC", text)).strip()


def read_time(text: str) -> time | None:
    """Return the time that a text names, None where it names none; the end of a day, 24:00, is its beginning.

    Reads '9', '09:00', '0930', '9:00 AM', '下午6点', in the digits of any script.
    """
    found = _TIME.fullmatch(_FOUR_DIGITS.sub(r"\1:\2", plain(text)))
    if not found or (found["before"] and found["after"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["before"] or found["after"] or "").lower()
    if half:
        hour = _of_half(hour, half)
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if 0 <= hour < 24 and minute < 60 else None


def read_hours(text: str) -> tuple[time, time] | None:
    """Return start and end of a stretch such as '09:00-18:00', None where the text is none."""
    ends = [read_time(part) for part in _DASH.sub("-", plain(text)).split("-")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return ends[0], ends[1]


def written_time(text: str) -> str | None:
    """Return the time that a text names in the form in which it is kept, 'HH:MM'."""
    found = read_time(text)
    return None if found is None else f"{found:%H:%M}"


def written_hours(text: str) -> str | None:
    """Return the stretch that a text names in the form in which it is kept, 'HH:MM-HH:MM'."""
    found = read_hours(text)
    return None if found is None else f"{found[0]:%H:%M}-{found[1]:%H:%M}"


def times_in_line(text: str) -> tuple[str, ...]:
    """Return each time of a typed line as it is kept; what is no time stays as it was typed, to be refused."""
    return tuple(written_time(word) or word for word in _words(_GAP.sub("", plain(text))))


def hours_in_line(text: str) -> tuple[str, ...]:
    """Return each stretch of a typed line as it is kept; what is no stretch stays as it was typed."""
    line = _DASH.sub("-", _GAP.sub("", plain(text)))
    return tuple(written_hours(word) or word for word in _words(line))


def _words(line: str) -> list[str]:
    return [word for word in _BETWEEN.split(line) if word]


def _of_half(hour: int, half: str) -> int:
    """Return the hour of a day for one of its half; -1 where the two don't go together."""
    if hour > 12:
        return hour if half in (_NIGHT, "下午") else -1
    if half.startswith(_LATE) and half != _NIGHT:
        return hour if hour == 12 or (half == _NOON and hour == 11) else hour + 12
    return (hour + 12) % 24 if half == _NIGHT else hour % 12
