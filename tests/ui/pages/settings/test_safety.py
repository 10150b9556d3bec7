"""The way back in the settings: a backup saved elsewhere, and a code that holds only once it was written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import context_of
from wellbeing.content.strings import LANGUAGES, load_words
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.services.backups import Backups
from wellbeing.services.recovery import has_code, key_behind, new_code, sealed_key
from wellbeing.ui.pages.settings.recovery_slip import print_on, slip
from wellbeing.ui.pages.settings.safety import BackupRow, RecoveryRow
from wellbeing.ui.pages.settings.sections import DataSection

Said = list[str]


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def section(qtbot: QtBot, light_theme: object, services: Services, said: Said) -> DataSection:
    words = load_words("en", resource("locale"))
    made = DataSection(context_of(services, words, lambda told, _undo: said.append(told)), "Data")
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def recovery(section: DataSection) -> RecoveryRow:
    return section.recovery


@pytest.fixture
def backups(section: DataSection) -> BackupRow:
    return section.backups


def asked(row: RecoveryRow) -> str:
    """Return the groups that the question names, as somebody types them from paper."""
    groups = row.code.text().replace("\n", "").split("-")
    first, second = row._places
    return f"{groups[first - 1].lower()} {groups[second - 1].lower()}"


def test_a_code_holds_once_two_groups_were_typed(recovery: RecoveryRow, services: Services, said: Said):
    folders = services.environment.folders
    assert "There is none yet" in recovery.says.text()
    recovery.button.click()
    shown = recovery.code.text().replace("\n", "")
    assert not has_code(folders), "a code that nobody wrote down opens nothing"
    recovery.field.setText("AAAAA BBBBB")
    recovery.check.click()
    assert "These are not groups" in recovery.wrong.text()
    assert not has_code(folders)
    recovery.field.setText(asked(recovery))
    recovery.check.click()
    assert len(key_behind(sealed_key(folders), shown)) == 32
    assert "holds from now on" in said[-1]
    assert not recovery.code.text()
    assert "A code was made" in recovery.says.text()


@pytest.mark.parametrize("how", ["button", "page"])
def test_a_code_put_away_is_gone_and_opens_nothing(
    recovery: RecoveryRow, section: DataSection, services: Services, how: str
):
    recovery.button.click()
    recovery.leave.click() if how == "button" else section.hide()
    section.show()
    assert not recovery.code.text()
    assert not recovery.proof.isVisible()
    assert recovery.button.isEnabled()
    recovery.field.returnPressed.emit()
    assert not has_code(services.environment.folders)


def test_a_backup_is_saved_elsewhere(
    backups: BackupRow, services: Services, tmp_path: Path, qtbot: QtBot, said: Said
):
    assert "The first one comes today" in backups.says.text()
    Backups(services.environment.folders, services.clock).make()
    backups.refresh()
    assert "The newest" in backups.says.text()
    (tmp_path / "stick").mkdir()
    backups.save_in(tmp_path / "stick")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The backup is saved there."]
    assert len(list((tmp_path / "stick").glob("*.backup"))) == 1
    backups.save_in(tmp_path / "none" / "away")
    qtbot.waitUntil(lambda: not backups.wrong.isHidden())
    assert "No backup was written" in backups.wrong.text()


def test_the_search_finds_both(section: DataSection):
    def shown(row: QWidget) -> bool:
        return not row.isHidden()

    assert section.show_found(["recovery", "code"])
    assert shown(section.recovery)
    assert not shown(section.backups)


def test_backups_are_copied_to_a_folder_until_that_is_stopped(
    backups: BackupRow, services: Services, tmp_path: Path
):
    assert backups.choose.text() == "Choose a folder …"
    backups.copy_to(str(tmp_path))
    assert services.preferences.current.backup_place == str(tmp_path)
    assert str(tmp_path) in backups.copies.text()
    backups.choose.click()
    assert services.preferences.current.backup_place == ""
    assert backups.choose.text() == "Choose a folder …"


def test_a_backup_elsewhere_offers_a_code(
    section: DataSection, services: Services, qtbot: QtBot, tmp_path: Path
):
    section.backups.save_in(tmp_path)
    qtbot.waitUntil(lambda: "there is none yet" in section.recovery.says.text(), timeout=10_000)
    new_code(services.environment.folders)
    (tmp_path / "more").mkdir()
    section.backups.save_in(tmp_path / "more")
    qtbot.waitUntil(lambda: "opens that backup" in section.recovery.says.text(), timeout=10_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_holds_the_whole_code_and_no_file_but_the_chosen_one(
    recovery: RecoveryRow, services: Services, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
):
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setenv("TMPDIR", str(spare))
    recovery.button.click()
    code = recovery.code.text().replace("\n", "")
    ctx = context_of(services, load_words(language, resource("locale")), lambda _said, _undo: None)
    text = slip(ctx, code).toPlainText()
    assert code in text.replace("\n", "")
    assert "wellbeing restore FILE --code" in text
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    assert print_on(printer, ctx, code)
    del printer
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    assert list(spare.iterdir()) == []


def test_a_printer_that_was_not_chosen_prints_nothing(
    recovery: RecoveryRow, said: Said, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected)
    recovery.button.click()
    recovery.paper.click()
    assert said == []
    assert recovery.code.text()
