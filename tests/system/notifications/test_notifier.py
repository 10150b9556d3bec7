"""Notices shown by a real notification daemon, seen on the bus, answered by real clicks."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest

from tests.desktop import PrivateBus, PrivateDesktop
from tests.needs import needs
from tests.processes import read_line
from tests.system.fake_service import FakeService, Reply
from wellbeing.system.dbus.notification_server import DESKTOP, NAME, SILENCE
from wellbeing.system.notifications.notices import DEFAULT, DISMISSED, UNSHOWN, Notice, NoticeAnswer, Notifier
from wellbeing.system.notifications.notifier import DesktopNotifier, choose_notifier
from wellbeing.system.notifications.notifier_dbus import DBusNotifier

ACTIONS = (("start", "Start"), ("later", "Later"), (DEFAULT, "Open"))
NOTICE = Notice("breath-1", "A minute to breathe", "Tea & <quiet>", ACTIONS)

QUIET_REPLIES: dict[str, Reply] = {
    "GetCapabilities": lambda body: ("as", (["body", "actions"],)),
    "GetServerInformation": lambda body: ("ssss", ("fake", "nobody", "1", "1.2")),
    "Notify": lambda body: ("u", (41,)),
    "CloseNotification": lambda body: ("", ()),
}


@pytest.fixture
def notifier(desktop: PrivateDesktop) -> Iterator[DBusNotifier]:
    found = DBusNotifier(desktop.environ)
    yield found
    desktop.dunst.close_all()
    found.close()


def answers(notifier: Notifier, count: int = 1) -> list[NoticeAnswer]:
    """Wait for so many answers the way an event loop does: by the descriptor alone."""
    found = notifier.receive()
    while len(found) < count:
        descriptor = notifier.fileno()
        assert descriptor is not None
        assert select([descriptor], [], [], 5)[0], f"only {found} came"
        found += notifier.receive()
    return found


def settle(notifier: Notifier) -> None:
    """Take the desktop's reply to the last notice, after whatever else it had to say before."""
    desktop = notifier._desktop if isinstance(notifier, DesktopNotifier) else notifier
    while desktop._ledger._asked:
        assert select([notifier.fileno()], [], [], 5)[0], "no reply came"
        assert notifier.receive() == []


def test_the_desktop_knows_buttons(notifier: DBusNotifier):
    assert notifier.can_answer
    assert "dunst" in notifier.source


def test_the_notice_is_seen_on_the_bus(desktop: PrivateDesktop, notifier: DBusNotifier):
    monitor = desktop.processes.start(
        "dbus-monitor", "--session", f"interface='{NAME}',member='Notify'", stdout=subprocess.PIPE
    )
    assert monitor.stdout is not None
    while "NameLost" not in read_line(monitor.stdout):  # it listens from here on
        pass
    assert notifier.show(NOTICE)
    seen = ""
    while "int32 -1" not in seen:
        seen += read_line(monitor.stdout) + "\n"
    desktop.processes.end(monitor)
    for expected in ('"A minute to breathe"', '"Tea &amp; &lt;quiet&gt;"', '"later"', '"Later"', "byte 1"):
        assert expected in seen


@pytest.mark.parametrize(("label", "action"), [("Start", "start"), ("Later", "later"), ("Open", DEFAULT)])
def test_each_button_comes_back(desktop: PrivateDesktop, notifier: DBusNotifier, label: str, action: str):
    assert notifier.show(NOTICE)
    settle(notifier)
    desktop.dunst.choose(label)
    assert answers(notifier) == [NoticeAnswer("breath-1", action)]


def test_a_real_click_on_the_notice(desktop: PrivateDesktop, notifier: DBusNotifier):
    assert notifier.show(NOTICE)
    settle(notifier)
    desktop.windows("--onlyvisible", "--class", "dunst")
    desktop.click(1100, 70)
    assert answers(notifier) == [NoticeAnswer("breath-1", DEFAULT)]


def test_closed_by_the_person(desktop: PrivateDesktop, notifier: DBusNotifier):
    notifier.show(NOTICE)
    settle(notifier)
    desktop.dunst.close()
    assert answers(notifier) == [NoticeAnswer("breath-1", DISMISSED)]


def test_one_at_a_time(desktop: PrivateDesktop, notifier: DBusNotifier):
    for number in range(4):  # the first reply is not awaited: two are on their way together
        assert notifier.show(Notice(f"k{number}", f"Number {number}", "", ACTIONS))
    while desktop.dunst.shown() != 1:
        notifier.receive()
    desktop.dunst.choose("Start")
    assert answers(notifier) == [NoticeAnswer("k3", "start")]


