"""What the benchmarks promise of themselves."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_whoever_measures_memory_shares_none_of_it():
    """Each program that has Qt open is charged for its part of it: a measuring one would make the others lighter."""
    asked = "import sys, tests.benchmarks.__main__; print(sorted(name for name in sys.modules if 'PySide6' in name))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
