"""Shares and sums: any t agree, one that does not voids the period, fewer than t say nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from tests.ballot.simulated_team import SimulatedTeam
from wellbeing.ballot.answer import TrusteeSums, Void, answer_note, combine, read_answer
from wellbeing.ballot.ballot import read_ballot
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.closing import Closing, read_closing
from wellbeing.ballot.shamir import ORDER, decoded, draw, encoded, share, threshold, value_at
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import Band, Tally


@pytest.mark.parametrize(("trustees", "needed"), [(8, 6), (9, 7), (10, 7), (12, 9), (30, 21), (300, 201)])
def test_more_than_two_thirds_are_needed(trustees: int, needed: int):
    assert threshold(trustees) == needed


def test_any_t_shares_give_the_secret_and_t_less_one_do_not():
    dice = random.Random(1)
    (row,) = draw(1, 6, dice.randrange)
    shares = {index: share(1, row, index) for index in range(1, 9)}
    for some in combinations(shares, 6):
        assert value_at(0, {index: shares[index] for index in some}) == 1
    for some in combinations(shares, 5):
        assert value_at(0, {index: shares[index] for index in some}) != 1


def test_sums_of_shares_are_shares_of_sums():
    dice = random.Random(2)
    secrets = [dice.randrange(2) for _ in range(40)]
    rows = draw(40, 9, dice.randrange)
    sums = {
        index: sum(share(secret, row, index) for secret, row in zip(secrets, rows, strict=True)) % ORDER
        for index in range(4, 13)
    }
    assert value_at(0, sums) == sum(secrets)


@pytest.mark.parametrize("data", [b"", b"\0" * 31, b"\0" * 33, b"\xff" * 32, ORDER.to_bytes(32, "big")])
def test_what_is_no_scalar_is_refused(data: bytes):
    with pytest.raises(ValueError, match="scalar"):
        decoded(data)
    assert decoded(encoded(ORDER - 1)) == ORDER - 1


@pytest.fixture
def answered(
    folder_simulated_team: Callable[..., SimulatedTeam],
) -> tuple[Trustees, Closing, list[TrusteeSums]]:
    """A closed period of eight with everybody's answer."""
    sim = folder_simulated_team(bands=(Band.LOW, Band.HIGH))
    sim.to_ballots()
    sim.days(7.1)
    trustees, team, period = sim.trustees(), sim.team.id, sim.period
    ((name, data),) = sim.notes(NoteKind.CLOSING).items()
    closing = read_closing(team, name, data)
    ballots = [read_ballot(team, period, trustees, data) for data in sim.notes(NoteKind.BALLOT).values()]
    answers = [
        read_answer(
            team,
            period,
            trustees,
            answer_note(person.local.identity, sim.key_of(person), team, period, trustees, closing, ballots)[
                1
            ],  # type: ignore[arg-type]
        )
        for person in sim.people
    ]
    return trustees, closing, sorted(answers, key=lambda answer: answer.index)


def test_six_of_eight_answers_are_enough(answered: tuple[Trustees, Closing, list[TrusteeSums]]):
    trustees, closing, answers = answered
    assert combine(trustees, closing, answers[:5]) is None
    for some in combinations(answers, 6):
        assert combine(trustees, closing, some) == Tally(4, 0, 4)
    assert combine(trustees, closing, answers) == Tally(4, 0, 4)
    assert combine(trustees, closing, [*answers, *answers]) == Tally(4, 0, 4), "the same sum twice is one"


@pytest.mark.parametrize("liar", range(8))
def test_one_false_sum_among_more_than_enough_voids(
    answered: tuple[Trustees, Closing, list[TrusteeSums]], liar: int
):
    trustees, closing, answers = answered
    low, moderate, high = answers[liar].sums
    answers[liar] = replace(answers[liar], sums=(low, moderate, (high + 1) % ORDER))
    with pytest.raises(Void):
        combine(trustees, closing, answers)


def test_two_different_sums_of_one_trustee_void(answered: tuple[Trustees, Closing, list[TrusteeSums]]):
    trustees, closing, answers = answered
    second = replace(answers[7], sums=(0, 0, 0))
    for order in ([*answers, second], [second, *answers], [*answers[:6], answers[7], second]):
        with pytest.raises(Void):
            combine(trustees, closing, order)


def test_answers_to_another_list_count_for_nothing(answered: tuple[Trustees, Closing, list[TrusteeSums]]):
    trustees, closing, answers = answered
    others = [replace(answer, closing=b"x" * 32, sums=(1, 2, 3)) for answer in answers[5:]]
    assert combine(trustees, closing, [*answers[:5], *others]) is None
