"""Does acts in children of its own, with a disk that fails where it is told to: imported once, forked for each try.

python -m tests.trust.worker reads a line of JSON for each try and answers with one: {"answer", "calls"}.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.trust.acts import ACTS, answer_of

# Imported here so that each child finds them: only what concerns the diary is then left for the disk to fail at.
LAZY = (
    "sqlcipher3.dbapi2",
    "sqlite_utils",
    "tempfile",
    "wellbeing.storage.migrations",
    "wellbeing.services.backups",
    "wellbeing.services.passphrase",
    "wellbeing.storage.inner_keys",
    "nacl.pwhash",
    "nacl.public",
    "nacl.secret",
)


def attempt(order: dict[str, Any], disk: ctypes.CDLL | None) -> dict[str, Any]:
    """Do what is asked for, on a disk that fails as the order says, and tell how it went."""
    if disk is not None:
        disk.plan(*order["fault"])
    answer = answer_of(ACTS[order["act"]], Path(order["home"]), order["given"])
    calls = disk.calls() if disk is not None else 0
    return {"answer": answer, "calls": calls}


def in_a_child(order: dict[str, Any], disk: ctypes.CDLL | None) -> str:
    """Fork, try, and return what the child has told; '' from one that died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = json.dumps(attempt(order, disk))
        if disk is not None:
            disk.plan(0, 0, 0)
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def main() -> None:
    """Answer each line until there are no more."""
    for name in LAZY:
        __import__(name)
    shim = os.environ.get("LD_PRELOAD", "")
    disk = ctypes.CDLL(shim) if shim else None
    for line in sys.stdin:
        print(in_a_child(json.loads(line), disk) or '{"answer": "died", "calls": 0}', flush=True)


if __name__ == "__main__":
    main()
