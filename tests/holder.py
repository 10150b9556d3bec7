"""Another program that holds the diary: a process of its own with an exclusive transaction, until it is let go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import TracebackType

from tests.conftest import ROOT

HOLD = """
import sys
from pathlib import Path
from wellbeing.paths import under
from wellbeing.services.diary_access import find_key
from wellbeing.storage.connection import open_connection
folders = under(Path(sys.argv[1]))
conn = open_connection(folders.diary, find_key(folders))
conn.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
written = sys.stdin.readline()
if written.strip():
    conn.execute(written)
conn.execute("COMMIT")
conn.close()
"""


class Holder:
    """Holds the diary of a folder from `with` to its end, or until `let_go`, which may write a row first."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Holder:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(self._home)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"
        return self

    def let_go(self, statement: str = "") -> None:
        """End the transaction, after one statement of its own where there is one."""
        if self._process is not None:
            self._process.communicate(f"{statement}\n", timeout=20)
            assert self._process.returncode == 0
            self._process = None

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()
