"""sqlite_utils comes without numpy, also where other threads run; who wants numpy in earnest gets it meanwhile."""

from __future__ import annotations

import subprocess
import sys

LEAN = """
import sys, threading, time
resting = threading.Thread(target=time.sleep, args=(5,), daemon=True)
resting.start()
from wellbeing.storage.lean_import import database_class
database = database_class()
kept = [finder for finder in sys.meta_path if "lean" in type(finder).__module__]
print(*sorted({"numpy", "dateutil", "pandas"} & sys.modules.keys()), len(kept))
print(database(memory=True).table("dog").insert({"name": "Cleo"}).last_pk)
"""

AT_ONCE = """
import sys, threading
sys.setswitchinterval(1e-5)
failed = []
def earnest():
    try:
        import numpy, dateutil.parser
        numpy.arange(3)
    except BaseException as trouble:
        failed.append(repr(trouble))
threads = [threading.Thread(target=earnest) for _ in range(2)]
for thread in threads: thread.start()
from wellbeing.storage.lean_import import database_class
row = database_class()(memory=True).table("dog").insert({"name": "Cleo"}).last_pk
for thread in threads: thread.join()
print(failed, row, "numpy" in sys.modules)
"""


def told_by(program: str) -> list[str]:
    """Return the lines that a program of its own prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_nothing_heavy_comes_along_though_another_thread_runs():
    assert told_by(LEAN) == ["0", "1"]


def test_who_wants_numpy_at_the_same_time_gets_it():
    for _ in range(5):
        assert told_by(AT_ONCE) == ["[] 1 True"]
