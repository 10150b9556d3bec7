"""What is given to an agent to say promises nothing that a platform punishes; customers in scenes say no slur.

On the market places a promise that is not kept, money or gifts for a good rating, words like "the best" or
"guaranteed", and deals beside the platform cost the shop points and the agent the month's bonus (M313, M408).
"""

from __future__ import annotations

import re

import pytest

from wellbeing.content.cues import load_answers, load_thanks
from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import load_catalog
from wellbeing.resources import resource

CONTENT = resource("content")
PROMISED = {
    "en": r"(?i)\bguarantee|\b100 ?%|\bhundred per ?cent|\b(?:I|we) promise\b|\bdefinitely (?:will|get|arrive)"
    r"|\bwill definitely|(?:for|in return for|leave us) (?:a )?(?:good|five.star|positive) (?:review|rating)"
    r"|cash ?back for|\blowest price|\bbest price|\bnumber one\b|\bforever\b|\blifetime\b|outside the platform",
    "zh_CN": r"保证|百分之?百|100%|绝对|肯定(?:能|会|给|到)|一定(?:能|会|给您)|包您?满意|好评返|返现|返红包"
    r"|五星.{0,6}(?:红包|返|优惠|送)|最(?:低价|便宜|优惠)|全网|国家级|永久|终身|加(?:我)?微信|(?:私下|线下)(?:转|付|交易)",
    "zh_TW": r"保證|百分之?百|100%|絕對|肯定(?:能|會|給|到)|一定(?:能|會|給您)|包您?滿意|好評(?:返|送|回饋)|返現"
    r"|五星.{0,6}(?:紅包|折|優惠|送)|最(?:低價|便宜|優惠)|全網|永久|終身|加(?:我)?LINE|(?:私下|線下)(?:轉|付|交易)",
}
HURTS = {
    "en": r"(?i)\b(?:slut|whore|bitch|cunt|retard|faggot|nigg|chink|paki|tranny|spastic)"
    r"|\bhow many pills|\bnoose|\bslit",
    "zh_CN": r"婊|贱人|荡妇|骚货|操你|草你|傻逼|脑残|智障|废物|畜生|黑鬼|支那|阿三|娘炮|死全家"
    r"|割腕|上吊|安眠药|烧炭|跳楼",
    "zh_TW": r"婊|賤人|蕩婦|騷貨|操你|幹你|智障|廢物|畜生|黑鬼|支那|阿陸|死全家"
    r"|割腕|上吊|安眠藥|燒炭|跳樓",
}
"""Slurs and ways to die: a scene is practice, and whoever practises heard them at work."""


def given_to_say(lang: str) -> dict[str, str]:
    catalog = load_catalog(lang, CONTENT)
    said = {f"phrase {phrase.id}": phrase.better for phrase in catalog.phrases}
    said |= {f"reply {reply.id}": reply.text for reply in catalog.replies}
    said |= {f"occasion {occasion.id}": occasion.line for occasion in catalog.occasions}
    said |= {
        f"step {emotion} {number}": step
        for emotion, steps in load_answers(lang, CONTENT).items()
        for number, step in enumerate(steps)
    }
    for scene in catalog.scenes:
        for number, turn in enumerate(scene.turns):
            best = next(choice.text for choice in turn.choices if choice.id == turn.best)
            said[f"scene {scene.id} {number}"] = best
        said[f"scene {scene.id} steps"] = "\n".join((scene.confirm, scene.solve, scene.care))
    return said | {"thanks": load_thanks(lang, CONTENT)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_that_is_given_to_say_promises_what_a_platform_punishes(lang: str) -> None:
    found = {name: re.findall(PROMISED[lang], text) for name, text in given_to_say(lang).items()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_customer_of_a_scene_uses_a_slur_or_names_a_way_to_die(lang: str) -> None:
    for scene in load_catalog(lang, CONTENT).scenes:
        heard = [words for turn in scene.turns for words in turn.customer]
        heard += [choice.reply for turn in scene.turns for choice in turn.choices]
        found = re.findall(HURTS[lang], "\n".join(heard))
        assert found == [], scene.id
