"""What a real key ring answers is told apart: open without the key, locked, slow, dismissed, not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desktop import PrivateBus
from tests.system.fake_service import FakeService
from tests.system.keys.test_keychain import KEY, PROMPT, asking
from wellbeing.domain.problems import Problem, answer_of
from wellbeing.services.key_ring import key_from_ring, ring_fact
from wellbeing.system.dbus.connection import open_bus
from wellbeing.system.dbus.messages import Target
from wellbeing.system.keys import keychain
from wellbeing.system.keys.secret_service import NAME, SERVICE


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus() as bus:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME", "XDG_DATA_HOME"):
            monkeypatch.setenv(name, bus.environ[name])
        yield bus


def lock(ring: PrivateBus) -> None:
    """Lock the person's usual collection, as a desktop does."""
    bus = open_bus(ring.environ["DBUS_SESSION_BUS_ADDRESS"], 2)
    (path,) = bus.ask(SERVICE.call("ReadAlias", "s", "default"), 2)
    bus.ask(SERVICE.call("Lock", "ao", [path]), 2)
    bus.close()


def answer(**patience: float) -> str | bytes:
    found = answer_of(lambda: key_from_ring("diary-1", **patience))
    return found.key if isinstance(found, Problem) else found


def unlock(ring: PrivateBus) -> None:
    """Unlock the usual collection from outside, as the desktop's own dialog does."""
    bus = open_bus(ring.environ["DBUS_SESSION_BUS_ADDRESS"], 2)
    (path,) = bus.ask(SERVICE.call("ReadAlias", "s", "default"), 2)
    _, session = bus.ask(SERVICE.call("OpenSession", "sv", "plain", ("s", "")), 2)
    inside = Target(NAME, SERVICE.path, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface")
    secret = (session, b"", b"\n", "text/plain")
    bus.ask(inside.call("UnlockWithMasterPassword", "o(oayays)", path, secret), 2)
    bus.close()


def test_a_real_ring_locked_and_reset_are_told_apart(ring: PrivateBus):
    ring.start_keyring()
    assert answer() == "problem.key_reset"
    assert ring_fact("diary-1") == "store_reset"
    keychain.create_key("diary-1", KEY)
    assert answer() == KEY
    assert ring_fact("diary-1") == "store"
    lock(ring)
    assert answer() == "problem.key_locked"
    assert ring_fact("diary-1") == "store_locked"


def test_a_locked_ring_is_not_said_to_lack_a_key(ring: PrivateBus):
    ring.start_keyring()
    lock(ring)
    assert answer() == "problem.key_locked"


def test_no_store_and_a_slow_one(ring: PrivateBus):
    assert answer() == "problem.key_no_store"
    assert ring_fact("diary-1") == "store_none"
    with FakeService(ring.environ["DBUS_SESSION_BUS_ADDRESS"], SERVICE, {}, hanging=True):
        assert answer(patience=0.1) == "problem.key_slow"


def test_a_prompt_dismissed_is_told(ring: PrivateBus):
    with FakeService(ring.environ["DBUS_SESSION_BUS_ADDRESS"], SERVICE, asking()) as store:
        store._target = Target(NAME, PROMPT, "org.freedesktop.Secret.Prompt")
        store.after["Prompt"] = lambda: store.emit("Completed", "bv", True, ("ao", []))
        assert answer(prompt_patience=5.0) == "problem.key_not_unlocked"
