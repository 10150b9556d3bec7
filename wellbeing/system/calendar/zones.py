"""Time zones as calendar programs name them: each is led back to one with rules, or nobody knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from wellbeing.system.calendar.text import TIMES, Event

_TZID = re.compile(r'TZID=("[^"]*"|[^;:]*)', re.IGNORECASE)
_OFFSET = re.compile(r"\(?\s*(?:UTC|GMT)\s*([+-])\s*(\d\d?):?(\d\d)?\s*\)?\s*(.*)", re.IGNORECASE)
_CHINESE = {
    "中国标准时间": "Asia/Shanghai",
    "中國標準時間": "Asia/Shanghai",
    "北京时间": "Asia/Shanghai",
    "台北标准时间": "Asia/Taipei",
    "台北標準時間": "Asia/Taipei",
    "臺北標準時間": "Asia/Taipei",
    "香港标准时间": "Asia/Hong_Kong",
    "香港標準時間": "Asia/Hong_Kong",
}
_FIXED = (
    "BEGIN:VTIMEZONE\r\nTZID:{name}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE"
)
_WINTER = datetime(2026, 1, 15)  # noqa: DTZ001 - the zone asked is the one meant


def names_of_zones(blocks: Iterable[str]) -> set[str]:
    """Return the names to which a file itself gives rules."""
    found = (re.search(r"(?im)^TZID[^:\r\n]*:(.*?)\r?$", block) for block in blocks)
    return {re.sub(r"\\([\\;,])", r"\1", name[1]).strip('" ') for name in found if name}


def in_known_zones(events: Iterable[Event], defined: set[str]) -> tuple[list[Event], list[str], set[str]]:
    """Return the entries with the zones' known names, the rules that some need, and the names nobody knows."""
    known: dict[str, str | None] = {}
    extra: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        name = found[1].strip('" ')
        if name not in known:
            known[name] = name if name in defined else _zone(name, extra)
        other = known[name]
        return found[0] if other is None or other == name else f"TZID={other}"

    def renamed(key: str, line: str) -> str:
        return _TZID.sub(named, line) if key in TIMES else line

    result = [
        Event(tuple((key, renamed(key, line)) for key, line in event.lines), event.is_whole)
        for event in events
    ]
    return result, list(extra.values()), {name for name, found in known.items() if found is None}


def _zone(name: str, extra: dict[str, str]) -> str | None:
    if _is_known(name):
        return name
    parts = [part for part in name.split("/") if part]
    tails = ("/".join(parts[-length:]) for length in (3, 2) if len(parts) > length)
    found = next((tail for tail in tails if _is_known(tail)), None) or _CHINESE.get(name) or _of_windows(name)
    if found:
        return found
    offset = _OFFSET.fullmatch(name)
    return _of_offset(offset, extra) if offset else None


def _of_offset(found: re.Match[str], extra: dict[str, str]) -> str:
    """Return the zone of '(UTC+08:00) Beijing, Hong Kong': that of its city where there is one, else the offset."""
    sign, hours, minutes, places = found[1], int(found[2]), int(found[3] or 0), found[4]
    length = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    return _of_windows(places) or _of_city(places, length) or _fixed(sign, hours, minutes, extra)


def _of_city(places: str, length: timedelta) -> str | None:
    if not places:
        return None
    cities = {
        name.rsplit("/", 1)[-1].replace("_", " "): name
        for name in sorted(available_timezones())
        if "/" in name
    }
    named = (cities.get(place.strip()) for place in places.split(","))
    return next((name for name in named if name and ZoneInfo(name).utcoffset(_WINTER) == length), None)


def _fixed(sign: str, hours: int, minutes: int, extra: dict[str, str]) -> str:
    offset = f"{sign}{hours:02}{minutes:02}"
    name = f"Offset{offset}".replace("+", "East").replace("-", "West")
    extra[name] = _FIXED.format(name=name, offset=offset)
    return name


def _of_windows(name: str) -> str | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    plain = re.sub(r"\s+\d+$|\s*\([^)]*\)$", "", name)
    tries = (plain, plain.replace(" Time", " Standard Time"), plain.replace("Daylight", "Standard"))
    return next((WINDOWS_TO_OLSON[each] for each in tries if each in WINDOWS_TO_OLSON), None)


def _is_known(name: str) -> bool:
    try:
        return bool(name) and ZoneInfo(name) is not None
    except (LookupError, OSError, ValueError):
        return False
