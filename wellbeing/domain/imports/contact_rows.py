"""Reads contacts out of the rows of a helpdesk or a telephone system: the own part of each, at the moment it began."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wellbeing.domain.clock_times import plain
from wellbeing.domain.contacts import KINDS, Contact
from wellbeing.domain.entries import EARLIEST, FUTURE_GRACE
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.people import Own
from wellbeing.domain.imports.reading import (
    BAD_RATING,
    FUTURE,
    LABEL,
    NO_MOMENT,
    NOBODY,
    NOT_TAKEN,
    OTHERS,
    REOPENED,
    TOO_EARLY,
    TOTAL,
    Kept,
    Skipped,
)
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.lengths import seconds_of, unit_of
from wellbeing.domain.tables.moments import MomentReader, clock_of
from wellbeing.domain.tables.rows import TableRow, name_of

LONGEST = 24 * 3_600
_FOOTER = re.compile(
    r"(?:grand |sub)?totals?\b|sum\b|average|copyright|confidential|report\b|[合总總小]\s*[计計]|汇总|彙總|均值|平均"
    r"|报告|報告|生成的报表|summation",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_NOT_TAKEN = {
    "missed", "missed call", "unanswered", "not answered", "no answer", "no_answer", "no", "false", "busy", "failed",
    "congestion", "notdeal", "leak", "queueleak", "voicemail", "blacklist", "damaged", "fax", "abandoned", "rejected",
    "hang up", "未接", "未接听", "未接聽", "未接通", "漏接", "放弃", "放棄", "否",
}  # fmt: skip
# Where a system tells how each call ended, no other word is a contact: Wrong Number, Blocked, Sent.
_RESULT, _CONNECTED = "action result", {"", "accepted", "call connected", "connected"}
_CHANNELS = (
    ("chat", ("chat", "message", "messag", "web", "wechat", "whatsapp", "live", "在线", "会话", "旺旺", "微信", "聊")),
    ("phone", ("phone", "voice", "call", "telephon", "电话", "電話", "呼入", "呼出", "语音")),
    ("mail", ("mail", "邮件", "郵件", "电邮", "電郵")),
)  # fmt: skip
_BAD = {
    "bad", "1", "1.0", "unhappy", "very unhappy", "extremely unhappy", "badwithcomment", "bad with comment",
    "dissatisfied", "very dissatisfied", "不满", "很不满", "不满意", "非常不满意", "不滿", "很不滿", "不滿意", "差评",
    "差評",
}  # fmt: skip
_HEAVY = re.compile(
    r"abus|rude|threat|harass|angry|complain|escalat|辱骂|辱罵|威胁|威脅|骚扰|騷擾|投诉|投訴|升级|升級|差评|恶意|惡意",
    re.IGNORECASE,
)
_CHANNEL_SEEN: dict[str, str | None] = {}


@dataclass(frozen=True, slots=True)
class KindRule:
    """A person's own rule: where a column says this, the contact was of a kind."""

    column: str
    says: str
    kind: str


def rule_of(text: str) -> KindRule:
    """Return the rule that 'Priority=Urgent -> demanding' is; raises Refused."""
    found = re.fullmatch(r"\s*(\S.*?)\s*=\s*(\S.*?)\s*->\s*(\w+)\s*", text)
    if found is None or found[3] not in KINDS:
        raise Refused(Problem("rule", "problem.import_rule", {"known": ", ".join(KINDS)}))
    return KindRule(name_of(found[1]), plain(found[2]).casefold(), found[3])


