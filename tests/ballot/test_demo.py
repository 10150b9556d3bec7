"""A pretend team to look at: invented, marked, and never among somebody's own."""

from __future__ import annotations

import pytest

from tests.fakes import FakeClock
from wellbeing.domain.problems import Refused
from wellbeing.domain.team.trends import trend_lines
from wellbeing.paths import Folders
from wellbeing.services.app_services import open_services
from wellbeing.services.demo import fill_demo
from wellbeing.services.environment import open_environment
from wellbeing.services.team.demo import fill_demo_team, is_invented


def test_an_invented_team_has_a_trend_with_gaps(folders: Folders, clock: FakeClock):
    demo = fill_demo(folders, clock, 3, 1)
    membership = fill_demo_team(demo, clock, 7, "Invented team")
    assert is_invented(membership, demo)
    services = open_services(open_environment(demo, clock))
    lines = trend_lines(services.team.trends.trend())
    services.close()
    assert len(lines) == 20
    assert sum(line.estimate is None for line in lines) == 2
    assert lines[-1].last < clock.now().date()


def test_nobodys_own_folders_get_an_invented_team(folders: Folders, clock: FakeClock):
    with pytest.raises(Refused):
        fill_demo_team(folders, clock, 7, "Invented team")
