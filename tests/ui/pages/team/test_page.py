"""The Team page over real services and a real folder board: joining, consent, what leaves, the way out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import Told
from tests.ui.shell.team_apps import NAMES, TeamApps
from wellbeing.content.strings import LANGUAGES, load_words
from wellbeing.paths import Folders
from wellbeing.resources import resource
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.demo import fill_demo
from wellbeing.services.environment import open_environment
from wellbeing.services.event_bus import Topic
from wellbeing.services.team.demo import fill_demo_team
from wellbeing.ui.pages.team.consent_sheet import ConsentSheet, paragraphs
from wellbeing.ui.pages.team.mine import MinePart
from wellbeing.ui.pages.team.page import TeamPage
from wellbeing.ui.pages.team.start import StartPart
from wellbeing.ui.widgets.hex_view import dump


@pytest.fixture
def apps(tmp_path: Path, clock: FakeClock) -> Iterator[TeamApps]:
    made = TeamApps(tmp_path / "apps", clock)
    yield made
    made.close()


class Opened:
    """Opens the page of somebody's services; what it says is kept."""

    def __init__(self, qtbot: QtBot, light_theme: object) -> None:
        self.qtbot, self.told = qtbot, Told()

    def __call__(self, services: Services) -> TeamPage:
        page = TeamPage(self.told.context(services))
        self.qtbot.addWidget(page)
        page.resize(1000, 800)
        with self.qtbot.waitExposed(page):
            page.show()
        services.event_bus.subscribe(page.on_topic)
        return page

    @property
    def said(self) -> list[str]:
        return [words for words, _ in self.told.said]


@pytest.fixture
def opened(qtbot: QtBot, light_theme: object) -> Opened:
    return Opened(qtbot, light_theme)


def mine(page: TeamPage) -> MinePart:
    part = page.parts["mine"]
    assert isinstance(part, MinePart)
    return part


def start(page: TeamPage) -> StartPart:
    part = page.parts["start"]
    assert isinstance(part, StartPart)
    return part


def segments(page: TeamPage) -> list[str]:
    return [button.key for button in page.bar._buttons]


# Joining and founding


def test_a_pretend_team_is_called_so_in_the_language_of_the_page(
    folders: Folders, clock: FakeClock, qtbot: QtBot, light_theme: object
):
    """Its name is written into its files on the day it is made; the page may be read in another language."""
    demo = fill_demo(folders, clock, 3, 1)
    fill_demo_team(demo, clock, 7, "Erfundenes Team")
    with closing(open_services(open_environment(demo, clock))) as services:
        page = TeamPage(Told().context(services, language="zh_TW"))
        qtbot.addWidget(page)
        page.refresh()
        assert page.teams.itemText(0) == load_words("zh_TW", resource("locale")).t("Invented team")


def test_somebody_in_no_team_may_join_or_found_one(apps: TeamApps, opened: Opened):
    page = opened(apps.open("Ann"))
    assert segments(page) == ["start", "how"]
    assert page.teams.isHidden()
    card = start(page).join
    assert not card.act.isEnabled()
    card.invitation.setPlainText(f"  {apps.invitation}\n")
    card.name.setText("Ann")
    card.act.click()
    assert segments(page) == ["mine", "trend", "how"]
    assert not apps.services["Ann"].team.known_roster_view().shares, "joining shares nothing"
    assert mine(page).sharing.stop.isHidden()


def test_an_invitation_comes_from_a_file_too(apps: TeamApps, opened: Opened, tmp_path: Path):
    page = opened(apps.open("Ann"))
    good, foreign = tmp_path / "invitation.txt", tmp_path / "picture.png"
    good.write_text(apps.invitation + "\n")
    foreign.write_bytes(b"\x89PNG\xff")
    card = start(page).join
    card.read_file(str(foreign))
    assert not card.wrong.isHidden()
    card.read_file(str(good))
    assert card.wrong.isHidden()
    assert card.invitation.toPlainText() == apps.invitation


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("wellbeing-team:eyJi", "no whole invitation"),
        ("hello", "no whole invitation"),
        (None, "can't be reached"),
    ],
)
def test_what_can_not_be_joined_is_one_sentence_and_the_page_works_on(
    apps: TeamApps, opened: Opened, text, says
):
    page = opened(apps.open("Ann"))
    if text is None:
        apps.board.rename(apps.root / "away")
    card = start(page).join
    card.invitation.setPlainText(text or apps.invitation)
    card.name.setText("Ann")
    card.act.click()
    assert says in page.trouble.text()
    assert page._stack_holder.isEnabled()
    assert card.invitation.toPlainText(), "what was typed stays"


