"""The diary's key in a file of its own, for machines without a key store.

It keeps the diary from whoever gets the diary's file alone (a backup, a shared folder), not from whoever can
read this person's files.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from wellbeing.disk import set_mode
from wellbeing.system.files import FILE_MODE, is_private, named_trouble, promise, take_away
from wellbeing.system.keys.keys import KeyDamaged, as_text, from_text

LONGEST = 1024
"""No key file is longer; more is not read."""


def read_key_file(path: Path) -> bytes | None:
    """Return the key, None when there is no such file; raises KeyDamaged or, unreadable, FileTrouble."""
    with named_trouble(path):
        if path.is_fifo():  # it would be waited for without end
            raise KeyDamaged
        try:
            with path.open("rb") as file:
                found = file.read(LONGEST)
        except FileNotFoundError:
            return None
    # An editor or a mail may have put another end of line there.
    return from_text(found.decode("ascii", "replace").removesuffix("\n").removesuffix("\r"))


def close_to_others(path: Path) -> bool:
    """Make a key file that others can read ours alone; tell whether it is so by that. Raises FileTrouble.

    A drive that keeps no modes takes the new one without a word, and changes nothing.
    """
    with named_trouble(path):
        if is_private(path):
            return False
        path.chmod(FILE_MODE)
        return is_private(path)


def write_key_file(path: Path, key: bytes) -> None:
    """Write a new key file, 0600 whatever the umask, on disk when this returns.

    Never replaces one: raises NotWritable when the file exists, KeyDamaged for a key of a wrong length.
    """
    text = as_text(key)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    with named_trouble(path):
        handle = os.open(path, flags, FILE_MODE)
        try:
            with os.fdopen(handle, "wb") as file:
                set_mode(path, FILE_MODE)
                file.write(f"{text}\n".encode())
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            take_away(path)  # half a key would keep a whole one from being written
            raise
    promise(path)


def end_key_file(path: Path) -> None:
    """End what a key file holds: written over, then emptied; the file itself stays.

    Raises OSError, and then nothing of it is ended: whatever the disk does once it is written over brings nothing back.
    """
    if path.is_symlink():
        return
    with path.open("r+b", buffering=0) as file:  # a buffer would write at its closing what has failed before
        file.write(os.urandom(path.stat().st_size))
        with suppress(OSError):
            os.fsync(file.fileno())
            file.truncate(0)
            os.fsync(file.fileno())
