"""The sheet of keys: every group of the map, in columns of about the same length."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wellbeing.ui.shell.key_sheet import KeySheet, spread
from wellbeing.ui.shell.shortcuts import GROUPS


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_group_stands_once_in_its_order(count: int) -> None:
    columns = spread(count)
    assert len(columns) == count
    assert [title for column in columns for title, _ in column] == [title for title, _ in GROUPS]
    if count > 1:
        lengths = [sum(len(keys) + 2 for _, keys in column) for column in columns[1:]]
        assert max(lengths) - min(lengths) <= 12


def test_the_keys_of_every_page_are_told(qtbot: QtBot, light_theme: object) -> None:
    sheet = KeySheet(str)
    qtbot.addWidget(sheet)
    said = {found.text() for found in sheet.findChildren(QLabel)}
    assert {"D W M Q Y A", "1–4", "F6", "Ctrl+1 … 7", "↓  ↑", "Alt+↓"} <= said


def test_no_group_and_no_key_of_a_group_stands_twice() -> None:
    titles = [title for title, _ in GROUPS]
    assert len(titles) == len(set(titles))
    for title, keys in GROUPS:
        named = [shortcut.keys for shortcut in keys]
        assert len(named) == len(set(named)), title
