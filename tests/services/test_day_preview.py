"""What a plain day would bring, over real services."""

from __future__ import annotations

from datetime import date

from tests.fakes import SHANGHAI
from wellbeing.services.app_services import Services
from wellbeing.services.day_preview import day_ahead


def told(services: Services, kind: str) -> list[str]:
    ahead = day_ahead(services)
    assert ahead is not None
    return [f"{mark.at.astimezone(SHANGHAI):%H:%M}" for mark in ahead.marks if mark.kind == kind]


def test_the_day_follows_the_settings(services: Services):
    assert services.preferences.set("fri", ["09:00-12:00"]) is None
    assert len(told(services, "break")) == 2
    assert services.preferences.set("break_every", 30) is None
    assert len(told(services, "break")) > 2
    assert services.preferences.set("breaks", False) is None
    assert told(services, "break") == []
    assert len(told(services, "shift_start")) == 1


def test_a_day_off_shows_the_next_day_of_work(services: Services):
    assert services.preferences.set("mon", ["09:00-12:00", "13:00-18:00"]) is None
    ahead = day_ahead(services)
    assert ahead is not None
    assert (ahead.day, ahead.is_today, len(ahead.shifts)) == (date(2026, 11, 23), False, 2)


def test_without_hours_it_is_a_usual_day_from_nine_to_six(services: Services):
    ahead = day_ahead(services)
    assert ahead is not None
    assert [f"{shift.start.astimezone(SHANGHAI):%H:%M}" for shift in ahead.shifts] == ["09:00"]
    assert ahead.marks