class ContactReader:
    """Reads one row after the other."""

    def __init__(
        self,
        head: Head,
        sample: Sequence[TableRow],
        moments: MomentReader,
        own: Own,
        now: datetime,
        rules: Sequence[KindRule] = (),
        offset: Callable[[datetime], int] = lambda moment: 0,
    ) -> None:
        self._head, self._moments, self._own, self._latest = head, moments, own, now + FUTURE_GRACE
        self._offset = offset
        self._whens, self._clock = when_places(head, sample, moments)
        self._end = _first(head, "end")
        self._agents = head.roles.get("agent", ())
        self._length, self._hold, self._after = (_timed(head, sample, r) for r in ("length", "hold", "after"))
        self._ids, self._channel = _of_one_name(head, "id"), _first(head, "channel")
        self._states = head.roles.get("state", ())
        self._results = [place for place, cell in enumerate(head.row.cells) if name_of(cell) == _RESULT]
        self._id_name = name_of(head.name(self._ids[0])) if self._ids else ""
        self._rules = [
            (place, rule)
            for rule in rules
            for place, cell in enumerate(head.row.cells)
            if name_of(cell) == rule.column
        ]

    @property
    def when_names(self) -> list[str]:
        """The names of the columns that are taken for the moment, the best first."""
        return [self._head.name(place) for place in self._whens]

    def read(self, row: TableRow) -> Kept | Skipped:
        """Return the contact of a row, or why there is none."""
        cells = row.cells
        agents = [self._own.holds(cells[place]) for place in self._agents if place < len(cells)]
        at = self._moment(cells)
        if at is None and is_footer(cells, self._whens, len(self._head.row.cells)):
            return Skipped(row.line, TOTAL)
        if self._agents and all(found is None for found in agents):
            return Skipped(row.line, NOBODY)
        if self._agents and self._own and not any(agents):
            return Skipped(row.line, OTHERS)
        if self._is_not_taken(cells) or (at is None and self._head.is_made):
            return Skipped(row.line, NOT_TAKEN)
        if at is None:
            return Skipped(row.line, NO_MOMENT)
        if not EARLIEST <= at <= self._latest:
            return Skipped(row.line, FUTURE if at > self._latest else TOO_EARLY)
        return self._kept(row.line, cells, at)

    def _kept(self, line: int, cells: tuple[str, ...], at: datetime) -> Kept:
        seconds = self._seconds(cells, at)
        contact = Contact(
            0,
            at,
            self._kind(cells),
            channel=_channel_of(_cell(cells, self._channel)),
            offset=self._offset(at),
            seconds=seconds,
            hold=_whole(self._hold, cells),
            after=_whole(self._after, cells),
        )
        # Two systems may count from 1: the name of the column tells them apart, more or less.
        ids = [f"{self._id_name}/{given}" for place in self._ids if (given := _id_in(_cell(cells, place)))]
        outside = ids[0] if ids else f"{at.isoformat()}/{seconds}"
        return Kept(line, contact, outside, self._hints(cells), is_nameless=not ids, also=tuple(ids[1:]))

    def _moment(self, cells: tuple[str, ...]) -> datetime | None:
        for place in self._whens:
            text = _cell(cells, place)
            if not text.strip():
                continue
            found = (
                self._moments.read(text)
                if self._clock is None
                else self._moments.read_parts(text, _cell(cells, self._clock))
            )
            if found is not None:
                return found
        return None

    def _seconds(self, cells: tuple[str, ...], at: datetime) -> int | None:
        """Return how long the contact was: up to its end where that is told, else the figure for it."""
        end = self._moments.read(_cell(cells, self._end)) if self._end is not None else None
        if end is not None and timedelta(0) <= end - at <= timedelta(seconds=LONGEST):
            return round((end - at).total_seconds())
        found = _whole(self._length, cells)
        return found if found is not None and found <= LONGEST else None

    def _is_not_taken(self, cells: tuple[str, ...]) -> bool:
        for place in self._results:
            if _cell(cells, place).strip().casefold() not in _CONNECTED:
                return True
        return any(_cell(cells, place).strip().casefold() in _NOT_TAKEN for place in self._states)

    def _kind(self, cells: tuple[str, ...]) -> str:
        for place, rule in self._rules:
            said = plain(_cell(cells, place)).casefold()
            if said == rule.says or rule.says in re.split(r"[,;|\s]+", said):
                return rule.kind
        return "ordinary"

    def _hints(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        roles = self._head.roles
        found = []
        if any(plain(_cell(cells, place)).casefold() in _BAD for place in roles.get("rating", ())):
            found.append(BAD_RATING)
        if any(_cell(cells, place).strip() not in ("", "0", "0.0") for place in roles.get("reopened", ())):
            found.append(REOPENED)
        if any(_HEAVY.search(_cell(cells, place)) for place in roles.get("label", ())):
            found.append(LABEL)
        return tuple(found)


def when_places(
    head: Head, sample: Sequence[TableRow], moments: MomentReader
) -> tuple[tuple[int, ...], int | None]:
    """Return the columns of moments, the best first, and the column of clock times where days stand apart from them.

    Raises Refused where no column holds moments.
    """
    named = head.roles.get("when", ())
    read = [place for place in named if _share(sample, place, moments.read) >= 0.5]
    if read:
        return tuple(read), None
    days = [place for place in named if _share(sample, place, moments.day) >= 0.5]
    clocks = [place for place in head.roles.get("clock", ()) if _share(sample, place, clock_of) >= 0.5]
    if days and clocks:
        return (days[0],), clocks[0]
    ends = head.roles.get("end", ())
    found = [
        place
        for place in range(len(head.row.cells))
        if place not in ends and _share(sample, place, moments.read) >= 0.8
    ]
    if len(found) == 1 or (found and head.is_made):
        return (found[0],), None
    raise Refused(Problem("map", "problem.import_when"))


def is_footer(cells: Sequence[str], whens: Sequence[int], width: int) -> bool:
    """Tell a total or a closing sentence from a row of so many columns: no moment in its place, or one cell is all."""
    if whens and whens[0] and _cell(cells, whens[0]) and cells[0].strip():
        return False  # as nearly every row: it is asked of each
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return True
    is_open = all(not _cell(cells, place).strip() for place in whens if place)
    return (len(filled) == 1 and width > 1) or (
        (is_open or not whens or whens[0] == 0) and any(_FOOTER.match(plain(cell)) for cell in filled[:2])
    )


def _share(sample: Sequence[TableRow], place: int, read: Callable[[str], object]) -> float:
    cells = [
        row.cells[place].strip() for row in sample if place < len(row.cells) and row.cells[place].strip()
    ]
    return sum(read(cell) is not None for cell in cells) / len(cells) if cells else 0.0


def _timed(head: Head, sample: Sequence[TableRow], role: str) -> tuple[int, float] | None:
    """Return the column of a length and what one of its figures is in seconds; big whole figures are milliseconds."""
    for place in head.roles.get(role, ()):
        unit = unit_of(head.name(place))
        read = [
            found
            for row in sample
            if (found := seconds_of(_cell(row.cells, place), 1 if unit is None else unit)) is not None
        ]
        figures = [
            float(cell)
            for row in sample
            if re.fullmatch(r"\d+", cell := _cell(row.cells, place).strip()) and int(cell) > 0
        ]
        if unit is None and figures and sorted(figures)[len(figures) // 2] >= 20_000:
            return place, 0.001
        if read:
            return place, 1.0 if unit is None else unit
    return None


def _whole(timed: tuple[int, float] | None, cells: Sequence[str]) -> int | None:
    if timed is None:
        return None
    found = seconds_of(_cell(cells, timed[0]), timed[1])
    return None if found is None else round(found)


def _channel_of(text: str) -> str | None:
    if text in _CHANNEL_SEEN:
        return _CHANNEL_SEEN[text]
    line = plain(text).casefold()
    found = next((channel for channel, words in _CHANNELS if any(word in line for word in words)), None)
    found = found or ("other" if line else None)
    if len(_CHANNEL_SEEN) < 200:
        _CHANNEL_SEEN[text] = found
    return found


def _id_in(text: str) -> str:
    """Return the id in a cell, '' where a spreadsheet has made one figure of many ids."""
    given = text.strip()
    return "" if _ROUNDED.fullmatch(given) else given


def _of_one_name(head: Head, role: str) -> tuple[int, ...]:
    """Return the columns of a part that have the name of the best one."""
    places = head.roles.get(role, ())
    return tuple(place for place in places if name_of(head.name(place)) == name_of(head.name(places[0])))


def _first(head: Head, role: str) -> int | None:
    places = head.roles.get(role, ())
    return places[0] if places else None


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
