"""Lines of a table, found in the text of a file: its separator, its head wherever that stands, and the rows below."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wellbeing.domain.clock_times import all_hours_within
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.cells import day_cell
from wellbeing.domain.tables.rows import (
    HEAD_WITHIN,
    TableRow,
    ends_open,
    name_of,
    parsed,
    separator_of,
    told_separator,
)

MOST_LINES = 100_000
NEEDED = ("date", "start", "end")
PAID = ("paid_break_start", "paid_break_end")
COLUMNS = NEEDED + PAID
_NAMES = {
    "date": (
        "date|day|shift date|workdate|work date|start date|date start|schedule date|datum|tag|"
        "日期|日子|上班日期|工作日期|班次日期|排班日期|值班日期|考勤日期|开始日期|"
        "開始日期"
    ),
    "end_date": ("end date|finish date|date end|结束日期|結束日期"),
    "start": (
        "start|begin|from|start time|starttime|time start|shift start|schedule start|"
        "scheduled start|start at|starts?|time in|beginn|von|开始|開始|开始时间|開始時間|"
        "上班|上班时间|上班時間|起始时间|起始時間|班次开始|班次開始|起"
    ),
    "end": (
        "end|finish|to|until|till|end time|endtime|finish time|time end|shift end|schedule finish|"
        "schedule end|scheduled end|end at|ends|time out|ende|bis|结束|結束|结束时间|"
        "結束時間|下班|下班时间|下班時間|截止时间|班次结束|班次結束|止"
    ),
    "hours": (
        "hours|time|times|shift time|shift hours|working hours|时间|時間|时段|時段|"
        "班次时间|班次時間|工作时间|工作時間|上班时段"
    ),
    "shift": (
        "shift|label|custom label|shift name|class name|classname|activity code|activitycode|"
        "activity|type|status|title|班次|班别|班別|"
        "班种|班種|排班|活动|活動|类型|類型|状态|狀態"
    ),
    "leave": ("is leave|leave|leave type|time off|absence|是否请假|请假|假别|假別|休假|请假类型|請假"),
    "rest": "is rest|isrest|是否休息",
    "name": (
        "name|employee|employee name|employee display name|member|agent|agent name|staff|"
        "person|姓名|名字|员工|員工|员工姓名|員工姓名|成员|成員|客服|坐席|座席|人员|人員|"
        "mitarbeiter"
    ),
    "paid_break_start": ("paid break start|带薪休息开始|帶薪休息開始"),
    "paid_break_end": ("paid break end|带薪休息结束|帶薪休息結束"),
}
# No line of a rota is as long, not even a year of days side by side.
_ENDLESS = re.compile(r"[^\n]{20000}")
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_HEAD_WORDS = re.compile(
    "|".join(sorted((re.escape(name) for name in _ROLES if ord(name[0]) > 127), key=len, reverse=True))
)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a head, and which column plays which part."""

    head: TableRow
    roles: dict[str, int]
    rows: tuple[TableRow, ...]

    def text(self, row: TableRow, role: str) -> str:
        """Return what stands in a row for a part, nothing where there is no such column or the row is too short."""
        place = self.roles.get(role)
        return row.cells[place].strip() if place is not None and place < len(row.cells) else ""

    def column(self, role: str) -> str:
        """Return the column's own name, or the part's where there is none."""
        place = self.roles.get(role)
        return " ".join(self.head.cells[place].split())[:40] if place is not None else role


def has_head_words(text: str) -> int:
    """Return how many words that head a rota, or stand in one, a text holds in Chinese: a decoding's measure."""
    return len(_HEAD_WORDS.findall(text)) + len(re.findall("班|休|假|周|星期|月|日|早|晚|夜", text))


