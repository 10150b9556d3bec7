"""Where a file dialog begins: where one was chosen last, else among the documents; never where the app was started."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from wellbeing.ui.widgets.choose_file import ask_for_folder, ask_where_to_save, start_folder


def test_the_folder_chosen_last_is_where_the_next_question_begins(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qapp.setProperty("wellbeing_last_folder", None)
    assert start_folder() != Path.cwd()
    begun: list[str] = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *given: (begun.append(given[2]), (str(tmp_path / "a.json"), ""))[1],
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: begun.append(given[2]) or "")
    parent = QWidget()
    qtbot.addWidget(parent)
    first = start_folder()
    ask_where_to_save(parent, "Save", "log.json")
    ask_for_folder(parent, "Folder")
    assert begun == [str(first / "log.json"), str(tmp_path)]
    assert start_folder() == tmp_path  # leaving the second question forgets nothing
    qapp.setProperty("wellbeing_last_folder", str(tmp_path / "gone"))
    assert start_folder() == first
    qapp.setProperty("wellbeing_last_folder", None)


@pytest.mark.parametrize("writes_over", [True, False])
def test_leave_to_write_over_is_asked_only_where_something_would(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, writes_over: bool
) -> None:
    asked: list[bool] = []

    def choose(*given: object) -> tuple[str, str]:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOptions(given[-1])
        asked.append(not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_where_to_save(parent, "Save", "old.json", writes_over=writes_over) == ""
    assert asked == [writes_over]
