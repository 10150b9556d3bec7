"""The key in a real key ring: written by keyring, read over the bus, and never waited for without end."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Iterator

import pytest

from tests.desktop import PrivateBus
from tests.system.fake_service import FakeService, Reply
from wellbeing.system.dbus.messages import Target
from wellbeing.system.keys import keychain
from wellbeing.system.keys.keychain import (
    KeychainLocked,
    KeychainUnavailable,
    KeyDamaged,
    create_key,
    delete_key,
    keychain_available,
    read_key,
)
from wellbeing.system.keys.secret_service import NAME, SERVICE

KEY = bytes(range(32))
ITEM = "/org/freedesktop/secrets/collection/login/1"
PROMPT = "/org/freedesktop/secrets/prompt/p1"


@pytest.fixture
def ring(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, bus.environ[name])
    yield bus
    for thread in threading.enumerate():
        if thread.name == "key store":
            thread.join(5)
    gc.collect()  # so that what keyring leaves open is found here, not in another test


keyring_leaves_its_connection_open_when_it_fails = pytest.mark.filterwarnings(
    "ignore:Exception ignored in.*socket:pytest.PytestUnraisableExceptionWarning"
)


def fake(ring: PrivateBus, replies: dict[str, Reply], *, hanging: bool = False) -> FakeService:
    return FakeService(ring.environ["DBUS_SESSION_BUS_ADDRESS"], SERVICE, replies, hanging=hanging)


def test_what_keyring_wrote_is_read_over_the_bus(ring: PrivateBus):
    ring.start_keyring()
    assert keychain_available()
    assert read_key("diary-1") is None
    create_key("diary-1", KEY)
    create_key("diary-2", KEY[::-1])
    assert read_key("diary-1") == KEY
    assert read_key("diary-2") == KEY[::-1]
    from keyring.backends import SecretService

    assert SecretService.Keyring().get_password("wellbeing", "diary-1") == KEY.hex()
    delete_key("diary-1")
    delete_key("diary-1")
    assert read_key("diary-1") is None
    assert read_key("diary-2") == KEY[::-1]


@keyring_leaves_its_connection_open_when_it_fails
def test_a_locked_ring_is_told_within_bounds(ring: PrivateBus):
    daemon = ring.start_keyring()
    create_key("diary-1", KEY)
    ring.processes.end(daemon)
    ring.wait_for_name(NAME, present=False)
    ring.start_keyring(unlocked=False)
    started = time.perf_counter()
    assert not keychain_available()
    with pytest.raises(KeychainLocked):
        read_key("diary-1")
    with pytest.raises(KeychainLocked):
        read_key("diary-1", prompt_patience=2)
    with pytest.raises(KeychainUnavailable):
        create_key("diary-3", KEY)
    assert time.perf_counter() - started < 3


@keyring_leaves_its_connection_open_when_it_fails
def test_no_key_store(ring: PrivateBus):
    assert not keychain_available()
    for attempt in (lambda: read_key("d"), lambda: create_key("d", KEY), lambda: delete_key("d")):
        with pytest.raises(KeychainUnavailable):
            attempt()


def test_no_bus():
    assert not keychain_available(environ={})
    with pytest.raises(KeychainUnavailable):
        read_key("d", environ={})


@keyring_leaves_its_connection_open_when_it_fails
def test_a_hanging_key_store_is_bounded(ring: PrivateBus):
    with fake(ring, {}, hanging=True):
        started = time.perf_counter()
        assert not keychain_available(patience=0.1)
        with pytest.raises(KeychainUnavailable):
            read_key("d", patience=0.1)
        with pytest.raises(KeychainUnavailable, match="no answer in time"):
            create_key("d", KEY, patience=0.2)
        assert time.perf_counter() - started < 2


def asking() -> dict[str, Reply]:
    """A locked store that would ask the person."""
    return {
        "SearchItems": lambda body: ("aoao", ([], [ITEM])),
        "Unlock": lambda body: ("aoo", ([], PROMPT)),
        "Prompt": lambda body: ("", ()),
        "Dismiss": lambda body: ("", ()),
        "OpenSession": lambda body: ("vo", (("s", ""), "/session/1")),
        "GetSecret": lambda body: ("(oayays)", (("/session/1", b"", KEY.hex().encode(), "text/plain"),)),
    }


@pytest.mark.parametrize("dismissed", [False, True])
def test_the_person_is_asked_only_when_there_is_time(ring: PrivateBus, dismissed: bool):
    with fake(ring, asking()) as store:
        with pytest.raises(KeychainLocked):
            read_key("d")
        store._target = Target(NAME, PROMPT, "org.freedesktop.Secret.Prompt")
        store.after["Prompt"] = lambda: store.emit("Completed", "bv", dismissed, ("ao", []))
        if dismissed:
            with pytest.raises(KeychainLocked):
                read_key("d", prompt_patience=5)
        else:
            assert read_key("d", prompt_patience=5) == KEY


def test_a_person_who_went_away_is_not_waited_for(ring: PrivateBus):
    with fake(ring, asking()) as store:
        with pytest.raises(KeychainLocked):
            read_key("d", prompt_patience=0.2)
        store.wait_for("Dismiss")


def test_a_store_that_unlocks_without_asking(ring: PrivateBus):
    with fake(ring, asking() | {"Unlock": lambda body: ("aoo", ([ITEM], "/"))}):
        assert read_key("d") == KEY


@pytest.mark.parametrize("kept", [b"", b"short", b"zz" * 32, KEY.hex().encode() + b"0", b"\xff" * 64])
def test_something_else_in_the_keys_place(ring: PrivateBus, kept: bytes):
    replies = asking() | {
        "SearchItems": lambda body: ("aoao", ([ITEM], [])),
        "GetSecret": lambda body: ("(oayays)", (("/session/1", b"", kept, "text/plain"),)),
    }
    with fake(ring, replies), pytest.raises(KeyDamaged) as caught:
        read_key("d")
    assert "zz" not in str(caught.value)


def test_a_store_that_forgets_is_not_trusted(ring: PrivateBus, monkeypatch: pytest.MonkeyPatch):
    class Forgetful:
        def set_password(self, *words: str) -> None:
            pass

    ring.start_keyring()
    monkeypatch.setattr(keychain, "_store", lambda platform: Forgetful())
    with pytest.raises(KeychainUnavailable, match="did not keep"):
        create_key("d", KEY)


class Other:
    """Another system's store, behind keyring's own interface."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        self.kept[service, name] = text

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_keyring_does_it_all(platform: str, monkeypatch: pytest.MonkeyPatch):
    other = Other()
    monkeypatch.setattr(keychain, "_store", lambda platform: other)
    assert keychain_available(platform=platform)
    assert read_key("d", platform=platform) is None
    create_key("d", KEY, platform=platform)
    assert read_key("d", platform=platform) == KEY
    delete_key("d", platform=platform)
    assert other.kept == {}


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_another_systems_store_is_missing_here(platform: str):
    assert not keychain_available(platform=platform)


def test_a_failing_store_gives_no_key_away(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    class Talkative:
        def set_password(self, service: str, name: str, text: str) -> None:
            raise RuntimeError(f"could not store {text}")

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(keychain, "_store", lambda platform: Talkative())
    with pytest.raises(KeychainUnavailable) as caught:
        create_key("d", KEY, platform="win32")
    shown = caplog.text + str(caught.value) + repr(caught.value.__cause__) + repr(caught.value.__context__)
    assert KEY.hex() not in shown


def test_a_key_of_a_wrong_length_is_never_kept():
    with pytest.raises(KeyDamaged):
        create_key("d", b"short")
