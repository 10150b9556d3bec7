"""The lexicon of the cue reader: what is read, how a fault is named, and one script in each list."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from wellbeing.content.catalog import load_sources
from wellbeing.content.cues import load_answers, load_lexicon, load_signs
from wellbeing.content.dangers import WEIGHTS, load_danger_protocols, load_ideas
from wellbeing.content.entries import LANGUAGES, BrokenContent
from wellbeing.domain.contacts import EMOTIONS
from wellbeing.domain.cues.answer_steps import COMPLAINT
from wellbeing.domain.cues.dangers import DANGERS
from wellbeing.domain.cues.weighed import IDEA
from wellbeing.resources import resource

CONTENT = resource("content")
GROUPS = tomllib.loads((CONTENT / "facts" / "cues.toml").read_text(encoding="utf-8"))["group"]
# Signs of one script that these very lists are full of; one in the wrong list is a slip.
SIMPLIFIED = set("们这说话买卖错烂坏态电没发个么时还过钱东两气费给责货质赔骗谢热欢满问题让觉听边题严难须")
TRADITIONAL = set(
    "們這說話買賣錯爛壞態電沒發個麼時還過錢東兩氣費給責貨質賠騙謝熱歡滿問題讓覺聽邊題嚴難須"
) - {"題"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


FACT = re.compile(
    r"\d|o.clock|noon|midnight|yesterday|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|[今明昨后後][天日早晚]|周[一二三四五六日天]|[週]|星期|礼拜|禮拜|上午|下午|中午|点前|點前|分钟|分鐘|小时|小時|元|快递|快遞"
)
"""What only somebody who knows the case could say: figures, times, days, money, couriers."""

FAULTS = [
    ("[group.anger]\nrole = ", "[group.anger]\nroll = ", load_lexicon, "anger", "roll"),
    ('[group.anger]\nrole = "complaint"', '[group.anger]\nrole = "cry"', load_lexicon, "anger", "role"),
    ("weight = 3.0", 'weight = "3"', load_lexicon, "anger", "weight"),
    ("weight = 3.0", "weight = -3.0", load_lexicon, "anger", "weight"),
    ("weight = 3.0", "weight = true", load_lexicon, "anger", "weight"),
    ('emotions = ["anger"]', 'emotions = ["rage"]', load_lexicon, "anger", "emotions"),
    ('sources = ["M201", "M209"]', 'sources = ["X1"]', load_lexicon, "anger", "sources"),
    ('sources = ["M201", "M209"]', "sources = []", load_lexicon, "anger", "sources"),
    ('"气死", ', '"气死", "气死", ', load_lexicon, "anger", "zh_CN"),
    ('"气死", ', '"气死", "垃圾", ', load_lexicon, "rubbish", "-"),
    ('"气死", ', '"气死", "", ', load_lexicon, "anger", "zh_CN"),
    ('kind = "turn"', 'kind = "spin"', load_lexicon, "turn", "kind"),
    ("[group.turn]", "[group.wordless]\nrole = 'plain'\nweight = 0\nsources = ['M1']\n[group.turn]",
     load_lexicon, "wordless", "any"),
    ("threshold = ", "limit = ", load_signs, "weights", "limit"),
    ("roomy = 45.0", "roomy = 0", load_signs, "weights", "roomy"),
    ("[signs.weights]", "[signs.heights]", load_signs, "weights", "sources"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "load", "item", "key"), FAULTS)
def test_a_fault_names_file_item_and_key(
    copy: Path, old: str, new: str, load: object, item: str, key: str
) -> None:
    file = copy / "facts" / "cues.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenContent) as caught:
        load(copy)  # type: ignore[operator]
    assert (caught.value.file, caught.value.item, caught.value.key) == ("facts/cues.toml", item, key)


def test_every_word_is_in_the_lexicon() -> None:
    known = load_lexicon(CONTENT)
    assert len(known.words) > 3_000
    assert known.words["失望"].emotions == ("disappointment",)
    assert "disappoint" in known.open_ended
    assert load_signs(CONTENT) == known.signs


def test_every_emotion_has_words_in_each_language() -> None:
    for emotion in EMOTIONS:
        for lang in LANGUAGES:
            groups = [group for group in GROUPS.values() if emotion in group.get("emotions", ())]
            assert sum(len(group.get(lang, ())) for group in groups) >= 10, (emotion, lang)


def test_every_source_exists() -> None:
    known = load_sources("en", CONTENT)
    for name, group in GROUPS.items():
        assert set(group["sources"]) <= set(known), name


def test_each_list_keeps_to_its_script() -> None:
    for name, group in GROUPS.items():
        for lang, foreign in (("zh_CN", TRADITIONAL - SIMPLIFIED), ("zh_TW", SIMPLIFIED - TRADITIONAL)):
            slips = [word for word in group.get(lang, ()) if set(word) & foreign]
            assert not slips, (name, lang, slips)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_emotion_is_answered_in_three_steps_that_name_no_fact(lang: str) -> None:
    answers = load_answers(lang, CONTENT)
    assert set(answers) == {*EMOTIONS, COMPLAINT}
    for steps in answers.values():
        assert len(set(steps)) == 3
        assert not any(FACT.search(step) for step in steps)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_danger_has_a_protocol_that_ends_with_care_for_the_agent(lang: str) -> None:
    protocols = load_danger_protocols(lang, CONTENT)
    assert set(protocols) == set(DANGERS)
    afterwards = {"zh_CN": "结束后", "zh_TW": "結束後", "en": "Afterwards"}[lang]
    for lines in (protocol.lines for protocol in protocols.values()):
        assert 4 <= len(lines) <= 6
        assert lines[-1].startswith(afterwards)


def test_a_protocol_that_is_not_there_is_a_fault(copy: Path) -> None:
    file = copy / "en" / "protocols.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[protocol.threat]", "[protocol.thread]"), encoding="utf-8")
    with pytest.raises(BrokenContent) as caught:
        load_danger_protocols("en", copy)
    assert caught.value.item == "threat"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "threat"\nscenes = ', 'kind = "quarrel"\nscenes = ', "kind"),
        ('scenes = ["threat"]\npart = ', "part = ", "scenes"),
        ('part = "approach"\n', "", "part"),
        ('part = "approach"\nsources = ["E51"]', 'part = "approach"\nsources = ["X1"]', "sources"),
    ],
)
def test_a_fault_in_a_part_of_a_danger_is_named(copy: Path, old: str, new: str, key: str) -> None:
    file = copy / "facts" / "dangers.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenContent) as caught:
        load_lexicon(copy)
    assert (caught.value.item, caught.value.key) == ("threat_approach", key)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["# limit"],
        ["# limit\t100"],
        ["# limit\t100\tmuch"],
        ["# limit\t100\t100", "word"],
        ["# limit\t100\t100", "word\theavy"],
        ["# limit\t100\t100", "word\t5\t1\t2"],
    ],
)
def test_a_fault_in_what_words_weigh_is_named(copy: Path, lines: list[str]) -> None:
    (copy / WEIGHTS).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BrokenContent) as caught:
        load_lexicon(copy)
    assert caught.value.file == WEIGHTS


def test_every_idea_weighs_something() -> None:
    weighed = load_lexicon(CONTENT).phrases.weighed
    ideas = {idea for all_ in load_ideas(CONTENT).values() for idea in all_}
    assert {idea for idea in ideas if IDEA + idea not in weighed.weights} == set()
