"""What Settings show in a window of its own: the text for support before it is saved, and what is protected."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.content.strings import LANGUAGES
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.settings.support import SupportRow, ThreatModelRow, threat_model
from wellbeing.ui.widgets.plain_lines import PlainLines

SECRET = "a parcel that never came"


def test_the_text_is_shown_whole_before_it_is_saved(
    qtbot: QtBot, light_theme: object, services: Services, tmp_path: Path
):
    services.checkins.record(CheckInDraft(stress=7, note=SECRET))
    told = Told()
    row = SupportRow(told.context(services))
    qtbot.addWidget(row)
    row.gather()
    qtbot.waitUntil(lambda: row.sheet is not None, timeout=10_000)
    sheet = row.sheet
    assert sheet is not None
    shown = sheet.findChild(PlainLines).toPlainText()
    assert "[versions]" in shown
    assert SECRET not in shown
    sheet.save_to(tmp_path / "no" / "such" / "folder.txt")
    assert sheet.wrong.text()
    sheet.save_to(tmp_path / "text.txt")
    assert (tmp_path / "text.txt").read_text("utf-8").rstrip("\n") == shown.rstrip("\n")
    assert stat.S_IMODE((tmp_path / "text.txt").stat().st_mode) == 0o600
    assert told.said[-1][0] == "The text is saved."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_there_in_every_language(
    qtbot: QtBot, light_theme: object, services: Services, language: str
):
    row = ThreatModelRow(Told().context(services, language))
    qtbot.addWidget(row)
    row.button.click()
    assert row.sheet is not None
    assert row.sheet.windowTitle() == row.ctx.t("What is protected, and what isn't")
    row.sheet.close()


def shape(page: str) -> dict[str, object]:
    """What the page has in common in every language: its tables, points, and the names of files and commands."""
    rows = [line for line in page.splitlines() if line.startswith("|")]
    return {
        "heads": page.count("\n## "),
        "rows": len(rows),
        "points": page.count("\n- "),
        "names": sorted(set(re.findall(r"`[^`]+`", page)) - {"`sqlcipher_export`"}),
    }


def test_every_plain_file_that_a_rota_leaves_is_named(services: Services, tmp_path: Path):
    rota = tmp_path / "rota.csv"
    rota.write_text("name,2026-12-01,2026-12-02\nLin,Early,OFF\nWu,OFF,Early\n", "utf-8")
    services.environment.rota.take(rota, TableAnswers(me="Lin", legend={"Early": "08:00-16:00"}))
    folder = services.environment.folders.config
    left = {path.name for path in folder.rglob("*.json")}
    assert {"rota.json", "rota-before.json", "rota-answers.json"} <= left
    assert all(f"`{name}`" in threat_model("en") for name in left)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_a_translation_leaves_nothing_out(language: str):
    assert resource("docs", f"threat-model.{language}.md").exists()
    assert shape(threat_model(language)) == shape(threat_model("en"))
