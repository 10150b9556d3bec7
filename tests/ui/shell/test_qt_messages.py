"""A warning of Qt's leaves its function and our way to it in the log, and no text."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import qWarning

from wellbeing.ui.shell.qt_messages import qt_messages_logged


def warn() -> None:
    qWarning("QColor::fromNote: marker-of-a-note")


def test_the_function_and_the_way_are_logged_and_no_text(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING), qt_messages_logged():
        warn()
    (record,) = caplog.records
    assert record.getMessage().startswith("QColor::fromNote (default) at ")
    assert record.getMessage().endswith("shell/test_qt_messages.py:14:warn")
    assert "marker" not in record.getMessage()