def test_withdrawn(desktop: PrivateDesktop, notifier: DBusNotifier):
    notifier.show(NOTICE)
    notifier.withdraw("breath-1")
    settle(notifier)
    while desktop.dunst.shown() != 0:
        assert notifier.receive() == []


def test_do_not_disturb(desktop: PrivateDesktop, notifier: DBusNotifier):
    assert notifier.do_not_disturb() is False
    desktop.dunst.quiet(True)
    assert notifier.do_not_disturb() is True
    desktop.dunst.quiet(False)


def test_an_answer_heard_while_asking_wakes_the_listener(bus: PrivateBus):
    def tell(body: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
        fake.emit("ActionInvoked", "us", 41, "later")
        return "v", (("b", False),)

    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES | {"Get": tell}) as fake:
        notifier = DBusNotifier(bus.environ)
        notifier.show(NOTICE)
        settle(notifier)
        assert notifier.do_not_disturb() is False
        assert select([notifier.fileno()], [], [], 5)[0]
        assert notifier.receive() == [NoticeAnswer("breath-1", "later")]
        notifier.close()


def test_a_desktop_that_comes_and_says_nothing_is_given_the_notice(bus: PrivateBus):
    notifier = DBusNotifier(bus.environ)
    assert not notifier.show(NOTICE)
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, {}, hanging=True) as fake:
        while not notifier.show(NOTICE):  # the bus has other things to tell as well
            assert select([notifier.fileno()], [], [], 5)[0], "the bus tells of the one that came"
        fake.wait_for("Notify")
        notifier.close()


def test_the_daemon_dies_and_comes_back(desktop: PrivateDesktop):
    notifier = DBusNotifier(desktop.environ)
    desktop.processes.end(desktop.notifications, signal.SIGKILL)
    desktop.wait_for_name(NAME, present=False)
    assert not notifier.show(NOTICE)
    assert not notifier.can_answer
    desktop.start_notifications()
    while not notifier.can_answer:
        assert select([notifier.fileno()], [], [], 5)[0]
        notifier.receive()
    assert notifier.show(NOTICE)
    settle(notifier)
    desktop.dunst.choose("Start")
    assert answers(notifier) == [NoticeAnswer("breath-1", "start")]
    notifier.close()


def test_nobody_shows_notices(bus: PrivateBus):
    notifier = DBusNotifier(bus.environ)
    assert not notifier.can_answer
    assert not notifier.show(NOTICE)
    assert notifier.do_not_disturb() is None
    assert "nobody" in notifier.source
    notifier.close()


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"},
        {"DBUS_SESSION_BUS_ADDRESS": "nonsense"},
        {"DBUS_SESSION_BUS_ADDRESS": "tcp:host=localhost,port=1"},
        {"XDG_RUNTIME_DIR": "/nonexistent"},
    ],
)
def test_no_bus(environ: dict[str, str]):
    notifier = DBusNotifier(environ)
    assert (notifier.show(NOTICE), notifier.can_answer, notifier.fileno()) == (False, False, None)
    assert notifier.receive() == []
    assert "no message bus" in notifier.source


def test_the_bus_breaks(bus: PrivateBus):
    notifier = DBusNotifier(bus.environ)
    bus.processes.end(bus.process, signal.SIGKILL)
    while (descriptor := notifier.fileno()) is not None:
        assert select([descriptor], [], [], 5)[0]
        assert notifier.receive() == []
    assert not notifier.show(NOTICE)
    bus.restart()
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES):
        assert notifier.show(NOTICE), "a new bus is found by itself"
    notifier.close()


def test_a_hanging_desktop_never_blocks(bus: PrivateBus):
    now = [100.0]
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES, hanging=True) as fake:
        started = time.perf_counter()
        notifier = DBusNotifier(bus.environ, monotonic=lambda: now[0] + time.perf_counter(), patience=0.2)
        assert time.perf_counter() - started < 1.0
        durations, results = [], []
        for _ in range(20):
            before = time.perf_counter()
            results.append(notifier.show(NOTICE))
            durations.append(time.perf_counter() - before)
            now[0] += SILENCE / 4
        assert sorted(durations)[-2] < 0.005, "the slowest may have met another program"
        assert results[0] is True
        assert results[-1] is False, "after a while it is known to hang"
        assert not notifier.can_answer
        assert notifier.do_not_disturb() is None
        fake.resume()
    notifier.close()


