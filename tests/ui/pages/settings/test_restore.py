"""A backup chosen in the settings: what it holds, what it would change, and why one can't be brought back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.recovery_code import LETTERS
from wellbeing.paths import Folders, under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.backups import Backups, Restored
from wellbeing.services.environment import open_environment
from wellbeing.services.recovery import new_code
from wellbeing.storage.migrations import NEWEST
from wellbeing.system.file_lock import file_lock
from wellbeing.ui.pages.settings.restore import RestoreRow


@pytest.fixture
def asked() -> list[Callable[[], Restored]]:
    return []


@pytest.fixture
def row(
    qtbot: QtBot, light_theme: object, services: Services, asked: list[Callable[[], Restored]]
) -> RestoreRow:
    made = RestoreRow(Told().context(services))
    qtbot.addWidget(made)
    made.asked.connect(asked.append)
    made.show()
    return made


@pytest.fixture
def backup(services: Services) -> Path:
    """A backup with one check-in and one contact; another check-in came after it."""
    services.checkins.record(CheckInDraft(3))
    services.contacts.record(ContactDraft(kind="rude"))
    path = Backups(services.environment.folders, services.clock).make()
    services.checkins.record(CheckInDraft(8))
    return path


@pytest.fixture
def theirs(tmp_path: Path, clock: FakeClock) -> tuple[Path, str]:
    """A backup out of another person's diary, and its recovery code."""
    other = under(tmp_path / "other")
    with closing(open_services(open_environment(other, clock))) as services:
        services.checkins.record(CheckInDraft(5))
        code = new_code(other)
        return Backups(other, clock).make(), code


def told(row: RestoreRow, qtbot: QtBot) -> str:
    """Return what the row says once it has looked."""
    qtbot.waitUntil(lambda: bool(row.wrong.text()) or row.changes.text() not in ("", "Looking it through …"))
    return row.wrong.text() or row.changes.text()


def test_the_newest_is_chosen_and_told_of(
    row: RestoreRow, backup: Path, qtbot: QtBot, asked: list[Callable[[], Restored]]
):
    row.button.click()
    assert not row.go.isEnabled()
    assert told(row, qtbot) == "Goes, newer than the backup or changed since: 1 check-in."
    qtbot.waitUntil(lambda: row.list.itemText(0).endswith(" · 1 check-in, 1 contact"))
    assert row.with_code.isHidden()
    row.go.click()
    assert row.form.isHidden()
    assert len(asked) == 1


def test_the_same_is_not_brought_back(row: RestoreRow, services: Services, qtbot: QtBot):
    Backups(services.environment.folders, services.clock).make()
    row.button.click()
    assert told(row, qtbot) == "The diary and this backup hold the same."
    assert not row.go.isEnabled()


def test_without_a_backup_a_file_can_be_chosen(row: RestoreRow):
    row.button.click()
    assert "no backup here yet" in row.changes.text()
    assert not row.list.isEnabled()
    assert row.file.isEnabled()


def test_another_ones_backup_asks_for_its_code(
    row: RestoreRow,
    services: Services,
    theirs: tuple[Path, str],
    qtbot: QtBot,
    asked: list[Callable[[], Restored]],
):
    path, code = theirs
    row.button.click()
    row.look_at(path)
    assert "belongs to another diary" in told(row, qtbot)
    assert row.with_code.isVisible()
    groups = code.split("-")
    slip = LETTERS[LETTERS.index(groups[0][0]) ^ 1] + groups[0][1:]
    row.code.setText("-".join([slip, *groups[1:]]))
    row.try_code.click()
    qtbot.waitUntil(lambda: "1" in row.wrong.text())
    assert not row.go.isEnabled()
    row.code.setText(new_code(services.environment.folders))
    row.try_code.click()
    qtbot.waitUntil(lambda: "This code" in row.wrong.text() or "another" in row.wrong.text())
    row.code.setText(code)
    row.try_code.click()
    qtbot.waitUntil(row.go.isEnabled)
    assert "Another diary made this backup" in row.changes.text()
    assert "Comes back: 1 check-in." in row.changes.text()
    row.go.click()
    assert row.code.text() == ""
    services.close()
    assert asked[0]().undo is not None


def damaged(backup: Path, place: Path) -> Path:
    place.write_bytes(backup.read_bytes()[:-4096])
    return place


def photo(_: Path, place: Path) -> Path:
    place.write_bytes(b"\x89PNG" + bytes(9_000))
    return place


@pytest.mark.parametrize(
    ("make", "words"), [(damaged, "damaged or was cut off"), (photo, "not a backup of the diary")]
)
def test_what_is_no_whole_backup_is_said(
    row: RestoreRow,
    backup: Path,
    tmp_path: Path,
    qtbot: QtBot,
    make: Callable[[Path, Path], Path],
    words: str,
):
    row.look_at(make(backup, tmp_path / "chosen"))
    assert words in told(row, qtbot)
    assert "Nothing was changed" in row.wrong.text()
    assert not row.go.isEnabled()
    assert row.with_code.isHidden()


def test_a_newer_versions_backup_is_said(row: RestoreRow, services: Services, folders: Folders, qtbot: QtBot):
    services.diary.conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
    path = Backups(folders, services.clock).make()
    services.diary.conn.execute(f"PRAGMA user_version = {NEWEST}")
    row.look_at(path)
    assert "newer version" in told(row, qtbot)


def test_one_chosen_after_another_is_told_of_alone(
    row: RestoreRow, backup: Path, services: Services, qtbot: QtBot
):
    newer = Backups(services.environment.folders, services.clock).make()
    row.look_at(backup)
    row.look_at(newer)
    assert told(row, qtbot) == "The diary and this backup hold the same."
    row.hide()
    assert row.changes.text() == ""


def test_the_backup_lock_is_another_sentence(backup: Path, services: Services, folders: Folders):
    from wellbeing.domain.problems import Problem, answer_of

    services.close()
    backups = Backups(folders, services.clock)
    with file_lock(folders.data / "backup.lock", 0.0):
        answer = answer_of(lambda: backups.restore(backup))
    assert isinstance(answer, Problem)
    assert answer.key == "problem.backup_busy"
