"""What keeps notices away, each by itself, and what is forgotten at a start."""

from __future__ import annotations

import pytest

from wellbeing.domain.reminders.events import LONGEST_PAUSE
from wellbeing.domain.reminders.parts.clocks import NEVER
from wellbeing.domain.reminders.parts.quiet import (
    Quiet,
    keeps_away,
    paused,
    untold,
    with_dnd,
    with_focus,
    with_full_screen,
    with_microphone,
    with_pause,
    with_sharing,
)


@pytest.mark.parametrize("told", [with_dnd, with_full_screen, with_sharing, with_microphone])
def test_each_of_them_keeps_notices_away_until_it_is_over(told):  # type: ignore[no-untyped-def]
    assert not keeps_away(Quiet(), 0.0, in_full_screen=False)
    assert keeps_away(told(Quiet(), True), 0.0, in_full_screen=False)
    assert told(told(Quiet(), True), False) == Quiet()


def test_a_full_screen_that_is_the_usual_one_keeps_nothing_away_and_the_rest_does():
    assert not keeps_away(with_full_screen(Quiet(), True), 0.0, in_full_screen=True)
    assert keeps_away(with_sharing(with_full_screen(Quiet(), True), True), 0.0, in_full_screen=True)


def test_a_program_for_work_in_front_keeps_nothing_away():
    assert with_focus(Quiet(), True).at_work is True
    assert not keeps_away(with_focus(Quiet(), True), 0.0, in_full_screen=False)


def test_a_pause_lasts_until_its_moment_and_no_longer():
    quiet = with_pause(Quiet(), 600.0)
    for at, away in ((599.0, True), (600.0, False), (601.0, False)):
        assert (paused(quiet, at), keeps_away(quiet, at, in_full_screen=False)) == (away, away)
    assert not paused(with_pause(quiet, NEVER), 0.0)


def test_a_start_keeps_a_pause_and_that_the_screen_is_shared_and_waits_to_be_told_the_rest():
    told = Quiet(True, True, True, 600.0, True, True)
    left = untold(told, 0.0)
    assert left == Quiet(sharing=True, paused_until=600.0)
    assert left.at_work is False
    far = untold(with_pause(told, LONGEST_PAUSE + 500.0), 100.0)
    assert far.paused_until == 100.0 + LONGEST_PAUSE
