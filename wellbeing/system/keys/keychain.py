"""The diary's key in the system's key store; never a key in a message, a log or a representation."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from wellbeing.system.keys.keys import KeyDamaged, as_text, from_text
from wellbeing.system.keys.secret_service import (
    KeychainDismissed,
    KeychainLocked,
    KeychainSlow,
    KeychainUnavailable,
    default_is_open,
    read_secret,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

__all__ = [
    "KeyDamaged",
    "KeychainDismissed",
    "KeychainLocked",
    "KeychainSlow",
    "KeychainUnavailable",
    "create_key",
    "delete_key",
    "keychain_available",
    "read_key",
]

SERVICE = "wellbeing"
PATIENCE = 2.0
"""Seconds that one step of the key store may take."""
PERSON = 60.0
"""Seconds that a person may take to open the key store when asked to."""
STORES = {
    "linux": ("SecretService", "Keyring"),
    "win32": ("Windows", "WinVaultKeyring"),
    "darwin": ("macOS", "Keyring"),
}

T = TypeVar("T")


def read_key(
    diary_id: str,
    *,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    patience: float = PATIENCE,
    prompt_patience: float = 0.0,
) -> bytes | None:
    """Return the diary's key, None when the store holds none.

    A locked store asks the person only when `prompt_patience` (seconds) is above zero. Raises KeychainLocked,
    KeychainUnavailable, or KeyDamaged when something else lies in the key's place.
    """
    if platform == "linux":
        found = read_secret(environ, _attributes(diary_id), patience, prompt_patience)
        return None if found is None else from_text(found.decode("ascii", "replace"))
    limit = max(patience, prompt_patience)
    text = _within(limit, lambda: _store(platform).get_password(SERVICE, diary_id))
    return None if text is None else from_text(text)


def create_key(diary_id: str, key: bytes, *, platform: str = sys.platform, patience: float = PERSON) -> None:
    """Keep the key, and read it back before trusting the store with it; the store may ask the person.

    Raises KeychainUnavailable, after `patience` seconds at the latest.
    """
    text = as_text(key)
    _within(patience, lambda: _store(platform).set_password(SERVICE, diary_id, text))
    if read_key(diary_id, platform=platform) != key:
        raise KeychainUnavailable("The key store did not keep the key.")


def delete_key(diary_id: str, *, platform: str = sys.platform, patience: float = PERSON) -> None:
    """Forget the key for good; nothing happens when there is none. Raises KeychainUnavailable."""
    if read_key(diary_id, platform=platform) is not None:
        _within(patience, lambda: _store(platform).delete_password(SERVICE, diary_id))


def keychain_available(
    *,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    patience: float = PATIENCE,
) -> bool:
    """Return whether a key could be kept right now without asking the person anything."""
    if platform == "linux":
        return default_is_open(environ, patience)
    try:
        _within(patience, lambda: _store(platform).get_password(SERVICE, "is anybody there"))
    except KeychainUnavailable:
        return False
    return True


def _attributes(diary_id: str) -> dict[str, str]:
    """Return what keyring's own Secret Service backend searches by."""
    return {"service": SERVICE, "username": diary_id}


def _store(platform: str) -> KeyringBackend:
    """Return this system's own store, never one that keeps secrets in plain files."""
    from importlib import import_module

    module, name = STORES.get(platform, STORES["linux"])
    store: KeyringBackend = getattr(import_module(f"keyring.backends.{module}"), name)()
    return store


def _within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work in a thread, because a store may ask the person and wait for ever.

    Raises KeychainSlow or KeychainUnavailable, with the trouble's type alone: its text could hold what was to be kept.
    """
    answers: list[T] = []
    troubles: list[str] = []

    def run() -> None:
        try:
            answers.append(work())
        except Exception as trouble:  # outer door of the thread: stores raise what they like
            troubles.append(type(trouble).__name__)

    thread = threading.Thread(target=run, daemon=True, name="key store")
    thread.start()
    thread.join(seconds)
    if troubles:
        raise KeychainUnavailable(f"The key store failed ({troubles[0]}).")
    if not answers:
        raise KeychainSlow("The key store failed (no answer in time).")
    return answers[0]
