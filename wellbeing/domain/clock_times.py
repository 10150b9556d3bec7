"""The one reader of clock times and hours: what a screen, the settings file and a rota's table call '09:00-18:00'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from functools import cache
from unicodedata import decimal, normalize

_DASH = r"\s*[-\u2010-\u2015\u2212~\u301c至到]\s*"
_BETWEEN = r"[\s,;、]+"
_HALF = r"[ap]\.?m(?![a-z])\.?|上午|下午|早上|晚上|中午|凌晨"
_GAP = r"(?<=\d)\s+(?=(?:[ap]\.?m(?![a-z])))|(?<=[上下]午)\s+(?=\d)|(?<=[早晚]上)\s+(?=\d)"
_SIGN = "[:.点點时時h]"
_TIME = (
    rf"(?P<before>{_HALF})?\s*(?P<hour>\d\d?)(?:{_SIGN}(?P<minute>\d\d)?分?(?::00)?)?\s*(?P<after>{_HALF})?"
)
# Inside other words only what can be nothing but a time counts: no bare number, which may be a day or a count.
_SURE = rf"(?:(?:{_HALF})\s*)?\d\d?(?:{_SIGN}\d\d分?(?::\d\d)?|[点點时時]|(?=\s*[ap]\.?m(?![a-z])))(?:\s*(?:{_HALF}))?"
_SURE_HOURS = f"{_SURE}{_DASH}{_SURE}"
_SECONDS = r"(?<=\d:\d\d):\d\d(?:\.0+)?"
_FOUR_DIGITS = r"^(\d\d)(\d\d)$"
_LIKELY = rf"\d\d?(?:{_SIGN}\d\d)?\s*(?:[ap]\.?m(?![a-z])\.?)?"
_NEXT_DAY = r"(?:次|翌|隔)日|第二天|next day|\(\s*\+1\s*\)|(?<=\d)\s*\+1(?:\s*(?:d|天|日|day))?(?!\d)"
_LATE = ("p", "下", "晚", "中")
_NIGHT, _NOON = "晚上", "中午"
_MINUTES_OF_DAY = 24 * 60


@cache
def _form(text: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked for: a start reads no time, but imports what can."""
    return re.compile(text, re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text with the digits and signs of an English keyboard: '１８：００' and '۱۸:۰۰' are '18:00'."""
    return "".join(str(decimal(letter, letter)) for letter in normalize("NFKC", text)).strip()


def read_time(text: str) -> time | None:
    """Return the time that a text names, None where it names none; the end of a day, 24:00, is its beginning.

    Reads '9', '09:00', '0930', '9:00 AM', '下午6点', in the digits of any script.
    """
    found = _WrittenTime.of(text)
    return None if found is None else found.time()


def read_cell_time(text: str) -> time | None:
    """Return the time that a table's cell names: also a part of a day ('.375'), with seconds, or '930'.

    A bare hour is none: beside other numbers it may be a count.
    """
    line = _on_one_day(text)
    if re.fullmatch(r"0?\.\d+", line):  # as spreadsheets keep a time
        hour, minute = divmod(round(float(line) * _MINUTES_OF_DAY) % _MINUTES_OF_DAY, 60)
        return time(hour, minute)
    line = _form(_SECONDS).sub("", line)
    if re.fullmatch(r"\d{3}", line):
        line = f"0{line}"
    return None if re.fullmatch(r"\d\d?", line) else read_time(line)


def _on_one_day(text: str) -> str:
    """Return a text without the words that an end lies on the next day, which it does wherever it is no later."""
    return _form(_NEXT_DAY).sub("", plain(text)).strip()


def is_end_of_day(text: str) -> bool:
    """Tell whether a text names the end of a day, 24:00, in any form."""
    found = _WrittenTime.of(_form(_SECONDS).sub("", plain(text)))
    return found is not None and found.hour == 24


def read_hours(text: str) -> tuple[time, time] | None:
    """Return start and end of a stretch such as '09:00-18:00', None where the text is none.

    Where one end alone names its half of the day, the other lies in the half that makes the stretch shorter:
    '下午1:00-6:00' ends at 18:00, '晚上10:00-6:00' in the morning.
    """
    parts = _form(_DASH).sub("-", _on_one_day(text)).split("-")
    if len(parts) != 2:
        return None
    first, last = (_WrittenTime.of(part) for part in parts)
    if first is None or last is None:
        return None
    if first.is_sure == last.is_sure:
        return first.time(), last.time()
    return min(((start.time(), end.time()) for start in first.either() for end in last.either()), key=_length)


def all_hours_within(text: str) -> list[tuple[time, time]]:
    """Return each stretch that stands in a text among other words: '早班 08:00-12:00/13:00-17:00'."""
    found = (
        read_hours(_form(_SECONDS).sub("", part[0]))
        for part in _form(_SURE_HOURS).finditer(_on_one_day(text))
    )
    return [hours for hours in found if hours is not None]


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
    return tuple(written_time(word) or word for word in _words(_form(_GAP).sub("", plain(text))))


def hours_in_line(text: str) -> tuple[str, ...]:
    """Return each stretch of a typed line as it is kept; what is no stretch stays as it was typed."""
    line = _form(_DASH).sub("-", _form(_GAP).sub("", plain(text)))
    return tuple(written_hours(word) or word for word in _words(line))


def likely_hours(text: str) -> str | None:
    """Return the stretch that a line most likely means ('9 to 6': '09:00-18:00'), None where that is no telling.

    An end that comes before the start is taken for one of the afternoon.
    """
    named = [_WrittenTime.of(part) for part in _form(_LIKELY).findall(plain(text))]
    found = [at for at in named if at is not None]
    if (len(named), len(found)) != (2, 2):
        return None
    start, end = found
    later = replace(end, hour=end.hour + 12) if end.hour <= 12 and not end.is_sure else end
    last = end if _minutes(end) > _minutes(start) else later
    return f"{start.time():%H:%M}-{last.time():%H:%M}" if _minutes(last) > _minutes(start) else None


def _minutes(at: _WrittenTime) -> int:
    return at.hour * 60 + at.minute


def _words(line: str) -> list[str]:
    return [word for word in _form(_BETWEEN).split(line) if word]


def _length(hours: tuple[time, time]) -> int:
    start, end = (at.hour * 60 + at.minute for at in hours)
    return (end - start - 1) % _MINUTES_OF_DAY


@dataclass(frozen=True, slots=True)
class _WrittenTime:
    """A clock time as it was written: 24 is an hour too, and is_sure tells that it named its half of the day."""

    hour: int
    minute: int
    is_sure: bool = False

    @staticmethod
    def of(text: str) -> _WrittenTime | None:
        """Return what a text names, None where that is no time."""
        found = _form(_TIME).fullmatch(_form(_FOUR_DIGITS).sub(r"\1:\2", plain(text)))
        if not found or (found["before"] and found["after"]):
            return None
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        half = (found["before"] or found["after"] or "").lower()
        if half:
            hour = _of_half(hour, half)
        is_time = (hour, minute) == (24, 0) or (0 <= hour < 24 and minute < 60)
        return _WrittenTime(hour, minute, bool(half)) if is_time else None

    def time(self) -> time:
        """Return it as a time; the end of a day is its beginning."""
        return time(self.hour % 24, self.minute)

    def either(self) -> tuple[_WrittenTime, ...]:
        """Return what it may stand for: an hour of a clock face without its half stands for two."""
        if self.is_sure or not 1 <= self.hour <= 12:
            return (self,)
        return self, replace(self, hour=(self.hour + 12) % 24)


def _of_half(hour: int, half: str) -> int:
    """Return the hour of a day for one of its half; -1 where the two don't go together."""
    if hour > 12:
        return hour if half in (_NIGHT, "下午") else -1
    if half.startswith(_LATE) and half != _NIGHT:
        return hour if hour == 12 or (half == _NOON and hour == 11) else hour + 12
    return (hour + 12) % 24 if half == _NIGHT else hour % 12