def test_a_leader_can_not_be_a_member(apps: TeamApps, opened: Opened):
    page = opened(apps.lead)
    assert segments(page) == ["trend", "invite", "how"]
    page.teams.setCurrentIndex(page.teams.count() - 1)
    page.teams.activated.emit(page.teams.count() - 1)
    card = start(page).join
    card.invitation.setPlainText(apps.invitation)
    card.name.setText("Boss")
    card.act.click()
    assert "never a member" in page.trouble.text()


def test_founding_leads_to_the_trend_and_the_invitation(apps: TeamApps, opened: Opened, tmp_path: Path):
    page = opened(apps.open("another"))
    card = start(page).found
    card.name.setText("Day shift")
    card.where.setText(str(tmp_path / "nowhere"))
    card.act.click()
    assert not card.wrong.isHidden()
    card.where.setText(str(apps.board))
    card.act.click()
    assert page.teams.currentText() == "Day shift"
    page.show_part("invite")
    part = page.parts["invite"]
    assert part.text.toPlainText().startswith("wellbeing-team:")
    assert not part.code.pixmap().isNull()
    part.write(str(tmp_path / "out.txt"))
    assert (tmp_path / "out.txt").read_text().strip() == part.text.toPlainText()
    assert opened.said[-1] == "Saved."
    part.write(str(tmp_path))
    assert "could not be written" in opened.said[-1]


# Consent


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_all_of_it_in_every_language(language: str):
    words = load_words(language, resource("locale"))
    said = "\n".join(text for _, _, text in paragraphs(words, ["王敏", "Ben"]))
    for needed in ("16", "2", "8", "王敏", "Ben"):
        assert needed in said
    english = load_words("en", resource("locale"))
    assert language == "en" or said != "\n".join(text for _, _, text in paragraphs(english, ["王敏", "Ben"]))


def test_nothing_is_shared_before_the_sheet_was_accepted(apps: TeamApps, opened: Opened, qtbot: QtBot):
    apps.join("Ann")
    page, teams = opened(apps.services["Ann"]), apps.services["Ann"].team
    card = mine(page).sharing
    for answer, shares in (("leave", False), ("share", True)):
        card.open_sheet()
        sheet = card.sheet
        assert isinstance(sheet, ConsentSheet)
        assert sheet.leave.isDefault(), "Enter alone never shares"
        getattr(sheet, answer).click()
        assert teams.known_roster_view().shares is shares
    assert card.share.isHidden()
    card.stop.click()
    assert not teams.known_roster_view().shares


# With whom


def test_members_compare_six_words_and_let_others_in(apps: TeamApps, opened: Opened):
    apps.join("Ann", "Ben")
    page, teams = opened(apps.services["Ann"]), apps.services["Ann"].team
    page.refresh()
    card = mine(page).roster
    assert "Ben" in card.names.text()
    assert "you" in card.names.text()
    assert len(card.words.text().split()) == 6
    card.compared.click()
    assert teams.known_roster_view().compared
    apps.join("Cora")
    apps.clock.pass_by(minutes=31)
    page.show_part("mine")
    assert [member.name for member in teams.known_roster_view().waiting] == ["Cora"]
    yes = next(widget for widget in card.findChildren(type(card.compared)) if widget.text() == "Accept")
    before = card.words.text()
    yes.click()
    assert "Cora" in card.names.text()
    assert card.words.text() != before
    assert not card.few.isHidden(), "three are fewer than eight, and the card says so"


def test_a_board_is_asked_at_most_once_in_half_an_hour_however_often_one_looks(
    apps: TeamApps, opened: Opened
):
    apps.join("Ann")
    page = opened(apps.services["Ann"])
    apps.join("Ben")
    for _ in range(3):
        page.show_part("how")
        page.show_part("mine")
    assert "Ben" not in mine(page).roster.names.text()
    apps.clock.pass_by(minutes=31)
    page.show_part("mine")
    assert "Ben" in mine(page).roster.names.text()


def test_a_board_that_is_away_is_said_and_the_diary_still_shows(apps: TeamApps, opened: Opened):
    apps.join("Ann")
    apps.board.rename(apps.root / "away")
    page = opened(apps.services["Ann"])
    assert "can't be reached" in page.trouble.text()
    assert "Ann" in mine(page).roster.names.text()


# What leaves


def test_what_is_shown_before_it_leaves_is_to_the_byte_what_lands_on_the_board(
    apps: TeamApps, opened: Opened
):
    apps.join(*NAMES)
    apps.share()
    ann, period = apps.services["Ann"], apps.period
    page = opened(ann)
    card = mine(page).leaving
    card.first.click()
    assert ann.team.visits.reviews_before_send()
    apps.visit(period, -2, -1, 1.1, 2.2)
    page.refresh()
    (ready,) = ann.team.visits.prepared()
    assert card.bytes.view.toPlainText() == dump(ready.data)
    assert "your band high" in card.says.text()
    assert len(apps.ballots()) == 7
    assert ready.data not in apps.ballots()
    card.send.click()
    assert ready.data in apps.ballots()
    assert len(apps.ballots()) == 8
    assert card.send.isHidden()
    assert "It has left." in opened.said


