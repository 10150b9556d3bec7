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
    *("--hypothesis-seed=0", "--timeout=60", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
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


def passes(copy: Path, tests: Sequence[str], seconds: float) -> bool:
    """Whether the tests pass within so many seconds; a mutant that never ends is noticed too."""
    child = os.fork()
    if child == 0:
        _run(copy, tests)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            _end(child)
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    _end(child)
    os.waitpid(child, 0)
    return False


def _end(child: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _run(copy: Path, tests: Sequence[str]) -> None:
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

        status = int(pytest.main([*QUIET, *tests]))
    finally:
        os._exit(status)
