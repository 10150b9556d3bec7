"""What went together: gates, a fixed number of factors, and seldom a claim where nothing is."""

from __future__ import annotations

from random import Random

import pytest

from tests.figures.people import claims
from wellbeing.domain.insights.links import DayPair, Link, judged, links, q_values


def days(n: int, slope: float = 1.0, seed: int = 1) -> list[DayPair]:
    """Return days on which stress follows the factor, or not with slope 0."""
    chance = Random(seed)
    return [((load := chance.gauss(0, 1)), slope * load + chance.gauss(0, 0.5)) for _ in range(n)]


@pytest.mark.parametrize(
    ("n", "gate", "verdict", "missing"),
    [
        (0, "closed", "wait", 20),
        (19, "closed", "wait", 1),
        (20, "early", "together", 0),
        (39, "early", "together", 0),
    ],
)
def test_nothing_is_said_below_twenty_days(n: int, gate: str, verdict: str, missing: int):
    (link,) = links({"load": days(n)})
    assert (link.gate, link.verdict, link.missing, link.n) == (gate, verdict, missing, n)
    assert (link.rho is None) == (n < 20)


def test_the_gate_is_open_from_forty_days_on():
    assert links({"load": days(40)})[0].gate == "open"


def test_a_link_and_one_that_is_none():
    found = {link.factor: link for link in links({"load": days(60), "kind": days(60, 0.0)})}
    load, kind = found["load"], found["kind"]
    assert load.verdict == "together"
    assert load.rho is not None
    assert load.low is not None
    assert load.high is not None
    assert 0.3 < load.low < load.rho < load.high < 1
    assert load.p == 1 / 2000
    assert kind.verdict == "unclear"
    assert kind.p is not None
    assert kind.p > 0.05


def test_the_sign_is_kept():
    (link,) = links({"kind": days(60, -1.0)})
    assert link.high is not None
    assert link.high < 0
    assert link.verdict == "together"


@pytest.mark.parametrize(
    "days", [[(1.0, stress % 7) for stress in range(40)], [(load, 5.0) for load in range(40)]]
)
def test_what_never_varied_is_compared_with_nothing(days: list[DayPair]):
    (link,) = links({"load": days})
    assert (link.verdict, link.rho, link.p, link.q) == ("even", None, None, None)


def test_each_is_corrected_for_eight_however_many_there_are():
    (link,) = links({"load": days(60, 0.3)})
    assert link.p is not None
    assert link.q == pytest.approx(min(1, 8 * link.p))


def test_more_than_eight_are_refused():
    with pytest.raises(ValueError, match="more factors"):
        links({str(place): days(20) for place in range(9)})


def test_the_same_diary_tells_the_same_story_whatever_else_is_on_the_list():
    both = links({"load": days(50, 0.4), "kind": days(50, 0.4, seed=2)})
    assert both == links({"load": days(50, 0.4), "kind": days(50, 0.4, seed=2)})
    assert both[0] != links({"load": days(50, 0.4)}, seed=8)[0]


@pytest.mark.parametrize(
    ("q", "rho", "verdict"),
    [(0.10, 0.3, "together"), (0.101, 0.9, "unclear"), (0.01, 0.299, "unclear"), (0.1, -0.3, "together")],
)
def test_both_bounds_have_to_be_met(q: float, rho: float, verdict: str):
    assert judged(Link("load", (), rho=rho), q).verdict == verdict


def test_q_values_by_hand():
    """Benjamini and Hochberg: p times tests over rank, the least of its own and all above."""
    assert q_values([0.03, 0.01, 0.02], 3) == pytest.approx([0.03, 0.03, 0.03])
    assert q_values([0.001, 0.04, 0.5], 8) == pytest.approx([0.008, 0.16, 1.0])
    assert q_values([], 8) == []


def test_unrelated_people_are_seldom_told_of_a_link_and_true_links_mostly_found():
    """In short what `tests/run.sh figures` measures with 400 people: plain p would tell nearly each of the first."""
    assert sum(map(any, claims(0.7, 0.0, 12, seed=4))) <= 3
    assert sum(row[0] for row in claims(0.5, 0.6, 8, seed=5)) >= 6
