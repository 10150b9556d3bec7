"""Groups in a table: a name that stands once, with the cells below it left empty until the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wellbeing.domain.tables.rows import TableRow

FEWEST = 2  # empty cells: one alone may mean nobody


class GroupSigns:
    """Told one cell after the other, says whether a column holds groups: each name once, and as many cells empty."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._empty, self._is_one = 0, True

    def see(self, cell: str) -> None:
        """Look at one more cell."""
        name = cell.strip()
        if not self._is_one:
            return
        if not name:
            self._is_one = bool(self._names)  # an empty cell before any name belongs to no group
            self._empty += 1
        elif name in self._names:
            self._is_one = False
        else:
            self._names.add(name)

    @property
    def are_there(self) -> bool:
        """Whether the column holds groups."""
        return self._is_one and self._empty >= max(FEWEST, len(self._names))


def filled_down(rows: Iterable[TableRow], place: int) -> Iterator[TableRow]:
    """Yield the rows with the name of their group in its column."""
    name = ""
    for row in rows:
        if place >= len(row.cells):
            yield row
        elif row.cells[place].strip():
            name = row.cells[place]
            yield row
        else:
            yield TableRow(row.line, (*row.cells[:place], name, *row.cells[place + 1 :]))
