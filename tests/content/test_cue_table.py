"""The lexicon's table says what the content files say, is read in a moment, and never hides a fault in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import thread_time

import pytest

from tests.domain.cues.messages import LANGUAGES, messages_in
from wellbeing.content import cue_table
from wellbeing.content.cue_table import TABLE, digest_of, packed, read_lexicon, unpacked, write_table
from wellbeing.content.cues import FILE, load_lexicon
from wellbeing.content.entries import BrokenContent
from wellbeing.domain.cues.lexicon import Lexicon
from wellbeing.domain.cues.reader import read
from wellbeing.resources import resource

CONTENT = resource("content")
WRITTEN = load_lexicon(CONTENT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "facts", tmp_path / "facts")
    lines = [digest_of(tmp_path), *packed(WRITTEN)]
    (tmp_path / TABLE).write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.fixture
def from_files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return where the content files were read; they give what they gave before."""
    asked: list[Path] = []

    def load(place: Path) -> Lexicon:
        asked.append(place)
        return WRITTEN

    monkeypatch.setattr(cue_table, "load_lexicon", load)
    return asked


def test_the_build_writes_what_is_read(copy: Path, from_files: list[Path]) -> None:
    before = (copy / TABLE).read_text(encoding="utf-8")
    assert write_table(copy).read_text(encoding="utf-8").splitlines() == before.splitlines()
    from_files.clear()
    assert read_lexicon(copy).words == WRITTEN.words
    assert from_files == []


def test_what_is_packed_is_unpacked() -> None:
    lexicon = unpacked(packed(WRITTEN))
    assert packed(lexicon) == packed(WRITTEN)
    assert (lexicon.words, lexicon.latin, lexicon.signs) == (WRITTEN.words, WRITTEN.latin, WRITTEN.signs)
    assert lexicon.phrases.weighed == WRITTEN.phrases.weighed
    for language in LANGUAGES:
        for message in messages_in(f"{language}.txt"):
            assert read(message.text, lexicon) == read(message.text, WRITTEN), message.text


def test_the_table_is_read_in_a_moment(copy: Path) -> None:
    """A thread of a third of a second made the window's thread wait 120 ms for the interpreter."""

    def spent(load: object) -> float:
        spans = []
        for _ in range(3):
            began = thread_time()
            load(copy)  # type: ignore[operator]
            spans.append(thread_time() - began)
        return min(spans)

    assert spent(read_lexicon) < spent(load_lexicon) / 5


@pytest.mark.parametrize(
    "lines", [None, [], ["{digest}"], ["{digest}", "[]"], ["{digest}", "\ud800"], ["0", "{}"]]
)
def test_without_a_whole_table_the_files_are_read(
    copy: Path, from_files: list[Path], lines: list[str] | None
) -> None:
    table = copy / TABLE
    if lines is None:
        table.unlink()
    else:
        whole = "\n".join(lines).replace("{digest}", digest_of(copy))
        table.write_text(whole, encoding="utf-8", errors="surrogatepass")
    assert read_lexicon(copy) is WRITTEN
    assert from_files == [copy]


def test_a_cut_table_is_none(copy: Path, from_files: list[Path]) -> None:
    table = copy / TABLE
    whole = table.read_bytes()
    cuts = range(100, len(whole) - 1, len(whole) // 7)
    for end in cuts:
        table.write_bytes(whole[:end])
        assert read_lexicon(copy) is WRITTEN
    assert len(from_files) == len(cuts)


def test_a_table_made_from_other_files_is_not_believed(copy: Path) -> None:
    file = copy / FILE
    file.write_text(
        file.read_text(encoding="utf-8").replace("weight = 3.0", "weight = -3.0", 1), encoding="utf-8"
    )
    with pytest.raises(BrokenContent) as caught:
        read_lexicon(copy)
    assert (caught.value.item, caught.value.key) == ("anger", "weight")


def test_without_the_files_a_table_says_nothing(copy: Path) -> None:
    (copy / FILE).unlink()
    with pytest.raises(BrokenContent):
        read_lexicon(copy)
