"""Keys that work in every window: which may be chosen, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
KEY = re.compile(r"[A-Z0-9]|F[1-9]|F1[0-2]|Space")


@dataclass(frozen=True, slots=True)
class Hotkey:
    """A key with the modifiers that are held, in the order in which they are written."""

    held: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.held, self.key))


def read_hotkey(text: str) -> Hotkey | None:
    """Return a key as Ctrl+Alt+W is written, None for one that is no key or that a chat needs.

    It holds Meta, or Ctrl and Alt together: all else is typed, or is a shortcut of the program in front.
    """
    parts = [part.strip().capitalize() for part in text.split("+")]
    held, key = tuple(name for name in MODIFIERS if name in parts[:-1]), parts[-1]
    plain = len(held) == len(parts) - 1 and KEY.fullmatch(key) is not None
    return Hotkey(held, key) if plain and ("Meta" in held or {"Ctrl", "Alt"} <= set(held)) else None


def written_hotkey(text: str) -> str | None:
    """Return a key as it is kept in the settings, '' for none, None for one that can't be used."""
    if not text.strip():
        return ""
    found = read_hotkey(text)
    return str(found) if found is not None else None


def chosen(keys: Mapping[str, str]) -> dict[str, Hotkey]:
    """Return the keys of the acts that have one; of two acts with the same key the first has it."""
    found: dict[str, Hotkey] = {}
    for act, text in keys.items():
        hotkey = read_hotkey(text)
        if hotkey is not None and hotkey not in found.values():
            found[act] = hotkey
    return found
