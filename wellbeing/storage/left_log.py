"""Looks at the log beside a diary before SQLite does, which folds in what is another's and drops what is damaged."""

from __future__ import annotations

import os
import struct
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import LOG, beside, free_place
from wellbeing.storage.connection import LOOK_PAUSE, LOOKS
from wellbeing.storage.trouble import plain_trouble

PAGE, HEAD, FRAME_HEAD = 4096, 32, 24
FRAME = FRAME_HEAD + PAGE
SALTS, SUMS = slice(8, 16), slice(16, 24)
MAGIC = 0x377F0682  # SQLite's file format; its last bit says in which order the sums read the bytes
# How SQLCipher begins a file, seals a page, and makes the key for that from the diary's.
SALT, SEAL, SEAL_ROUNDS, SEAL_MASK = 16, 64, 2, 0x3A


@dataclass(frozen=True, slots=True)
class LeftLog:
    """The log as it lies there: its head, and one page behind another, each with a head of its own."""

    raw: bytes

    @property
    def is_headed(self) -> bool:
        """Tell whether its head is whole."""
        head = self.raw[:HEAD]
        return (
            len(head) == HEAD and self._magic == MAGIC and self._sums(head[:24], (0, 0)) == _pair(head[24:])
        )

    def follows(self, number: int) -> bool:
        """Tell whether the frame of a number, from 0 on, is whole and continues the one before it, as SQLite asks."""
        frame = self._frame(number)
        before = _pair(self._frame(number - 1)[SUMS] if number else self.raw[24:HEAD])
        return (
            len(frame) == FRAME
            and frame[SALTS] == self.raw[16:24]
            and self._sums(frame[:8] + frame[FRAME_HEAD:], before) == _pair(frame[SUMS])
        )

    def commits(self) -> int:
        """Return how many frames there are up to the last one that ends a transaction, whole or not."""
        numbers = range((len(self.raw) - HEAD) // FRAME)
        heads = ((number, self._frame(number)[:FRAME_HEAD]) for number in numbers)
        ends = [number for number, head in heads if head[SALTS] == self.raw[16:24] and any(head[4:8])]
        return ends[-1] + 1 if ends else 0

    def is_sealed(self, number: int, salt: bytes, key: bytes) -> bool:
        """Tell whether the page of a frame was sealed with the key of the diary of this salt."""
        import hashlib  # these two are rarely needed, and not quick to import
        import hmac

        seal_salt = bytes(byte ^ SEAL_MASK for byte in salt)
        seal_key = hashlib.pbkdf2_hmac("sha512", key, seal_salt, SEAL_ROUNDS, len(key))
        frame = self._frame(number)
        place, page = int.from_bytes(frame[:4], "big"), frame[FRAME_HEAD:]
        clear = len(salt) if place == 1 else 0  # the salt itself stands there
        sealed = page[clear:-SEAL] + place.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(seal_key, sealed, "sha512"), page[-SEAL:])

    @property
    def _magic(self) -> int:
        return int.from_bytes(self.raw[:4], "big") & ~1

    def _frame(self, number: int) -> bytes:
        start = HEAD + number * FRAME
        return self.raw[start : start + FRAME]

    def _sums(self, content: bytes, sums: tuple[int, int]) -> tuple[int, int]:
        first, second = sums
        order = ">" if self.raw[3] & 1 else "<"
        words = struct.unpack(f"{order}{len(content) // 4}I", content)
        for one, other in zip(words[::2], words[1::2], strict=True):
            first = (first + one + second) & 0xFFFFFFFF
            second = (second + other + first) & 0xFFFFFFFF
        return first, second


def _pair(raw: bytes) -> tuple[int, int]:
    first, second = struct.unpack(">II", raw)
    return first, second


def read_log(diary: Path, most: int = -1) -> LeftLog:
    """Return the log that lies beside a diary, or its first bytes; an empty one where there is none. Raises OSError."""
    try:
        with beside(diary, LOG).open("rb") as file:
            return LeftLog(file.read(most))
    except FileNotFoundError:
        return LeftLog(b"")


def is_of_another(diary: Path, key: bytes) -> bool:
    """Tell whether the log is a whole one, of another diary: folded in, it would be the end of both.

    Raises Refused for a disk that fails.
    """
    with plain_trouble(diary):
        for _ in range(LOOKS):
            log = read_log(diary, HEAD + FRAME)
            if not (log.is_headed and log.follows(0)) or log.is_sealed(0, _salt(diary), key):
                return False
            time.sleep(LOOK_PAUSE)  # another process may just be writing that page
        return True


def refuse_anothers(diary: Path, key: bytes) -> None:
    """Raise Refused where the log is another diary's, before a connection that closes would fold it in."""
    if is_of_another(diary, key):
        raise Refused(Problem("diary", "problem.diary_log"))


def _salt(diary: Path) -> bytes:
    with diary.open("rb") as file:
        return file.read(SALT)


def set_torn_log_aside(conn: Any, diary: Path) -> Path | None:
    """Keep a copy of a log in which something that was saved can't be read; returns its name, None where all can be.

    SQLite reads up to the first frame that is not whole, and forgets the rest without a word. Raises OSError.
    """
    for _ in range(LOOKS):
        log = read_log(diary)
        read = int(conn.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1])
        if not _is_torn(log, read):
            return None
        time.sleep(LOOK_PAUSE)  # another process may just have begun the log anew
    # A diary that was set aside has the same names: beside it, this log would be taken for its own.
    places = (diary.with_name(f"{diary.stem}-damaged-{number}{diary.suffix}") for number in count(1))
    aside = Path(f"{free_place(places)}{LOG}")
    _copy(log, aside)
    return aside


def _is_torn(log: LeftLog, read: int) -> bool:
    if not log.raw or read < 0:
        return False
    return not log.is_headed or not all(log.follows(number) for number in range(read, log.commits()))


def _copy(log: LeftLog, aside: Path) -> None:
    with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(log.raw)
        file.flush()
        os.fsync(file.fileno())
