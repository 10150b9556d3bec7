"""When the line about help stands there; the answer never says why."""

from __future__ import annotations

import pytest

from wellbeing.content.distress import load_distress
from wellbeing.domain.help_signs import Signs, offers_help
from wellbeing.resources import resource

WORDS = load_distress(resource("content"))


@pytest.mark.parametrize(
    ("signs", "offered"),
    [
        (Signs(), False),
        (Signs(peaks=(9, 9)), False),
        (Signs(peaks=(9, 3, 10, 4, 9)), True),
        (Signs(peaks=(8, 8, 8, 8, 8)), False),
        (Signs(peaks=(9, 9, 9, 1, 1, 1)), False),
        (Signs(strained=True), True),
        (Signs(threatened=True), True),
        (Signs(notes=("忙，累死了", "客户真难缠")), False),
        (Signs(notes=("有时候觉得活不下去",)), True),
        (Signs(notes=("有時候覺得活著沒意思",)), True),
        (Signs(notes=("I can’t go on living like this",)), True),
        (Signs(notes=("Some days I WANT TO DIE",)), True),
        (Signs(notes=("dying of laughter", "想死你了")), False),
        *(
            (Signs(notes=(note,)), True)
            for note in (
                "活够了",
                "真不想醒来",
                "撑不下去了",
                "想自鲨",
                "活夠了",
                "想不開",
                "唔想做人",
                "有时想消失",
                "I don’t want to be here",
                "I'd rather not wake up",
                "overdose",
                "unalive me",
                "better off without me",
            )
        ),
        (Signs(notes=("砂锅粥好吃", "今天 12 kms 的路", "想开点", "醒得早", "消失的优惠券")), False),
    ],
)
def test_when_help_is_named(signs: Signs, offered: bool) -> None:
    assert offers_help(signs, WORDS) is offered


def test_without_words_a_note_says_nothing() -> None:
    assert offers_help(Signs(notes=("anything",)), ()) is False
