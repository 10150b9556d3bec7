"""A diary whose key lies in a key store: locked, unlocked, slow or reset, the window says so and goes on by itself."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.desktop import PrivateBus
from tests.services.test_key_ring import lock, ring, unlock  # noqa: F401
from tests.system.fake_service import FakeService
from tests.system.keys.test_keychain import ITEM, PROMPT, asking
from tests.ui.shell.conftest import Make, settled, words
from wellbeing.paths import Folders
from wellbeing.services.diary_access import key_path, known_diary_id, open_own_diary
from wellbeing.system.dbus.messages import Target
from wellbeing.system.keys import keychain
from wellbeing.system.keys.secret_service import NAME, SERVICE
from wellbeing.ui.shell.closed.page import ClosedDiary

LOCKED = "Your key store is locked"


@pytest.fixture
def kept(ring: PrivateBus, folders: Folders) -> Iterator[PrivateBus]:  # noqa: F811
    """Return a bus whose real, open key store keeps the diary's key."""
    ring.start_keyring()
    open_own_diary(folders).close()
    assert not key_path(folders, known_diary_id(folders)).exists()
    return ring


def test_an_open_store_opens_the_diary(kept: PrivateBus, make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)


def test_an_unlocked_store_opens_the_diary_by_itself(kept: PrivateBus, make: Make, qtbot: QtBot):
    lock(kept)
    app = make()
    qtbot.waitUntil(lambda: LOCKED in words(app))
    assert "Reminders come all the same" in words(app)
    qtbot.waitUntil(lambda: app.opening.key_finder.reader._ear is not None)
    unlock(kept)
    settled(app, qtbot)
    assert app.opening.key_finder.reader._ear is None


def test_a_store_set_up_anew_is_told(kept: PrivateBus, make: Make, qtbot: QtBot, folders: Folders):
    keychain.delete_key(known_diary_id(folders))
    app = make()
    qtbot.waitUntil(lambda: "this diary's key is not in it" in words(app))
    assert "recovery code" in words(app)


def test_a_slow_store_holds_the_window_up_for_nobody(
    ring: PrivateBus,  # noqa: F811
    folders: Folders,
    make: Make,
    qtbot: QtBot,
):
    open_own_diary(folders).close()
    path = key_path(folders, known_diary_id(folders))
    key = path.read_text("ascii").strip()
    path.unlink()
    open_store = asking() | {
        "SearchItems": lambda body: ("aoao", ([ITEM], [])),
        "GetSecret": lambda body: ("(oayays)", (("/session/1", b"", key.encode(), "text/plain"),)),
    }
    with FakeService(ring.environ["DBUS_SESSION_BUS_ADDRESS"], SERVICE, open_store, hanging=True) as store:
        beats = [time.perf_counter()]
        beat = QTimer()
        beat.timeout.connect(lambda: beats.append(time.perf_counter()))
        beat.start(10)
        app = make()
        qtbot.waitUntil(lambda: "Waiting for the key store" in words(app))
        qtbot.wait(4_500)
        beat.stop()
        assert app.services is None
        store.resume()
        settled(app, qtbot)
    assert max(after - before for before, after in itertools.pairwise(beats)) < 1


def test_trying_again_asks_the_person_and_a_dismissed_prompt_is_told(
    ring: PrivateBus,  # noqa: F811
    folders: Folders,
    make: Make,
    qtbot: QtBot,
):
    open_own_diary(folders).close()
    key_path(folders, known_diary_id(folders)).unlink()
    with FakeService(ring.environ["DBUS_SESSION_BUS_ADDRESS"], SERVICE, asking()) as store:
        app = make()
        qtbot.waitUntil(lambda: LOCKED in words(app))
        store._target = Target(NAME, PROMPT, "org.freedesktop.Secret.Prompt")
        store.after["Prompt"] = lambda: store.emit("Completed", "bv", True, ("ao", []))
        page = next(widget for widget in app.shell.findChildren(ClosedDiary) if widget.isVisible())
        app.opening.key_finder.reader._look()  # the question comes in the midst of a look that nobody asked for
        page.retry_asked.emit()
        qtbot.waitUntil(lambda: "The key store was not unlocked" in words(app))
        assert len(store._of("Prompt")) == 1
