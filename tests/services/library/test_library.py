"""Content in a language, favourites, and the tip of the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes import FakeClock, Heard
from wellbeing.content.strings import LANGUAGES
from wellbeing.domain.library.tip_rules import MomentState, state_of
from wellbeing.domain.library.tips import RangeFacts
from wellbeing.domain.problems import Refused
from wellbeing.services.app_services import Services
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.library.library import Library


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_there_in_each_language(environment: Environment, language: str):
    library = environment.library
    assert len(library.tips(language)) >= 12
    assert len(library.exercises(language)) >= 3
    assert library.help_lines(language)
    assert library.safety(language)
    assert library.help_card(language).title
    for kind in ("feelings", "causes", "subjects", "situations"):
        labels = library.labels(kind, language)
        assert isinstance(labels, Mapping)
        assert all(labels.values())
    known = library.sources(language)
    assert all(source in known for tip in library.tips(language) for source in tip.sources)


def test_the_leaders_list_is_told_in_each_language(environment: Environment):
    told = [environment.library.leader(language) for language in LANGUAGES]
    assert [step.id for step in told[0]] == [step.id for step in told[1]] == [step.id for step in told[2]]
    assert len({steps[0].title for steps in told}) == len(LANGUAGES)


def test_a_language_is_read_once(environment: Environment):
    assert environment.library.tips("en") is environment.library.tips("en")


def test_search_finds_and_says_all_when_nothing_is_asked(environment: Environment):
    every = environment.library.tips("en")
    assert {item.id for item in environment.library.search("", "en")} == {item.id for item in every}
    assert environment.library.search(every[0].title, "en")[0].id == every[0].id
    assert environment.library.search("zqxjkv", "en") == ()


def test_the_tip_of_the_day_stays_all_day_and_is_another_tomorrow(environment: Environment, clock: FakeClock):
    first = environment.library.tip_of_the_day("en")
    clock.pass_by(hours=13)  # 03:05 at night: still the same day
    assert environment.library.tip_of_the_day("en") == first
    assert environment.library.tip_of_the_day("zh_CN").id == first.id
    shown = set()
    for _ in range(30):
        clock.pass_by(days=1)
        shown.add(environment.library.tip_of_the_day("en").id)
    assert len(shown) >= 8


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        (MomentState(), "state.everyday"),
        (MomentState(hard="abuse", since_hard=timedelta(minutes=5)), "state.abuse"),
        (MomentState(stress=8, since_stress=timedelta(minutes=5)), "state.stress"),
        (MomentState(over_usual=True), "state.load"),
        (MomentState(until_end=timedelta(minutes=10)), "state.end"),
        (MomentState(since_start=timedelta(minutes=10)), "state.start"),
    ],
)
def test_the_tip_of_a_state_fits_it_and_stays_all_day(
    environment: Environment, clock: FakeClock, moment: MomentState, reason: str
):
    library, state = environment.library, state_of(moment)
    first = library.tip_in(state, "en")
    assert (first.state.reason, first.state.situation in first.tip.when) == (reason, True)
    clock.pass_by(hours=13)
    assert library.tip_in(state, "en") == first
    assert library.tip_in(state, "zh_TW").tip.id == first.tip.id
    clock.pass_by(hours=24)
    assert library.tip_in(state, "en").tip != first.tip


def test_a_tip_beside_a_chart_says_why(services: Services):
    facts = services.trends.facts(services.trends.picture(services.trends.named("week")))
    assert isinstance(facts, RangeFacts)
    choice = services.library.tip_for(facts, "en")
    assert choice.tip in services.library.tips("en")
    assert services.library.tip_for(replace(facts, contacts={"abuse": 3}), "en").tip is not None


def test_favourites_are_kept_and_announced(services: Services, heard: Heard):
    services.library.keep("a", kept=True)
    services.library.keep("b", kept=True)
    services.library.keep("a", kept=False)
    assert services.library.favourites() == {"b"}
    assert heard.take() == [Topic.PRACTICE] * 3


def test_without_a_diary_nothing_is_kept_and_nothing_fails(environment: Environment):
    environment.library.keep("a", kept=True)
    assert environment.library.favourites() == set()


def test_a_damaged_file_of_ours_is_named(tmp_path: Path, clock: FakeClock):
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "subjects.toml").write_text("[broken")
    with pytest.raises(Refused) as caught:
        Library(tmp_path, None, EventBus(), clock).tips("en")
    assert caught.value.problem.key == "problem.content"
    assert "subjects.toml" in str(caught.value.problem.values["file"])


def test_what_was_read_piece_by_piece_is_not_read_again(environment: Environment):
    library = environment.library
    pieces = library.parts_to_read("en")
    assert len(pieces) > 5
    for piece in pieces:
        piece()
    known = dict(library._read)
    assert library.search("breath", "en")
    assert len(library.items("en")) > 100
    assert {name: value for name, value in library._read.items() if name in known} == known
    assert all(library._read[name] is value for name, value in known.items())


def test_what_answers_a_search_is_marked_with_its_words_and_those_that_mean_the_same(
    environment: Environment,
):
    pattern = environment.library.marker("tired customer", "en")
    assert pattern is not None
    assert {found.lower() for found in pattern.findall("A tired customer")} == {"tired", "customer"}
    pattern = environment.library.marker("客户", "zh_CN")
    assert pattern is not None
    assert "客户" in pattern.findall("客户来了")


def test_an_item_goes_with_others_and_never_with_itself(environment: Environment):
    library = environment.library
    for item in library.items("en")[:20]:
        found = library.going_with(item, "en")
        assert item.id not in {other.id for other in found}
        assert len(found) <= 6
    assert any(library.going_with(item, "en") for item in library.items("en")[:20])


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_scenes_and_groups_are_there_in_each_language(environment: Environment, language: str):
    assert environment.library.scenes(language)
    assert next(iter(environment.library.groups("causes", language))) == "customer"
    assert environment.library.groups("subjects", language) != environment.library.groups("causes", language)
