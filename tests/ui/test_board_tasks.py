"""Errands to a team's board: never in the window's thread, one at a time, and quiet when the board is away."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject

from tests.fakes import FakeClock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services.app_services import Desk, open_desk
from wellbeing.services.environment import open_shelf
from wellbeing.services.event_bus import Topic
from wellbeing.services.team.boards import address_in
from wellbeing.ui.board_tasks import Errands
from wellbeing.ui.shell.board_visit_timer import EVERY_MS, TeamVisits


@pytest.fixture
def desk(folders: Folders, clock: FakeClock):
    made = open_desk(open_shelf(folders, clock))
    yield made
    made.close()


@pytest.fixture
def member(desk: Desk, tmp_path, clock: FakeClock) -> Desk:
    """A desk whose person belongs to a team on a real folder board."""
    board = tmp_path / "board"
    board.mkdir()
    from wellbeing.paths import folders as folders_of

    leader = open_desk(open_shelf(folders_of(tmp_path / "leader"), clock))
    invitation = leader.team.found("Night shift", address_in(str(board)))
    leader.close()
    desk.team.join(invitation, "Ann")
    return desk


def test_an_errand_runs_beside_the_window_and_is_answered_in_it(qtbot, member: Desk):
    errands, told = Errands(member.shelf, None), []

    def work(teams):
        told.append(threading.current_thread() is threading.main_thread())
        return teams.circle()

    def done(circle):
        told.append(threading.current_thread() is threading.main_thread())
        told.append([one.name for one in circle.inside])

    errands.run(work, done, told.append)
    assert errands.busy
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [False, True, ["Ann"]]
    assert not errands.busy


def test_errands_go_one_at_a_time(qtbot, member: Desk):
    errands, inside, most, back = Errands(member.shelf, None), [], [], []
    meet = threading.Event()

    def work(_teams):
        inside.append(1)
        most.append(len(inside))
        meet.wait(0.05)
        inside.pop()

    for _ in range(4):
        errands.run(work, back.append, back.append)
    qtbot.waitUntil(lambda: len(back) == 4)
    assert most == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (Refused(Problem("team", "problem.team_board_denied")), "problem.team_board_denied"),
        (ZeroDivisionError("a name and a mood"), "problem.team_board_away"),
    ],
)
def test_what_goes_wrong_is_one_problem_and_its_text_reaches_no_log(
    qtbot, member: Desk, caplog, trouble, key
):
    errands, told = Errands(member.shelf, None), []

    def work(_teams):
        raise trouble

    with caplog.at_level(logging.DEBUG):
        errands.run(work, lambda _: told.append("done"), told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert [one.key for one in told] == [key]
    assert "mood" not in caplog.text


def test_an_answer_to_a_page_that_is_gone_is_dropped(qtbot, member: Desk):
    class Page(QObject):
        heard: list[object] = []  # noqa: RUF012

        def hear(self, answer: object) -> None:
            self.heard.append(answer)

    errands, page = Errands(member.shelf, None), Page()
    wait = threading.Event()
    errands.run(lambda _: wait.wait(5), page.hear, page.hear)
    page.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    wait.set()
    qtbot.waitUntil(lambda: not errands.busy)
    assert Page.heard == []


def test_the_app_visits_by_itself_and_tells_the_pages(qtbot, member: Desk, clock: FakeClock):
    errands, heard = Errands(member.shelf, None), []
    member.announcer.listen(heard.append)
    visits = TeamVisits(member, errands.run, errands, soon_ms=1)
    qtbot.waitUntil(lambda: Topic.TEAM in heard)
    assert visits._timer.interval() == EVERY_MS
    assert EVERY_MS >= 30 * 60_000
    heard.clear()
    clock.pass_by(minutes=29)
    visits.visit()
    qtbot.waitUntil(lambda: not errands.busy)
    qtbot.wait(20)
    assert heard == [], "no board is visited twice within half an hour"


def test_without_a_team_nothing_is_asked(qtbot, desk: Desk):
    asked, parent = [], QObject()
    visits = TeamVisits(desk, lambda *errand: asked.append(errand), parent, soon_ms=60_000)
    visits.visit()
    assert asked == []


def test_a_board_that_is_away_is_tried_again_in_silence(qtbot, member: Desk, tmp_path, caplog):
    (tmp_path / "board").rename(tmp_path / "gone")
    errands, heard = Errands(member.shelf, None), []
    member.announcer.listen(heard.append)
    visits = TeamVisits(member, errands.run, errands, soon_ms=60_000)
    visits.visit()
    qtbot.waitUntil(lambda: not errands.busy)
    (tmp_path / "gone").rename(tmp_path / "board")
    visits.visit()
    qtbot.waitUntil(lambda: not errands.busy)
    assert (member.shelf.folders.team).is_dir()
    found = member.team.tick_if_due()
    assert found == [], "the second try reached the board"
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]
