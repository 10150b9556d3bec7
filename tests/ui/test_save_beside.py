"""A file of the person's choice is written in a thread: the window goes on where a disk takes its time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.safety import RecoveryRow
from wellbeing.ui.pages.settings.support import SupportSheet
from wellbeing.ui.pages.team.invitation import InvitePart
from wellbeing.ui.pages.team.log import LogCard
from wellbeing.ui.pages.team.trend import TeamTrend
from wellbeing.ui.pages.trends.report.dialog import ReportDialog
from wellbeing.ui.shell.window_place import WindowPlace


@dataclass
class Disk:
    """Which threads have waited for it."""

    waited: list[Thread] = field(default_factory=list)

    def sync(self, *_: object) -> None:
        self.waited.append(current_thread())


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    found = Disk()
    monkeypatch.setattr(os, "fsync", found.sync)
    write = Path.write_text

    def write_text(path: Path, *given: object) -> int:
        found.sync()
        return write(path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", write_text)
    return found


def support(ctx: Context, _services: Services) -> Callable[[Path], object]:
    return SupportSheet(ctx, "all of it").save_to


def report(ctx: Context, _services: Services) -> Callable[[Path], object]:
    dialog = ReportDialog(ctx)
    return lambda path: dialog._report is not None and dialog.save_to(path)


def invitation(ctx: Context, _services: Services) -> Callable[[Path], object]:
    part = InvitePart(ctx)
    part.text.setPlainText("wellbeing-team: an invitation")
    return lambda path: part.write(str(path))


def log(ctx: Context, _services: Services) -> Callable[[Path], object]:
    card = LogCard(ctx)
    return lambda path: card.write(str(path))


def team_chart(ctx: Context, _services: Services) -> Callable[[Path], object]:
    trend = TeamTrend(ctx)
    return lambda path: trend.write(f"{path}.png")


def recovery_code(ctx: Context, services: Services) -> Callable[[Path], object]:
    row, folders = RecoveryRow(ctx), services.environment.folders
    row.button.click()

    def keep(path: Path) -> None:
        groups = row.code.text().replace("\n", "").split("-")
        row.field.setText(" ".join(groups[place - 1] for place in row._places))
        path.with_suffix(".png").symlink_to(folders.recovery)
        row.check.click()

    return keep


@pytest.mark.parametrize("kind", [support, report, invitation, log, team_chart, recovery_code])
def test_the_window_waits_for_no_disk(
    qtbot: QtBot,
    light_theme: object,
    services: Services,
    tmp_path: Path,
    disk: Disk,
    kind: Callable[[Context, Services], Callable[[Path], object]],
):
    told, out = Told(), tmp_path / "out"
    save = kind(replace(told.context(services), piecemeal=True), services)
    disk.waited.clear()
    qtbot.waitUntil(partial(begun, save, out))
    qtbot.waitUntil(lambda: bool(told.said))
    assert re.match(".*[Ss]aved[.]$|The recovery code holds", told.said[-1][0])
    assert max(path.stat().st_size for path in tmp_path.glob("out*")) > 2
    assert disk.waited
    assert main_thread() not in disk.waited


def begun(save: Callable[[Path], object], out: Path) -> bool:
    """Tell whether there was something to save yet."""
    return save(out) is not False


def test_where_the_window_stands_is_worth_no_waiting(qtbot: QtBot, tmp_path: Path, disk: Disk):
    window = QWidget()
    qtbot.addWidget(window)
    WindowPlace(tmp_path).keep(window, "trends", ("#000000", "#ffffff"))
    assert WindowPlace(tmp_path).page() == "trends"
    assert disk.waited == []
