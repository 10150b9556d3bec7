"""JSON and backups of values that no program should write: read as far as they go, or refused in words."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path

import pytest

from tests.services.imports.taking import take
from wellbeing.domain.problems import Refused
from wellbeing.services.app_services import Services

ENTRY = {
    "id": 1,
    "mood": 1,
    "datetime": 1764201600000,
    "timeZoneOffset": 28800000,
    "tags": [1],
    "note": "a\ud800b",
}
MOODS, TAGS = [{"id": 1, "mood_group_id": 2, "custom_name": "good\udfff"}], [{"id": 1, "name": "\ud83d work"}]


def backup(place: Path, raw: bytes) -> Path:
    file = place / "a.daylio"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("backup.daylio", raw)
    return file


def of(whole: object) -> bytes:
    return base64.b64encode(json.dumps(whole).encode())


@pytest.mark.parametrize(
    "change",
    [{}, {"tags": 5}, {"tags": [[], {}, None, 7]}, {"note": 5, "id": []}],
)
def test_a_backup_with_odd_values_is_read(services: Services, tmp_path: Path, change: dict[str, object]):
    odd = [{"id": [], "name": 1}, None, 5]
    whole = {"dayEntries": [{**ENTRY, **change}], "customMoods": [*MOODS, *odd], "tags": [*TAGS, *odd]}
    assert take(services, backup(tmp_path, of(whole))).added == 1
    (checkin,) = services.checkins.between(None, None)
    assert checkin.at.timestamp() == 1764201600


@pytest.mark.parametrize("mood", [[], {}, None, 7])
def test_a_mood_that_is_none_is_a_fault_of_its_entry(services: Services, tmp_path: Path, mood: object):
    whole = {"dayEntries": [{**ENTRY, "mood": mood}], "customMoods": MOODS}
    with pytest.raises(Refused) as refused:
        take(services, backup(tmp_path, of(whole)))
    assert refused.value.problem.key == "problem.import_fault_figure"


@pytest.mark.parametrize(
    "raw", [b"!!!!", b"", of([]), of({}), of({"dayEntries": 1}), of("x"), base64.b64encode(b"[" * 100_000)]
)
def test_what_is_no_backup_is_told_as_damaged(services: Services, tmp_path: Path, raw: bytes):
    with pytest.raises(Refused) as refused:
        take(services, backup(tmp_path, raw))
    assert refused.value.problem.key in ("problem.import_damaged", "problem.import_json")


@pytest.mark.parametrize("text", ["[]", "[[]]", "[" * 100_000, ""])
def test_json_that_holds_nothing_is_told_as_empty(services: Services, tmp_path: Path, text: str):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(Refused) as refused:
        take(services, tmp_path / "a.json")
    assert refused.value.problem.key == "problem.import_empty"
