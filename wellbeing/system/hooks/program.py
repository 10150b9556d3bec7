"""Runs one program of the person's: no shell, nothing of the diary, ten seconds, and what it started goes with it."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.hooks import HookCall

if TYPE_CHECKING:
    import subprocess

LIMIT = 10.0
KEPT = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "USERPROFILE", "TEMP", "TMP")
"""What a program finds of its surroundings; all else stays with us."""
ENDINGS = ("", ".exe") if sys.platform == "win32" else ("",)


def program_for(folder: Path, word: str) -> Path | None:
    """Return the program for a word, None where the person has put none there."""
    return next((path for ending in ENDINGS if (path := folder / f"{word}{ending}").is_file()), None)


def reason_against(path: Path) -> str | None:
    """Return why a program may not run ('writable', 'foreign', 'not_executable'), None if it may."""
    if not os.access(path, os.X_OK):
        return "not_executable"
    if not hasattr(os, "getuid"):  # Windows keeps this in lists of its own
        return None
    for place in (path.resolve(), path.parent.resolve()):
        found = place.stat()
        if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return "writable"
        if found.st_uid not in (0, os.getuid()):
            return "foreign"
    return None


def run(path: Path, call: HookCall, environ: Mapping[str, str], held: int | None) -> str | None:
    """Run a program to its end; return what went wrong ('slow', 'failed'), None if nothing did.

    `held` is a file's number that the program holds open for as long as it, or what it started, lives.
    """
    import subprocess  # no day without hooks needs it

    told = {"WELLBEING_EVENT": call.word, "WELLBEING_SECONDS": str(call.seconds), "WELLBEING_ID": call.id}
    kept = {name: environ[name] for name in KEPT if name in environ}
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own program, checked by the caller
            [str(path)],
            cwd=path.parent,
            env=kept | told,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=() if held is None else (held,),
        )
    except OSError:
        return "failed"
    try:
        return "failed" if process.wait(LIMIT) else None
    except subprocess.TimeoutExpired:
        return "slow"
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
