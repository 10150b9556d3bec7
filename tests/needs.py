"""Skips a test whose program is not on this machine and says which Debian package brings it.

The whole run installs them all, so there such a skip is a failure: tests/run.sh sets WELLBEING_TESTS_WHOLE for it.
"""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

TABLE = Path(__file__).resolve().parent.parent / "resources" / "setup.sh"
ROW = re.compile(r"^(?:cmd|file|lib):(\S+)\s+(\S+)$", re.MULTILINE)
WHOLE = "WELLBEING_TESTS_WHOLE"


@cache
def packages() -> dict[str, str]:
    """Return the package that brings each program or file, as resources/setup.sh has it."""
    return {thing: package.replace("|", " or ") for thing, package in ROW.findall(TABLE.read_text("utf-8"))}


def needs(*programs: str) -> None:
    """Skip the running test unless each program (or file, by its path) is here."""
    for program in programs:
        there = Path(program).exists() if "/" in program else shutil.which(program)
        if not there:
            lack(f"{program} is not installed; Debian has it in {packages()[program]}")


def lack(reason: str) -> None:
    """Skip the running test; in the whole run fail it."""
    if os.environ.get(WHOLE):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
