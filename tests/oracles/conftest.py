"""The oracle: one process of the other environment, asked by name."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.needs import lack

HOME = ROOT / ".venv-oracles" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
Oracle = Callable[..., Any]


@pytest.fixture(scope="session")
def oracle() -> Iterator[Oracle]:
    """Ask pandas, scipy or statsmodels: oracle("quantiles", values=[...], shares=[0.2])."""
    if not HOME.exists():
        lack("no .venv-oracles here: pandas, scipy and statsmodels come with `bash tests/run.sh`")
    script = ROOT / "tests" / "oracles" / "answers.py"
    with subprocess.Popen(
        [HOME, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout

        def ask(name: str, **values: Any) -> Any:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps({"name": name, **values}) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()
