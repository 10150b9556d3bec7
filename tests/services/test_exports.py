"""The diary handed out: JSON that comes back as the same diary, CSV for spreadsheets, a plain SQLite file."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import SHANGHAI, FakeClock
from tests.services.imports.taking import EXPORTS, take
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.days import span_of
from wellbeing.domain.problems import Refused
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.paths import under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.services.exports import ExportChoice
from wellbeing.storage.exports import TABLES

NOTE = "=cmd|'/c calc'!A1\n退款，🙂"


@pytest.fixture
def filled(services: Services, clock: FakeClock) -> Services:
    clock.set(datetime(2026, 11, 29, 4, tzinfo=UTC))
    services.checkins.record(CheckInDraft(7, -1, 2, ("tired",), ("overload",), NOTE))
    services.contacts.record(ContactDraft("rude", felt=6, note="-1 +2"))
    take(services, EXPORTS / "genesys_ms.csv", me="Agent A")
    take(services, EXPORTS / "daylio.csv")
    take(services, EXPORTS / "douyin_feige.csv", me="客服甲")
    return services


def held(services: Services) -> dict[str, list[tuple[Any, ...]]]:
    return {table: services.diary.rows(f"SELECT * FROM {table} ORDER BY rowid") for table in TABLES}


def test_json_comes_back_as_the_same_diary(filled: Services, tmp_path: Path, clock: FakeClock):
    count = filled.exports.write(tmp_path / "me.json")
    whole = json.loads((tmp_path / "me.json").read_text("utf-8"))
    assert (whole["format"], whole["version"]) == ("wellbeing-diary", 1)
    assert sum(map(len, whole["tables"].values())) == count
    assert (tmp_path / "me.json").stat().st_mode & 0o777 == 0o600
    other = open_services(open_environment(under(tmp_path / "new"), clock))
    try:
        assert other.exports.take(tmp_path / "me.json") == count
        assert held(other) == held(filled)
        assert take(other, EXPORTS / "genesys_ms.csv").added == 0
        with pytest.raises(Refused, match="export_not_empty"):
            other.exports.take(tmp_path / "me.json")
    finally:
        other.close()


def test_csv_opens_right_and_no_cell_is_a_formula(filled: Services, tmp_path: Path):
    filled.exports.write(tmp_path / "folder")
    raw = (tmp_path / "folder" / "checkin.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows[0]["note"] == f"'{NOTE}"
    assert rows[0]["pleasant"] == "-1"  # a figure stays one
    contacts = (tmp_path / "folder" / "contact.csv").read_text("utf-8-sig")
    assert "'-1 +2" in contacts


def test_a_plain_sqlite_file_for_the_person_alone(filled: Services, tmp_path: Path):
    filled.exports.write(tmp_path / "me.sqlite")
    assert (tmp_path / "me.sqlite").stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(tmp_path / "me.sqlite")) as db:
        assert db.execute("SELECT stress, note FROM checkin WHERE stress NOT NULL").fetchall() == [(7, NOTE)]
        assert db.execute("SELECT sum(contacts) FROM day_total").fetchone() == (275,)


def test_a_part_without_notes(filled: Services, tmp_path: Path, clock: FakeClock):
    start = clock.now() - timedelta(hours=1)
    filled.exports.write(tmp_path / "part.json", ExportChoice(start, None, notes=False))
    text = (tmp_path / "part.json").read_text("utf-8")
    tables = json.loads(text)["tables"]
    assert len(tables["checkin"]) == len(tables["contact"]) == 1
    assert "退款" not in text


def test_a_part_without_notes_comes_back_and_no_later_import_takes_its_entries_away(
    filled: Services, tmp_path: Path, clock: FakeClock
):
    texts = ReviewDraft(happened="words", mine="words", not_mine="words", cue="words", action="words")
    filled.practice.reviews.save(texts)
    filled.library.own.save("words")
    start, end = clock.now() - timedelta(days=9), clock.now() + timedelta(days=1)
    clock.pass_by(days=3)
    take(filled, EXPORTS / "jira.csv", me="Agent A")  # the file's own day is no entry's
    count = filled.exports.write(tmp_path / "part.json", ExportChoice(start, end, notes=False))
    text = (tmp_path / "part.json").read_text("utf-8")
    assert ("words" in text, "退款" in text) == (False, False)
    for lacking in (False, True):  # as older versions wrote it
        whole = json.loads(text)
        if lacking:
            whole["tables"]["import_run"] = []
            whole["tables"]["review"] = [{"id": 1, "at": "2026-11-29T04:00:00+00:00", "contact": None}]
        (tmp_path / "part.json").write_text(json.dumps(whole), "utf-8")
        other = open_services(open_environment(under(tmp_path / f"new-{lacking}"), clock))
        try:
            assert other.exports.take(tmp_path / "part.json") == count - lacking * 4
            before = other.diary.rows("SELECT id FROM contact")
            run = take(other, EXPORTS / "five9_calllog.csv", me="Agent A").run
            assert run is not None
            list(other.imports.take_back(run))
            assert other.diary.rows("SELECT id FROM contact") == before
        finally:
            other.close()


@pytest.mark.parametrize("name", ["me.xlsx", "there.json", "full"])
def test_what_is_refused_writes_nothing(filled: Services, tmp_path: Path, name: str):
    (tmp_path / "there.json").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("mine")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if "home" not in path.parts}
    with pytest.raises(Refused):
        filled.exports.write(tmp_path / name)
    assert {
        path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if "home" not in path.parts
    } == before


BEGUN = '{"format": "wellbeing-diary", "version": 1'
WRONG = ['"stress": 99', '"stress": "seven"', '"stress": [7]', '"stress": 99999999999999999999']
DAMAGED = [BEGUN, BEGUN + "}", BEGUN + ', "tables": {"checkin": [{"at": "x", "stress": 1}]}}', BEGUN + "2}"]
DAMAGED += [f'{BEGUN}, "tables": {{"checkin": [{{"at": "2026-11-27", {part}}}]}}}}' for part in WRONG]
DAMAGED += [
    BEGUN + ', "tables": {"contact": [{"at": "2026-11-27", "kind": "other"}]}}',
    BEGUN + ', "tables": {"day_total": [{"day": "0000", "contacts": 3}]}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_file_changes_nothing(services: Services, tmp_path: Path, text: str):
    (tmp_path / "me.json").write_text(text)
    with pytest.raises(Refused):
        services.exports.take(tmp_path / "me.json")
    assert not any(held(services)[table] for table in ("checkin", "contact", "day_total"))


def test_totals_are_of_the_days_asked_for_by_the_persons_calendar(filled: Services, tmp_path: Path):
    span = span_of(date(2026, 11, 26), SHANGHAI)
    filled.exports.write(tmp_path / "me.json", ExportChoice(span.start, span.end))
    whole = json.loads((tmp_path / "me.json").read_text("utf-8"))
    assert {row["day"] for row in whole["tables"]["day_total"]} == {"2026-11-26"}
