"""Which tests run which lines: the suite once under coverage with a context for each test."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coverage import CoverageData

TESTS = ("domain", "storage", "services", "content", "charts", "ballot", "cli")


@dataclass(frozen=True)
class Covering:
    """For each file and line the tests that run it, and how long each test takes in seconds."""

    lines: dict[str, dict[int, set[str]]]
    seconds: dict[str, float]
    root: Path

    def of(self, path: str, first: int, last: int, most: float) -> list[str]:
        """Return the tests for some lines of a file, the mirrored ones and quick ones first, up to `most` seconds.

        A line that is read at import alone (a constant) is left to all the tests that run anything of its file, and
        to those whose file names it.
        """
        file = self.lines.get(path, {})
        found = set().union(*(file.get(line, set()) for line in range(first, last + 1)))
        found = (found or set().union(*file.values(), self.naming(path))) & self.seconds.keys()
        # What a fixture runs for a whole module counts for its first test alone, and what is read at import for none.
        mirror = f"tests/{'/'.join(path.split('/')[1:-1])}/test_{Path(path).stem}.py"
        found |= {test for test in self.seconds if test.startswith(mirror)}
        ordered = sorted(found, key=lambda test: (not test.startswith(mirror), self.seconds.get(test, 0.0)))
        chosen: list[str] = []
        for test in ordered:
            most -= self.seconds.get(test, 0.0)
            if chosen and most < 0:
                break
            chosen.append(test)
        return chosen

    def naming(self, path: str) -> set[str]:
        """Return the tests whose file names a module."""
        module = re.compile(rf"\b{re.escape(path.removesuffix('.py').replace('/', '.'))}\b")
        files = {test.partition("::")[0] for test in self.seconds}
        near = {file for file in files if module.search((self.root / file).read_text("utf-8"))}
        return {test for test in self.seconds if test.partition("::")[0] in near}


def measure(root: Path, folder: Path, jobs: int, tests: Sequence[str] = TESTS) -> None:
    """Run the tests with nothing changed; one that fails now would seem to notice everything, so it is left out."""
    environment = os.environ | {
        "MUTANT_DURATIONS": str(folder / "durations.json"),
        "COVERAGE_FILE": str(folder / "coverage"),
        "PYTHONPATH": str(root),
    }
    plugins = ["-p", "tests.mutants.durations", "--cov=wellbeing", "--cov-context=test", "--cov-report="]
    command = [sys.executable, "-m", "pytest", "-q", f"-n{jobs}", *plugins]
    subprocess.run([*command, *(f"tests/{name}" for name in tests)], cwd=root, env=environment, check=False)


def read(folder: Path, root: Path) -> Covering:
    """Read what `measure` wrote."""
    data = CoverageData(str(folder / "coverage"))
    data.read()
    lines: dict[str, dict[int, set[str]]] = defaultdict(dict)
    for file in data.measured_files():
        by_line = lines[f"wellbeing{file.rpartition('/wellbeing')[2]}"]
        for line, contexts in data.contexts_by_lineno(file).items():
            by_line[line] = {test_of(context) for context in contexts if "::" in context}
    return Covering(dict(lines), json.loads((folder / "durations.json").read_text("utf-8")), root)


def test_of(context: str) -> str:
    """Return the test out of a context such as `tests/test_x.py::test_y|run`."""
    return context.rpartition("|")[0]
