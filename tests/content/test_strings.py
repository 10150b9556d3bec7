"""Which of our languages a system speaks, in the names that Linux, macOS and Windows give."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from wellbeing.content.strings import Words, filled, language_of, system_language

NAMES = [
    ("zh_CN.UTF-8", "zh_CN"), ("zh_TW.UTF-8", "zh_TW"), ("zh_HK", "zh_TW"), ("zh_MO.UTF-8", "zh_TW"),
    ("zh_SG.UTF-8", "zh_CN"), ("zh", "zh_CN"), ("zh_MY", "zh_CN"), ("zh_TW@radical", "zh_TW"),
    ("zh-Hant", "zh_TW"), ("zh-Hans", "zh_CN"), ("zh_Hant_MO", "zh_TW"), ("zh_Hans_HK", "zh_CN"),
    ("zh-Hans-TW", "zh_CN"), ("zh-Hant-CN", "zh_TW"), ("ZH_HANT_HK.utf8", "zh_TW"),
    ("Chinese (Traditional)_Taiwan", "zh_TW"), ("Chinese (Traditional)_Taiwan.950", "zh_TW"),
    ("Chinese (Traditional)_Hong Kong SAR", "zh_TW"), ("Chinese_Hong Kong SAR.950", "zh_TW"),
    ("CHINESE_HONG KONG SAR", "zh_TW"), ("CHINESE_MACAO SAR", "zh_TW"), ("Chinese_Macau SAR", "zh_TW"),
    ("Chinese (Traditional)_Macao SAR.950", "zh_TW"), ("Chinese_Taiwan.950", "zh_TW"), ("Chinese_HKG", "zh_TW"),
    ("Chinese (Simplified)_China.936", "zh_CN"), ("Chinese (Simplified)_Singapore.936", "zh_CN"),
    ("Chinese (Simplified)_Hong Kong SAR", "zh_CN"), ("Chinese_China.936", "zh_CN"), ("chs", "zh_CN"), ("cht", "zh_TW"),
    ("lzh_TW", "zh_TW"), ("mnp_CN", "zh_CN"), ("cjy", "zh_CN"),
    ("yue", "zh_TW"), ("yue_HK.UTF-8", "zh_TW"), ("yue_CN", "zh_CN"), ("yue_Hans", "zh_CN"),
    ("cmn", "zh_CN"), ("cmn_TW.UTF-8", "zh_TW"), ("cmn_Hant", "zh_TW"), ("wuu", "zh_CN"), ("wuu_CN", "zh_CN"),
    ("nan", "zh_TW"), ("nan_TW.UTF-8@latin", "zh_TW"), ("nan_CN", "zh_CN"), ("hak", "zh_TW"), ("hak_TW", "zh_TW"),
    ("en_GB.UTF-8", "en"), ("English_United States.1252", "en"), ("en", "en"),
    ("C.UTF-8", None), ("C", None), ("", None), ("de_DE.UTF-8", None), ("zha_CN", None), ("zhx", None), ("_", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "language"), NAMES)
def test_a_locale_s_name_finds_its_language(name: str, language: str | None):
    assert language_of(name) == language
    if name:
        assert system_language({"LANG": name}) == (language or "en")


LISTS = [
    ({"LANGUAGE": "zh_TW:zh_CN:en", "LANG": "zh_CN.UTF-8"}, "zh_TW"),
    ({"LANGUAGE": "de:zh_HK:zh_CN", "LANG": "de_DE.UTF-8"}, "zh_TW"),
    ({"LANGUAGE": "en_GB:en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
    ({"LANGUAGE": "de:fr", "LANG": "zh_CN.UTF-8"}, "zh_CN"),
    ({"LANGUAGE": "::yue", "LANG": "en_US.UTF-8"}, "zh_TW"),
    ({"LANGUAGE": "", "LANG": "zh_TW.UTF-8"}, "zh_TW"),
    ({"LANGUAGE": "zh_TW", "LC_ALL": "C"}, "en"),
    ({"LANGUAGE": "zh_TW", "LANG": "POSIX"}, "en"),
    ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh_TW"),
    ({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh_CN"),
]


@pytest.mark.parametrize(("environ", "language"), LISTS)
def test_the_languages_a_person_likes_come_in_their_order(environ: dict[str, str], language: str):
    assert system_language(environ) == language


@pytest.mark.parametrize(
    ("language", "told", "listed"),
    [
        ("en", "Four days. Each point is one. Really?", "1, 4, 5"),
        ("zh_TW", "Four days。Each point is one.Really?", "1、4、5"),
    ],
)
def test_sentences_and_lists_are_joined_as_the_language_does(language: str, told: str, listed: str):
    words = Words(language, NullTranslations())
    assert words.sentences("Four days", "", "Each point is one.", "Really?") == told
    assert words.sentences("He said: “Now.”") == "He said: “Now.”"
    assert words.sentences("我说：「好。」") == "我说：「好。」"
    assert words.listed(["1", "4", "5"]) == listed


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("说得最多的是{word}，3 次", "short", "说得最多的是 short，3 次"),
        ("说得最多的是{word}，3 次", "太吵", "说得最多的是太吵，3 次"),
        ("如果{word}，我就停", "VIP客户骂人", "如果 VIP客户骂人，我就停"),
        ("{word}和太吵", "Überlast", "Überlast 和太吵"),
        ("「{word}」", "KPI", "「KPI」"),
        ("Named most: {word}", "太吵", "Named most: 太吵"),
        ("记了{word}次", "", "记了次"),
    ],
)
def test_a_word_of_one_s_own_stands_apart_from_the_other_script(text: str, word: str, told: str):
    assert filled(text, word=word) == told
