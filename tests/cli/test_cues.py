"""wellbeing cues: figures over a file, a message read, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Line, Process
from tests.domain.cues.whole_reader import whole_reader
from wellbeing.cli import cues
from wellbeing.domain.cues.reader import READ_MOST

ROWS = "label,review\n0,太失望了\n1,很满意\n0,不好吃，差评\n1,不失望\n0,三点到的\n"
REVIEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "waimai_reviews.csv"
ASKED = ("--text", "review", "--label", "label")


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call would read all our words anew."""
    monkeypatch.setattr(cues, "Cues", lambda folder: whole_reader())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "reviews.csv"
    found.write_text(ROWS, encoding="utf-8")
    return found


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030"])
def test_figures_in_any_of_our_charsets(wellbeing: Line, file: Path, charset: str) -> None:
    file.write_text(ROWS, encoding=charset)
    found = wellbeing("cues", "evaluate", file, *ASKED, "--json").json()
    assert found == {"precision": 1.0, "recall": pytest.approx(2 / 3), "f1": pytest.approx(0.8), "n": 5}


def test_figures_to_read(wellbeing: Line, file: Path) -> None:
    assert wellbeing("cues", "evaluate", file, *ASKED).out == "precision 1.000, recall 0.667, F1 0.800, n 5\n"


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        (ROWS, "comment", "no column comment; the columns are: label, review."),
        (ROWS + "2,还行\n", "review", "Row 7: the label must be 0"),
        (ROWS + ",还行\n", "review", "Row 7: the label"),
        (ROWS + "\n0\n", "review", ""),
        ("label,review\n", "review", "holds no rows"),
        ("", "review", "The file is empty"),
        ('label,review\n0,"' + "长" * 140_000 + '"\n', "review", "cannot be read as CSV"),
    ],
)
def test_what_cannot_be_measured_is_said_in_one_line(
    wellbeing: Line, file: Path, text: str, column: str, said: str
) -> None:
    file.write_text(text, encoding="utf-8")
    answer = wellbeing("cues", "evaluate", file, "--text", column, "--label", "label", "--json")
    if said:
        line = answer.refused()
        assert said in line
        assert "还行" not in line
    else:
        assert answer.json()["n"] == 6


def test_other_charsets_and_missing_files_are_refused(wellbeing: Line, file: Path) -> None:
    file.write_bytes(b"label,review\n0,\xff\xff\xff\n")
    assert "neither UTF-8 nor GB 18030" in wellbeing("cues", "evaluate", file, *ASKED).refused()
    assert "does not exist" in wellbeing("cues", "evaluate", file.with_name("no.csv"), *ASKED).refused()


def test_the_whole_file_of_reviews(wellbeing: Line) -> None:
    if not REVIEWS.exists():
        pytest.skip("the reviews do not lie beside this checkout")
    found = wellbeing("cues", "evaluate", REVIEWS, *ASKED, "--json").json()
    assert found["n"] == 11_987
    assert found["precision"] >= 0.9
    assert found["f1"] >= 0.84


def test_reads_a_message_and_gives_three_steps(wellbeing: Line) -> None:
    message = "太失望了！！😡 not happy"
    found = wellbeing("cues", "read", message, "--lang", "zh_CN", "--json").json()
    assert [mark["text"] for mark in found["marks"]] == ["太失望", "！！", "😡", "not happy"]
    for mark in found["marks"]:
        assert message[mark["start"] : mark["end"]] == mark["text"]
    assert found["emotion"] is None  # two emotions have much to show
    assert found["complaint"] is True
    assert set(found) == {"danger", "complaint", "thanks", "time_pressure", "emotion", "marks", "steps"}
    assert [step["step"] for step in found["steps"]] == ["confirm", "solve", "care"]
    assert all(step["text"] for step in found["steps"])


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_reads_standard_input(wellbeing: Line, arguments: tuple[str, ...]) -> None:
    found = wellbeing("cues", "read", *arguments, "--json", stdin="\ufeff太失望了\n".encode()).json()
    assert [mark["start"] for mark in found["marks"]] == [0]


def test_a_flood_is_read_in_part(wellbeing: Line) -> None:
    found = wellbeing("cues", "read", "--json", stdin=("差" * 1_000_000).encode()).json()
    assert max(mark["end"] for mark in found["marks"]) <= READ_MOST


@pytest.mark.parametrize(
    ("message", "danger"),
    [
        ("我不想活了，你们银行把我逼死了", "self_harm"),
        ("I know where you live", "threat"),
        ("充電器著火了，今天就要退錢", "emergency"),
    ],
)
def test_a_danger_is_answered_by_its_protocol_alone(wellbeing: Line, message: str, danger: str) -> None:
    found = wellbeing("cues", "read", message, "--lang", "en", "--json").json()
    assert (found["danger"], found["emotion"]) == (danger, None)
    assert {step["step"] for step in found["steps"]} == {"protocol"}
    assert 1 <= len(found["steps"]) <= 6
    said = wellbeing("cues", "read", message, "--lang", "en").out
    assert found["steps"][0]["text"] in said
    assert "1. Confirm" not in said


@pytest.mark.parametrize(
    "message", ["谢谢小姐姐，问题已经解决啦，态度超好给五星😘", "Thank you so much, great help!"]
)
def test_thanks_are_never_answered_with_an_apology(wellbeing: Line, message: str) -> None:
    found = wellbeing("cues", "read", message, "--json").json()
    assert found["thanks"] is True
    assert (found["emotion"], found["steps"]) == (None, [])


@pytest.mark.parametrize(
    ("message", "presses"), [("请尽快，明天早上要用", True), ("I need it by Friday", True), ("好的", False)]
)
def test_time_pressure_is_read(wellbeing: Line, message: str, presses: bool) -> None:
    assert wellbeing("cues", "read", message, "--json").json()["time_pressure"] is presses


def test_input_that_is_no_text_is_refused(wellbeing: Line) -> None:
    assert "not UTF-8" in wellbeing("cues", "read", stdin=b"\xff\xfe\xff").refused()
    assert "zh_CN" in wellbeing("cues", "read", "hello", "--lang", "fr").refused()


def test_in_words_it_never_speaks_of_a_person(wellbeing: Line) -> None:
    said = wellbeing("cues", "read", "I am not happy!!", "--lang", "en").out
    assert "complaint or feeling: not happy" in said
    assert "disappointed" not in said
    assert said.splitlines()[-1] == "It reads words, not people."
    assert "No cues found" in wellbeing("cues", "read", "hello", "--lang", "en").out


def test_nothing_of_it_is_kept(process: Process) -> None:
    answer = process("cues", "read", "这句话只在这里出现，太失望了", "--json")
    assert answer.code == 0
    written = [path for path in process.home.parent.rglob("*") if path.is_file()]
    assert all("这句话只在这里出现".encode() not in path.read_bytes() for path in written)
    assert not (process.home / "data" / "diary.db").exists()
