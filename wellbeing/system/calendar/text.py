"""Takes a calendar file apart by its lines: what each entry says, however the file was folded, cut or put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wellbeing.domain.shifts.tables import has_head_words
from wellbeing.system.tables.charsets import decoded

_FOLD_BYTES = re.compile(rb"\r\n[ \t]|\n[ \t]|\r(?!\n)[ \t]")
_FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]")
_MIDNIGHT = re.compile(r"(\d{8})T2400(?:00)?")
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_KEPT = frozenset(
    [
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "EXRULE",
        "RECURRENCE-ID",
        "UID",
        "SEQUENCE",
        "SUMMARY",
        "CATEGORIES",
        "STATUS",
        "TRANSP",
        "CLASS",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-MICROSOFT-CDO-INTENDEDSTATUS",
    ]
)
TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT: its lines by name, those that matter here, as they stand."""

    lines: tuple[tuple[str, str], ...]
    is_whole: bool = True

    def value(self, name: str) -> str:
        """Return the text behind the colon of the first line of a name, nothing where there is none."""
        return next((_after_colon(line) for key, line in self.lines if key == name), "")

    def has(self, name: str) -> bool:
        """Tell whether there is a line of a name."""
        return any(key == name for key, _ in self.lines)

    @property
    def words(self) -> str:
        """Its summary and its categories."""
        said = [_after_colon(line) for key, line in self.lines if key in ("SUMMARY", "CATEGORIES")]
        return " ".join(
            _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], text) for text in said
        )

    @property
    def first_day(self) -> date | None:
        """The day on which it begins as it is written, None where that can't be read."""
        return day_of_text(self.value("DTSTART"))


@dataclass(frozen=True, slots=True)
class CalendarText:
    """What one file holds: the rules of its time zones, its entries, and the zone of the whole."""

    zones: tuple[str, ...]
    events: tuple[Event, ...]
    zone: str


def calendar_text(raw: bytes) -> CalendarText | None:
    """Return the parts of a file, None for what is no calendar or was cut off before its first entry.

    Folds are undone before letters are read: they may part the bytes of one letter.
    """
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:40]
    text = decoded(raw if wide else _FOLD_BYTES.sub(b"", raw), has_head_words)
    if text is None or "BEGIN:VCALENDAR" not in text.upper():
        return None
    lines = _FOLD.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    zones: list[str] = []
    events: list[Event] = []
    for name, block, is_whole in _blocks(lines):
        if name == "VEVENT":
            events.append(Event(tuple(_lines_kept(block)), is_whole))
        elif is_whole:
            zones.append("\r\n".join(block))
    whole = next((_after_colon(line) for line in lines if line.upper().startswith("X-WR-TIMEZONE")), "")
    if not events and not any(line.strip().upper() == "END:VCALENDAR" for line in lines):
        return None
    return CalendarText(tuple(zones), tuple(events), whole.strip())


def day_of_text(text: str) -> date | None:
    """Return the day at the beginning of a value such as 20261201T090000Z."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, list[str], bool]]:
    """Yield entries and zones with their lines; what lies within an entry, as an alarm does, is passed over."""
    name, block, within = "", list[str](), 0
    for line in lines:
        sign = line.strip().upper()
        if not name and sign in ("BEGIN:VEVENT", "BEGIN:VTIMEZONE"):
            name, block, within = sign[6:], [line], 0
        elif name and sign == f"END:{name}":
            yield name, [*block, line.strip()], True
            name = ""
        elif name and (sign.startswith(("BEGIN:VEVENT", "BEGIN:VCALENDAR")) or sign == "END:VCALENDAR"):
            yield name, block, False
            name, block, within = ("VEVENT", [line], 0) if sign == "BEGIN:VEVENT" else ("", [], 0)
        elif name == "VEVENT" and sign.startswith(("BEGIN:", "END:")):
            within += 1 if sign.startswith("BEGIN:") else -1
        elif name and (name == "VTIMEZONE" or within <= 0):
            block.append(line)
    if name:
        yield name, block, False


def _lines_kept(block: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in block:
        name = re.split("[;:]", line, maxsplit=1)[0].strip().upper()
        if name in _KEPT:
            yield name, _MIDNIGHT.sub(_next_day, line.strip()) if name in TIMES else line


def _next_day(found: re.Match[str]) -> str:
    day = day_of_text(found[1])
    return found[0] if day is None else f"{day + timedelta(days=1):%Y%m%d}T000000"


def _after_colon(line: str) -> str:
    """Return the value of a line; a colon within quotes belongs to a parameter."""
    is_quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == ":" and not is_quoted:
            return line[place + 1 :]
    return ""
