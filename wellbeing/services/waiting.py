"""Writes that wait in memory, in order, while the diary can't take them, and rows as they are going to be."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from wellbeing.domain.problems import Refused
from wellbeing.storage.database import Diary

log = logging.getLogger(__name__)

Row = TypeVar("Row", bound=Any)  # a frozen dataclass
Key = TypeVar("Key")
Value = TypeVar("Value")
Answer = TypeVar("Answer")

BUSY = "problem.diary_busy"
MOVED = "problem.diary_moved"
PASSING = (BUSY, MOVED)  # the diary will take it later
QUICK_MS = 30  # as long as a window may hold still: another program's own commit is over by then, as a rule


@dataclass(frozen=True, slots=True)
class WaitingWrite:
    """One write of the person's; `kind` is what the person would call it: checkin, contact, exercise or other."""

    work: Callable[[], object]
    kind: str


class WaitingWrites:
    """Does each write at once, or keeps it until the diary is free, once `begin` has been called.

    Before that, and on the command line always, a write waits for its turn and is refused when that takes too long.
    """

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._writes: list[WaitingWrite] = []
        self._keeps = False
        self.changed: Callable[[], object] = bool

    def __len__(self) -> int:
        return len(self._writes)

    def begin(self) -> None:
        """From now on nobody is kept waiting: what the diary can't take at once is kept."""
        self._keeps = True
        self._diary.be_quick(QUICK_MS)

    def kinds(self) -> Mapping[str, int]:
        """Return how many writes of each kind are waiting."""
        return Counter(write.kind for write in self._writes)

    def do(self, work: Callable[[], Answer], meanwhile: Callable[[], Answer], kind: str = "other") -> Answer:
        """Do a write and return its answer; where it has to wait, the answer is `meanwhile`'s. Raises Refused.

        Whatever comes while something waits stands behind it, so that the order stays.
        """
        if not self._writes:
            try:
                return work()
            except Refused as refused:
                if not self._keeps or refused.problem.key not in PASSING:
                    raise
        self._writes.append(WaitingWrite(work, kind))
        answer = meanwhile()
        self.changed()
        return answer

    def save(self) -> bool:
        """Do what waits, in order, up to the first that can't be done now; tell whether all of it is done."""
        before = len(self._writes)
        while self._writes:
            try:
                self._writes[0].work()
            except Refused as refused:
                if refused.problem.key not in PASSING:  # a disk that is full may have room later
                    log.warning("what waits could not be saved (%s); tried again", refused.problem.key)
                break
            del self._writes[0]
        if len(self._writes) != before:
            self.changed()
        return not self._writes

    def save_patiently(self, milliseconds: int) -> bool:
        """Try once more for as long as this, at the end of the app; tell whether all of it is done."""
        if self._writes:
            self._diary.be_quick(milliseconds)
        return self.save()


class WaitingKeys(Generic[Key, Value]):
    """Keys of a table as they are going to be: what waits stands over what is written."""

    def __init__(self, writes: WaitingWrites, kind: str = "other") -> None:
        self._writes, self._kind = writes, kind
        self._over: dict[Key, tuple[Value | None]] = {}

    def __bool__(self) -> bool:
        return bool(self._over)

    def put(self, key: Key, value: Value | None, work: Callable[[], object]) -> None:
        """Write a value, None to take the key away; raises Refused."""
        self.change(key, value, work, None)

    def change(self, key: Key, value: Value | None, work: Callable[[], Answer], meanwhile: Answer) -> Answer:
        """Write a value and return the work's answer, `meanwhile` where it has to wait; raises Refused."""
        mine = (value,)

        def save() -> Answer:
            answer = work()
            if self._over.get(key) is mine:
                del self._over[key]
            return answer

        def wait() -> Answer:
            self._over[key] = mine
            return meanwhile

        return self._writes.do(save, wait, self._kind)

    def waiting(self) -> Mapping[Key, tuple[Value | None]]:
        """Return what waits, the value of each key in a tuple of one."""
        return self._over

    def over(self, written: Mapping[Key, Value]) -> dict[Key, Value]:
        """Return what is written with what waits laid over it."""
        found = dict(written)
        for key, (value,) in self._over.items():
            found.pop(key, None)
            if value is not None:
                found[key] = value
        return found


class WaitingRows(Generic[Row]):
    """Numbered rows as they are going to be. A row that waits has a number below 0 and keeps answering to it."""

    def __init__(self, writes: WaitingWrites, kind: str = "other", field: str = "id") -> None:
        self._rows: WaitingKeys[int, Row] = WaitingKeys(writes, kind)
        self._field = field
        self._real: dict[int, int] = {}
        self._name: dict[int, int] = {}  # number in the diary -> the one it had while it waited
        self._lowest = 0

    def __bool__(self) -> bool:
        return bool(self._rows)

    def real(self, number: int) -> int:
        """Return the number in the diary of a row that has waited; it is below 0 while it still waits."""
        return self._real.get(number, number)

    def add(self, row: Row, add: Callable[[Row], Row]) -> Row:
        """Write a new row, or one back under the number it had; returns it with its number. Raises Refused."""
        number = self._number(row)
        if not number:
            self._lowest -= 1
        key = self._key(number or self._lowest)
        return self._change(key, self._with(row, key), lambda waiting: self._keep(key, add(waiting)))

    def replace(self, row: Row, write: Callable[[Row], object]) -> Row:
        """Write a row over the one of its number; raises Refused."""
        key = self._key(self._number(row))

        def save(waiting: Row) -> Row:
            write(waiting)
            return waiting

        return self._change(key, self._with(row, key), save)

    def remove(self, number: int, remove: Callable[[int], object]) -> None:
        """Take a row away; raises Refused."""
        key = self._key(number)
        self._rows.put(key, None, lambda: remove(self.real(key)))

    def find(self, number: int, find: Callable[[int], Row | None]) -> Row | None:
        """Return the row of a number as it is going to be."""
        key = self._key(number)
        waiting = self._rows.waiting().get(key)
        return find(self.real(number)) if waiting is None else waiting[0]

    def over(self, written: Iterable[Row]) -> list[Row]:
        """Return rows as they are going to be; those that are new stand last."""
        waiting = self._rows.waiting()
        kept = [row for row in written if self._key(self._number(row)) not in waiting]
        return kept + [row for (row,) in waiting.values() if row is not None]

    def _change(self, key: int, row: Row, work: Callable[[Row], Row]) -> Row:
        def save() -> Row:
            real = self.real(key)
            return work(self._with(row, real if real > 0 else 0))

        return self._rows.change(key, row, save, row)

    def _keep(self, key: int, saved: Row) -> Row:
        if key < 0 and key in self._rows.waiting():  # it has waited, and is known by that number
            self._real[key], self._name[self._number(saved)] = self._number(saved), key
        return saved

    def _key(self, number: int) -> int:
        return self._name.get(number, number)

    def _number(self, row: Row) -> int:
        return int(getattr(row, self._field))

    def _with(self, row: Row, number: int) -> Row:
        return replace(row, **{self._field: number})
