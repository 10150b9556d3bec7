"""A damaged diary is brought back, its pieces stay as they are, and an open app is never swapped out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fakes import FakeClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Refused
from wellbeing.paths import Folders, under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key
from wellbeing.services.environment import open_environment
from wellbeing.services.salvage import bring_back_diary

HOLD = """
import sys
from pathlib import Path
from wellbeing.storage.connection import open_connection
conn = open_connection(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
conn.execute("SELECT count(*) FROM checkin").fetchone()
print("open", flush=True)
sys.stdin.read()
"""


def damage(path: Path) -> bytes:
    """Spoil every seventh page but the last ones: what came after the backup is in no other place."""
    content = bytearray(path.read_bytes())
    for page in range(30, len(content) // 4096 - 7, 7):
        content[page * 4096 + 1000] ^= 255
    path.write_bytes(content)
    return bytes(content)


def test_every_entry_is_back(services: Services, folders: Folders, clock: FakeClock):
    for number in range(300):
        services.checkins.record(CheckInDraft(number % 11, note=f"{number} " + "x" * 700))
    Backups(folders, clock).make()
    services.checkins.record(CheckInDraft(9, note="after the backup"))
    services.close()
    damaged = damage(folders.diary)
    found = bring_back_diary(folders, clock)
    assert found.aside.read_bytes() == damaged
    (table,) = [table for table in found.tables if table.table == "checkin"]
    assert table.from_backup > 0
    assert not table.whole
    with closing(open_services(open_environment(folders, clock))) as again:
        notes = [checkin.note.split()[0] for checkin in again.checkins.between(None, None)]
        assert len(notes) == 301
        assert "after" in notes
        assert again.diary.is_whole()
    assert not [path for path in folders.data.iterdir() if ".new" in path.name]


def test_what_stood_in_the_log_alone_is_there(services: Services, folders: Folders, clock: FakeClock):
    services.checkins.record(CheckInDraft(4, note="in the log"))
    pieces = {path.name: path.read_bytes() for path in folders.data.glob("diary.db*")}
    services.close()
    for name, content in pieces.items():  # as a killed app leaves them
        (folders.data / name).write_bytes(content)
    bring_back_diary(folders, clock)
    with closing(open_services(open_environment(folders, clock))) as again:
        assert [checkin.note for checkin in again.checkins.between(None, None)] == ["in the log"]


def test_another_diarys_log_is_left_out_and_kept(
    services: Services, folders: Folders, clock: FakeClock, tmp_path: Path
):
    services.checkins.record(CheckInDraft(4, note="its own"))
    services.close()
    log = Path(f"{folders.diary}-wal")
    other = under(tmp_path / "other")
    with closing(open_services(open_environment(other, clock))) as elsewhere:
        elsewhere.checkins.record(CheckInDraft(9, note="of another"))
        shutil.copy(f"{other.diary}-wal", log)
    strange = log.read_bytes()
    with pytest.raises(Refused) as refused:
        open_services(open_environment(folders, clock))
    assert refused.value.problem.key == "problem.diary_log"
    aside = bring_back_diary(folders, clock).aside
    assert Path(f"{aside}-wal").read_bytes() == strange
    with closing(open_services(open_environment(folders, clock))) as again:
        assert [checkin.note for checkin in again.checkins.between(None, None)] == ["its own"]


def test_a_torn_log_is_told_with_its_place(services: Services, folders: Folders, clock: FakeClock):
    services.checkins.record(CheckInDraft(4))
    log = Path(f"{folders.diary}-wal")
    raw, whole = log.read_bytes(), folders.diary.read_bytes()
    services.close()
    folders.diary.write_bytes(whole)  # as a killed app leaves it
    log.write_bytes(raw[:2000] + bytes(8) + raw[2008:])
    environment = open_environment(folders, clock)
    with closing(open_services(environment)):
        (told,) = environment.preferences.problems
    assert told.key == "problem.log_torn"
    assert str(told.values["place"]).endswith("diary-damaged-1.db-wal")


def test_a_diary_that_another_program_has_open_is_left_alone(
    services: Services, folders: Folders, clock: FakeClock
):
    services.checkins.record(CheckInDraft(4))
    services.close()
    key = find_key(folders) or b""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folders.diary), key.hex()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    try:
        with pytest.raises(Refused) as refused:
            bring_back_diary(folders, clock)
        assert refused.value.problem.key == "problem.restore_open"
    finally:
        holder.communicate("")
    assert bring_back_diary(folders, clock).aside.exists()
