"""The settings page over real services: every row, its way back, what is wrong, the search, this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.recording import context_of
from wellbeing.clock import SystemClock
from wellbeing.content.strings import load_words
from wellbeing.domain.preferences import DEFAULTS, SETTINGS, WEEK
from wellbeing.domain.problems import Problem
from wellbeing.paths import under
from wellbeing.resources import resource
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.diagnostics import Check, checks
from wellbeing.services.environment import open_environment
from wellbeing.ui.diagnostics import ADVICE, NAMES, SAYS, check_words
from wellbeing.ui.pages.settings import computer as computer_section
from wellbeing.ui.pages.settings import words as settings_words
from wellbeing.ui.pages.settings.computer import CheckRow, ComputerSection
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.rows import PreferenceRow
from wellbeing.ui.pages.settings.sections import WorkSection, key_words
from wellbeing.ui.pages.settings.times import TimesField

Said = list[tuple[str, Callable[[], object] | None]]
FACTS = (Check("notifications", True, "a server", "buttons"), Check("idle", False, "none: why", "none"))


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    opened = open_services(open_environment(under(tmp_path), SystemClock()))
    yield opened
    opened.close()


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    light_theme: object,
    services: Services,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> SettingsPage:
    def say(words: str, undo: Callable[[], object] | None) -> None:
        said.append((words, undo))

    def nothing(*given: object) -> None:
        return None

    words = load_words("en", resource("locale"))
    made = SettingsPage(context_of(services, words, say))
    qtbot.addWidget(made)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(computer_section, "checks", lambda environment: FACTS)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def row(page: SettingsPage, name: str) -> PreferenceRow:
    page.open_section(SETTINGS[name].section)
    rows = page._section(SETTINGS[name].section).preference_rows()
    return next(found for found in rows if found.name == name)


def texts(widget: object) -> str:
    assert isinstance(widget, (SettingsPage, PreferenceRow, ComputerSection, CheckRow))
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if not found.isHidden())


def test_every_shown_setting_has_words_and_a_row(page: SettingsPage) -> None:
    for name, setting in SETTINGS.items():
        if setting.shown:
            assert name in settings_words.NAMES or name in WEEK, name
            assert row(page, name).isVisible()
        else:
            assert name not in settings_words.NAMES


CHANGES = [
    ("language", "zh_TW"), ("theme", "dark"), ("text_scale", 150), ("notices", "cards"),
    ("reduced_motion", True), ("breaks", False), ("break_every", 90), ("carry_over_half_life", 12),
    ("weight_rude", 2.5), ("breathing_times", ("10:30", "15:00")), ("wed", ("09:00-12:00", "13:00-18:00")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_a_change_holds_at_once_and_has_a_way_back(
    page: SettingsPage, services: Services, name: str, value: object
) -> None:
    found = row(page, name)
    found.control.edited.emit(value)
    assert services.preferences.current.value(name) == value
    assert found._undo.isVisible()
    found.reset_asked.emit()
    assert services.preferences.current.value(name) == DEFAULTS.value(name)
    assert not found._undo.isVisible()


@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_a_row_shows_what_was_changed_elsewhere_without_writing(
    page: SettingsPage, services: Services, qtbot: QtBot, name: str, value: object
) -> None:
    found = row(page, name)
    services.preferences.set(name, value)
    with qtbot.assertNotEmitted(found.control.edited):
        page.refresh()
    assert found._undo.isVisible()


def test_a_switch_answers_the_mouse(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    qtbot.mouseClick(row(page, "breaks").control, Qt.MouseButton.LeftButton)
    assert services.preferences.current.breaks is False


def test_a_choice_answers_the_keys(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    control = row(page, "theme").control
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Down)
    assert services.preferences.current.theme == "light"


def test_a_figure_counts_when_it_is_whole(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    control = row(page, "weight_rude").control
    control.setFocus()
    control.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(control, "3,5")
    assert services.preferences.current.weight_rude == 2.0
    qtbot.keyClick(control, Qt.Key.Key_Return)
    assert services.preferences.current.weight_rude == 3.5
    qtbot.keyClick(control, Qt.Key.Key_Up)
    assert services.preferences.current.weight_rude == 4.0


def test_hours_are_read_as_people_write_them(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    control = row(page, "mon").control
    control.setText("9-12，13:00–18")  # type: ignore[union-attr]
    qtbot.keyClick(control, Qt.Key.Key_Return)
    assert services.preferences.current.mon == ("09:00-12:00", "13:00-18:00")


def test_what_is_no_time_is_told_beside_the_field_and_kept_there(
    page: SettingsPage, services: Services, qtbot: QtBot
) -> None:
    found = row(page, "tue")
    found.control.setFocus()
    qtbot.keyClicks(found.control, "nine to five")
    qtbot.keyClick(found.control, Qt.Key.Key_Return)
    assert "Please write times as 09:00" in texts(found)
    assert services.preferences.current.tue == ()
    services.preferences.set("breaks", False)
    page.refresh()
    assert found.control.text() == "nine to five"  # type: ignore[union-attr]
    found.control.setText("9-17")  # type: ignore[union-attr]
    qtbot.keyClick(found.control, Qt.Key.Key_Return)
    assert services.preferences.current.tue == ("09:00-17:00",)
    assert "Please write" not in texts(found)


def test_monday_can_stand_for_all_workdays(page: SettingsPage, services: Services) -> None:
    page.open_section("work")
    work = page._section("work")
    assert isinstance(work, WorkSection)
    assert not work.copy.isEnabled()
    services.preferences.set("mon", ["09:00-18:00"])
    page.refresh()
    work.copy.click()
    assert services.preferences.current.fri == ("09:00-18:00",)
    assert services.preferences.current.sat == ()


def test_all_can_go_back_and_come_again(page: SettingsPage, services: Services, said: Said) -> None:
    for name, value in CHANGES:
        services.preferences.set(name, value)
    services.preferences.set("welcomed", True)
    before = services.preferences.current
    page.all_back.click()
    assert services.preferences.current.breaks is True
    assert services.preferences.current.welcomed is True
    ((words, undo),) = said
    assert words.startswith("Every section")
    assert undo is not None
    undo()
    assert services.preferences.current == before


def test_one_section_can_go_back_alone(page: SettingsPage, services: Services, said: Said) -> None:
    services.preferences.set("text_scale", 150)
    services.preferences.set("breaks", False)
    page.open_section("look")
    page.section_back.click()
    assert services.preferences.current.text_scale == 100
    assert services.preferences.current.breaks is False
    ((words, undo),) = said
    assert words.startswith("Back to the defaults: Language and look")
    assert undo is not None
    undo()
    assert services.preferences.current.text_scale == 150


def test_f6_goes_from_the_list_to_the_content_and_back(page: SettingsPage, qtbot: QtBot) -> None:
    page.sections.setFocus()
    line = QApplication.focusWidget()
    assert line is not None
    assert page.sections.side.isAncestorOf(line)
    qtbot.keyClick(line, Qt.Key.Key_F6)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert page._section("look").isAncestorOf(inside)
    qtbot.keyClick(inside, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is line


def test_the_search_shows_rows_of_every_section(page: SettingsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "break")
    assert row_visible(page, "break_every")
    assert not row_visible(page, "notices")
    assert page._section("reminders").heading.isVisible()
    assert page._section("look").isHidden()
    page.search.setText("no such thing")
    assert page.nothing.isVisible()
    page.search.clear()
    assert page.nothing.isHidden()
    assert page._section("look").isVisible()


def row_visible(page: SettingsPage, name: str) -> bool:
    rows = page._section(SETTINGS[name].section).preference_rows()
    return next(found for found in rows if found.name == name).isVisible()


def test_start_at_login_is_off_and_is_one_switch(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.open_section("computer")
    computer = page._section("computer")
    assert isinstance(computer, ComputerSection)
    qtbot.waitUntil(lambda: len(computer.checks.all_rows()) == len(FACTS))
    assert not computer.login.control.isChecked()
    computer.login.control.click()
    assert (tmp_path / "autostart" / "wellbeing.desktop").exists()
    computer.login.control.click()
    assert not (tmp_path / "autostart" / "wellbeing.desktop").exists()


def test_a_refused_switch_goes_back_and_says_so(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where a folder should be")
    page.open_section("computer")
    computer = page._section("computer")
    assert isinstance(computer, ComputerSection)
    qtbot.waitUntil(lambda: len(computer.checks.all_rows()) == len(FACTS))
    computer.login.control.click()
    assert not computer.login.control.isChecked()
    assert "can't be written to" in texts(computer)


def test_facts_come_from_a_thread_and_are_told_in_words(page: SettingsPage, qtbot: QtBot) -> None:
    page.open_section("computer")
    computer = page._section("computer")
    assert isinstance(computer, ComputerSection)
    qtbot.waitUntil(lambda: len(computer.checks.all_rows()) == len(FACTS))
    assert "Shown by the system, with buttons." in texts(computer)
    assert computer.again.isEnabled()
    with qtbot.waitSignal(page.test_notice_asked):
        computer.test.click()


def test_a_source_that_fails_loses_no_page(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(environment: object) -> tuple[Check, ...]:
        raise OSError("the bus is gone")

    monkeypatch.setattr(computer_section, "checks", broken)
    page.open_section("computer")
    computer = page._section("computer")
    assert isinstance(computer, ComputerSection)
    qtbot.waitUntil(computer.again.isEnabled)
    assert computer.checks.all_rows() == []


def test_a_machine_without_anything_is_told_plainly(services: Services) -> None:
    found = {check.key: check for check in checks(services.environment, environ={})}
    assert list(found) == list(NAMES)
    assert found["idle"].works is False
    assert found["idle"].source.startswith("none")
    assert found["tray"].works is None
    assert found["key"].detail == "file"
    for check in found.values():
        assert check_words(check, str).says


def test_every_advice_belongs_to_something_said() -> None:
    assert set(ADVICE) <= set(SAYS)
    assert {key for key, _ in SAYS} == set(NAMES)


@pytest.mark.parametrize(
    ("place", "words"), [("file", "a backup that holds both"), ("key store", "a stolen disk")]
)
def test_what_the_key_protects_from(place: str, words: str) -> None:
    assert words in key_words(place, str)[1]


def test_data_names_the_folder(page: SettingsPage, services: Services) -> None:
    page.open_section("data")
    assert str(services.environment.folders.data) in texts(page)
    assert "a file beside the diary" in texts(page)


def test_load_says_that_it_is_our_choice(page: SettingsPage) -> None:
    page.open_section("load")
    assert "our choice, not science" in texts(page)


def test_about_says_that_it_is_no_diagnosis(page: SettingsPage, services: Services) -> None:
    page.open_section("about")
    assert services.library.help_card("en").not_a_diagnosis in texts(page)


def test_a_setting_that_cannot_be_saved_is_said(
    page: SettingsPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str, value: object) -> Problem:
        return Problem(name, "problem.disk_full")

    found = row(page, "breaks")
    monkeypatch.setattr(services.preferences, "set", refuse)
    found.control.edited.emit(False)
    assert "The disk is full" in texts(found)
    assert found.control.isChecked()  # type: ignore[union-attr]


def test_what_leaves_this_computer_is_told_as_it_is_now(
    page: SettingsPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(section: str) -> str:
        page.open_section(section)
        return "\n".join(found.text() for found in page._built[section].findChildren(QLabel))

    assert "Nothing of it leaves this computer" in said("data")
    assert "No account, no network" in said("about")
    services.environment.folders.team.mkdir(parents=True)
    monkeypatch.setattr(type(services.team), "shares", lambda _teams: True)
    for section in ("data", "about"):
        assert "one word a period can leave" in said(section)
        assert "Nothing of it leaves" not in said(section)
        assert "no network" not in said(section)


def test_an_empty_field_for_times_shows_nothing_that_could_be_set(page: SettingsPage) -> None:
    for section in ("work", "reminders"):
        page.open_section(section)
    fields = page.findChildren(TimesField)
    assert len(fields) >= 8
    assert {field.placeholderText() for field in fields} == {
        "for example 9-18", "for example 10:30  15:00",
    }  # fmt: skip
