"""Looks at a file before anything is taken: what it holds, its head, who is in it, what comes first in a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from itertools import islice
from pathlib import Path

from wellbeing.domain.days import offset_of
from wellbeing.domain.imports.columns import (
    Head,
    has_known_words,
    head_of,
    is_repeated,
    score_of,
)
from wellbeing.domain.imports.contact_rows import ContactReader, is_footer
from wellbeing.domain.imports.diary_rows import DiaryReader, MoodAnswers, app_of
from wellbeing.domain.imports.headless import calls_of, headless, is_queue_log
from wellbeing.domain.imports.people import Own, people_in, with_own_column
from wellbeing.domain.imports.total_rows import TotalReader
from wellbeing.domain.imports.unwanted import is_chat, refuse_unwanted
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.tables import is_rota
from wellbeing.domain.tables.cells import DayCell, order_of
from wellbeing.domain.tables.groups import GroupSigns, filled_down
from wellbeing.domain.tables.moments import MomentReader, day_part
from wellbeing.domain.tables.rows import TableRow, name_of
from wellbeing.services.imports.answers import (
    CONTACTS,
    DIARY,
    TOTALS,
    ImportAnswers,
    ImportMemory,
    name_of_zone,
    with_columns,
    zone_of,
)
from wellbeing.services.imports.questions import QuestionOfFile
from wellbeing.system.limited_work import read_apart
from wellbeing.system.tables.source import Readers, TableSource, open_source

SAMPLE = 200
MOST_PEOPLE = 5_000
NO_CONTACTS = ("problem.import_when", "problem.import_head_only")
Reader = ContactReader | TotalReader | DiaryReader


@dataclass(slots=True)
class NamedPerson:
    """Somebody of whom a file has rows: the name as it stands there, and whether in the best of its columns."""

    name: str
    is_best: bool = False


People = dict[str, NamedPerson]  # by the name in small letters


class Staff:
    """The people in some columns of a file, the best column first, as one row after the other is seen."""

    def __init__(self, head: Head, places: Sequence[int]) -> None:
        self.people: People = {}
        self._whens = (*head.roles.get("when", ()), *head.roles.get("day", ()))
        self._width = len(head.row.cells)
        self._places, self._groups = places, GroupSigns()
        self._seen: set[tuple[int, str]] = set()

    def see(self, row: TableRow) -> None:
        """Look at a row; a total or a closing sentence names nobody."""
        if is_footer(row.cells, self._whens, self._width):
            return
        for place in self._places:
            text = row.cells[place] if place < len(row.cells) else ""
            if place == self._places[0] and place < len(row.cells):
                self._groups.see(text)
            if (place, text) not in self._seen and len(self._seen) < MOST_PEOPLE:
                self._seen.add((place, text))
                for name in people_in(text):
                    person = self.people.setdefault(name.casefold(), NamedPerson(name))
                    person.is_best = person.is_best or place == self._places[0]

    @property
    def grouped(self) -> int | None:
        """The column in which a name stands for the rows below it as well, None where none does."""
        return self._places[0] if self._places and self._groups.are_there else None


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file of which enough is known to read it: its source, head, reader, and the answers that hold for it."""

    source: TableSource
    head: Head
    kind: str
    zone: tzinfo
    zone_name: str
    answers: ImportAnswers
    reader: Reader
    is_queue: bool
    grouped: int | None = None  # the column in which a name stands for the rows below it as well

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows below the head, without blank ones and the head come again."""
        rows = below(self.source, self.head, self.is_queue)
        return rows if self.grouped is None else filled_down(rows, self.grouped)


def look_at(
    file: Path, answers: ImportAnswers, memory: ImportMemory, now: datetime, zone: tzinfo
) -> LookedAt:
    """Return what a file holds; raises Refused with what it leaves open, or why nothing can be taken from it."""
    source = open_source(file, Readers(score_of, has_known_words, partial(read_apart, "sheet")))
    _refuse_others(source)
    first = list(islice((row for row in source.rows() if not row.is_blank), SAMPLE))
    try:
        return _looked(file, source, first, answers, memory, now, zone)
    except Refused as refused:
        if refused.problem.key in NO_CONTACTS and answers.kind is None and is_rota(first):
            raise Refused(Problem("file", "problem.import_rota")) from None
        raise


def _looked(
    file: Path, source: TableSource, first: Sequence[TableRow], answers: ImportAnswers, memory: ImportMemory,
    now: datetime, zone: tzinfo,
) -> LookedAt:  # fmt: skip
    is_queue = is_queue_log(first)
    head, sample = _headed(source, first, answers, is_queue)
    answers = memory.answers_for(head, answers)
    head = with_columns(head, answers.columns)
    if not sample:
        raise Refused(Problem("file", "problem.import_head_only"))
    refuse_unwanted(head, first)
    head = with_own_column(head, sample, answers.me)
    spoken = [answers.day, *(" ".join(row.cells) for row in head.above), file.name]
    kind = answers.kind or _kind_of(head, sample, spoken)
    zone_name = answers.zone or head.zone_name
    zone = zone_of(zone_name) if zone_name else zone
    looked = LookedAt(source, head, kind, zone, zone_name or name_of_zone(zone), answers, None, is_queue)  # type: ignore[arg-type]
    order, people, grouped = _whole_file(looked, sample, now)
    looked = replace(looked, grouped=grouped)
    own = _own(head, people, answers, memory) if kind != DIARY else Own(memory.name_digest, ())
    moments = MomentReader(zone, order, now.astimezone(zone).date())
    try:
        return replace(looked, reader=_reader(looked, sample, moments, own, now, spoken))
    except Refused as refused:
        counted = _with_days_alone(looked, sample) if refused.problem.key == NO_CONTACTS[0] else None
        if counted is not None and not is_rota(first):
            return replace(looked, kind=TOTALS, reader=TotalReader(counted, sample, moments, own, now, zone))
        if refused.problem.field != "map":
            raise
        raise QuestionOfFile(refused.problem, head.names) from None


def _with_days_alone(looked: LookedAt, sample: Sequence[TableRow]) -> Head | None:
    """Return the head with the one column of days, where a row is a ticket of a day: such rows can be counted."""
    head, said = looked.head, looked.answers
    if said.kind is not None or "when" in said.columns or not head.has("id"):
        return None
    for place in head.roles.get("day", ()):
        filled = [cell for row in sample if (cell := "".join(row.cells[place : place + 1]).strip())]
        days = [part for cell in filled if (part := day_part(cell)) is not None]
        if len(days) > 0.5 * len(filled) and not any(day.rest for day in days):
            return replace(head, roles={**head.roles, "day": (place,)})
    return None


def below(source: TableSource, head: Head, is_queue: bool) -> Iterator[TableRow]:
    """Yield the rows below a head."""
    rows = calls_of(source.rows()) if is_queue else source.rows()
    for row in rows:
        if row.line > head.row.line and not row.is_blank and not is_repeated(head, row):
            yield row


def _headed(
    source: TableSource, first: Sequence[TableRow], answers: ImportAnswers, is_queue: bool
) -> tuple[Head, list[TableRow]]:
    if not first:
        raise Refused(Problem("file", "problem.import_empty"))
    if is_queue:
        head = head_of(list(islice(calls_of(source.rows()), 1)), {})
    else:
        head = headless(first) or head_of(first, answers.columns)
    if head is None:
        raise Refused(Problem("file", "problem.import_empty"))
    head = replace(head, is_made=True) if is_queue else head
    return head, list(islice(below(source, head, is_queue), SAMPLE))


def _kind_of(head: Head, sample: Sequence[TableRow], spoken: Sequence[str]) -> str:
    if app_of(head):
        return DIARY
    if head.has("contacts") and not head.has("id") and not head.is_made:
        return TOTALS
    return CONTACTS


def _reader(
    looked: LookedAt, sample: Sequence[TableRow], moments: MomentReader, own: Own, now: datetime,
    spoken: Sequence[str],
) -> Reader:  # fmt: skip
    head, zone, answers = looked.head, looked.zone, looked.answers
    if looked.kind == TOTALS:
        return TotalReader(head, sample, moments, own, now, zone, spoken)
    if looked.kind == DIARY:
        app = app_of(head)
        if app is None:
            raise Refused(Problem("file", "problem.import_diary"))
        steps = {name.casefold(): step for name, step in answers.moods.items()}
        return DiaryReader(app, head, sample, moments, now, zone, MoodAnswers(steps, answers.scale))
    if {rule.column for rule in answers.rules} - {name_of(cell) for cell in head.row.cells}:
        raise Refused(Problem("rule", "problem.import_column", {"part": "--rule"}))
    return ContactReader(head, sample, moments, own, now, answers.rules, lambda at: offset_of(at, zone))


def _whole_file(
    looked: LookedAt, sample: Sequence[TableRow], now: datetime
) -> tuple[str | None, People, int | None]:
    """Return the order of day and month, the people of all rows, and the column in which they stand in groups."""
    head = looked.head
    places = [place for role in ("when", "end", "day", "stop") for place in head.roles.get(role, ())]
    if looked.kind == DIARY or not (head.has("when") or head.has("day")):
        places = list(range(len(head.row.cells)))
    unsure = [
        place for place in dict.fromkeys(places) if any(_unsure(row, place) is not None for row in sample)
    ]
    agents = head.roles.get("agent", ()) if looked.kind != DIARY else ()
    cells: dict[DayCell, TableRow] = {}
    staff = Staff(head, agents)
    for row in looked.rows():
        for place in unsure:
            cell = _unsure(row, place)
            if cell is not None and len(cells) < 20_000:
                cells.setdefault(replace(cell, rest=""), row)
        staff.see(row)
        if not unsure and not agents:
            break
    order = looked.answers.order or _order(cells, sample, now.astimezone(looked.zone).date())
    if order is None and cells:
        row = next(iter(cells.values()))
        raise Refused(Problem("order", "problem.import_order", {"line": row.line}))
    return order, staff.people, staff.grouped


def _order(cells: dict[DayCell, TableRow], sample: Sequence[TableRow], today: date) -> str | None:
    if not cells:
        return None
    texts = (cell for row in sample[:50] for cell in row.cells)
    found = order_of([list(cells)], texts, today - timedelta(days=730), today + timedelta(days=1))
    if found is not None:
        return found
    fits = []
    for order in ("day", "month"):
        days = [cell.day(order, today) for cell in cells]
        if all(day is not None and day <= today + timedelta(days=1) for day in days):
            fits.append(order)
    return fits[0] if len(fits) == 1 else None


def _unsure(row: TableRow, place: int) -> DayCell | None:
    text = row.cells[place] if place < len(row.cells) else ""
    if not text or len(text) > 60 or text[:4].isdigit():
        return None
    cell = day_part(text)
    return cell if cell is not None and not cell.is_sure and cell.year is not None else None


def _own(head: Head, people: People, answers: ImportAnswers, memory: ImportMemory) -> Own:
    """Return how the person's own rows are told; Refused where a file holds several people and nobody said who."""
    if not head.has("agent"):
        if answers.me is not None:
            raise QuestionOfFile(Problem("map", "problem.import_agent"), head.names)
        return Own(memory.name_digest, ())
    own = Own(memory.name_digest, memory.own_names(answers.me))
    held = [person.is_best for name, person in people.items() if own.holds(name)]
    if own and held and (answers.me is not None or sum(held) <= 1):  # of two remembered names it is asked
        return own
    best = [person.name for person in people.values() if person.is_best]
    if len(best) <= 1 and (answers.me is None or head.is_made):
        return Own(memory.name_digest, ())
    problem = Problem("me", "problem.import_me")
    if answers.me is None:
        problem = Problem("me", "problem.import_person", {"count": len(best)})
    raise QuestionOfFile(problem, tuple(sorted(best)))


def _refuse_others(source: TableSource) -> None:
    """Refuse what a customer wrote, on purpose: it is hers, and no diary needs it; and a calendar."""
    if source.lines is None:
        return
    if "BEGIN:VCALENDAR" in next(source.lines(), "").upper():
        raise Refused(Problem("file", "problem.import_rota"))
    if is_chat(line.strip() for line in islice(source.lines(), 400) if line.strip()):
        raise Refused(Problem("file", "problem.import_chat"))
