"""The file beside the diary that holds its key sealed by a passphrase, and says whether a change of it was finished."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.system.files import named_trouble, write_atomically
from wellbeing.system.keys.keys import KeyDamaged
from wellbeing.system.keys.passphrase import Cost, SealedKey

FORM = "wellbeing passphrase 1"
LONGEST = 16_384


@dataclass(frozen=True, slots=True)
class PassphraseFile:
    """One sealed key; while a change goes on, and after one that was killed, the earlier one too.

    Not settled means that the key of before may be the one that opens the diary.
    """

    keys: tuple[SealedKey, ...]
    settled: bool


def read_passphrase_file(path: Path) -> PassphraseFile | None:
    """Return what stands there, None where there is no such file; raises KeyDamaged or, unreadable, FileTrouble."""
    with named_trouble(path):
        try:
            with path.open("rb") as file:
                text = file.read(LONGEST)
        except FileNotFoundError:
            return None
    try:
        told = json.loads(text)
        keys = tuple(_key(part) for part in told["keys"])
        settled = told["settled"] is True
        form = told["form"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise KeyDamaged("What is kept as the diary's sealed key can't be read.") from None
    if form != FORM or not keys:
        raise KeyDamaged("What is kept as the diary's sealed key is of another form.")
    return PassphraseFile(keys, settled)


def write_passphrase_file(path: Path, keys: Sequence[SealedKey], settled: bool) -> None:
    """Write the file in place of the one before; raises FileTrouble."""
    parts = [
        {
            "salt": key.salt.hex(),
            "rounds": key.cost.rounds,
            "memory": key.cost.memory,
            "box": key.box.hex(),
        }
        for key in keys
    ]
    write_atomically(path, json.dumps({"form": FORM, "settled": settled, "keys": parts}, indent=1) + "\n")


def _key(part: dict[str, object]) -> SealedKey:
    rounds, memory = part["rounds"], part["memory"]
    if type(rounds) is not int or type(memory) is not int:
        raise TypeError
    return SealedKey(bytes.fromhex(str(part["salt"])), Cost(rounds, memory), bytes.fromhex(str(part["box"])))