def test_the_log_shows_the_bytes_and_can_be_kept(apps: TeamApps, opened: Opened, tmp_path: Path):
    apps.join(*NAMES)
    apps.share()
    apps.visit(apps.period, -2, -1, 1.1, 2.2)
    page = opened(apps.services["Ann"])
    log, left = mine(page).log, apps.services["Ann"].team.left()
    assert log.notes.count() == len(left)
    assert log.bytes.view.toPlainText() == dump(left[-1].data)
    assert log.bytes.view.isHidden()
    log.bytes.turn.click()
    assert not log.bytes.view.isHidden()
    assert log.bytes.turn.text() == "Hide the bytes"
    assert "your band high" in log.rolls.text()
    log.write(str(tmp_path / "log.json"))
    kept = json.loads((tmp_path / "log.json").read_text())
    assert [bytes.fromhex(note["data"]) for note in kept["left"]] == [note.data for note in left]
    assert kept["rolls"][0]["band"] == "high"
    assert (tmp_path / "log.json").stat().st_mode & 0o077 == 0
    log.write(str(tmp_path / "no" / "log.json"))
    assert "could not be written" in opened.said[-1]


def test_stopping_takes_back_what_is_not_closed(apps: TeamApps, opened: Opened):
    apps.join(*NAMES)
    apps.share()
    apps.visit(apps.period, -2, -1, 1.1, 2.2)
    assert len(apps.ballots()) == 8
    page = opened(apps.services["Ann"])
    mine(page).sharing.stop.click()
    assert len(apps.ballots()) == 7


def test_a_leader_sees_the_period_and_no_name(apps: TeamApps, opened: Opened):
    apps.join(*NAMES)
    apps.share()
    apps.visit(apps.period, -2, -1, 1.1, 2.2, 3, 7.1, 8.2, 8.3)
    page = opened(apps.lead)
    from PySide6.QtWidgets import QLabel

    apps.lead.team.trends.trend()
    page.on_topic(Topic.TEAM)
    said = " ".join(widget.text() for widget in page.findChildren(QLabel))
    assert "%" in said
    assert not [name for name in NAMES if name in said.split()]


def test_leaving_is_one_click_and_takes_every_key_along(apps: TeamApps, opened: Opened):
    apps.join("Ann")
    services = apps.services["Ann"]
    page = opened(services)
    mine(page).leave.click()
    assert segments(page) == ["start", "how"]
    assert not list(services.environment.folders.team.rglob("*.key"))


def test_a_key_that_is_gone_leaves_only_the_way_out(apps: TeamApps, opened: Opened):
    apps.join("Ann")
    services = apps.services["Ann"]
    for key in services.environment.folders.team.rglob("identity.key"):
        key.unlink()
    page = opened(services)
    assert "key for the team is gone" in mine(page).lost.text()
    mine(page).leave.click()
    assert segments(page) == ["start", "how"]


def test_a_board_that_is_gone_for_good_can_be_left_all_the_same(apps: TeamApps, opened: Opened):
    apps.join("Ann")
    page = opened(apps.services["Ann"])
    apps.board.rename(apps.root / "gone")
    mine(page).leave.click()
    assert segments(page) == ["mine", "trend", "how"]
    assert "can't be reached" in opened.said[-1]
    assert not mine(page).anyway.isHidden()
    mine(page).anyway.click()
    assert segments(page) == ["start", "how"]


def test_a_folder_that_has_moved_is_found_again(apps: TeamApps, opened: Opened):
    apps.join("Ann")
    page = opened(apps.services["Ann"])
    apps.board.rename(apps.root / "moved")
    mine(page).move_to(str(apps.root))
    assert page.trouble.text(), "that is no board"
    mine(page).move_to(str(apps.root / "moved"))
    assert not page.trouble.text()
    assert apps.services["Ann"].team.roster_view().inside


def test_the_folder_may_have_another_path_on_this_computer(apps: TeamApps, opened: Opened):
    page = opened(apps.open("Ann"))
    apps.board.rename(apps.root / "mounted here")
    card = start(page).join
    card.invitation.setPlainText(apps.invitation)
    card.name.setText("Ann")
    card.take_folder(str(apps.root / "mounted here"))
    card.act.click()
    assert segments(page) == ["mine", "trend", "how"]


def test_sharing_that_is_stopped_while_the_board_is_away_is_off_on_the_page_too(
    apps: TeamApps, opened: Opened
):
    apps.join("Ann")
    apps.services["Ann"].team.share(True)
    page = opened(apps.services["Ann"])
    apps.board.rename(apps.root / "gone")
    mine(page).sharing.stop.click()
    assert mine(page).sharing.stop.isHidden()
    assert "off" in page.trouble.text()
