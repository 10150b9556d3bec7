"""Words of a danger to life are found, every one; everyday sayings of death, fire and knives are not taken for it."""

from __future__ import annotations

import pytest

from tests.domain.cues import danger_messages as messages
from tests.domain.cues.danger_examples import DANGER, EVERYDAY, lines
from tests.domain.cues.messages import LANGUAGES, messages_in
from wellbeing.content.cues import load_lexicon, load_phrases
from wellbeing.domain.cues.dangers import NEAR, danger_of
from wellbeing.domain.cues.families import FamilyIndex
from wellbeing.domain.cues.family_tables import Family
from wellbeing.domain.cues.lexicon import DangerPart, TurnsOfPhrase, plain
from wellbeing.resources import resource

WORDS = load_phrases(resource("content"))


def danger_in(text: str) -> str | None:
    return danger_by(WORDS, text)


def danger_by(words: TurnsOfPhrase, text: str) -> str | None:
    small = plain(text)
    return danger_of(small, words.index.finds(small), words)


def test_every_danger_is_found_and_named():
    wrong = [
        (kind, text, danger_in(text))
        for kind, texts in DANGER.items()
        for text in lines(texts)
        if danger_in(text) != kind
    ]
    assert wrong == []
    assert sum(len(lines(texts)) for texts in DANGER.values()) >= 60


def test_no_everyday_sentence_is_taken():
    taken = [(text, found) for text in lines(EVERYDAY) if (found := danger_in(text))]
    assert taken == []
    assert len(lines(EVERYDAY)) >= 200


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("笑死，我真的不想活了", "self_harm"),
        ("killing time before I kill myself", "self_harm"),
        ("I WANT TO KILL MYSELF", "self_harm"),
        ("", None),
    ],
)
def test_a_saying_hides_no_danger_beside_it(text: str, danger: str | None):
    assert danger_in(text) == danger


def test_dangers_of_the_half_that_reports_are_found():
    missed = [
        text
        for texts in messages.DANGER.values()
        for text in messages.halves(texts)[1]
        if not danger_in(text)
    ]
    assert missed == []


def test_few_everyday_sentences_of_the_half_that_reports_are_taken():
    every = messages.halves(messages.EVERYDAY)[1]
    taken = [text for text in every if danger_in(text)]
    assert len(taken) <= len(every) // 50


def test_dangers_written_later_are_found_and_named():
    later = messages_in("dangers_later.txt")
    wrong = [
        (message.text, found) for message in later if (found := danger_in(message.text)) != message.danger
    ]
    assert wrong == []
    assert len(later) >= 290


def test_no_everyday_sentence_written_later_is_taken():
    later = messages_in("everyday_later.txt")
    assert [(message.text, found) for message in later if (found := danger_in(message.text))] == []
    assert len(later) >= 200


def test_no_message_of_another_kind_is_taken():
    files = [f"{start}{language}.txt" for language in LANGUAGES for start in ("", "later_")]
    others = [message.text for file in files for message in messages_in(file) if not message.danger]
    taken = [(text, found) for text in others if (found := danger_in(text))]
    assert len(taken) <= len(others) // 200, taken


def test_most_dangers_said_sideways_are_found():
    sideways = messages_in("dangers_oblique.txt")
    missed = [message.text for message in sideways if not danger_in(message.text)]
    assert len(missed) <= 0.2 * len(sideways), missed
    assert len(sideways) >= 1_000


def test_no_short_message_is_taken_for_its_few_words():
    short = [message.text for message in messages_in("everyday_short.txt")]
    assert [(text, found) for text in short if (found := danger_in(text))] == []
    assert len(short) >= 500


def test_no_word_of_a_feeling_is_taken_alone():
    lexicon = load_lexicon(resource("content"))
    weighed = lexicon.phrases.weighed
    latin = [word for word in lexicon.words if word.isascii() and word.isalpha()]
    assert len(latin) > 400
    assert [word for word in latin if weighed.danger(word) or weighed.danger(f"i'm {word}")] == []


def test_hardly_an_everyday_message_of_the_same_words_is_taken():
    everyday = messages_in("everyday_oblique.txt")
    taken = [(message.text, found) for message in everyday if (found := danger_in(message.text))]
    assert len(taken) <= len(everyday) // 400, taken
    assert len(everyday) >= 1_000


def test_dangers_nothing_was_learned_from_are_mostly_found_and_seldom_invented():
    unseen = messages_in("mixed_unseen.txt")
    found = [message for message in unseen if danger_in(message.text)]
    grave = [message for message in unseen if message.danger]
    true = [message for message in found if message.danger]
    assert len(true) >= 0.68 * len(grave)
    assert len(true) >= 0.95 * len(found)


