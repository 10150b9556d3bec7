"""The window's thread goes on beating while the diary is held and a huge message is pasted; the bench measures it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.beats import gaps
from tests.untraced import untraced

# Of the processor's time in one turn; a wait of seconds for another program is in the gap alone.
WORK_MS = 250.0
GAP_MS = 3_000.0


def test_the_window_goes_on_beating(qapp: QApplication, wear: object, tmp_path: Path):
    with untraced():
        found = gaps(qapp, tmp_path / "home", short=True)
    assert {case: work for case, (_, work) in found.items() if work > WORK_MS} == {}
    held = {case: gap for case, (gap, _) in found.items() if "held" in case}
    assert len(held) == 6
    assert max(held.values()) < GAP_MS
