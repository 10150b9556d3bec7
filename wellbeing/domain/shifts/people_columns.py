"""A table with a line for each day and a column for each person: which of its columns is one's own."""

from __future__ import annotations

from dataclasses import replace

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.table_rows import TableAnswers, plain_name
from wellbeing.domain.shifts.tables import Table, people_places


def with_own_column(table: Table, asked: TableAnswers) -> Table:
    """Return a table whose shifts stand in one's own column, any other as it is; Refused where that is not known."""
    places = people_places(table.roles, table.head, table.rows)
    if not places:
        return table
    return replace(table, roles={**table.roles, "shift": _own_place(table, places, asked)})


def _own_place(table: Table, places: list[int], asked: TableAnswers) -> int:
    names = {place: plain_name(table.head.cells[place]) for place in places}
    if asked.me is not None:
        mine = [place for place, name in names.items() if name == plain_name(asked.me)]
    else:
        mine = [place for place, name in names.items() if asked.is_me is not None and asked.is_me(name)]
        mine = mine if len(mine) == 1 or len(places) > 1 else places
    if len(mine) == 1:
        return mine[0]
    if asked.me is not None:
        raise Refused(Problem("rota", "problem.rota_me"))
    raise Refused(Problem("rota", "problem.rota_person", {"count": len(places)}))
