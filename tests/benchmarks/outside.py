"""The outside at its worst, while a heartbeat counts: a desktop and a database that say nothing, tips, a backup."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop import PrivateBus
from tests.system.fake_service import FakeService
from wellbeing.ballot.founding import SERVICE, Address, Team
from wellbeing.ballot.identity import make_identity
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import Folders
from wellbeing.services.team.membership import MEMBER, Membership, key_files_of, write_membership
from wellbeing.services.team.teams import Teams
from wellbeing.services.upkeep import keep_up
from wellbeing.system.dbus.notification_server import DESKTOP
from wellbeing.system.notifications.notices import Notice, Notifier
from wellbeing.system.notifications.notifier import choose_notifier
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.shell.application import Application

if TYPE_CHECKING:
    from tests.benchmarks.beats import Heartbeat

Found = dict[str, tuple[float, float]]
SERVICE_FILE = "[silent]\nhost=127.0.0.1\nport={port}\ndbname=board\nuser=member\npassword=x\n"


def silent_desktop(beat: Heartbeat, found: Found) -> None:
    """Choose a notifier and show notices where the desktop's notification program hangs."""
    with PrivateBus() as bus:
        address = bus.environ["DBUS_SESSION_BUS_ADDRESS"]
        with FakeService(address, DESKTOP, {}, hanging=True) as fake:
            chosen: list[Notifier | None] = []
            found["notices hang: at start"] = beat.over(
                lambda: chosen.append(choose_notifier(bus.environ, first_word=0))
            )
            (notifier,) = chosen
            assert notifier is not None
            notice = Notice("break-1", "A short break?", "One hour of work.", ())
            found["notices hang: a notice"] = beat.over(lambda: notifier.show(notice))
            found["notices hang: is it quiet?"] = beat.over(notifier.do_not_disturb)
            fake.resume()
            notifier.close()


def silent_database(app: Application, folders: Folders, beat: Heartbeat, found: Found) -> None:
    """Visit a board whose server takes the connection and never says a word; it takes as long as a call may."""
    assert app.ctx is not None
    with socket.create_server(("127.0.0.1", 0)) as listener:
        services = folders.data.parent / "service.conf"
        services.write_text(SERVICE_FILE.format(port=listener.getsockname()[1]))
        os.environ["PGSERVICEFILE"] = str(services)
        team = Team("Blue", app.ctx.services.clock.now().date(), "0" * 32)
        write_membership(folders.data, Membership(team, Address(SERVICE, "silent"), MEMBER, "Ann"))
        make_identity(key_files_of(folders.data, team), bytes)
        app.view.go("team")
        done: list[object] = []
        found["silent database: a visit"] = until_done(
            beat, partial(app.ctx.ask_board, visit, done.append, done.append), done
        )


def hostile_tips(app: Application, beat: Heartbeat, found: Found) -> None:
    """Hover over everything on Today with a note that names a pipe as a picture: read, it would never end."""
    assert app.ctx is not None
    pipe = app.ctx.services.environment.folders.data.parent / "pipe.png"
    os.mkfifo(pipe)
    note = f'<img src="file://{pipe}"> <table background="{pipe}">'
    app.ctx.services.checkins.record(CheckInDraft(stress=8, note=note))
    app.view.go("today")
    QTest.qWait(600)
    page = app.view.page("today")
    assert page is not None
    longest = (0.0, 0.0)
    for widget in (page, *page.findChildren(QWidget)):
        if widget.isVisible():
            gap = beat.over(partial(hover, widget), 20)
            longest = max(longest[0], gap[0]), max(longest[1], gap[1])
    found["a note that names a pipe: every tip"] = longest


def hover(widget: QWidget) -> None:
    """Ask a widget for its tip, in its middle and along it."""
    for part in range(1, 8):
        place = QPoint(widget.width() * part // 8, widget.height() // 2)
        QTest.mouseMove(widget, place)
        QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))


def backup_of_ten_years(app: Application, folders: Folders, beat: Heartbeat, found: Found) -> None:
    """Look ten years through and back them up as each day does, beside an open window.

    The least of three rounds counts: another program may have had the machine in the others.
    """
    assert app.ctx is not None
    clock, rounds = app.ctx.services.clock, []
    for _ in range(3):
        for backup in folders.backups.glob("*.backup"):
            backup.unlink()  # the day's backup is due again
        done: list[object] = []
        work = partial(
            in_thread, partial(keep_up, folders, clock), done.append, "failed", "the backup failed"
        )
        rounds.append(until_done(beat, work, done))
        assert done == [None]
        assert any(folders.backups.glob("*.backup"))
    found["a backup of ten years"] = min(rounds)


def visit(teams: Teams) -> object:
    """Visit the boards, as the timer does."""
    return teams.visits.tick()


def until_done(beat: Heartbeat, ask: Callable[[], object], done: list[object]) -> tuple[float, float]:
    """Return the longest gap and work until a thread that was asked has answered into `done`."""
    gap = beat.over(ask, 0)
    while not done:
        more = beat.over(bool, 100)
        gap = max(gap[0], more[0]), max(gap[1], more[1])
    return gap
