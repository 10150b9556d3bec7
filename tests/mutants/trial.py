"""One mutant on trial: written into a copy of the project; its tests run in a child that has pytest loaded already."""

from __future__ import annotations

import compileall
import importlib
import os
import py_compile
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
LOADED = (
    "pytest",
    "hypothesis",
    "numpy",
    "sqlite_utils",
    "sqlcipher3",
    "nacl.public",
    "click",
    "tomllib",
    "psycopg",
)
QUIET = (
    *("-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:randomly"),
    *("--hypothesis-seed=0", "--timeout=0", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


def copied(root: Path, folder: Path) -> Path:
    """Copy the project, compiled so that Python looks at the words of a file and not at its time."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, ignore=LEFT_OUT)
    (folder / ".venv-tests").symlink_to(root / ".venv-tests")
    mode = py_compile.PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(folder, quiet=2, invalidation_mode=mode)
    return folder


@contextmanager
def planted(copy: Path, path: str, text: str) -> Iterator[None]:
    """Put a mutant into the copy, and the file as it was back again."""
    file = copy / path
    before = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    try:
        yield
    finally:
        file.write_text(before, "utf-8")


def load() -> None:
    """Import what every child would, but nothing of the project."""
    for name in LOADED:
        importlib.import_module(name)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"


@dataclass
class Turn:
    """A pytest plugin that writes down which test has its turn."""

    file: Path

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.file.write_text(nodeid, "utf-8")


def stopped_at(copy: Path, tests: Sequence[str], seconds: float) -> str | None:
    """Return the first test that fails or takes longer than so many seconds; None when all pass in time."""
    turn = copy / "turn"
    turn.write_text(tests[0], "utf-8")  # what can't even be imported stops the first one
    child = os.fork()
    if child == 0:
        _run(copy, tests, Turn(turn))
    status = None
    while status is None and time.time() < turn.stat().st_mtime + seconds:
        time.sleep(0.02)
        done, found = os.waitpid(child, os.WNOHANG)
        status = found if done else None
    _end(child)
    if status is None:
        os.waitpid(child, 0)
    passed = status is not None and os.waitstatus_to_exitcode(status) == 0
    return None if passed else turn.read_text("utf-8")


def _end(child: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _run(copy: Path, tests: Sequence[str], turn: Turn) -> None:
    """Become the tests of the copy; never returns."""
    status = 70
    try:
        os.setsid()
        os.chdir(copy)
        with Path(os.devnull).open("r+b") as nothing, (copy / "story").open("wb") as story:
            for stream, target in ((0, nothing), (1, story), (2, story)):
                os.dup2(target.fileno(), stream)
        for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "wellbeing")]:
            del sys.modules[name]
        sys.path.insert(0, str(copy))
        os.environ["PYTHONPATH"] = str(copy)
        import pytest

        status = int(pytest.main([*QUIET, *tests], [turn]))
    finally:
        os._exit(status)
