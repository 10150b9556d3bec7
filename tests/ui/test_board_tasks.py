"""Tasks for a team's board: never in the window's thread, one at a time, and quiet when the board is away."""

from __future__ import annotations

import logging
import threading
from time import monotonic

import pytest
from PySide6.QtCore import QObject

from tests.fakes import FakeClock, log_text
from tests.holder import Holder
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.services.event_bus import Topic
from wellbeing.services.team.boards import address_in
from wellbeing.ui.board_tasks import BoardTasks
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.shell.board_visit_timer import EVERY_MS, BoardVisitTimer


@pytest.fixture
def services(folders: Folders, clock: FakeClock):
    made = open_services(open_environment(folders, clock))
    yield made
    made.close()


@pytest.fixture
def member(services: Services, tmp_path, clock: FakeClock) -> Services:
    """Services whose person belongs to a team on a real folder board."""
    board = tmp_path / "board"
    board.mkdir()
    from wellbeing.paths import folders as folders_of

    leader = open_services(open_environment(folders_of(tmp_path / "leader"), clock))
    invitation = leader.team.found("Night shift", address_in(str(board)))
    leader.close()
    services.team.join(invitation, "Ann")
    return services


def test_a_task_runs_beside_the_window_and_is_answered_in_it(qtbot, member: Services):
    board_tasks, told = BoardTasks(member.environment, None), []

    def work(teams):
        told.append(threading.current_thread() is threading.main_thread())
        return teams.roster_view()

    def done(roster_view):
        told.append(threading.current_thread() is threading.main_thread())
        told.append([member.name for member in roster_view.inside])

    board_tasks.run(work, done, told.append)
    assert is_busy()
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [False, True, ["Ann"]]
    assert not is_busy()


def test_a_write_while_another_program_holds_the_diary_holds_nobody_up(
    qtbot, member: Services, folders: Folders
):
    """Sharing is the person's own word: it is told that it was not kept, and the window goes on meanwhile."""
    board_tasks, told = BoardTasks(member.environment, None), []
    with Holder(folders.data):
        began = monotonic()
        board_tasks.run(lambda teams: teams.share(True), told.append, told.append)
        assert monotonic() - began < 0.1
        qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert [problem.key for problem in told] == ["problem.diary_busy"]
    assert not member.team.shares()
    board_tasks.run(lambda teams: teams.share(True), told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert told[1] is None
    assert member.team.shares()


def test_tasks_go_one_at_a_time(qtbot, member: Services):
    board_tasks, inside, most, back = BoardTasks(member.environment, None), [], [], []
    meet = threading.Event()

    def work(_teams):
        inside.append(1)
        most.append(len(inside))
        meet.wait(0.05)
        inside.pop()

    for _ in range(4):
        board_tasks.run(work, back.append, back.append)
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
    qtbot, member: Services, caplog, trouble, key
):
    board_tasks, told = BoardTasks(member.environment, None), []

    def work(_teams):
        raise trouble

    with caplog.at_level(logging.DEBUG):
        board_tasks.run(work, lambda _: told.append("done"), told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert [problem.key for problem in told] == [key]
    assert "mood" not in log_text(caplog)


def test_an_answer_to_a_page_that_is_gone_is_dropped(qtbot, member: Services):
    class Page(QObject):
        heard: list[object] = []  # noqa: RUF012

        def hear(self, answer: object) -> None:
            self.heard.append(answer)

    board_tasks, page = BoardTasks(member.environment, None), Page()
    wait = threading.Event()
    board_tasks.run(lambda _: wait.wait(5), page.hear, page.hear)
    page.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    wait.set()
    qtbot.waitUntil(lambda: not is_busy())
    assert Page.heard == []


def test_the_app_visits_by_itself_and_tells_the_pages(qtbot, member: Services, clock: FakeClock):
    board_tasks, heard = BoardTasks(member.environment, None), []
    member.event_bus.subscribe(heard.append)
    visits = BoardVisitTimer(member, board_tasks.run, board_tasks, soon_ms=1)
    qtbot.waitUntil(lambda: Topic.TEAM in heard)
    assert visits._timer.interval() == EVERY_MS
    assert EVERY_MS >= 30 * 60_000
    heard.clear()
    clock.pass_by(minutes=29)
    visits.visit()
    qtbot.waitUntil(lambda: not is_busy())
    qtbot.wait(20)
    assert heard == [], "no board is visited twice within half an hour"


def test_without_a_team_nothing_is_asked(qtbot, services: Services):
    asked, parent = [], QObject()
    visits = BoardVisitTimer(services, lambda *board_task: asked.append(board_task), parent, soon_ms=60_000)
    visits.visit()
    assert asked == []


def test_a_board_that_is_away_is_tried_again_in_silence(qtbot, member: Services, tmp_path, caplog):
    (tmp_path / "board").rename(tmp_path / "gone")
    board_tasks, heard = BoardTasks(member.environment, None), []
    member.event_bus.subscribe(heard.append)
    visits = BoardVisitTimer(member, board_tasks.run, board_tasks, soon_ms=60_000)
    visits.visit()
    qtbot.waitUntil(lambda: not is_busy())
    (tmp_path / "gone").rename(tmp_path / "board")
    visits.visit()
    qtbot.waitUntil(lambda: not is_busy())
    assert (member.environment.folders.team).is_dir()
    found = member.team.visits.tick_if_due()
    assert found == [], "the second try reached the board"
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
