"""A thread at work rests between two imports while the window's thread works too; no other thread does."""

from __future__ import annotations

import _imp
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from wellbeing.ui.giving_way import LEAST_S, MOST_S, giving_way
from wellbeing.ui.in_thread import in_thread

BUSY = "import time\nend = time.thread_time() + 0.004\nwhile time.thread_time() < end: pass\n"
MODULES = [f"busy{number}" for number in range(5)]


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(BUSY)
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(tmp_path)


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, bool]]:
    """How long was rested, and whether other threads' imports had to wait for it."""
    found = list[tuple[float, bool]]()
    monkeypatch.setattr(
        "wellbeing.ui.giving_way.time.sleep", lambda rest: found.append((rest, _imp.lock_held()))
    )
    return found


def others_work(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the process work by so much more than the thread that asks."""
    monkeypatch.setattr(time, "process_time", lambda: time.thread_time() * (1 + share))


def import_all() -> None:
    for name in MODULES:
        __import__(name)


def import_giving_way() -> None:
    with giving_way():
        import_all()


def in_another_thread(work: Callable[[], object]) -> None:
    thread = Thread(target=work)
    thread.start()
    thread.join()


def test_the_thread_rests_as_long_as_it_worked_where_others_work(
    rests: list[tuple[float, bool]], monkeypatch: pytest.MonkeyPatch
):
    others_work(0.05, monkeypatch)  # so little comes through of a window that waits for each turn
    in_another_thread(import_giving_way)
    assert len(rests) == len(MODULES) - 1  # before each but the first
    assert all(LEAST_S < rest <= MOST_S for rest, _ in rests)
    assert not any(held for _, held in rests)


def test_whoever_asks_the_finders_without_pythons_lock_is_answered(
    rests: list[tuple[float, bool]], monkeypatch: pytest.MonkeyPatch
):
    others_work(1.0, monkeypatch)

    def ask() -> None:
        with giving_way():
            import_all()
            rests.clear()
            import_all()
            end = time.thread_time() + 0.004
            while time.thread_time() < end:
                pass
            assert sys.meta_path[0].find_spec("busy0", None) is None

    in_another_thread(ask)
    assert len(rests) == 1


def test_nobody_rests_for_a_window_that_does(
    rests: list[tuple[float, bool]], monkeypatch: pytest.MonkeyPatch
):
    others_work(0.0, monkeypatch)
    in_another_thread(import_giving_way)
    assert rests == []


def test_other_threads_import_as_ever(rests: list[tuple[float, bool]], monkeypatch: pytest.MonkeyPatch):
    others_work(1.0, monkeypatch)
    with giving_way():
        in_another_thread(import_all)
    assert rests == []


def test_whatever_is_done_beside_the_window_gives_way(
    qapp: object, rests: list[tuple[float, bool]], monkeypatch: pytest.MonkeyPatch
):
    """A chart's library took half a second to import, and the page opened meanwhile stood still at each call."""
    others_work(1.0, monkeypatch)
    in_thread(import_all, list[None]().append, None, "no module").join()
    assert len(rests) == len(MODULES) - 1
