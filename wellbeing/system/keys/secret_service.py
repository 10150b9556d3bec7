"""Reads one secret from the Secret Service (GNOME Keyring, KWallet, KeePassXC) without importing keyring."""

from __future__ import annotations

from collections.abc import Mapping

from wellbeing.system.dbus.connection import Bus, open_bus, session_address
from wellbeing.system.dbus.messages import BusGone, BusRefused, Target

NAME = "org.freedesktop.secrets"
SERVICE = Target(NAME, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service")
NOWHERE = "/"


class KeychainUnavailable(Exception):  # noqa: N818 - reads as what happened
    """The key store is not there, or gives nothing."""


class KeychainLocked(KeychainUnavailable):
    """The key store is there, but locked, and was not opened."""


class KeychainDismissed(KeychainLocked):
    """The person was asked to open the key store, and did not."""


class KeychainSlow(KeychainUnavailable):
    """The key store is there, but did not answer in time."""


def read_secret(
    environ: Mapping[str, str], attributes: Mapping[str, str], patience: float, prompt_patience: float
) -> bytes | None:
    """Return the secret with these attributes, None when there is none.

    Each step may take `patience` seconds; a locked store asks the person only when `prompt_patience` is above
    zero, and waits that long. Raises KeychainUnavailable, KeychainSlow, KeychainLocked or KeychainDismissed.
    """
    try:
        bus = open_bus(session_address(environ), patience)
    except BusGone as trouble:
        raise KeychainUnavailable("This session has no message bus.") from trouble
    try:
        item = _find(bus, attributes, patience, prompt_patience)
        return None if item is None else _reveal(bus, item, patience)
    except TimeoutError as trouble:
        raise KeychainSlow("The key store does not answer in time.") from trouble
    except (BusGone, BusRefused) as trouble:
        raise KeychainUnavailable("The key store does not answer.") from trouble
    finally:
        bus.close()


def default_is_open(environ: Mapping[str, str], patience: float) -> bool:
    """Return whether the service answers and its usual collection is there and unlocked; asks nobody."""
    try:
        bus = open_bus(session_address(environ), patience)
    except BusGone:
        return False
    try:
        collection = _default(bus, patience)
        return collection is not None and not _is_locked(bus, collection, patience)
    except (BusGone, BusRefused, TimeoutError):
        return False
    finally:
        bus.close()


def _find(bus: Bus, attributes: Mapping[str, str], patience: float, prompt_patience: float) -> str | None:
    unlocked, locked = _search(bus, attributes, patience)
    if not unlocked and locked:
        _unlock(bus, locked[0], patience, prompt_patience)
        unlocked = locked
    elif not unlocked and (closed := _locked_default(bus, patience)) is not None:
        # Some stores tell nothing of what lies in a locked collection: only an open one can be said to hold no key.
        _unlock(bus, closed, patience, prompt_patience)
        unlocked, _ = _search(bus, attributes, patience)
    return str(unlocked[0]) if unlocked else None


def _search(bus: Bus, attributes: Mapping[str, str], patience: float) -> tuple[list[str], list[str]]:
    unlocked, locked = bus.ask(SERVICE.call("SearchItems", "a{ss}", dict(attributes)), patience)
    return unlocked, locked


def _default(bus: Bus, patience: float) -> str | None:
    """Return the usual collection, None where there is none."""
    (path,) = bus.ask(SERVICE.call("ReadAlias", "s", "default"), patience)
    return None if path == NOWHERE else str(path)


def _is_locked(bus: Bus, path: str, patience: float) -> bool:
    collection = Target(NAME, path, "org.freedesktop.Secret.Collection")
    return bus.ask(collection.get("Locked"), patience)[0][1] is not False


def _locked_default(bus: Bus, patience: float) -> str | None:
    """Return the usual collection where it is locked."""
    try:
        path = _default(bus, patience)
        return path if path is not None and _is_locked(bus, path, patience) else None
    except BusRefused:  # a store without such a collection
        return None


def _reveal(bus: Bus, item: str, patience: float) -> bytes:
    _, session = bus.ask(SERVICE.call("OpenSession", "sv", "plain", ("s", "")), patience)
    target = Target(NAME, item, "org.freedesktop.Secret.Item")
    ((_, _, value, _),) = bus.ask(target.call("GetSecret", "o", session), patience)
    return bytes(value)


def _unlock(bus: Bus, item: str, patience: float, prompt_patience: float) -> None:
    _, prompt = bus.ask(SERVICE.call("Unlock", "ao", [item]), patience)
    if prompt == NOWHERE:
        return
    if prompt_patience <= 0:
        raise KeychainLocked("The key store is locked.")
    if not _prompted(bus, prompt, patience, prompt_patience):
        raise KeychainDismissed("The key store was not unlocked.")


def _prompted(bus: Bus, path: str, patience: float, prompt_patience: float) -> bool:
    """Have the store ask the person; True when it was opened."""
    prompt = Target(NAME, path, "org.freedesktop.Secret.Prompt")
    bus.listen(patience, path=path, member="Completed")
    bus.ask(prompt.call("Prompt", "s", ""), patience)
    while bus.wait(prompt_patience):
        for heard in bus.receive():
            if heard.name == "Completed" and heard.path == path:
                return heard.body[0] is False
    bus.send(prompt.call("Dismiss"))
    return False
