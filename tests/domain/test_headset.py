"""When an open microphone makes a contact: against a plain reading of the same streams, over invented days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.headset import (
    LONGEST,
    SHORTEST,
    SILENCE,
    CallBegan,
    CallEnded,
    CallNews,
    Hearing,
    Recording,
    listen,
    next_due,
    pass_by,
    struck_off,
)

PHONE = Recording("1", "Softphone")


def heard(*moments: tuple[float, tuple[Recording, ...]], until: float) -> list[CallNews]:
    """Run through moments at which the list of recordings changes, ringing whenever something is due."""
    hearing, news = Hearing(), list[CallNews]()
    for at, recordings in (*moments, (until, ())):
        while next_due(hearing) < at:
            hearing, more = pass_by(hearing, next_due(hearing))
            news += more
        hearing, more = listen(hearing, recordings, struck_off(["OBS"]), at)
        news += more
    hearing, more = pass_by(hearing, until + SILENCE)
    return news + list(more)


def test_a_call_begins_with_its_microphone_and_ends_with_it():
    assert heard((100, (PHONE,)), (400, ()), until=1000) == [CallBegan(100), CallEnded(400)]


@pytest.mark.parametrize(
    "recording",
    [
        Recording("1", "Softphone", corked=True),
        Recording("1", "Softphone", monitor=True),
        Recording("1", "wellbeing", own=True),
        Recording("1", "obs"),
    ],
)
def test_what_is_no_talk(recording: Recording):
    assert heard((100, (recording,)), (400, ()), until=1000) == []


def test_under_eight_seconds_is_no_contact_and_three_of_silence_are_one():
    assert heard((0, (PHONE,)), (7.9, ()), until=50) == []
    assert heard((0, (PHONE,)), (8, ()), until=50) == [CallBegan(0), CallEnded(8)]
    assert heard((0, (PHONE,)), (8, ()), (11, (PHONE,)), (30, ()), until=50) == [CallBegan(0), CallEnded(30)]
    assert heard((0, (PHONE,)), (9, ()), (12.1, (PHONE,)), (30, ()), until=50) == [
        CallBegan(0), CallEnded(9), CallBegan(12.1), CallEnded(30),
    ]  # fmt: skip


def test_a_recorder_that_never_closes_ends_after_four_hours_and_hides_no_call():
    stuck = Recording("0", "Softphone")
    news = heard(
        (0, (stuck,)), (LONGEST + 100, (stuck, PHONE)), (LONGEST + 200, (stuck,)), until=LONGEST + 300
    )
    assert news == [CallBegan(0), CallEnded(LONGEST), CallBegan(LONGEST + 100), CallEnded(LONGEST + 200)]


streams = st.lists(
    st.tuples(st.integers(0, 600), st.integers(1, 120)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=12,
)


def expected(spans: list[tuple[int, int]]) -> list[CallNews]:
    """Join what lies at most three seconds apart, and leave out what is then under eight."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= SILENCE:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    news: list[CallNews] = []
    for start, end in joined:
        if end - start >= SHORTEST:
            news += [CallBegan(start), CallEnded(end)]
    return news


@given(streams)
def test_like_a_plain_reading_of_the_same_streams(spans: list[tuple[int, int]]):
    moments = sorted({moment for span in spans for moment in span})
    listed = [
        (
            float(at),
            tuple(Recording(str(n), "x") for n, (start, end) in enumerate(spans) if start <= at < end),
        )
        for at in moments
    ]
    assert heard(*listed, until=2000) == expected(spans)


@given(streams, st.integers(1, 40))
def test_fifty_streams_at_once_are_one_contact(spans: list[tuple[int, int]], copies: int):
    assert expected(spans * copies) == expected(spans)
