"""Work on a file that nobody can trust, in a process of its own: a bomb goes off in there and is soon out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import wellbeing
from wellbeing.domain.problems import Problem, Refused

# Where a system has no limits of its own for a process, or is busy, the clock ends it.
PATIENCE = 10
FAILED = 1
UNREADABLE = {"calendar": "problem.rota_calendar", "sheet": "problem.rota_sheet"}


def read_apart(work: str, raw: bytes, *given: str) -> Any:
    """Return what `work` of system/file_worker.py says of a file; raises Refused where it costs too much."""
    from wellbeing.system.file_worker import WORKS

    if getattr(sys, "frozen", False):  # a bundle is no interpreter: there the cheap checks must do
        try:
            return _answer(WORKS[work](raw, *given))
        except Refused:
            raise
        except MemoryError:
            raise costly() from None
        except Exception:  # as a worker of its own would end: the libraries promise no one type
            raise Refused(Problem("rota", UNREADABLE[work])) from None
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-c", "from wellbeing.system.file_worker import main; main()", work, *given],
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            env={**os.environ, "PYTHONPATH": _path()},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise costly() from None
    except OSError:
        raise Refused(Problem("rota", "problem.file_unreadable")) from None
    if done.returncode == FAILED:
        raise Refused(Problem("rota", UNREADABLE[work]))
    if done.returncode != 0:
        raise costly()
    return _answer(json.loads(done.stdout))


def costly() -> Refused:
    """Return the refusal of a file that takes too much time or memory."""
    return Refused(Problem("rota", "problem.rota_costly"))


def _answer(found: Any) -> Any:
    if isinstance(found, dict) and "problem" in found:
        raise Refused(Problem("rota", str(found["problem"]), found.get("values", {})))
    return found


def _path() -> str:
    house = str(Path(wellbeing.__file__).parents[1])
    before = os.environ.get("PYTHONPATH")
    return f"{house}{os.pathsep}{before}" if before else house
