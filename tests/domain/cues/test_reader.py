"""Reading a message: what is marked, what a "not" turns round, which emotions may be there, how often it is right."""

from __future__ import annotations

import csv
from pathlib import Path
from time import process_time

import pytest

from tests.domain.cues.examples import CHINA, ENGLISH, TAIWAN
from tests.domain.cues.mark_kinds import KINDS
from wellbeing.content.cue_words import marked_words
from wellbeing.content.cues import load_lexicon
from wellbeing.domain.contacts import EMOTIONS
from wellbeing.domain.cues.answer_steps import NO_EMOTION, STEPS, answer_steps
from wellbeing.domain.cues.evaluation import Figures, figures
from wellbeing.domain.cues.lexicon import TOKENS_MOST, plain
from wellbeing.domain.cues.marks import REPORT
from wellbeing.domain.cues.reader import READ_MOST, read
from wellbeing.resources import resource

LEXICON = load_lexicon(resource("content"))
REVIEWS = Path(__file__).resolve().parents[4] / "shared" / "data" / "waimai_reviews.csv"


def marks(text: str) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.end], mark.kind) for mark in read(text, LEXICON).cues]


def emotions(text: str) -> list[str]:
    return [emotion.emotion for emotion in read(text, LEXICON).emotions]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("不失望", [("不失望", "negated")]),
        ("没有失望", [("没有失望", "negated")]),
        ("一點都不失望", [("一點都不失望", "negated")]),
        ("别让我失望", [("别让我失望", "negated")]),
        ("太失望了", [("太失望", "keyword")]),
        ("真的很失望", [("真的很失望", "keyword")]),
        ("不，失望", [("失望", "keyword")]),
        ("不满意", [("不满意", "keyword")]),
        ("不是很滿意", [("不是很滿意", "negated")]),
        ("not happy", [("not happy", "negated")]),
        ("not all that very happy", [("not all that very happy", "negated")]),
        ("not bad", [("not bad", "negated")]),
        ("no. bad", [("no", "keyword"), ("bad", "keyword")][1:]),
        ("I wasn’t disappointed", [("wasn’t disappointed", "negated")]),
        ("never been so disappointed", [("never been so disappointed", "keyword")]),
        ("从来没有这么失望", [("从来没有这么失望", "keyword")]),
        ("不是不好", [("不是不好", "negated")]),
        ("好不好", []),
        ("差不多", []),
        ("无线", []),
        ("mistaken identity", [("mistaken", "keyword")]),
        ("a goodly badger", []),
        ("太差！！！", [("太差", "keyword"), ("！！！", "exclamation")]),
        ("怎么回事？？", [("怎么回事", "keyword"), ("？？", "question")]),
        ("谢谢！！", [("谢谢", "warm")]),
        (
            "没有送水没有送水",
            [("没有送水没有送水", "repetition"), ("没有送", "keyword"), ("没有送", "keyword")],
        ),
        ("Hello there. Hello there.", [("Hello there", "repetition")]),
        ("go go go", [("go go go", "repetition")]),
        ("哈哈哈哈", [("哈哈", "warm"), ("哈哈", "warm")]),
        ("WHERE IS IT NOW", [("WHERE IS IT NOW", "capitals")]),
        ("USB PDF HDMI", []),
        ("😡", [("😡", "emoji")]),
        ("[发怒]", [("[发怒]", "emoji")]),
        ("算了……", [("算了", "pause"), ("……", "pause")]),
        ("但是", [("但是", "turn")]),
        ("都没有问题", [("都没有问题", "negated")]),
        ("会掉色吗", []),
        ("好用嗎？", []),
        ("是垃圾吗", [("垃圾", "keyword")]),
        ("三小时就到", []),
        ("", []),
    ],
)
def test_marks_and_what_a_not_turns_round(text: str, marked: list[tuple[str, str]]) -> None:
    assert marks(text) == marked


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("不失望", False), ("太失望了", True), ("無法接受", True), ("无法接受", True), ("太麻烦了", True),
        ("浪費時間", True), ("not happy", True), ("not bad", False), ("no problem", False), ("", False),
        ("very, very bad", True), ("质量不错", False), ("质量不好，差评", True),
        ("一般来说周末出货吗", False), ("再也不用担心断电", False),
    ],
)  # fmt: skip
def test_a_complaint_or_not(text: str, likely: bool) -> None:
    assert read(text, LEXICON).complaint.likely is likely


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("气死我了，什么态度！！", "anger"), ("THIS IS UNACCEPTABLE", "anger"), ("😡", "anger"),
        ("太失望了", "disappointment"), ("我很失望😞", "disappointment"), ("not what I expected", "disappointment"),
        ("太麻烦了，浪费时间", "frustration"), ("I keep getting passed around", "frustration"),
        ("很急，什麼時候出貨", "anxiety"), ("I'm worried, I need it by Friday", "anxiety"),
        ("看不懂，怎么操作？", "confusion"), ("how do I open this", "confusion"), ("一頭霧水", "confusion"),
        ("我再考虑考虑，拿不定主意", "hesitation"), ("let me think about it", "hesitation"),
        ("你好", None), ("很满意", None), ("不失望", None),
    ],
)  # fmt: skip
def test_lists_possible_emotions_with_their_evidence(text: str, emotion: str | None) -> None:
    reading = read(text, LEXICON)
    assert (emotions(text) or [None])[0] == emotion
    for possible in reading.emotions:
        assert possible.evidence
        assert all(possible.emotion in mark.emotions for mark in possible.evidence)
        assert set(possible.evidence) <= set(reading.cues)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("太失望了", None), ("退", None), ("没", None), ("问题", None), ("fine", None), ("great", None), ("可以", None),
        ("太失望了，真的很寒心", "disappointment"), ("气死我了，什么垃圾公司😡", "anger"),
        ("I'm furious, how dare you", "anger"), ("又坏了，漏水，还裂了", None),
        ("I'm worried, I can't sleep", "anxiety"), ("這已經是第三次問了", None),
        ("太失望了，气死我了，很担心", None), ("", None),
        ("Insanely fast wifi, wow", None), ("考过啦！！多亏你们的题库，我妈高兴得要请客", None),
    ],
)  # fmt: skip
def test_names_an_emotion_only_with_two_marks_and_twice_the_next(text: str, named: str | None) -> None:
    assert read(text, LEXICON).named == named


