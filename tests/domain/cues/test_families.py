"""The index finds what the plain definition finds; how patterns may begin; all that is written can be tried."""

from __future__ import annotations

import sys
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.cues.danger_examples import DANGER, EVERYDAY, lines
from tests.domain.cues.messages import LANGUAGES, halves
from wellbeing.content.cues import PHRASES
from wellbeing.content.dangers import FILE
from wellbeing.content.entries import read_table
from wellbeing.content.families import family_in
from wellbeing.domain.cues.families import PLACES_MOST, FamilyIndex
from wellbeing.domain.cues.family_tables import Family
from wellbeing.domain.cues.lexicon import plain
from wellbeing.domain.cues.starts import starts_of
from wellbeing.resources import resource

WRITTEN = tuple(
    family_in(entry)
    for file, table in ((PHRASES, "phrase"), (FILE, "danger"), (FILE, "part"), (FILE, "everyday"))
    for entry in read_table(resource("content"), file, table).values()
)
MESSAGES = tuple(message.text for language in LANGUAGES for half in halves(language) for message in half)

SIGN = st.sampled_from(["等", "了", "天", "a", "b", "[等天]", "[a-c]", r"\d"])
ASSERTION = st.sampled_from(["", "(?<!了)", "(?!天)", r"(?=.)"])
PART = st.tuples(ASSERTION, SIGN, st.sampled_from(["", "", "?", "+", "*", "{1,2}"])).map("".join)
CHOICE = st.lists(PART, min_size=1, max_size=3).map("".join)
GROUP = st.lists(CHOICE, min_size=1, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})")
WAY = st.tuples(SIGN, st.sampled_from(["", ".?", ".{0,2}", r"\b", " "]), GROUP | CHOICE, st.just("")).map(
    "".join
)
WAYS = st.lists(WAY, max_size=3).map(tuple)
FAMILIES = st.lists(
    st.builds(Family, WAYS, WAYS).filter(lambda family: list(family.ways)), min_size=1, max_size=3
)
TEXT = st.text(st.sampled_from("等了天ab1' ,"), max_size=24)


def plainly(families: list[Family], text: str) -> list[tuple[int, int, int]]:
    return [(number, *place.span()) for number, family in enumerate(families) for place in family.finds(text)]


@given(FAMILIES, TEXT)
def test_the_index_finds_what_the_plain_definition_finds(families: list[Family], text: str) -> None:
    assert [tuple(place) for place in FamilyIndex.of(families).finds(text)] == plainly(families, text)


def test_a_way_is_tried_at_both_ends_of_a_wall_alone() -> None:
    """Each trial may go through the next 300 signs: ten thousand of one figure took a quarter of a second."""
    index = FamilyIndex.of([Family((r"\d+天",), ())])
    tried = list[str]()
    sys.setprofile(lambda _frame, event, called: tried.append(called.__name__) if event == "c_call" else None)
    try:
        found = index.finds(f"7天{'7' * 10_000}天")
    finally:
        sys.setprofile(None)
    assert tried.count("match") == PLACES_MOST
    assert [(place.start, place.end) for place in found][:1] == [(0, 2)]
    assert found[-1].end == 10_003


def test_the_index_finds_what_is_written_in_real_messages() -> None:
    index = FamilyIndex.of(WRITTEN)
    texts = [*MESSAGES, *lines(EVERYDAY), *(text for texts in DANGER.values() for text in lines(texts))]
    texts.append(" ".join(MESSAGES)[:4_000])
    found = 0
    for text in map(plain, texts):
        places = [tuple(place) for place in index.finds(text)]
        assert places == plainly(list(WRITTEN), text), text
        found += len(places)
    assert found > 500


def test_every_pattern_can_be_tried_and_none_fits_where_nothing_stands() -> None:
    assert [family for family in WRITTEN if family.pattern.search("")] == []


def test_what_is_found_is_blanked_out() -> None:
    index = FamilyIndex.of([Family(("笑死",), ("killing time",))])
    assert index.blanked("笑死，笑死 killing time", "\n") == "\n，\n \n"


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("笑死我", {"笑死"}),
        ("(?:气|笑)死", {"气死", "笑死"}),
        ("很?气", {"很气", "气"}),
        ("[一二三]天", {"一天", "二天", "三天"}),
        ("等.天", {"等"}),
        ("等.?天", {"等", "等天"}),
        (r"\d天", {f"{figure}天" for figure in range(10)}),
        ("(?<!不)等(?!你)了", {"等了"}),
        ("等+了", {"等等", "等了"}),
        ("等{2}了", {"等等"}),
        (r"\x27s on", {"'s"}),
        (r"\(天", {"(天"}),
        ("等[^了]", {"等"}),
        ("(?:.天)?等", {"", "等"}),
    ],
)
def test_how_a_text_that_a_pattern_fits_may_begin(pattern: str, starts: set[str]) -> None:
    assert starts_of(pattern, 2) == starts


@pytest.mark.parametrize("pattern", ["(?:等", "等)", "(等)", "*等", r"\Z等", "(?P<a>等)"])
def test_what_is_not_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"read|end|bracket|written|alone"):
        starts_of(pattern, 2)


@pytest.mark.parametrize("way", [".等", "等?", "(?:等|.天)", "[^了]等", ""])
def test_a_way_that_may_begin_with_anything_is_refused(way: str) -> None:
    with pytest.raises(ValueError, match="anything"):
        FamilyIndex.of([Family((way,), ())])


def test_the_same_sign_over_and_over_takes_as_long_as_it_is():
    """A way with no end of its own ('很.*…') looked through the whole rest from each place: ten seconds for a page."""
    index = FamilyIndex.of([Family(("很[^。]*等",), ())])

    def spent(signs: int) -> float:
        text = "很" * signs
        times = []
        for _ in range(5):
            began = process_time()
            index.finds(text)
            times.append(process_time() - began)
        return min(times)

    spent(100)
    assert spent(16_000) < 30 * spent(1_000)  # 16 times the length; it was 200 times as long