def rows_of_text(text: str) -> list[TableRow]:
    """Return the rows of a text in the separator under which a head is found; Refused names a line that is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (endless := _ENDLESS.search(text)) is not None:
        raise bad_row(text.count("\n", 0, endless.start()) + 1, "date")
    first, _, rest = text.lstrip().partition("\n")
    told = told_separator(first)
    skipped = text[: len(text) - len(rest)].count("\n") if told else 0
    body = rest if told else text
    return list(_parsed(body, told or separator_of(text[:20_000], _head_score), skipped))


def _head_score(rows: Sequence[TableRow]) -> int:
    return _best_head(rows)[0]


def table_of(rows: Sequence[TableRow]) -> Table:
    """Return the table in the rows of a file: titles above its head are passed over. Raises Refused."""
    filled = [row for row in rows if not row.is_blank]
    _score, place = _best_head(filled[:HEAD_WITHIN])
    head = filled[place] if filled else TableRow(1, ())
    roles = roles_of(head.cells)
    below = filled[place + 1 :]
    _check(roles, below, head)
    again = {role for role in roles if role not in ("shift", "name")}
    return Table(head, roles, tuple(row for row in below if not again <= roles_of(row.cells).keys()))


def matrix_head(rows: Sequence[TableRow]) -> int | None:
    """Return the place of a head that names days side by side, None where there is none."""
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        days = [cell for cell in row.cells if day_cell(cell) is not None]
        if (
            len(days) >= 2
            and len(days) >= len([cell for cell in row.cells if cell.strip()]) - 4
            and _is_wide(row)
        ):
            return place
    return None


def is_rota(rows: Sequence[TableRow]) -> bool:
    """Tell whether the first rows of a file head the shifts of people."""
    filled = [row for row in rows if not row.is_blank][:HEAD_WITHIN]
    heads = [roles_of(row.cells).keys() for row in filled]
    return matrix_head(filled) is not None or any(
        roles >= {"start", "end"} or (roles >= {"date"} and bool(roles & {"hours", "shift"}))
        for roles in heads
    )


def roles_of(cells: Iterable[str]) -> dict[str, int]:
    """Return which column plays which part, by the names that offices give them; the first of a kind counts."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        role = _ROLES.get(name_of(cell))
        if role is not None:
            found.setdefault(role, place)
    return found


def bad_row(line: int, name: str) -> Refused:
    """Return the refusal of a cell: its line, and its column's name."""
    return Refused(Problem("rota", "problem.rota_row", {"line": line, "name": name}))


def _is_wide(row: TableRow) -> bool:
    """Tell a head from a row of a plain table, in which start and end may name their days."""
    return len([cell for cell in row.cells if (found := day_cell(cell)) and not found.rest]) >= 2 and any(
        cell.strip() and day_cell(cell) is None and not re.search(r"\d:\d\d", cell) for cell in row.cells
    )


def _best_head(rows: Sequence[TableRow]) -> tuple[int, int]:
    """Return how much of a head the best row has, and its place."""
    scores = [_score(roles_of(row.cells)) for row in rows]
    if matrix_head(rows) is not None and max(scores, default=0) < 2:
        return 9, matrix_head(rows) or 0
    best = max(scores, default=0)
    return best, scores.index(best) if scores else 0


def _score(roles: dict[str, int]) -> int:
    has_cells = {"date", "shift"} <= roles.keys()
    return len({"date", "start", "end", "hours", *PAID} & roles.keys()) + (has_cells and "start" not in roles)


def people_places(roles: dict[str, int], head: TableRow, below: Sequence[TableRow]) -> list[int]:
    """Return the columns that stand for a person each, in a table that has a line for each day."""
    if "date" not in roles or {"start", "hours", "shift"} & roles.keys():
        return []
    return [
        place
        for place, cell in enumerate(head.cells)
        if place not in roles.values()
        and cell.strip()
        and any(place < len(row.cells) and all_hours_within(row.cells[place]) for row in below)
    ]


def _check(roles: dict[str, int], below: Sequence[TableRow], head: TableRow) -> None:
    """Raise Refused for a table in which a part is missing; start and end may name their day themselves."""
    halves = [name for name in PAID if name not in roles] if set(PAID) & roles.keys() else []
    missing = [name for name in NEEDED if name not in roles]
    if (
        "date" in roles
        and "start" not in roles
        and ({"hours", "shift"} & roles.keys() or people_places(roles, head, below))
    ):
        missing = []
    if missing == ["date"] and any(
        day_cell(row.cells[roles["start"]]) for row in below if len(row.cells) > roles["start"]
    ):
        missing = []
    if missing or halves:
        values = {"name": [*missing, *halves][0], "known": ", ".join(COLUMNS)}
        raise Refused(Problem("rota", "problem.rota_column_missing", values))
    twice = [
        name for name in NEEDED if [_ROLES.get(name_of(cell)) == name for cell in head.cells].count(True) > 1
    ]
    same = [
        name
        for name in twice
        if len({name_of(cell) for cell in head.cells if _ROLES.get(name_of(cell)) == name}) == 1
    ]
    if same:
        raise Refused(Problem("rota", "problem.rota_column", {"name": same[0], "known": ", ".join(COLUMNS)}))


def _parsed(text: str, separator: str, skipped: int) -> Iterator[TableRow]:
    line, row = skipped, None
    try:
        for row in parsed(io.StringIO(text), separator, skipped):
            line = row.line
            if line > MOST_LINES:
                raise Refused(Problem("rota", "problem.rota_many", {"most": MOST_LINES}))
            yield row
    except csv.Error:
        raise bad_row(line + 1, "date") from None
    if row is not None and row.cells and ends_open(row, text.split("\n")[row.line - skipped - 1 :]):
        raise bad_row(row.line, "date")
