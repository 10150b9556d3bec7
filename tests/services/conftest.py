"""Ten years of one agent's days, made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random

import pytest

from tests.fakes import NOON_ISH, FakeClock
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import KINDS, Contact
from wellbeing.domain.trends import ewma
from wellbeing.paths import under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.storage.timestamps import to_row

SPREAD = timedelta(days=3_650)
ODDS = (70, 18, 6, 2, 1, 2, 1)  # in the order of KINDS


@dataclass
class TenYears:
    """The services over the diary, and what was put into it."""

    services: Services
    clock: FakeClock
    checkins: list[CheckIn]
    contacts: list[Contact]

    @cached_property
    def line(self) -> dict[datetime, float]:
        """The smoothed line over all ratings ever, at each of them: what a range shows of it does not depend on it."""
        times = [checkin.at for checkin in self.checkins]
        return dict(zip(times, ewma(times, [checkin.stress for checkin in self.checkins]), strict=True))


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TenYears]:
    """40,000 check-ins and 200,000 contacts up to now, with a gap of three weeks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        clock, random = FakeClock(), Random(7)
        services = open_services(open_environment(under(tmp_path_factory.mktemp("ten years")), clock))
    gap = (NOON_ISH - timedelta(days=90), NOON_ISH - timedelta(days=69))
    moments = (NOON_ISH - SPREAD * random.random() for _ in range(40_000))
    checkins = [CheckIn(0, at, random.randint(0, 10)) for at in moments if not gap[0] <= at < gap[1]]
    kinds = random.choices(KINDS, ODDS, k=200_000)
    contacts = [
        Contact(0, NOON_ISH - SPREAD * random.random(), kind, random.choice((None, *range(11))))
        for kind in kinds
    ]
    write = services.diary.db.conn.executemany  # the stores' own way takes ten seconds
    checkins.sort(key=lambda checkin: checkin.at)
    contacts.sort(key=lambda contact: contact.at)
    with services.diary.atomic():
        write(
            "INSERT INTO checkin (at, stress) VALUES (?, ?)",
            [(to_row(checkin.at), checkin.stress) for checkin in checkins],
        )
        rows = [(to_row(contact.at), contact.kind, contact.felt) for contact in contacts]
        write("INSERT INTO contact (at, kind, felt) VALUES (?, ?, ?)", rows)
    yield TenYears(services, clock, checkins, contacts)
    services.close()
