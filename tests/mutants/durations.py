"""A pytest plugin: how long each test that passed took, written as JSON to the file that MUTANT_DURATIONS names."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

took: defaultdict[str, float] = defaultdict(float)
failed: set[str] = set()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    took[report.nodeid] += report.duration
    if report.failed:
        failed.add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        passed = {test: seconds for test, seconds in took.items() if test not in failed}
        Path(os.environ["MUTANT_DURATIONS"]).write_text(json.dumps(passed), "utf-8")