@pytest.mark.parametrize("text", ["退", "没", "问题", "可以", "fine", "great", "差", "慢", "為什麼", "好"])
def test_no_single_sign_decides(text: str) -> None:
    reading = read(text, LEXICON)
    assert (reading.complaint.likely, reading.named) == (False, None)


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("谢谢小姐姐，问题已经解决啦，态度超好给五星😘", True), ("太感謝了，馬上就好了", True),
        ("Thank you so much, great help!", True), ("Thanks for nothing", False), ("好的", False),
        ("请帮我改一下地址，谢谢", False), ("could you send the invoice, thanks", False), ("谢谢你们，又坏了", False),
        ("She was so kind to me, please thank her, thank you", True),
        ("阿豪超级好，请帮我跟他主管说谢谢，太感谢了", True), ("感谢贵公司让我深刻体会什么叫做踢皮球", False),
    ],
)  # fmt: skip
def test_thanks_are_told_from_courtesy(text: str, thanks: bool) -> None:
    assert read(text, LEXICON).thanks is thanks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("请书面说明为什么没人通知我", "polite"), ("總要有個說法", "polite"), ("麻烦解释一下", "polite"),
        ("I would appreciate an explanation", "polite"), ("请给我一个交代", "polite"),
        ("已经说了三遍了", "repetition"), ("this is the third time", "repetition"),
        ("今晚八点前要用", "pressure"), ("I need it by Friday", "pressure"), ("客人在等", "pressure"),
    ],
)  # fmt: skip
def test_courteous_anger_repetition_and_time_are_kinds_of_their_own(text: str, kind: str) -> None:
    assert kind in {mark.kind for mark in read(text, LEXICON).cues}
    if kind != "pressure":
        assert read(text, LEXICON).complaint.likely


