"""Headset, hooks and hand on one count: cases, and any order of words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import NOON_ISH
from wellbeing.domain import contact_count
from wellbeing.domain.contacts import OpenContact

LATER = NOON_ISH + timedelta(minutes=3)
HEARD = OpenContact(1, None, NOON_ISH, headset=True)
HOOKED = OpenContact(1, "a", NOON_ISH, headset=True)


def test_a_hook_gives_the_call_its_id_and_ends_it_alone():
    assert contact_count.started((HEARD,), "a", LATER, several=False) == (HOOKED,)
    assert contact_count.headset_off((HOOKED,)) == ((replace(HOOKED, headset=False),), None)
    assert contact_count.ended((replace(HOOKED, headset=False),), "a")[0] == ()


def test_what_a_hook_ends_while_the_microphone_is_open_goes_on():
    assert contact_count.ended((HOOKED,), "a") == ((HEARD,), HOOKED)
    other = OpenContact(2, "b", LATER)
    assert contact_count.ended((HOOKED, other), "a") == ((replace(other, headset=True),), HOOKED)


def test_hand_and_headset_mean_the_same_contact():
    by_hand = OpenContact(1, None, NOON_ISH)
    assert contact_count.started((HEARD,), None, LATER, several=False) == (HEARD,)
    assert contact_count.headset_on((by_hand,), LATER, several=False) == (HEARD,)
    assert contact_count.headset_off((HEARD,)) == ((), HEARD)
    assert contact_count.ended((HEARD,), None) == ((), HEARD)


def test_with_several_a_call_is_one_more_than_the_chats_told_by_hand():
    chat = OpenContact(1, None, NOON_ISH)
    both = contact_count.headset_on((chat,), LATER, several=True)
    assert both == (chat, OpenContact(0, None, LATER, headset=True))
    assert contact_count.headset_off(both)[0] == (chat,)


def test_logging_while_the_microphone_is_open_means_the_contact_before():
    assert contact_count.logged((HEARD,), None, LATER) == ((HEARD,), None)
    assert contact_count.logged((HEARD, OpenContact(2, "b", NOON_ISH)), None, LATER)[0] == (HEARD,)


words = st.lists(
    st.sampled_from(["on", "off", "start a", "start b", "end a", "end b", "hook-less end", "hand"]),
    max_size=40,
)


@given(words, st.booleans())
def test_the_larger_count_holds(said: list[str], several: bool):
    """Hooks alone: as many contacts as ids are open, and at least one while the microphone is."""
    open_ones: contact_count.OpenOnes = ()
    hooks: set[str] = set()
    microphone = False
    for word in said:
        if word in ("hand", "hook-less end"):
            continue
        if word == "on":
            microphone, open_ones = True, contact_count.headset_on(open_ones, NOON_ISH, several)
        elif word == "off":
            microphone, (open_ones, _) = False, contact_count.headset_off(open_ones)
        elif word.startswith("start"):
            hooks.add(word[-1])
            open_ones = contact_count.started(open_ones, word[-1], NOON_ISH, several)
        else:
            hooks.discard(word[-1])
            open_ones, _ = contact_count.ended(open_ones, word[-1])
        assert len(open_ones) == max(len(hooks), int(microphone))
        assert {contact.name for contact in open_ones if contact.name} == hooks


@given(words, st.booleans())
def test_never_two_heard_and_no_id_twice_in_any_order(said: list[str], several: bool):
    open_ones: contact_count.OpenOnes = ()
    for word in said:
        if word == "on":
            open_ones = contact_count.headset_on(open_ones, NOON_ISH, several)
        elif word == "off":
            open_ones, _ = contact_count.headset_off(open_ones)
        elif word == "hand" or word.startswith("start"):
            open_ones = contact_count.started(open_ones, word[-1] if " " in word else None, NOON_ISH, several)
        else:
            open_ones, _ = contact_count.ended(open_ones, None if "hook" in word else word[-1])
        names = [contact.name for contact in open_ones if contact.name]
        assert len(names) == len(set(names))
        assert sum(contact.headset for contact in open_ones) <= 1
