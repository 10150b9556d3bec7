"""One import, in steps: first it is read to its end without a change, then it is written in small transactions."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wellbeing.clock import Clock
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.contact_rows import ContactReader
from wellbeing.domain.imports.logged_here import LoggedHere
from wellbeing.domain.imports.reading import Kept, Skipped
from wellbeing.domain.imports.report import ImportReport
from wellbeing.domain.imports.zone_doubt import shifts_over, zone_doubt
from wellbeing.domain.own_words import CAUSE, FEELING
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.shifts import Shifts
from wellbeing.services.imports.answers import DIARY, ImportMemory
from wellbeing.services.imports.looking import LookedAt
from wellbeing.storage.imports import ImportStore, Row
from wellbeing.storage.own_words import OwnWordStore

STEP = 1_000  # rows read between two answers to whoever waits
PART = 500  # rows written in one transaction
REMEMBERED = 50_000  # contacts whose further rows are joined to them
MOST_FAULTS = 0.05
FEW = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: rows done of so many; of how many is not known while it is read."""

    done: int
    total: int | None


class ImportJob:
    """Reads a file that was looked at, and writes it; whoever drives it may stop between two steps."""

    def __init__(
        self, looked: LookedAt, memory: ImportMemory, clock: Clock, plan: Callable[[datetime], Shifts]
    ) -> None:
        self._looked, self._memory, self._clock, self._plan = looked, memory, clock, plan
        self._logged: set[int] = set()  # digests of what the person logged herself
        columns = {role: looked.head.name(places[0]) for role, places in looked.head.roles.items() if places}
        if isinstance(looked.reader, ContactReader):
            columns["when"] = looked.reader.when_names[0]
        self.report = ImportReport(looked.kind, looked.zone_name, {} if looked.kind == DIARY else columns)

    @property
    def head(self) -> Head:
        """The head of the file, with the parts that its columns play."""
        return self._looked.head

    def read(self, store: ImportStore) -> Iterator[Progress]:
        """Read the whole file and count; raises Refused where it holds nothing of the person's, or faults."""
        found_here = LoggedHere(store.logged_here)
        kept: list[tuple[int, Kept]] = []
        for done, (found, outside) in enumerate(self._rows(), 1):
            if found is None:
                self.report.join()
            else:
                self.report.take(found, outside)
                if isinstance(found, Kept):
                    kept.append((outside, found))
            if done % STEP == 0:
                self._count_known(store, kept, found_here)
                yield Progress(done, None)
        self._count_known(store, kept, found_here)
        self._check()
        if self.report.moments:
            first, last = min(self.report.moments), max(self.report.moments)
            shifts = shifts_over(first, last, self._plan, self._clock.zone())
            self.report.doubt = zone_doubt(self.report.moments, shifts)

    def write(self, store: ImportStore, words: OwnWordStore) -> Iterator[Progress]:
        """Write what was read, a part at a time; stopped between two parts, what is written can be taken back."""
        run = self.report.run = store.begin(self._looked.kind, self._clock.now())
        added = 0
        waiting: list[Row] = []
        for done, (found, outside) in enumerate(self._rows(), 1):
            if isinstance(found, Kept) and outside not in self._logged:
                waiting.append((self._entry(found, words), outside))
            if len(waiting) == PART:
                added += store.add(run, self._looked.kind, waiting)
                waiting.clear()
                yield Progress(done, self.report.read)
        added += store.add(run, self._looked.kind, waiting)
        self.report.added, self.report.known = added, self.report.mine - self.report.logged - added
        store.finish(run, added)
        self._memory.keep(store, self._looked.head, self._looked.answers)
        yield Progress(self.report.read, self.report.read)

    def _rows(self) -> Iterator[tuple[Kept | Skipped | None, int]]:
        """Yield what each row came to with the digest of its id; None for one more row of a contact just taken."""
        lately, alike = OrderedDict[int, None](), Counter[int]()
        read, digest = self._looked.reader.read, self._memory.outside_digest
        prefix = "" if self._looked.kind == DIARY else f"{self._looked.kind}/"
        for row in self._looked.rows():
            found = read(row)
            if isinstance(found, Skipped):
                yield found, 0
                continue
            outside = digest(prefix + found.outside)
            if found.is_nameless and outside in lately:
                alike[outside] += 1
                outside = digest(f"{prefix}{found.outside}/{alike[outside] + 1}")
            names = (outside, *(digest(prefix + other) for other in found.also))
            is_joined = any(name in lately for name in names)
            lately.update(dict.fromkeys(names))
            while len(lately) > REMEMBERED:
                alike.pop(lately.popitem(last=False)[0], None)
            if is_joined:
                yield None, outside
                continue
            yield found, outside

    def _entry(self, found: Kept, words: OwnWordStore) -> Contact | DayTotal | CheckIn:
        """Return the entry of a row; the person's own words become words of the diary."""
        entry = found.entry
        if not isinstance(entry, CheckIn) or not (found.own_feelings or found.own_causes):
            return entry
        feelings = words.ids(FEELING, found.own_feelings)
        causes = words.ids(CAUSE, found.own_causes)
        return replace(
            entry,
            feelings=(*entry.feelings, *(feelings[word] for word in found.own_feelings)),
            causes=(*entry.causes, *(causes[word] for word in found.own_causes)),
        )

    def _count_known(self, store: ImportStore, kept: list[tuple[int, Kept]], found_here: LoggedHere) -> None:
        """Count which of the rows just read are there already: out of a file, or logged by the person herself."""
        known = store.known(self._looked.kind, [outside for outside, _ in kept])
        self.report.known += len(known)
        new = {
            outside: found.entry
            for outside, found in kept
            if outside not in known and isinstance(found.entry, Contact)
        }
        kept.clear()
        if not self._looked.answers.also_logged:
            logged = found_here.twins(new)
            self._logged |= logged
            self.report.leave_logged(logged)

    def _check(self) -> None:
        report = self.report
        if report.rejected > MOST_FAULTS * report.mine or (report.rejected and report.mine < FEW):
            fault = report.faults[0]
            raise Refused(Problem("file", f"problem.import_fault_{fault.reason}", {"line": fault.line}))
        if not report.mine:
            raise Refused(Problem("file", "problem.import_none", {"rows": report.read}))
