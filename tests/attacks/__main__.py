"""Every attack of the protocol with its required figure, printed as a table; the exit code is 1 when one is missed.

python -m tests.attacks
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from tests.attacks import statistical
from tests.attacks.dice import MUTANTS
from tests.conftest import ROOT

SCENARIOS = {
    "copied ciphertexts, re-signed ballot, seal of another team or period, swapped key, two lists": "copies",
    "dropouts, late answers, replay, forked list, second answer, re-roll, false totals, half files": "denial",
    "re-roll: the app and two schedulers of one person at the same moment, as processes": "twice",
    "one-period keys that are none, and keys past day 28": "keys",
    "notes of a newer version among ours": "newer",
    "diary with red flags against one without": "flags",
    "the same through a lived diary: threats, notes, heavy weeks, help opened": "flags_diary",
    "SQL injection, hostile names, a leader who claims membership, another team's board": "hostile",
}


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    attack: str
    required: str
    measured: str
    held: bool


def scenario(title: str, word: str) -> Row:
    """Run the tests of one kind of attack over both boards."""
    options = ["-q", "-o", "addopts=", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, f"tests/ballot/test_{word}.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr.strip()[-80:]
    return Row(title, "refused or a gap", last.strip("= "), done.returncode == 0 and "skipped" not in last)


def rows() -> list[Callable[[], Row]]:
    """Every attack, as something to call."""
    found: list[Callable[[], Row]] = [lambda: Row(*statistical.die_audit("the real die"))]
    found += [lambda name=name: Row(*statistical.die_audit(name)) for name in MUTANTS if name != "seeded die"]  # type: ignore[misc]
    found += [lambda attack=attack: Row(*attack()) for attack in statistical.ATTACKS]  # type: ignore[misc]
    found += [lambda title=title, word=word: scenario(title, word) for title, word in SCENARIOS.items()]  # type: ignore[misc]
    return found


def main() -> int:
    """Print the table and return the exit code."""
    missed = 0
    for attack in rows():
        start = perf_counter()
        row = attack()
        missed += not row.held
        took = perf_counter() - start
        print(f"{'ok' if row.held else 'MISSED':<7} {row.attack}  ({took:.1f} s)")
        print(f"        required {row.required}; measured {row.measured}")
    print(f"\n{missed} missed." if missed else "\nEvery attack was held.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
