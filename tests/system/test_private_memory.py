"""A process of ours leaves no core dump behind and is read by no other program of the same person."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are read the way Linux tells them")
TELL = """
import ctypes
print(next(line for line in open("/proc/self/limits") if line.startswith("Max core")).split()[4:6])
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
ALLOW = "import resource as r; r.setrlimit(r.RLIMIT_CORE, (r.getrlimit(r.RLIMIT_CORE)[1],) * 2)\n"
COMMAND = """
import sys
from wellbeing import app
sys.argv = ["wellbeing", "tips", "--lang", "en", "--data-dir", sys.argv[1]]
try: app.main()
except SystemExit as end: assert not end.code
"""


def told(code: str, *given: object) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", ALLOW + code + TELL, *map(str, given)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()[-2:]


def test_the_command_line_allows_no_dump(tmp_path: object):
    assert told("import sys")[1] == "1"  # what a process is without our doing
    assert told(COMMAND, tmp_path) == ["['0', '0']", "0"]


def test_it_says_whether_it_holds():
    says = "from wellbeing.system.private_memory import keep_memory_private as keep\nassert keep() is True\n"
    assert told(says) == ["['0', '0']", "0"]
