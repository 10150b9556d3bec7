"""A diary with red flags sends, byte for byte, what one without them sends."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import KEY
from tests.fakes import FakeClock
from wellbeing.ballot.ballot import Header, plain_seals
from wellbeing.ballot.shamir import draw
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.team.bands import Band, band_sent
from wellbeing.domain.team.periods import period_at
from wellbeing.services.team.local_teams import LocalTeams
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.database import Diary, open_diary
from wellbeing.storage.strain import StrainStore

CLOCK = FakeClock()
PERIOD = period_at(CLOCK.now(), 14)
STRESS = (9, 10, 3, 9, 9)


def record(diary: Diary, flags: bool) -> None:
    for place, stress in enumerate(STRESS):
        at = PERIOD.span.start + timedelta(days=place, hours=3)
        note = "I can't go on" if flags else ""
        words = (("hopeless",), ("abuse",)) if flags else ((), ())
        CheckInStore(diary).add(
            CheckIn(0, at, stress, -2 if flags else None, -2 if flags else None, *words, note)
        )
        if flags:
            ContactStore(diary).add(Contact(0, at, "threat", 10, note="he said he would find me"))
            StrainStore(diary).answer((at - timedelta(weeks=place)).date(), 5, at)


@pytest.fixture
def diaries(tmp_path: Path) -> Iterator[tuple[Diary, Diary]]:
    plain, flagged = open_diary(tmp_path / "plain.db", KEY), open_diary(tmp_path / "flagged.db", KEY)
    record(plain, False)
    record(flagged, True)
    yield plain, flagged
    plain.close()
    flagged.close()


def sent_by(diary: Diary, data: Path) -> list[bytes]:
    band = LocalTeams(data, diary, CLOCK).band(PERIOD)
    assert band is Band.HIGH
    dice = random.Random(3)
    header = Header(b"t" * 32, PERIOD, b"l" * 32, b"s" * 32)
    face = band_sent(band, dice.randrange(16))
    return plain_seals(header, face, draw(3, 9, dice.randrange), 12)


def test_the_bytes_before_sealing_are_the_same(diaries: tuple[Diary, Diary], tmp_path: Path):
    plain, flagged = diaries
    assert sent_by(plain, tmp_path) == sent_by(flagged, tmp_path)


def test_a_seal_holds_header_and_shares_and_no_more(diaries: tuple[Diary, Diary], tmp_path: Path):
    (first, *rest) = sent_by(diaries[1], tmp_path)
    assert len(first) == 4 + 32 + 13 + 32 + 32 + 2 + 3 * 32
    assert all(len(ballot) == len(first) for ballot in rest)
