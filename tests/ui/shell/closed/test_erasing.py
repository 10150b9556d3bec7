"""Erasing from inside the app: what is asked, what goes, the proof afterwards, and the way back to the diary."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.shell.conftest import Make, settled, words
from tests.ui.shell.team_apps import TeamApps
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import Folders
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
from wellbeing.services.our_files import own_files
from wellbeing.system.keys import keychain
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.sections import DataSection
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.single_instance.lock import claim
from wellbeing.ui.widgets.click_guard import ClickGuard
from wellbeing.ui.widgets.focus_ring import FocusRing


def press(app: Application, text: str) -> None:
    button = next(
        each for each in app.shell.findChildren(QPushButton) if each.text() == text and each.isVisible()
    )
    button.click()


def joined(folders: Folders, root: Path) -> Path:
    """Join a team from these folders; returns its board."""
    team = TeamApps(root / "team", FakeClock())
    member = open_services(open_environment(folders, team.clock))
    member.team.join(team.invitation, "Ann")
    member.close()
    team.lead.close()
    return team.board


def ask(app: Application) -> None:
    """Go to the settings and press the button there."""
    app.view.go("settings")
    page = app.view.page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section("data")
    (section,) = page.findChildren(DataSection)
    section.erase.click()


def agree(app: Application) -> None:
    question = app.erase_inside.erasing.question
    assert question is not None
    QTest.keyClicks(question.field, "Erase")
    question.go.click()


def test_nothing_goes_before_the_word_is_typed(make: Make, qtbot: QtBot, folders: Folders):
    app = make()
    settled(app, qtbot)
    before = own_files(folders)
    ask(app)
    question = app.erase_inside.erasing.question
    assert question is not None
    assert str(folders.diary) in question.files.toPlainText()
    QTest.keyClicks(question.field, "eras")
    question.go.click()
    question.close()
    assert set(before) <= set(own_files(folders))
    assert app.ctx is not None
    app.ctx.services.checkins.record(CheckInDraft(stress=4))


def test_all_of_it_goes_and_is_proved(make: Make, qtbot: QtBot, folders: Folders):
    app = make()
    settled(app, qtbot)
    app.instance.lock = claim(folders.runtime)
    app.instance.hear()
    assert app.ctx is not None
    app.ctx.services.checkins.record(CheckInDraft(stress=4, note="mine"))
    (folders.data / "photo.png").write_bytes(b"foreign")
    ask(app)
    agree(app)
    qtbot.waitUntil(lambda: "Everything is erased" in words(app), timeout=10_000)
    said = words(app)
    assert "Nothing of wellbeing is left here" in said
    assert f"{folders.data}: only files that are not of wellbeing (1)" in said
    assert "SSD" in said
    assert own_files(folders) == []
    app.view.go("today")  # the rail leads nowhere any more
    app.close()
    assert own_files(folders) == []
    assert (folders.data / "photo.png").read_bytes() == b"foreign"


def test_a_board_that_is_away_leaves_the_choice(make: Make, qtbot: QtBot, folders: Folders, tmp_path: Path):
    board = joined(folders, tmp_path)
    app = make()
    settled(app, qtbot)
    away = board.rename(tmp_path / "away")
    ask(app)
    agree(app)
    qtbot.waitUntil(lambda: "Nothing was erased" in words(app), timeout=10_000)
    assert folders.diary.exists()
    press(app, "Back to the diary")
    settled(app, qtbot)
    assert len(app.shell.findChildren(FocusRing)) == len(app.shell.findChildren(ClickGuard)) == 1
    assert app.ctx is not None
    app.ctx.services.checkins.record(CheckInDraft(stress=4))
    assert len(list(app.ctx.services.checkins.today())) == 1

    ask(app)
    agree(app)
    qtbot.waitUntil(lambda: "Nothing was erased" in words(app), timeout=10_000)
    press(app, "Erase all the same")
    qtbot.waitUntil(lambda: "Everything is erased" in words(app), timeout=10_000)
    assert own_files(folders) == []
    away.rename(board)


def test_a_board_that_is_there_is_told(make: Make, qtbot: QtBot, folders: Folders, tmp_path: Path):
    board = joined(folders, tmp_path)
    notes = {path for path in board.rglob("*") if path.is_file()}
    app = make()
    settled(app, qtbot)
    ask(app)
    agree(app)
    qtbot.waitUntil(lambda: "Everything is erased" in words(app), timeout=10_000)
    assert {path for path in board.rglob("*") if path.is_file()} > notes


def test_a_key_store_that_does_not_answer(
    make: Make, qtbot: QtBot, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    app = make()
    settled(app, qtbot)
    monkeypatch.setattr("wellbeing.services.erase._in_store_alone", lambda home: home.diary_id.read_text())

    def silent(_name: str) -> None:
        raise keychain.KeychainUnavailable

    monkeypatch.setattr(keychain, "delete_key", silent)
    ask(app)
    agree(app)
    qtbot.waitUntil(lambda: "The key store does not answer" in words(app), timeout=10_000)
    assert folders.diary.exists()
