"""The rows of JSON: a list, objects one a line or one after the other; each object is a row, its keys are the head."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.rows import TableRow, sound
from wellbeing.system.tables.text_rows import Opener

LONGEST_OBJECT = 4_000_000
HEAD_FROM = 200
_CHUNK = 1 << 18
_BETWEEN = re.compile(r"[\s,\[\]\ufeff\x1e]*")
# What programs call the list, or the object around it, that they wrap into one object; plain values may stand first.
_PLAIN = r"\"[^\"\\]*\"\s*:\s*(?:\"[^\"\\]*\"|[-+.\deE]+|true|false|null)\s*,\s*"
_WRAPPED = (
    r"tickets|data|items|conversations|results?|records|rows|list|sessions|values|contacts|chats|calls|interactions|issues"
    r"|cases|threads|response|contacttracerecords|agentscheduleevents|schedules?|shifts|scheduleevents"
)
_WRAPPER = re.compile(
    rf"\s*\{{\s*(?:{_PLAIN})*\"(?:{_WRAPPED})\"\s*:\s*(?:(?P<list>\[)(?=\s*\{{)|(?=\{{))", re.IGNORECASE
)
MOST_WRAPPED = 4
DEEPEST = 3
_CUSTOMERS = ("customer", "contact", "visitor", "user", "lead", "end_user", "bot")


def json_rows(opener: Opener, charset: str) -> Iterator[TableRow]:
    """Yield the head (all keys of the first objects, inner ones as 'outer.inner') and a row for each object."""
    found = objects_of(opener, charset)
    first = list(islice(found, HEAD_FROM))
    flat = [flattened(each) for each in first]
    keys = list(dict.fromkeys(key for each in flat for key in each))
    if not keys:
        raise Refused(Problem("file", "problem.import_empty"))
    yield sound(0, tuple(keys))
    for line, cells in enumerate(chain(flat, map(flattened, found)), 1):
        yield sound(line, tuple(cells.get(key, "") for key in keys))


def objects_of(opener: Opener, charset: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON text, however they stand in it; Refused names the one that is broken."""
    decoder = json.JSONDecoder()
    count, at_end, text, place = 0, False, "", 0
    with opener() as raw, io.TextIOWrapper(raw, encoding=charset, newline=None) as stream:
        text = _more(stream, count)
        wrapped = _inside(text)
        place = wrapped or 0
        while True:
            place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr]
            if place < len(text) and not (wrapped and text[place] != "{"):
                try:
                    found, place = decoder.raw_decode(text, place)
                except (ValueError, RecursionError):
                    if at_end or len(text) - place > LONGEST_OBJECT:
                        raise _broken(count) from None
                else:
                    count += 1
                    if not isinstance(found, dict):
                        raise _broken(count - 1)
                    yield found
                    continue
            elif at_end or place < len(text):
                return
            chunk = _more(stream, count)
            at_end = not chunk
            text, place = text[place:] + chunk, 0


def _inside(text: str) -> int | None:
    """Return where the list begins that one object wraps, None where objects stand by themselves."""
    place = 0
    for _ in range(MOST_WRAPPED):
        found = _WRAPPER.match(text, place)
        if found is None:
            return None
        place = found.end()
        if found["list"]:
            return place
    return None


def flattened(found: dict[str, Any], before: str = "", depth: int = 1) -> dict[str, str]:
    """Return an object's plain values as texts; a list of them is one text, of objects in lists the names of staff."""
    cells: dict[str, str] = {}
    for key, value in found.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            if depth < DEEPEST:
                cells |= flattened(value, f"{name}.", depth + 1)
        elif isinstance(value, list):
            if not any(isinstance(each, (dict, list)) for each in value):
                cells[name] = "; ".join(map(_text, value))  # a name may hold a comma
            elif all(isinstance(each, dict) and isinstance(each.get("entries"), list) for each in value):
                cells[name] = ", ".join(_text(word) for each in value for word in each["entries"])
            elif all(isinstance(each, dict) for each in value):
                staff = (each for each in value if each.get("type") not in _CUSTOMERS)
                cells[name] = "; ".join(filter(None, map(_person_in, staff)))
        else:
            cells[name] = _text(value)
    return cells


def _person_in(found: dict[str, Any]) -> str:
    return next(
        (found[key] for key in ("name", "display_name", "nickname") if isinstance(found.get(key), str)), ""
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _more(stream: io.TextIOWrapper, count: int) -> str:
    try:
        return stream.read(_CHUNK)
    except (UnicodeError, ValueError):
        raise Refused(Problem("file", "problem.import_charset", {"line": count + 1})) from None


def _broken(count: int) -> Refused:
    return Refused(Problem("file", "problem.import_json", {"entry": count + 1}))
