"""A worker on a disk that fails at the n-th call, and the sweep over every call of an act."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.needs import needs

HALF, KILL = -1, -9


@dataclass(frozen=True)
class Fault:
    """What a disk does at one call: an error, or half a write; lasting ones go on."""

    name: str
    code: int
    lasting: bool


FAULTS = (
    Fault("EIO once", errno.EIO, False),
    Fault("EIO from there on", errno.EIO, True),
    Fault("ENOSPC", errno.ENOSPC, True),
    Fault("EDQUOT", errno.EDQUOT, True),
    Fault("half a write", HALF, False),
)

KILLED = (Fault("killed", KILL, False),)


@dataclass(frozen=True)
class Try:
    """One act on a disk that failed at one call."""

    fault: Fault
    call: int
    answer: str
    home: Path


class Worker:
    """Asks the worker process for one act after another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, act: str, home: Path, given: str, fault: tuple[int, int, int]) -> dict[str, Any]:
        """Do an act in a child; returns its answer and how many calls it made."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"act": act, "home": str(home), "given": given, "fault": fault}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told


@contextmanager
def failing_worker(folder: Path) -> Iterator[Worker]:
    """A worker whose disk fails under `folder`; needs a C compiler."""
    needs("gcc", "/usr/include/stdio.h")
    folder.mkdir(parents=True, exist_ok=True)
    shim = folder.parent / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", str(shim), str(source), "-ldl"], check=True)
    environ = os.environ | {"LD_PRELOAD": str(shim), "FAILING_FOLDER": str(folder)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.trust.worker"],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Worker(process)
        assert process.stdin is not None
        process.stdin.close()


def sweep(
    worker: Worker,
    template: Path,
    folder: Path,
    act: str,
    given: Callable[[Path], str],
    stride: int = 1,
    faults: Sequence[Fault] = FAULTS,
) -> Iterator[Try]:
    """Do an act on a copy of `template` once for each kind of fault and each call, or every `stride`-th of them."""
    for fault in faults:
        call = 1
        while True:
            home = folder / "home"
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(template, home)
            told = worker(act, home, given(home), (call, fault.code, int(fault.lasting)))
            if told["calls"] < call and told["answer"] != "died":
                break  # every call has had its turn
            yield Try(fault, call, told["answer"], home)
            call += stride
