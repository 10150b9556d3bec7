"""An empty file is called empty, whoever reads it: nobody is told of a column that is missing there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Line

NOTHING = {
    "no byte": b"",
    "blank lines": b" \r\n\n",
    "a mark alone": b"\xef\xbb\xbf",
    "UTF-16": b"\xff\xfe\r\x00\n\x00",
}
READERS = {
    "rota": ("rota", "import", "{file}"),
    "cues": ("cues", "evaluate", "{file}", "--text", "a", "--label", "b"),
    "trace": ("reminders", "simulate", "--trace", "{file}"),
    "restore": ("restore", "{file}"),
    "entries": ("import", "{file}"),
    "team": ("team", "join", "--file", "{file}", "--name", "Ann"),
}


@pytest.mark.parametrize("content", NOTHING)
@pytest.mark.parametrize("reader", READERS)
def test_it_is_said(wellbeing: Line, tmp_path: Path, reader: str, content: str):
    file = tmp_path / "given.csv"
    file.write_bytes(NOTHING[content])
    said = wellbeing(*(word.format(file=file) for word in READERS[reader]))
    assert (said.code, said.err) == (2, "wellbeing: The file is empty. Nothing was changed.\n")
