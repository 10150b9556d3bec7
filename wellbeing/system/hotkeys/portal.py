"""Asks the desktop's portal for keys that work in every window (org.freedesktop.portal.GlobalShortcuts).

The desktop may ask the person first, so an answer can come much later: `refused` tells then. Whoever restarts the
portal takes the keys with it; they are asked for anew when it is back. A key that goes to another program meanwhile, in
the desktop's own settings, is told by `refused` too.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from wellbeing.domain.hotkeys import Hotkey
from wellbeing.system.dbus.connection import Bus, open_bus, session_address
from wellbeing.system.dbus.messages import BusGone, BusRefused, Heard, MessageKind, Target

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = Target(NAME, PATH, "org.freedesktop.portal.GlobalShortcuts")
REQUEST, SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
PATIENCE = 0.2  # seconds; asked once, when a first key is chosen
GRANTED = 0
HELD = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}


class PortalHotkeys:
    """The keys that the portal grabs for us, and which of them were pressed."""

    source = "desktop portal (GlobalShortcuts)"

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._tokens = count(1)
        self._keys: Mapping[str, Hotkey] = {}
        self._names: Mapping[str, str] = {}
        self._session, self._token = "", ""
        self._refused: list[str] = []
        self._calls: set[int] = set()
        self._bus = self._opened(environ)

    @property
    def works(self) -> bool:
        """Whether there is a portal that grabs keys."""
        return self._bus is not None

    def grab(self, keys: Mapping[str, Hotkey], names: Mapping[str, str]) -> None:
        """Ask for these keys instead of those before, under these names in the desktop's own settings."""
        self.release()
        self._keys, self._names = keys, names
        if keys:
            self._ask("CreateSession", "a{sv}", session_handle_token=("s", f"wellbeing{next(self._tokens)}"))

    def release(self) -> None:
        """Let go of every key."""
        if self._bus is not None and self._session:
            self._send(Target(NAME, self._session, SESSION), "Close", None)
        self._keys, self._session, self._token = {}, "", ""

    def refused(self) -> tuple[str, ...]:
        """Return the acts that got no key since this was last asked."""
        refused, self._refused = tuple(self._refused), []
        return refused

    def fileno(self) -> int | None:
        """Return the descriptor that becomes readable when the portal says something."""
        return self._bus.fileno() if self._bus is not None else None

    def receive(self) -> list[str]:
        """Return the acts whose keys were pressed since the last call, without waiting."""
        if self._bus is None:
            return []
        try:
            heard = self._bus.receive()
        except BusGone:
            self.close()
            return []
        return [act for one in heard if (act := self._take(one))]

    def close(self) -> None:
        """Hang up, which lets go of every key; may be called twice."""
        if self._bus is not None:
            self._bus.close()
        self._bus = None

    def _opened(self, environ: Mapping[str, str]) -> Bus | None:
        try:
            bus = open_bus(session_address(environ), PATIENCE)
        except BusGone:
            return None
        try:
            bus.ask(SHORTCUTS.get("version"), PATIENCE)
            bus.listen(PATIENCE, interface=REQUEST, member="Response")
            for member in ("Activated", "ShortcutsChanged"):
                bus.listen(PATIENCE, interface=SHORTCUTS.interface, member=member)
            bus.listen(PATIENCE, interface=SESSION, member="Closed")
            bus.listen(PATIENCE, interface="org.freedesktop.DBus", member="NameOwnerChanged", arg0=NAME)
        except (BusGone, BusRefused, TimeoutError):
            bus.close()
            return None
        return bus

    def _ask(self, member: str, signature: str, *body: object, **options: tuple[str, object]) -> None:
        """Make a call that is answered by a Response on an object named after our token."""
        self._token = f"wellbeing{next(self._tokens)}"
        self._send(SHORTCUTS, member, signature, *body, {"handle_token": ("s", self._token), **options})

    def _send(self, target: Target, member: str, signature: str | None, *body: object) -> None:
        if self._bus is None:
            return
        try:
            self._calls.add(self._bus.send(target.call(member, signature, *body)))
        except BusGone:
            self.close()

    def _take(self, heard: Heard) -> str | None:
        """Take one message in; return the act that it tells of."""
        if heard.kind is MessageKind.ERROR and heard.serial in self._calls:
            self._give_up()
        elif heard.name == "Response" and self._token and heard.path.endswith(f"/{self._token}"):
            self._answered(*heard.body)
        elif heard.name == "Activated" and heard.body[0] == self._session:
            return str(heard.body[1]) if heard.body[1] in self._keys else None
        elif heard.name == "ShortcutsChanged" and heard.body[0] == self._session:
            self._refused += [act for act, told in heard.body[1] if act in self._keys and has_no_key(told)]
        elif heard.name == "Closed" and self._session and heard.path == self._session:
            self._session = ""
            self._give_up()
        elif heard.name == "NameOwnerChanged" and heard.body[2]:
            self._session = ""  # it went with the old one
            self.grab(self._keys, self._names)
        return None

    def _answered(self, code: int, results: Mapping[str, tuple[str, object]]) -> None:
        self._token = ""
        if code != GRANTED:
            self._give_up()
        elif not self._session:
            self._session = str(results["session_handle"][1])
            wanted = [(act, described(self._names[act], hotkey)) for act, hotkey in self._keys.items()]
            self._ask("BindShortcuts", "oa(sa{sv})sa{sv}", self._session, wanted, "")
        else:
            shortcuts = results.get("shortcuts", ("", ()))[1]
            got = {shortcut[0] for shortcut in shortcuts} if isinstance(shortcuts, list | tuple) else set()
            self._refused += [act for act in self._keys if act not in got]

    def _give_up(self) -> None:
        self._refused += self._keys
        self._calls.clear()


def has_no_key(told: Mapping[str, tuple[str, object]]) -> bool:
    """Tell whether the desktop says that a shortcut is there and no key leads to it."""
    return told.get("trigger_description", ("s", None))[1] == ""


def described(name: str, hotkey: Hotkey) -> dict[str, tuple[str, str]]:
    """Return what the desktop shows of a key, and which it should be, in the portal's own spelling."""
    held = "+".join(HELD[name] for name in hotkey.held)
    key = hotkey.key if hotkey.key.startswith("F") and len(hotkey.key) > 1 else hotkey.key.lower()
    return {"description": ("s", name), "preferred_trigger": ("s", f"{held}+{key}")}
