"""What a second start works out by itself is where the app keeps its data."""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path

import pytest

from wellbeing.home import data_home
from wellbeing.paths import folders

UNSET = dict.fromkeys(("WELLBEING_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"))
MACHINES: list[dict[str, str | None]] = [
    {},
    {"XDG_DATA_HOME": "/elsewhere"},
    {"XDG_DATA_HOME": "not/absolute"},
    {"XDG_DATA_HOME": "  "},
    {"XDG_DATA_HOME": ""},
    {"WELLBEING_HOME": "/own", "XDG_DATA_HOME": "/elsewhere"},
    {"WELLBEING_HOME": "~/own"},
    {"WELLBEING_HOME": "own/below"},
    {"WELLBEING_HOME": ""},
    {"HOME": "/home/of ours/"},
]


@pytest.mark.parametrize("machine", MACHINES, ids=str)
@pytest.mark.parametrize("given", ["", "given", "/given", "~/given"])
def test_it_is_where_the_app_keeps_its_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, machine: dict[str, str | None], given: str
):
    for name, value in (UNSET | {"HOME": "/home/ann"} | machine).items():
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    with chdir(tmp_path):
        found = data_home(given)
        if not found:
            assert sys.platform != "linux"
            return
        assert Path(found) == folders(Path(given) if given else None).runtime


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system is asked")
@pytest.mark.parametrize("home", [None, "", "not/absolute"])
def test_where_a_home_has_to_be_looked_for_it_says_nothing(monkeypatch: pytest.MonkeyPatch, home: str | None):
    for name in (*UNSET, "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert data_home() == ""
