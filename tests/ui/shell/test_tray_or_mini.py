"""How often it looks for a tray: often while there is none at first, seldom where there is one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Make, settled
from wellbeing.ui.shell.tray_or_mini import JUST_COME, LOOK_MS, OFTEN, SELDOM_MS, STAYS_MS, TrayOrMini


@pytest.mark.parametrize("there", [True, False])
def test_it_looks_often_only_where_a_tray_may_still_come(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, there: bool
):
    has = [there]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has[0])
    app = make()
    settled(app, qtbot)
    assert app.ctx is not None
    chosen = TrayOrMini(app.actions, bool, app)
    chosen.show(app.ctx)
    assert chosen._timer.interval() == (STAYS_MS if there else LOOK_MS)
    for _ in range(OFTEN):
        chosen._look()
    assert chosen._timer.interval() == (STAYS_MS if there else SELDOM_MS)
    has[0] = not there
    chosen._look()
    assert chosen.has_tray is not there
    assert chosen._timer.interval() == LOOK_MS, "what has just come may go again"
    for _ in range(JUST_COME):
        chosen._look()
    assert chosen._timer.interval() == (LOOK_MS if there else STAYS_MS)
    chosen.remove()
