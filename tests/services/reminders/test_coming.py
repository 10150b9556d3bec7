"""What is still to come today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import SHANGHAI, FakeClock
from wellbeing.domain.reminders.events import Paused
from wellbeing.services.app_services import Services
from wellbeing.services.reminders.coming import coming_today


@pytest.fixture
def planned(services: Services) -> Services:
    """Friday, 14:05: at work until 18:00, with breathing times before and after, one of them at night."""
    services.preferences.set("fri", ["09:00-12:00", "13:00-18:00"])
    services.preferences.set("breathing_times", ["02:30", "10:30", "16:00"])
    services.reminders.begin()
    return services


def told(services: Services) -> list[str]:
    return [
        f"{coming.kind} {coming.at.astimezone(SHANGHAI):%d %H:%M}"
        for coming in coming_today(services.reminders, services.clock.now())
    ]


def test_what_is_planned_comes_in_order_up_to_the_days_end(planned: Services, clock: FakeClock):
    assert told(planned) == [
        "break 20 15:05",
        "breathing 20 16:00",
        "shift_end 20 18:00",
        "breathing 21 02:30",
    ]
    clock.pass_by(hours=5)
    assert told(planned)[-1] == "breathing 21 02:30"


def test_what_is_switched_off_or_falls_into_a_pause_is_not_told(planned: Services, clock: FakeClock):
    planned.reminders.feed(Paused(clock.now() + timedelta(hours=3)))
    assert told(planned) == ["shift_end 20 18:00", "breathing 21 02:30"]
    planned.preferences.set("shift_cards", value=False)
    planned.preferences.set("breathing_times", [])
    assert told(planned) == []