def test_a_window_waits_for_no_hanging_desktop(bus: PrivateBus):
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES, hanging=True) as fake:
        notifier, steps = None, []
        for _ in range(3):
            started = time.perf_counter()
            if notifier is None:
                notifier = choose_notifier(bus.environ, first_word=0)
            else:
                assert notifier.do_not_disturb() is None
            steps.append(time.perf_counter() - started)
        assert sorted(steps)[1] < 0.06, steps
        assert max(steps) < 0.3, "opening a bus imports its library"
        fake.resume()
    assert notifier is not None
    notifier.close()


def test_a_slow_desktop_is_taken_at_its_last_word(bus: PrivateBus):
    def quiet(body: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
        return "v", (("b", True),)

    with FakeService(
        bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES | {"Get": quiet}
    ) as fake:
        notifier = DBusNotifier(bus.environ)
        try:
            assert notifier.do_not_disturb() is True
            fake.hang()
            assert notifier.do_not_disturb() is True
            fake.resume()
        finally:
            notifier.close()


def test_a_desktop_that_wakes_again_is_used_again(bus: PrivateBus):
    now = [0.0]
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES) as fake:
        notifier = DBusNotifier(bus.environ, monotonic=lambda: now[0])
        fake.hang()
        assert notifier.show(NOTICE)
        fake.wait_for("Notify")
        now[0] += SILENCE + 1
        assert not notifier.show(NOTICE)
        assert not notifier.can_answer
        fake.resume()
        settle(notifier)
        assert notifier.can_answer
        assert notifier.show(NOTICE)
    notifier.close()


def test_plain_words_for_a_desktop_without_markup(bus: PrivateBus):
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES) as fake:
        notifier = DBusNotifier(bus.environ, icon="/some/icon.png")
        notifier.show(Notice("k", "Title", "Tea & <quiet>", (("start", "Start"),)))
        app, number, icon, title, body, actions, hints, expire = fake.wait_for("Notify")
        assert (app, number, icon, title, body) == (
            "wellbeing",
            0,
            "/some/icon.png",
            "Title",
            "Tea & <quiet>",
        )
        assert actions == ["start", "Start", DEFAULT, "wellbeing"]
        assert hints == {
            "urgency": ("y", 1),
            "desktop-entry": ("s", "wellbeing"),
            "suppress-sound": ("b", True),
        }
        assert expire == -1
        notifier.close()


def test_a_refusing_desktop_is_told(bus: PrivateBus):
    replies = {name: reply for name, reply in QUIET_REPLIES.items() if name != "Notify"}
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, replies):
        notifier = DBusNotifier(bus.environ)
        assert notifier.show(NOTICE)
        assert answers(notifier) == [NoticeAnswer("breath-1", UNSHOWN)]
        notifier.close()


def test_another_programs_signals_are_not_ours(bus: PrivateBus):
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES) as fake:
        notifier = DBusNotifier(bus.environ)
        notifier.show(NOTICE)
        settle(notifier)
        fake.emit("ActionInvoked", "us", 40, "start")
        fake.emit("ActionInvoked", "us", 41, "later")
        assert answers(notifier) == [NoticeAnswer("breath-1", "later")]
        notifier.close()


def test_inhibited_is_read(bus: PrivateBus):
    replies = QUIET_REPLIES | {"Get": lambda body: ("v", (("b", body[1] == "Inhibited"),))}
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, replies):
        notifier = DBusNotifier(bus.environ)
        assert notifier.do_not_disturb() is True
        notifier.close()


def test_the_chosen_one_is_the_desktop(desktop: PrivateDesktop):
    notifier = choose_notifier(desktop.environ, make_plyer=lambda: pytest.fail("not needed"))
    assert isinstance(notifier, DesktopNotifier)
    assert notifier.can_answer
    assert notifier.show(NOTICE)
    settle(notifier)
    assert notifier.do_not_disturb() is False
    desktop.dunst.choose("Later")
    assert answers(notifier) == [NoticeAnswer("breath-1", "later")]
    assert "dunst" in notifier.source
    notifier.withdraw("breath-1")
    notifier.close()


SLEEPER = """[D-BUS Service]
Name=org.freedesktop.Notifications
Exec=/usr/bin/python3 -m dbusmock --template notification_daemon
"""


def test_the_bus_starts_a_desktop_that_sleeps(tmp_path: Path):
    needs("/usr/lib/python3/dist-packages/dbusmock")
    (tmp_path / "sleeper.service").write_text(SLEEPER)
    with PrivateBus(services=(tmp_path,)) as bus:
        notifier = DBusNotifier(bus.environ, patience=5)
        assert notifier.reachable, "started by the first question"
        assert not notifier.can_answer
        assert notifier.show(NOTICE)
        settle(notifier)
        notifier.close()