def test_of_dangers_held_back_most_are_found_in_each_script_and_few_everyday_messages_are_taken():
    held = messages_in("held_wider.txt")
    for chinese in (True, False):
        of_script = [one for one in held if (max(one.text) >= "\u4e00") == chinese]
        found = [bool(danger_in(one.text)) for one in of_script if one.danger]
        taken = [one.text for one in of_script if not one.danger and danger_in(one.text)]
        assert sum(found) >= 0.35 * len(found)
        assert len(taken) <= 0.05 * (len(of_script) - len(found)), taken


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("zs的念头又来了", "self_harm"),
        ("我想白杀", "self_harm"),
        ("活够了，想歹匕", "self_harm"),
        ("我不 想 活 了", "self_harm"),
        ("真的想去跳lou", "self_harm"),
        ("bu xiang huo le", "self_harm"),
        ("我 要 去 自 杀", "self_harm"),
        ("zs开头的单号查不到", None),
        ("zisha teapot, does it come with a box", None),
        ("紫 砂 壶 有 货 吗", None),
    ],
)
def test_a_word_in_disguise_or_set_apart_is_read_as_itself(text: str, danger: str | None):
    assert danger_in(text) == danger


@pytest.mark.parametrize(
    "text",
    [
        "催债的说再不还就打断我弟弟的腿",
        "前夫說他要殺我全家,拜託把我的地址拿掉",
        "那个师傅掏出刀子对着我，叫我好评",
        "房东扬言要泼我汽油",
        "The guard pulled a knife on me at your gate",
        "my ex texted he'll kill me if I don't open the door",
        "he threatened to stab my brother",
        "they told me they'd break my legs",
        "the delivery man said he'll cut my throat if I complain",
        "他说我敢报警就让我消失",
        "不撤评就要让我儿子回不了家",
    ],
)
def test_whoever_is_threatened_speaks_of_a_threat_not_of_harming_himself(text: str):
    assert danger_in(text) == "threat"


@pytest.mark.parametrize(
    "text",
    [
        "after your nut bar her tongue is swelling",
        "my throat feels so tight since the injection",
        "lips and face puffed up after the mask",
        "洗澡洗到一半倒了，怎么拍都不醒",
        "室友倒在浴室，喊也喊不应",
    ],
)
def test_a_body_that_swells_and_one_that_does_not_wake_are_emergencies(text: str):
    assert danger_in(text) == "emergency"


@pytest.mark.parametrize(
    "text",
    ["等了半天,一肚子火", "It makes my blood boil", "椅子腿断了，帮我换一条", "说要杀价，我可不会",
     "The knife I held was blunt, can I swap it", "break my contract off early", "they said they'd cut my bill",
     "he said he'd get me a refund", "让他消失的那个按钮在哪", "the zip feels tight at the throat of the bag"],
)  # fmt: skip
def test_words_of_a_threat_in_harmless_use(text: str):
    assert danger_in(text) is None


PARTS = TurnsOfPhrase(
    parts=(
        DangerPart("emergency", ("fire",), "thing"),
        DangerPart("emergency", ("fire",), "sign"),
        DangerPart("emergency", ("injury",), "who"),
        DangerPart("threat", ("threat",), "approach"),
        DangerPart("emergency", ("injury", "fire"), "alarm"),
    ),
    danger_index=FamilyIndex.of(
        [
            Family(("插座",), ("socket",)),
            Family(("味道",), ("smell",)),
            Family(("孩子",), ()),
            Family(("门口",), ()),
            Family(("警报",), ()),
        ]
    ),
    everyday=FamilyIndex.of([Family(("味道好",), ())]),
)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("插座", None),
        ("插座，插座", None),
        ("插座有味道", "emergency"),
        ("有味道，是插座", "emergency"),
        ("a smell near the socket", "emergency"),
        ("插座" + "x" * NEAR + "味道", "emergency"),
        ("插座" + "x" * (NEAR + 1) + "味道", None),
        ("插座" + "x" * NEAR + "插座" + "x" * NEAR + "味道", "emergency"),
        ("孩子要插座", None),
        ("孩子听见警报", "emergency"),
        ("插座旁有警报", "emergency"),
        ("门口的插座", None),
        ("插座旁的面味道好", None),
    ],
)
def test_two_parts_of_one_scene_near_one_another_speak_of_its_danger(text: str, danger: str | None):
    assert danger_by(PARTS, text) == danger
