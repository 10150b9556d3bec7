"""The pill of a break is as wide as its words, from the first moment on and whenever they grow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.break_clock import BreakClock
from wellbeing.services.app_services import Services
from wellbeing.ui.breaks.pill import BreakPill


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_its_words_stand_whole_when_they_grow(
    qtbot: QtBot, wear: Callable[..., object], services: Services, scale: float
) -> None:
    wear("light", "en", scale)
    pill = BreakPill(Told().context(services, "en"))
    qtbot.addWidget(pill)
    pill.show_clock(BreakClock(300.0, 295.0))
    pill.open()
    for rested in (295.0, 299.0, 1_300.0, 6_000.0):
        pill.show_clock(BreakClock(300.0, rested))
        shown = [(part.width(), part.sizeHint().width()) for part in (pill._words, pill.im_back)]
        assert all(width >= wanted for width, wanted in shown), (rested, shown)
