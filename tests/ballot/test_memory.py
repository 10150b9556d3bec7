"""What an app remembers between visits: a damaged file is a fresh start, one of a later version is read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from wellbeing.ballot.identity import MemoryKeyFiles
from wellbeing.ballot.visit_memory import FILE, VisitMemory, recall
from wellbeing.domain.team.periods import Period

NOW = datetime(2026, 1, 20, 9, tzinfo=UTC)
GOOD = {
    "visited": NOW.isoformat(), "seen": {"hello.x": NOW.isoformat()}, "frozen": {"2026-01-26.28": "aa"},
    "ballot": {}, "closing": {}, "answer": {}, "shown": [], "lengths": {"2026-01-26.28": 28},
}  # fmt: skip


def kept(data: object) -> MemoryKeyFiles:
    key_files = MemoryKeyFiles()
    key_files.write(FILE, data if isinstance(data, bytes) else json.dumps(data).encode())
    return key_files


def test_what_is_saved_is_recalled():
    memory = recall(kept(GOOD))
    assert memory.last_visit() == NOW
    key_files = MemoryKeyFiles()
    memory.save(key_files)
    assert recall(key_files) == memory == VisitMemory(**GOOD)  # type: ignore[arg-type]


def test_who_never_visited_still_remembers():
    assert recall(kept({**GOOD, "visited": ""})).frozen == GOOD["frozen"]


def test_what_an_earlier_or_a_later_version_has_saved_is_read():
    earlier = {name: value for name, value in GOOD.items() if name != "lengths"}
    assert recall(kept(earlier)).frozen == GOOD["frozen"]
    assert recall(kept({**GOOD, "proofs": {"a": 1}})) == VisitMemory(**GOOD)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b"7",
     {**GOOD, "visited": "yesterday"}, {**GOOD, "visited": "2026-01-20T09:00:00"}, {**GOOD, "visited": 7},
     {**GOOD, "seen": {"a": "2026-01-20T09:00:00"}}, {**GOOD, "seen": {"a": None}}, {**GOOD, "seen": []},
     {**GOOD, "frozen": {"a": 1}}, {**GOOD, "answer": "x"}, {**GOOD, "shown": [1]}, {**GOOD, "lengths": {"a": "b"}},
     {**GOOD, "ballot": None}],
)  # fmt: skip
def test_a_damaged_file_is_a_fresh_start(data: object):
    assert recall(kept(data)) == VisitMemory()


def test_one_period_is_forgotten_and_all_of_it():
    """Also one whose name begins like another's."""
    gone, stays = Period(date(2026, 1, 26), 14), Period(date(2026, 1, 26), 28)
    names = [gone.name, stays.name]
    tables = {table: dict.fromkeys(names, "aa") for table in ("frozen", "ballot", "closing", "answer")}
    seen = [f"hello.{name}.aa" for name in names] + ["join.team.aa"]
    memory = VisitMemory(NOW.isoformat(), dict.fromkeys(seen, NOW.isoformat()), shown=names, **tables)
    assert memory.periods() == [gone, stays]
    memory.forget(gone)
    assert memory.periods() == [stays]
    assert (memory.shown, list(memory.seen)) == ([stays.name], seen[1:])
    assert [list(getattr(memory, table)) for table in tables] == [[stays.name]] * 4


def test_a_name_keeps_the_moment_at_which_it_was_seen_first():
    memory = VisitMemory()
    memory.see(["a"], NOW)
    memory.see(["a", "b"], NOW + timedelta(hours=1))
    assert (memory.first_seen("a"), memory.first_seen("b")) == (NOW, NOW + timedelta(hours=1))
    assert VisitMemory().last_visit() is None


@pytest.mark.parametrize("table", ["frozen", "closing", "answer"])
def test_a_period_of_which_one_list_is_remembered_is_one_of_them(table: str):
    assert VisitMemory(**{table: {"2026-01-26.28": "aa"}}).periods() == [Period(date(2026, 1, 26), 28)]
    assert VisitMemory(**{table: {"a text": "aa"}}).periods() == []
