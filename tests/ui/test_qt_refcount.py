"""Qt calls that return nothing must not eat None: one broken release died of it after five thousand calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_void_calls_keep_none_alive(qapp: QApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 50
