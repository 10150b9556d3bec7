"""Keys by the desktop's portal, over a real bus: asked for, granted, refused, pressed, and asked for anew."""

from __future__ import annotations

import select
from typing import Any

from jeepney import DBusAddress, new_signal

from tests.desktop import PrivateBus
from tests.system.fake_service import FakeService
from wellbeing.domain.hotkeys import Hotkey
from wellbeing.system.dbus.messages import Target
from wellbeing.system.hotkeys.choose import choose_hotkeys
from wellbeing.system.hotkeys.portal import REQUEST, SHORTCUTS, PortalHotkeys, described
from wellbeing.system.hotkeys.portal import SESSION as PORTAL_SESSION

KEYS = {"key_checkin": Hotkey(("Ctrl", "Alt"), "W"), "key_break": Hotkey(("Shift", "Meta"), "F9")}
NAMES = {"key_checkin": "Check in", "key_break": "Break now"}
SESSION = "/org/freedesktop/portal/desktop/session/1_1/wellbeing"
ROOT = "/org/freedesktop/portal/desktop/request/1_1/"


class Portal(FakeService):
    """Answers as xdg-desktop-portal does: each call at once with a handle, its outcome by a signal."""

    def __init__(self, address: str, granted: tuple[str, ...] = tuple(KEYS), code: int = 0) -> None:
        self.granted, self.code = granted, code
        self.wanted: dict[str, dict[str, Any]] = {}
        replies = {"Get": lambda _: ("v", (("u", 1),)), "CreateSession": self._create, "BindShortcuts": self._bind,
                   "Close": lambda _: ("", ())}  # fmt: skip
        super().__init__(address, Target(SHORTCUTS.owner, SHORTCUTS.path, SHORTCUTS.interface), replies)
        self.after = {"CreateSession": self._created, "BindShortcuts": self._bound}

    def _create(self, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        self._token = body[0]["handle_token"][1]
        return "o", (ROOT + self._token,)

    def _bind(self, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        assert body[0] == SESSION
        self.wanted = dict(body[1])
        self._token = body[3]["handle_token"][1]
        return "o", (ROOT + self._token,)

    def _created(self) -> None:
        self._respond(0, {"session_handle": ("s", SESSION)})

    def _bound(self) -> None:
        shortcuts = [(act, self.wanted[act]) for act in self.granted]
        self._respond(self.code, {"shortcuts": ("a(sa{sv})", shortcuts)})

    def _respond(self, code: int, results: dict[str, Any]) -> None:
        address = DBusAddress(ROOT + self._token, interface=REQUEST)
        self._bus.send(new_signal(address, "Response", "ua{sv}", (code, results)))

    def give_to_others(self, *acts: str) -> None:
        """The person gives keys away in the desktop's settings; the others keep theirs."""
        told = [(act, {"trigger_description": ("s", "" if act in acts else "Ctrl+Alt+W")}) for act in KEYS]
        self.emit("ShortcutsChanged", "oa(sa{sv})", SESSION, told)

    def close_session(self) -> None:
        address = DBusAddress(SESSION, interface=PORTAL_SESSION)
        self._bus.send(new_signal(address, "Closed", "a{sv}", ({},)))

    def press(self, act: str, session: str = SESSION) -> None:
        self.emit("Activated", "osta{sv}", session, act, 1, {})


def opened(bus: PrivateBus) -> PortalHotkeys:
    found = choose_hotkeys(bus.environ)
    assert isinstance(found, PortalHotkeys)
    return found


def heard(hotkeys: PortalHotkeys, until: int = 1, patience: float = 5.0) -> list[str]:
    """Return what was pressed, once so many were."""
    found: list[str] = []
    while len(found) < until and select.select([hotkeys.fileno()], [], [], patience)[0]:
        found += hotkeys.receive()
    return found


def settled(hotkeys: PortalHotkeys, portal: Portal, binds: int = 1) -> None:
    """Wait until the portal was asked for the keys and its answer was heard."""
    for _ in range(50):
        if hotkeys._session and not hotkeys._token and len(portal._of("BindShortcuts")) >= binds:
            return
        select.select([hotkeys.fileno()], [], [], 0.2)
        hotkeys.receive()
    raise AssertionError("the portal was never asked, or never answered")


def test_keys_are_asked_for_by_name_and_heard(bus: PrivateBus) -> None:
    with Portal(bus.environ["DBUS_SESSION_BUS_ADDRESS"]) as portal:
        hotkeys = opened(bus)
        hotkeys.grab(KEYS, NAMES)
        settled(hotkeys, portal)
        assert portal.wanted["key_checkin"]["preferred_trigger"] == ("s", "CTRL+ALT+w")
        assert portal.wanted["key_break"] == described("Break now", KEYS["key_break"])
        portal.press("key_break", SESSION + "x")  # another program's
        portal.press("key_break")
        assert heard(hotkeys) == ["key_break"]
        assert hotkeys.refused() == ()
        hotkeys.close()


def test_a_key_that_was_not_given_is_told_later(bus: PrivateBus) -> None:
    with Portal(bus.environ["DBUS_SESSION_BUS_ADDRESS"], granted=("key_break",)) as portal:
        hotkeys = opened(bus)
        hotkeys.grab(KEYS, NAMES)
        assert hotkeys.refused() == ()
        settled(hotkeys, portal)
        assert hotkeys.refused() == ("key_checkin",)
        assert hotkeys.refused() == ()
        hotkeys.close()


def told_gone(hotkeys: PortalHotkeys) -> tuple[str, ...]:
    """Return the acts that are told to have lost their key, once some are."""
    for _ in range(50):
        if gone := hotkeys.refused():
            return gone
        select.select([hotkeys.fileno()], [], [], 0.2)
        hotkeys.receive()
    return ()


def test_a_key_that_goes_to_another_program_meanwhile_is_told(bus: PrivateBus) -> None:
    with Portal(bus.environ["DBUS_SESSION_BUS_ADDRESS"]) as portal:
        hotkeys = opened(bus)
        hotkeys.grab(KEYS, NAMES)
        settled(hotkeys, portal)
        portal.give_to_others("key_checkin")
        assert told_gone(hotkeys) == ("key_checkin",)
        portal.press("key_break")
        assert heard(hotkeys) == ["key_break"]
        portal.close_session()
        assert set(told_gone(hotkeys)) == set(KEYS)
        hotkeys.close()


def test_a_person_who_says_no_gets_no_keys(bus: PrivateBus) -> None:
    with Portal(bus.environ["DBUS_SESSION_BUS_ADDRESS"], code=1) as portal:
        hotkeys = opened(bus)
        hotkeys.grab(KEYS, NAMES)
        settled(hotkeys, portal)
        assert set(hotkeys.refused()) == set(KEYS)
        hotkeys.close()


def test_other_keys_are_asked_for_in_a_session_of_their_own_and_none_in_none(bus: PrivateBus) -> None:
    with Portal(bus.environ["DBUS_SESSION_BUS_ADDRESS"], granted=("key_break",)) as portal:
        hotkeys = opened(bus)
        hotkeys.grab({"key_break": KEYS["key_break"]}, NAMES)
        settled(hotkeys, portal)
        hotkeys.grab({"key_break": KEYS["key_break"]}, NAMES)
        portal.wait_for("Close")
        settled(hotkeys, portal, binds=2)
        hotkeys.grab({}, NAMES)
        portal.wait_for("Close", 2)
        assert len(portal._of("CreateSession")) == 2
        hotkeys.close()


def test_a_portal_that_was_restarted_is_asked_anew(bus: PrivateBus) -> None:
    address = bus.environ["DBUS_SESSION_BUS_ADDRESS"]
    with Portal(address) as portal:
        hotkeys = opened(bus)
        hotkeys.grab(KEYS, NAMES)
        settled(hotkeys, portal)
    with Portal(address) as again:
        settled(hotkeys, again)
        again.press("key_checkin")
        assert heard(hotkeys) == ["key_checkin"]
        hotkeys.close()


def test_a_bus_that_ends_leaves_no_descriptor_to_watch(bus: PrivateBus) -> None:
    with Portal(bus.environ["DBUS_SESSION_BUS_ADDRESS"]):
        hotkeys = opened(bus)
    bus.process.kill()
    while (number := hotkeys.fileno()) is not None and select.select([number], [], [], 2)[0]:
        hotkeys.receive()
    assert hotkeys.fileno() is None


def test_without_a_portal_nobody_takes_keys(bus: PrivateBus) -> None:
    assert choose_hotkeys(bus.environ) is None
