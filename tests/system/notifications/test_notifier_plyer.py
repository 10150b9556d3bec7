"""Notices through plyer: really delivered, never waited for, never taken for an option."""

from __future__ import annotations

import threading

import pytest

from tests.desktop import PrivateBus, PrivateDesktop
from tests.fakes import log_text
from tests.system.fake_service import FakeService
from tests.system.notifications.test_notifier import NOTICE, QUIET_REPLIES
from wellbeing.system.dbus.notification_server import DESKTOP
from wellbeing.system.notifications.notices import Notice
from wellbeing.system.notifications.notifier import choose_notifier
from wellbeing.system.notifications.notifier_plyer import PlyerNotifier, open_plyer

BUTTONLESS = QUIET_REPLIES | {"GetCapabilities": lambda body: ("as", (["body"],))}


class Recorder:
    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.free = threading.Event()
        self.arrived = threading.Semaphore(0)

    def __call__(self, title: str, body: str) -> None:
        self.sent.append((title, body))
        self.arrived.release()
        self.free.wait(10)


@pytest.fixture
def inside(desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch) -> PrivateDesktop:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY"):
        monkeypatch.setenv(name, desktop.environ[name])
    return desktop


def finish(notifier: PlyerNotifier) -> None:
    assert notifier._thread is not None
    notifier._thread.join(10)
    assert not notifier._thread.is_alive()


def test_a_real_notice_through_plyer(inside: PrivateDesktop):
    notifier = open_plyer()
    assert notifier is not None
    assert notifier.show(Notice("k", "-u critical", "Tea & <quiet>"))
    finish(notifier)
    assert inside.dunst.shown() == 1
    inside.dunst.close_all()
    newest = inside.dunst.newest()
    assert (newest["summary"], newest["body"]) == (" -u critical", "Tea &amp; &lt;quiet&gt;")


def test_without_notify_send_plyer_has_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert open_plyer() is None


def test_a_system_whose_backend_cant_be_loaded():
    assert open_plyer("win32") is None


def test_at_most_one_thread_hangs():
    recorder = Recorder()
    notifier = PlyerNotifier(recorder, markup=True)
    assert notifier.show(Notice("a", "One", "-1 < 2"))
    recorder.arrived.acquire()
    assert not notifier.show(Notice("b", "Two", ""))
    assert notifier._thread is not None
    assert notifier._thread.daemon
    recorder.free.set()
    finish(notifier)
    assert notifier.show(Notice("c", "Three", ""))
    finish(notifier)
    assert recorder.sent == [("One", " -1 &lt; 2"), ("Three", "")]


def test_markup_only_where_it_is_read():
    recorder = Recorder()
    recorder.free.set()
    notifier = PlyerNotifier(recorder, markup=False)
    notifier.show(Notice("a", "A & B", "C < D"))
    finish(notifier)
    assert recorder.sent == [("A & B", "C < D")]


def test_a_backend_that_fails_is_logged_without_words(caplog: pytest.LogCaptureFixture):
    def broken(title: str, body: str) -> None:
        raise RuntimeError(body)

    caplog.set_level("INFO")
    notifier = PlyerNotifier(broken, markup=False)
    assert notifier.show(Notice("a", "Title", "secret words"))
    finish(notifier)
    assert "RuntimeError" in caplog.text
    assert "secret" not in log_text(caplog)


def test_the_rest_of_the_protocol():
    notifier = PlyerNotifier(Recorder(), markup=False)
    notifier.withdraw("k")
    notifier.close()
    assert (notifier.fileno(), notifier.receive(), notifier.do_not_disturb()) == (None, [], None)


def test_a_desktop_without_buttons_is_given_the_notice_itself(bus: PrivateBus):
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, BUTTONLESS) as fake:
        notifier = choose_notifier(
            bus.environ, platform="linux", make_plyer=lambda: pytest.fail("not needed")
        )
        assert notifier is not None
        assert not notifier.can_answer
        assert notifier.source == "desktop notifications (fake 1)"
        assert notifier.show(NOTICE) is True
        assert fake.wait_for("Notify")[5] == [], "no buttons for one that doesn't know them"
        notifier.close()


def test_plyer_is_looked_for_beside_the_window(bus: PrivateBus):
    recorder, may, looked_in = Recorder(), threading.Event(), []
    recorder.free.set()

    def slow_import() -> PlyerNotifier:
        looked_in.append(threading.current_thread())
        assert may.wait(10)
        return PlyerNotifier(recorder, markup=True)

    for environ in (bus.environ, {}):
        may.clear()
        notifier = choose_notifier(environ, platform="linux", make_plyer=slow_import, first_word=0)
        assert notifier is not None
        assert notifier.show(NOTICE) is False, "so the tray shows it as well"
        may.set()
        assert recorder.arrived.acquire(timeout=5), "the first notice is not lost over it"
        notifier.close()
    assert len(looked_in) == 2
    assert threading.current_thread() not in looked_in


def test_plyer_of_no_use_is_found_out_once():
    looked = []
    notifier = choose_notifier({}, platform="linux", make_plyer=lambda: looked.append(1), first_word=0)
    assert notifier is not None
    for _ in range(3):
        assert notifier.show(NOTICE) is False
        while notifier.is_open:
            pass
    assert looked == [1]


def test_nobody_there_is_tried_through_plyer_but_not_believed(bus: PrivateBus):
    recorder = Recorder()
    recorder.free.set()
    notifier = choose_notifier(
        bus.environ, platform="linux", make_plyer=lambda: PlyerNotifier(recorder, markup=True)
    )
    assert notifier is not None
    assert notifier.show(NOTICE) is False, "so the tray shows it as well"
    assert recorder.arrived.acquire(timeout=5)
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, QUIET_REPLIES) as late:
        while not notifier.can_answer:
            notifier.receive()
        assert notifier.show(NOTICE) is True, "a notifier that starts after us is found"
        late.wait_for("Notify")
    notifier.close()


def test_where_there_is_no_bus():
    assert choose_notifier({}, platform="linux", make_plyer=lambda: None) is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_tray_balloon_is_better_elsewhere(platform: str):
    plyer = PlyerNotifier(Recorder(), markup=False)
    assert choose_notifier({}, platform=platform, tray=True, make_plyer=lambda: plyer) is None
    assert choose_notifier({}, platform=platform, tray=False, make_plyer=lambda: plyer) is plyer