@pytest.mark.parametrize(
    "text",
    [
        "昨天說可以今天說不行", "我明天出差，放驿站就好", "活动到几号结束", "周五之前下单的话，下周一发货吗",
        "再快点就更好了", "之前订的都能送上楼", "客服说马上处理，没人处理", "can you hold it until Monday",
        "delayed by 2 hours", "the crew on my flight today", "the app is slow right now", "他送完马上就走了",
    ],
)  # fmt: skip
def test_a_time_that_is_only_named_presses_nobody(text: str) -> None:
    assert not read(text, LEXICON).time_pressure


@pytest.mark.parametrize(
    "text",
    [
        "下午三点的面试，验证一直过不了", "客户七点到", "发布会一小时后开始", "後天就要飛",
        "the seller walks on Friday", "court hearing is at 2pm", "my flight boards in 20 minutes",
        "I need the statement before then",
    ],
)  # fmt: skip
def test_a_near_hour_presses(text: str) -> None:
    assert read(text, LEXICON).time_pressure


def test_nothing_is_said_again_inside_a_latin_word() -> None:
    assert marks("training at Jededi's Banana bar") == []
    assert marks("nonono") == [("nonono", "repetition")]


@pytest.mark.parametrize("text", [text for text, _ in CHINA + ENGLISH + TAIWAN])
def test_marks_lie_inside_the_text_in_their_order(text: str) -> None:
    reading = read(text, LEXICON)
    assert list(reading.cues) == sorted(reading.cues, key=lambda mark: (mark.start, -mark.end))
    for mark in reading.cues:
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.kind in KINDS
        assert set(mark.emotions) <= set(EMOTIONS)


def test_width_and_case_and_quotes_make_no_difference() -> None:
    for text in ("I can't accept this", "I CAN’T accept this", "Ｉ ｃａｎ＇ｔ ａｃｃｅｐｔ this"):
        assert ("can't accept", "keyword") in [(plain(words), kind) for words, kind in marks(text)]
    assert len(plain("İİ ẞ")) == 4  # signs that grow in small letters keep their places


def test_the_same_words_said_again_count_once() -> None:
    once, often = read("太慢 ", LEXICON).complaint.score, read("太慢 " * 6, LEXICON).complaint.score
    assert once < often <= once + LEXICON.signs.repetition


def test_a_long_text_gathers_marks_by_chance_and_is_read_by_its_share() -> None:
    filler = "我们从早上走到下午，沿着河边看了看花，又去了对面的小山，傍晚坐车回到家里吃晚饭。" * 4
    assert read("但也没什么，太慢", LEXICON).complaint.likely
    assert not read("但也没什么，太慢" + filler, LEXICON).complaint.likely


def test_what_is_beyond_the_limit_stays_unread() -> None:
    assert read(" " * READ_MOST + "太失望了", LEXICON).cues == ()


def test_lone_halves_of_signs_are_read_past() -> None:
    assert read("\ud800太失望了\x00", LEXICON).complaint.likely


@pytest.mark.parametrize("examples", [CHINA, ENGLISH, TAIWAN], ids=["China", "English", "Taiwan"])
def test_messages_of_each_language_are_read(examples: tuple[tuple[str, bool], ...]) -> None:
    found = figures((read(text, LEXICON).complaint.likely, truth) for text, truth in examples)
    assert found.precision >= 0.9
    assert found.recall >= 0.85


