"""A thread that imports rests between two modules, so that the window's thread comes through; no other thread does."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread

import pytest

from wellbeing.ui.giving_way import MOST_S, giving_way

BUSY = "import time\nend = time.thread_time() + 0.004\nwhile time.thread_time() < end: pass\n"


def test_the_thread_rests_as_long_as_it_worked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for number in range(5):
        (tmp_path / f"busy{number}.py").write_text(
            BUSY + (f"import busy{number + 1}\n" if number < 4 else "")
        )
    monkeypatch.syspath_prepend(tmp_path)
    rests = list[float]()
    monkeypatch.setattr("wellbeing.ui.giving_way.time.sleep", rests.append)
    finders = list(sys.meta_path)

    def work() -> None:
        with giving_way():
            import busy0  # type: ignore[import-not-found]  # noqa: F401

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert sys.meta_path == finders
    assert len(rests) == 5  # before each
    assert all(0.004 <= rest <= MOST_S for rest in rests[1:])


def test_other_threads_import_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "other.py").write_text(BUSY)
    monkeypatch.syspath_prepend(tmp_path)
    rests = list[float]()
    with giving_way():
        monkeypatch.setattr("wellbeing.ui.giving_way.time.sleep", rests.append)
        thread = Thread(target=__import__, args=("other",))
        thread.start()
        thread.join()
    assert rests == []
