"""The other commands: chart, tips, exercises, pause, resume, demo, day, snapshot, doctor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Line
from wellbeing.content.strings import LANGUAGES


@pytest.fixture
def filled(wellbeing: Line) -> Line:
    for hour in (9, 10, 13):
        wellbeing("checkin", "--stress", hour - 5, "--at", f"2026-11-20T{hour:02}:30")
        wellbeing("contact", "rude", "--at", f"2026-11-20T{hour:02}:20")
    return wellbeing


@pytest.mark.parametrize("what", ["stress", "load"])
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_charts(filled: Line, tmp_path: Path, what: str, ending: str):
    out = tmp_path / f"客户 chart.{ending}"
    said = filled("chart", what, "--out", out)
    assert (said.code, said.err, said.out.strip()) == (0, "", str(out))
    assert out.stat().st_size > 1_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_charts_in_each_language_and_theme(filled: Line, tmp_path: Path, language: str, theme: str):
    out = tmp_path / "chart.png"
    said = filled(
        "chart", "load", "--out", out, "--lang", language, "--theme", theme, "--width", 500, "--height", 250
    )
    assert (said.code, said.err) == (0, "")
    data = out.read_bytes()
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (500, 250)


@pytest.mark.parametrize("what", ["stress", "load"])
@pytest.mark.parametrize(
    "arguments", [[], ["--from", "2020-01-01", "--to", "2020-01-02"], ["--from", "0001-01-01"]]
)
def test_a_chart_of_nothing_is_drawn_with_a_word(
    wellbeing: Line, tmp_path: Path, what: str, arguments: list[str]
):
    out = tmp_path / "chart.svg"
    said = wellbeing("chart", what, "--out", out, *arguments)
    assert (said.code, said.err) == (0, "")
    assert b"</svg>" in out.read_bytes()


BAD_CHARTS = {
    "a form we do not draw": ["stress", "--out", "{}/a.gif"],
    "no ending": ["stress", "--out", "{}/a"],
    "nowhere": ["stress", "--out", "{}/nowhere/a.png"],
    "below a file": ["stress", "--out", "{}/file/a.png"],
    "a folder": ["stress", "--out", "{}/folder.png"],
    "no out": ["stress"],
    "what": ["mood", "--out", "{}/a.png"],
    "too small": ["stress", "--out", "{}/a.png", "--width", "10"],
    "too large": ["stress", "--out", "{}/a.png", "--height", "100000"],
    "language": ["stress", "--out", "{}/a.png", "--lang", "xx"],
    "theme": ["stress", "--out", "{}/a.png", "--theme", "nowhere"],
    "broken theme": ["stress", "--out", "{}/a.png", "--theme", "mine"],
    "range": ["stress", "--out", "{}/a.png", "--from", "2026-11-20", "--to", "2026-11-01"],
}


@pytest.mark.parametrize("arguments", BAD_CHARTS.values(), ids=BAD_CHARTS.keys())
def test_charts_refused_leave_no_file(filled: Line, tmp_path: Path, arguments: list[str]):
    (filled.home / "themes").mkdir()
    (filled.home / "themes" / "mine.toml").write_text("[broken")
    place = tmp_path / "out"
    (place / "folder.png").mkdir(parents=True)
    (place / "file").write_text("mine")
    filled("chart", *(argument.replace("{}", str(place)) for argument in arguments)).refused()
    assert {path.name for path in place.iterdir()} == {"folder.png", "file"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tips_and_exercises(wellbeing: Line, language: str):
    tips = wellbeing("tips", "--json", "--lang", language).json()
    assert len(tips) >= 12
    assert {"id", "title", "body", "sources"} <= set(tips[0])
    exercises = wellbeing("exercises", "--json", "--lang", language).json()
    assert {"id", "title", "body", "sources", "on", "seconds"} <= set(exercises[0])
    assert wellbeing("tips", "--lang", language).out.startswith(tips[0]["title"])
    assert not wellbeing.home.exists()


def test_tips_are_searched_by_all_words(wellbeing: Line):
    every = wellbeing("tips", "--json", "--lang", "en").json()
    words = every[3]["title"].split()
    assert wellbeing("tips", *words, "--json", "--lang", "en").json()[0]["id"] == every[3]["id"]
    assert wellbeing("tips", "zqxjkv", "--json").json() == []


@pytest.mark.parametrize("name", ["tips", "exercises"])
def test_a_language_we_do_not_speak(wellbeing: Line, name: str):
    assert "zh_CN" in wellbeing(name, "--lang", "xx").refused()


@pytest.mark.parametrize(
    ("length", "until"),
    [
        ("30m", "14:35"),
        ("1h", "15:05"),
        ("1h30m", "15:35"),
        ("90M", "15:35"),
        ("2d", "2026-11-22 14:05"),
        ("３０m", "14:35"),
    ],
)
def test_pause_and_resume(wellbeing: Line, length: str, until: str):
    said = wellbeing("pause", length)
    assert (said.code, said.err) == (0, "")
    assert until in said.out
    assert wellbeing("resume").code == 0


@pytest.mark.parametrize(
    "length", ["", "0m", "30", "-5m", "3d", "49h", "30s", "99999m", "1h 30m", "m", "1" * 5_000 + "m"]
)
def test_lengths_that_are_none(wellbeing: Line, length: str):
    wellbeing("pause", "--", length).refused()


def test_demo(wellbeing: Line):
    said = wellbeing("demo", "--days", 10)
    assert (said.code, said.err) == (0, "")
    demo = wellbeing.home / "demo"
    assert str(demo) in said.out
    assert wellbeing.show()["stress"]["n"] == 0
    first = wellbeing.show("--data-dir", demo)
    assert first["stress"]["n"] > 20
    wellbeing("demo", "--days", 10)
    assert wellbeing.show("--data-dir", demo) == first


@pytest.mark.parametrize("arguments", [["--days", "0"], ["--days", "4000"], ["--days", "x"], ["--seed", "x"]])
def test_demos_refused(wellbeing: Line, arguments: list[str]):
    wellbeing("demo", *arguments).refused()


def test_pictures_of_ones_own_diary_say_that_they_show_notes(wellbeing: Line, tmp_path: Path):
    assert "notes included" in wellbeing("snapshot", tmp_path / "own", "--lang", "en").err
    assert wellbeing("demo", "--days", 1).code == 0
    said = wellbeing("snapshot", tmp_path / "demo", "--data-dir", wellbeing.home / "demo")
    assert (said.code, said.err) == (0, "")


def test_snapshot_and_day_go_through_their_doors(wellbeing: Line, tmp_path: Path):
    assert (
        wellbeing("snapshot", tmp_path / "out", "--lang", "zh_TW", "--theme", "dark", "--scale", 200).out
        == "a.png\n"
    )
    name, _environment, place, languages, themes, scales, size = wellbeing.opened[0]
    assert (name, place, languages, themes, scales, size) == (
        "snapshot", tmp_path / "out", ("zh_TW",), ("dark",), (200,), (1100, 720),
    )  # fmt: skip
    assert wellbeing("day", tmp_path / "out").out == "pictures\n"
    assert wellbeing.opened[1][:3] == ("day", None, tmp_path / "out")


@pytest.mark.parametrize(
    "arguments", [[], ["{}", "--lang", "xx"], ["{}", "--size", "big"], ["{}", "--scale", "50"], ["{}/file"]]
)
def test_snapshots_refused(wellbeing: Line, tmp_path: Path, arguments: list[str]):
    (tmp_path / "file").write_text("mine")
    wellbeing("snapshot", *(argument.replace("{}", str(tmp_path)) for argument in arguments)).refused()
    assert wellbeing.opened == []


def test_doctor(wellbeing: Line):
    rows = wellbeing("doctor", "--json").json()
    assert {"notifications", "idle", "key", "fonts"} <= {row["key"] for row in rows}
    said = wellbeing("doctor")
    assert (said.code, said.err) == (0, "")
    assert len(said.out.splitlines()) == len(rows)
    assert json.dumps(rows)