def test_the_half_of_the_reviews_that_nobody_tuned_on() -> None:
    if not REVIEWS.exists():
        pytest.skip("the reviews do not lie beside this checkout")
    with REVIEWS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))[1::2]
    spans, answers = [], []
    for row in rows:
        start = process_time()
        likely = read(row["review"], LEXICON).complaint.likely
        spans.append(process_time() - start)
        answers.append((likely, row["label"] == "0"))
    found = figures(answers)
    assert found.precision >= 0.85
    assert found.f1 >= 0.65
    spans.sort()
    assert spans[len(spans) // 2] <= 0.002
    assert spans[len(spans) * 99 // 100] <= 0.004  # 0.9 to 1.5 ms where nothing else runs


@pytest.mark.parametrize(
    "text",
    ["不" * READ_MOST, "ab " * 3_000, "a" * READ_MOST, "！" * READ_MOST, "AB " * 3_000, "…" * READ_MOST],
)
def test_no_message_keeps_the_reader_busy(text: str) -> None:
    start = process_time()
    read(text, LEXICON)
    assert process_time() - start < 0.5


def test_of_a_wall_of_faces_the_first_are_read():
    cues = read("😡" * READ_MOST, LEXICON).cues
    assert len(cues) == TOKENS_MOST
    assert max(mark.end for mark in cues) == TOKENS_MOST


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], Figures(0.0, 0.0, 0.0, 0)),
        ([(False, False)], Figures(0.0, 0.0, 0.0, 1)),
        ([(True, True), (True, False), (False, True), (False, False)], Figures(0.5, 0.5, 0.5, 4)),
        ([(True, True), (False, True)], Figures(1.0, 0.5, 2 / 3, 2)),
    ],
)
def test_figures(answers: list[tuple[bool, bool]], expected: Figures) -> None:
    assert figures(answers) == expected


def test_the_three_steps_come_in_their_order() -> None:
    answers = {"anger": ("a", "b", "c")}
    steps = answer_steps("anger", answers)
    assert [(step.step, step.text) for step in steps] == list(zip(STEPS, "abc", strict=True))
    assert answer_steps(NO_EMOTION, answers) == ()


def test_marks_that_share_words_are_told_as_one_stretch() -> None:
    message = "your app still won't open"
    told = dict(marked_words(read(message, LEXICON), message, str))
    assert told == {"complaint or feeling": message}


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The sofa arrived with two left arms", True),
        ("沙发发来两个左扶手", True),
        ("沙發送來兩個左扶手", True),
        ("The sofa arrived with two left arms, can I swap it?", False),  # asks
        ("I'd like the sofa with two left arms", False),  # orders
        ("Everything arrived safely this morning", False),  # is content
        ("麻烦把沙发送到我公司，谢谢", False),
        ("沙发和茶几是一套的还是分开卖", False),
        ("two left arms", False),  # too short to tell anything
    ],
)
def test_who_tells_what_happened_and_asks_for_nothing_mostly_complains(text: str, reported: bool) -> None:
    reading = read(text, LEXICON)
    assert any(mark.kind == REPORT for mark in reading.cues) is reported
    assert reading.complaint.likely is reported


@pytest.mark.parametrize(
    "text",
    [
        "Just checking whether the policy covers late pick-up?",
        "二维码过期了，能再给一个吗",
        "明天天氣不太好，行程會走嗎",
        "退货的话是不是要保留吊牌",
        "我要取消明天的預約，改下週二",
    ],
)
def test_a_question_with_one_word_of_what_may_happen_is_no_complaint(text: str) -> None:
    assert not read(text, LEXICON).complaint.likely


def test_the_longer_turn_of_phrase_speaks_for_the_one_inside_it() -> None:
    assert not read("谢谢你们全家，真行", LEXICON).thanks
    assert read("谢谢你们，真行", LEXICON).complaint.score > read("谢谢你们", LEXICON).complaint.score


def test_names_with_a_hyphen_are_not_shouted() -> None:
    assert "capitals" not in [kind for _, kind in marks("Is there a seat on DUB-JAC and JAC-LAX?")]


@pytest.mark.parametrize(
    ("text", "pressed"),
    [
        ("不着急，我再比比", False),
        ("不急", False),
        ("有点急，", True),
        ("可以在那之前回我嗎", True),
        ("今天来得及吗", True),
    ],
)
def test_who_has_time_does_not_press(text: str, pressed: bool) -> None:
    assert read(text, LEXICON).time_pressure is pressed


@pytest.mark.parametrize("text", ["以前都推薦朋友來你們家，現在我不好意思講了", "谢谢，我去死了，别找我"])
def test_no_thanks_go_back_to_the_let_down_nor_to_somebody_in_danger(text: str) -> None:
    reading = read(text, LEXICON)
    assert not reading.thanks
    assert reading.danger or reading.complaint.likely
