"""The line itself: folders, help, unknown words, and the door for all trouble."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import click
import pytest

from tests.cli.conftest import Line
from wellbeing import __version__
from wellbeing.cli import main
from wellbeing.cli.main import COMMANDS, Entrypoints, run
from wellbeing.content.sentences import SENTENCES
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import under
from wellbeing.services import app_services
from wellbeing.services.diary_access import open_own_diary


def test_help_names_every_command(wellbeing: Line):
    said = wellbeing("--help")
    assert (said.code, said.err) == (0, "")
    for name in COMMANDS:
        assert f"\n  {name}" in said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_takes_a_folder(wellbeing: Line, name: str):
    command = main.wellbeing.get_command(click.Context(main.wellbeing), name)
    for words in (
        [[name, word] for word in command.commands] if isinstance(command, click.Group) else [[name]]
    ):
        said = wellbeing(*words, "--help")
        assert (said.code, said.err) == (0, "")
        assert "--data-dir" in said.out
    assert not wellbeing.home.exists()


def test_version(wellbeing: Line):
    assert __version__ in wellbeing("--version").out


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["--nonsense"], ["checkn"], ["--data-dir"], ["show", "--data-dir"]]
)
def test_what_we_do_not_know(wellbeing: Line, arguments: list[str]):
    wellbeing(*arguments).refused()


@pytest.mark.parametrize("place", ["before", "after", "both"])
def test_the_folder_may_stand_before_or_after_the_command(wellbeing: Line, tmp_path: Path, place: str):
    mine, other = tmp_path / "mine", tmp_path / "other"
    line = {
        "before": ["--data-dir", mine, "checkin", "--stress", 5],
        "after": ["checkin", "--stress", 5, "--data-dir", mine],
        "both": ["--data-dir", other, "checkin", "--data-dir", mine, "--stress", 5],
    }[place]
    assert wellbeing(*line).code == 0
    assert under(mine).diary.exists()
    assert not other.exists()
    assert not wellbeing.home.exists()
    assert wellbeing.show("--data-dir", mine)["stress"]["n"] == 1


def test_the_environment_names_the_folder(wellbeing: Line):
    wellbeing("checkin", "--stress", 5)
    assert {path.name for path in wellbeing.home.iterdir() if path.suffix != ".key"} == {
        "diary.db",
        "diary.id",
    }


def test_a_folder_that_is_a_file(wellbeing: Line, tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    wellbeing("checkin", "--stress", 5, "--data-dir", tmp_path / "file").refused()
    wellbeing("checkin", "--stress", 5, "--data-dir", tmp_path / "file" / "below").refused()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [([], "raise"), (["--in-tray"], "tray"), (["--check-in"], "checkin"), (["--log-contact"], "contact")],
)
def test_alone_it_is_the_app(wellbeing: Line, tmp_path: Path, arguments: list[str], word: str):
    assert wellbeing("--data-dir", tmp_path, *arguments).code == 0
    assert wellbeing.opened == [("window", tmp_path, word)]


def test_a_damaged_settings_file_is_told_and_left(wellbeing: Line):
    wellbeing.home.mkdir()
    settings = wellbeing.home / "settings.toml"
    settings.write_text("[broken")
    said = wellbeing("checkin", "--stress", 5)
    assert said.code == 0
    assert said.err.count("\n") == 1
    assert "settings file" in said.err
    assert settings.read_text() == "[broken"
    assert list(wellbeing.home.glob("*damaged*")) == []
    settings.unlink()
    assert wellbeing("checkin", "--stress", 5).err == ""
    settings.write_text("[broken")
    wellbeing("checkin", "--stress", 11).refused()
    assert wellbeing.show()["stress"]["n"] == 2


def test_a_bad_value_is_told_and_the_rest_counts(wellbeing: Line):
    wellbeing.home.mkdir()
    (wellbeing.home / "settings.toml").write_text('[load]\nweight_rude = "heavy"\nweight_abuse = 5\n')
    assert "weight_rude" in wellbeing("contact", "abuse").err
    assert wellbeing.show()["load"]["shift_total"] == 5


@pytest.mark.parametrize(
    "spoil",
    [
        lambda home: next(home.glob("*.key")).unlink(),
        lambda home: next(home.glob("*.key")).write_text("ab" * 32),
        lambda home: next(home.glob("*.key")).write_text("nonsense"),
        lambda home: (home / "diary.id").unlink(),
        lambda home: (home / "diary.db").write_bytes(b"nonsense" * 1_000),
    ],
    ids=["no key", "another key", "a damaged key", "no id", "a damaged diary"],
)
def test_a_diary_that_cannot_be_opened_is_one_line(wellbeing: Line, spoil):
    wellbeing("checkin", "--stress", 5)
    spoil(wellbeing.home)
    before = {path: path.read_bytes() for path in wellbeing.home.iterdir()}
    for arguments in (["checkin", "--stress", 6], ["show", "--json"], ["contact", "start"], ["pause", "30m"]):
        wellbeing(*arguments).refused()
    assert {path: path.read_bytes() for path in wellbeing.home.iterdir()} == before
    assert wellbeing("tips").code == 0  # help works without the diary


@pytest.mark.parametrize(
    "key", ["problem.disk_full", "problem.read_only", "problem.disk_error", "problem.diary_busy"]
)
@pytest.mark.parametrize("arguments", [["show"], ["checkin", "--stress", 6]], ids=["looks", "saves"])
def test_what_a_disk_keeps_closed_is_told_as_closed(
    wellbeing: Line, monkeypatch: pytest.MonkeyPatch, key: str, arguments: list[object]
):
    def held(*_given: object) -> None:
        raise Refused(Problem("diary", key))

    monkeypatch.setattr(app_services, "open_own_diary", held)
    assert "opened and nothing can be saved now" in wellbeing(*arguments).refused()


def test_a_newer_diary(wellbeing: Line):
    diary = open_own_diary(under(wellbeing.home))
    diary.db.conn.execute("PRAGMA user_version = 999")
    diary.close()
    before = (wellbeing.home / "diary.db").read_bytes()
    assert "newer" in wellbeing("checkin", "--stress", 5).refused()
    assert (wellbeing.home / "diary.db").read_bytes() == before


def test_the_unexpected_is_one_line_without_what_was_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def broken(place: object) -> object:
        raise RuntimeError("a secret note")

    entrypoints = Entrypoints(broken, broken, broken, broken, broken, broken)  # type: ignore[arg-type]
    assert run(entrypoints, ["show", "--data-dir", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "secret" not in err
    assert "RuntimeError at cli/test_main.py:" in err


def test_an_interrupted_call(capsys: pytest.CaptureFixture[str]):
    def stopped(place: object) -> object:
        raise KeyboardInterrupt

    assert run(Entrypoints(stopped, stopped, stopped, stopped, stopped, stopped), ["show"]) == 2  # type: ignore[arg-type]
    assert capsys.readouterr().err.strip().startswith("wellbeing: Stopped.")


@pytest.mark.parametrize("language", ["en_US.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8"])
def test_every_problem_has_a_sentence_of_one_line(monkeypatch: pytest.MonkeyPatch, language: str):
    monkeypatch.setenv("LC_ALL", language)
    for key, text in SENTENCES.items():
        values = {name: "x" for _, name, _, _ in Formatter().parse(text) if name}
        line = main.words_of(Problem("stress", key, values))
        assert "\n" not in line
        assert "{" not in line
