"""Tells how a text that a pattern fits may begin, so that the pattern is tried there alone.

It reads the part of the regular expressions that content is written in: signs, classes, groups, choices, repeats, and
what looks ahead or back. Whatever stands behind the first few signs is skipped. What may be any sign ends a beginning
early: "等." begins with "等". Too many beginnings are none lost: a pattern is only tried in vain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PART = re.compile(r"\\x..|\\.|\[\^?(?:\\.|[^\]\\])+\]|\(\?(?:[:=!]|<[=!])|[*+?]|\{\d*,?\d*\}|.", re.DOTALL)
_CLASS = re.compile(r"\\x(..)|\\(.)|(.)(?:-(.))?", re.DOTALL)
_REPEATS = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_GROUPS = ("(?:", "(?=", "(?!", "(?<=", "(?<!")
DIGITS = frozenset("0123456789")
MOST = 60
"""So many beginnings of one pattern are gone on with; more are cut where they are."""


class Starts(NamedTuple):
    """Beginnings: `open` ones may go on with what follows in the pattern, `shut` ones are as long as is known."""

    open: frozenset[str]
    shut: frozenset[str]


NOTHING = Starts(frozenset({""}), frozenset())
ANYTHING = Starts(frozenset(), frozenset({""}))


def starts_of(pattern: str, depth: int) -> frozenset[str]:
    """Return the beginnings, each `depth` signs at most; '' among them: anything. Raises ValueError when not read."""
    reader = _Reader(_PART.findall(pattern), depth)
    found = reader.choices()
    if reader.at != len(reader.parts):
        raise ValueError(f"a bracket too many in {pattern}")
    return found.open | found.shut


class _Reader:
    """Walks through the parts of a pattern once."""

    def __init__(self, parts: list[str], depth: int) -> None:
        self.parts, self.depth, self.at = parts, depth, 0

    def choices(self) -> Starts:
        """Return the beginnings of a group's choices, up to the bracket that ends it."""
        found = self._sequence()
        while self._next() == "|":
            self.at += 1
            other = self._sequence()
            found = Starts(found.open | other.open, found.shut | other.shut)
        return found

    def _next(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def _sequence(self) -> Starts:
        found = NOTHING
        while self._next() not in ("", "|", ")"):
            if not found.open:
                self._skip("|)")  # the beginnings of this choice are known
                break
            found = self._joined(found, self._repeated(self._item()))
        return found

    def _skip(self, ends: str) -> None:
        """Go on to what ends the choice or group that is being read."""
        inside = 0
        for at in range(self.at, len(self.parts)):
            part = self.parts[at]
            if inside == 0 and part in ends:
                self.at = at
                return
            inside += (part[0] == "(") - (part == ")")
        if inside or "|" not in ends:
            raise ValueError("a group has no end")
        self.at = len(self.parts)

    def _item(self) -> Starts:
        part = self.parts[self.at]
        self.at += 1
        if part[0] == "(":
            return self._group(part)
        if part[0] == "[" and len(part) > 1:
            return _class(part)
        if part in (".", r"\w", r"\W", r"\s", r"\S", r"\D"):
            return ANYTHING
        if part in (r"\b", r"\B", "^", "$"):
            return NOTHING
        if part == r"\d":
            return Starts(DIGITS, frozenset())
        if part in _REPEATS or part in "[{" or (part[0] == "{" and len(part) > 1):
            raise ValueError(f"{part} stands alone")
        if part.startswith(r"\x"):
            return Starts(frozenset({chr(int(part[2:], 16))}), frozenset())
        if part[0] == "\\" and part[1:].isalnum():
            raise ValueError(f"{part} is not read")
        return Starts(frozenset({part[-1]}), frozenset())

    def _group(self, part: str) -> Starts:
        if part not in _GROUPS:
            raise ValueError("a group is written (?:")
        found = NOTHING
        if part == "(?:":
            found = self.choices()
        else:
            self._skip(")")  # what stands beside the text begins nothing
        if self._next() != ")":
            raise ValueError("a group has no end")
        self.at += 1
        return found

    def _repeated(self, item: Starts) -> Starts:
        part = self._next()
        if part in _REPEATS:
            least, most = _REPEATS[part]
        elif part[:1] == "{" and len(part) > 2:
            low, _, high = part[1:-1].partition(",")
            least = int(low or 0)
            most = int(high) if high else (None if "," in part else least)
        else:
            return item
        self.at += 1
        if self._next() == "?":
            self.at += 1
        rounds = self.depth if most is None else min(most, self.depth)
        found, every = NOTHING, [NOTHING] if least == 0 else []
        for number in range(1, rounds + 1):
            found = self._joined(found, item)
            if number >= min(least, rounds):
                every.append(found)
        return Starts(
            frozenset().union(*(starts.open for starts in every)),
            frozenset().union(*(starts.shut for starts in every)),
        )

    def _joined(self, first: Starts, then: Starts) -> Starts:
        if then is NOTHING:
            return first
        if first is NOTHING and self.depth > max(map(len, then.open), default=0):
            return then if len(then.open) <= MOST else Starts(frozenset(), then.shut | then.open)
        depth, shut = self.depth, set(first.shut)
        going = {start + end for start in first.open for end in then.open}
        shut.update((start + end)[:depth] for start in first.open for end in then.shut)
        whole = {start for start in going if len(start) >= depth}
        shut.update(start[:depth] for start in whole)
        going -= whole
        if len(going) > MOST:
            return Starts(frozenset(), frozenset(shut | going))
        return Starts(frozenset(going), frozenset(shut))


def _class(part: str) -> Starts:
    """Return the signs of a class such as [一二三0-9]."""
    if part[1] == "^":
        return ANYTHING
    signs: set[str] = set()
    for code, escaped, first, last in _CLASS.findall(part[1:-1]):
        if code:
            signs.add(chr(int(code, 16)))
        elif escaped == "d":
            signs |= DIGITS
        elif escaped.isalpha():
            return ANYTHING
        elif last:
            signs.update(map(chr, range(ord(first), ord(last) + 1)))
        else:
            signs.add(escaped or first)
    return Starts(frozenset(signs), frozenset())
