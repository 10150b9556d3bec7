"""Zones imported leanly are the same ones, and Python is not asked how it was built."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from wellbeing.lean_zones import PLACES

LEAN = """
import sys
from wellbeing.lean_zones import zone_class
zone_class()
"""
ASKED = """
import os, zoneinfo
print(zoneinfo.TZPATH, os.environ.get("PYTHONTZPATH"), len(zoneinfo.available_timezones()))
"""
BUILT = """
print("_CONFIG_VARS" in vars(sys.modules["sysconfig"]))
import sysconfig
print(sysconfig.get_config_var("TZPATH"))
"""


def said(program: str, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ | environ
    )
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such places")
def test_they_are_looked_for_where_they_always_are():
    assert said(LEAN + ASKED) == said(ASKED)
    assert said(LEAN + ASKED, PYTHONTZPATH="/nowhere") == said(ASKED, PYTHONTZPATH="/nowhere")


@pytest.mark.skipif(not os.access(PLACES.partition(":")[0], os.R_OK), reason="zones are elsewhere")
def test_python_is_not_asked_how_it_was_built_until_somebody_else_does():
    assert said(LEAN + BUILT) == f"False\n{PLACES}\n"
