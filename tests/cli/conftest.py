"""The command line as a call, with a clock to set; and as a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.fakes import FakeClock
from wellbeing.cli.main import Entrypoints, run
from wellbeing.paths import folders
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment


@dataclass
class Said:
    """What a call answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        assert self.code == 0, self
        return json.loads(self.out)

    def refused(self) -> str:
        """Check that it was refused with one line on stderr and nothing on stdout; returns the line."""
        assert self.code == 2, self
        assert self.out == "", self
        assert self.err.endswith("\n"), self
        assert self.err.count("\n") == 1, self
        assert self.err.startswith("wellbeing: "), self
        assert "Traceback" not in self.err, self
        return self.err.strip()


@dataclass
class Line:
    """wellbeing(...) with real services over folders and a clock of the test's own."""

    home: Path
    clock: FakeClock
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    opened: list[tuple[object, ...]] = field(default_factory=list)

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Said:
        self.capsys.readouterr()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        entrypoints = Entrypoints(
            lambda place: open_environment(folders(place), self.clock),
            open_services,
            self._kept("window", 0),
            self._kept("snapshot", [Path("a.png")]),
            self._kept("day", Path("pictures")),
            self._kept("report", None),
        )
        code = run(entrypoints, [str(argument) for argument in arguments])
        return Said(code, *self.capsys.readouterr())

    def show(self, *arguments: object) -> Any:
        return self("show", "--json", *arguments).json()

    def _kept(self, name: str, answer: Any) -> Callable[..., Any]:
        def door(*arguments: object) -> Any:
            self.opened.append((name, *arguments))
            return answer

        return door


@pytest.fixture
def wellbeing(
    tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    """The command line over folders of its own, named by the environment."""
    monkeypatch.setenv("WELLBEING_HOME", str(tmp_path / "home"))
    return Line(tmp_path / "home", clock, capsys, monkeypatch)


class Process:
    """`python -m wellbeing` as a person or a hook starts it: no bus, no screen, its own folders."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environ = {
            "PATH": os.environ["PATH"],
            # A process that may write only a few bytes would leave half a byte-code file for all the others.
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(home.parent),
            "PYTHONPATH": str(ROOT),
            "WELLBEING_HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "TZ": "Asia/Shanghai",
            "MPLCONFIGDIR": os.environ["MPLCONFIGDIR"],
        }

    def start(self, *arguments: object, module: str = "wellbeing", **options: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", module, *map(str, arguments)]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=self.environ, cwd=ROOT, **{**pipes, **options})

    def __call__(self, *arguments: object, stdin: bytes | None = None, **options: Any) -> Said:
        if stdin is not None:
            options["stdin"] = subprocess.PIPE
        process = self.start(*arguments, **options)
        out, err = process.communicate(stdin, timeout=60)
        return Said(process.returncode, out.decode(), err.decode())


@pytest.fixture
def process(tmp_path: Path) -> Process:
    return Process(tmp_path / "home")
