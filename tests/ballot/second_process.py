"""One of two apps of one person, as a process of its own: visits the boards at each moment it is told.

python -m tests.ballot.second_process app|scheduler
"""

from __future__ import annotations

import json
import secrets
import sys
from datetime import datetime

from tests.fakes import FakeClock
from wellbeing.ballot.local_member import RandomSource
from wellbeing.domain.team.bands import DIE_SIDES
from wellbeing.paths import folders
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
from wellbeing.services.team.local_teams import LocalTeams
from wellbeing.services.team.teams import Teams


def main(role: str) -> None:
    clock, rolls = FakeClock(), 0

    def below(n: int) -> int:
        nonlocal rolls
        rolls += n == DIE_SIDES
        return secrets.randbelow(n)

    services = open_services(open_environment(folders(), clock))
    local_teams = LocalTeams(
        services.environment.folders.data,
        services.diary,
        clock,
        random_source=RandomSource(secrets.token_bytes, below),
    )
    teams = Teams(local_teams)
    print("ready", flush=True)
    for line in sys.stdin:
        clock.set(datetime.fromisoformat(line.strip()))
        visits = teams.visits.tick() if role == "scheduler" else teams.visits.tick_if_due()
        print(
            json.dumps({"rolls": rolls, "trouble": [visit.trouble for visit in visits if visit.trouble]}),
            flush=True,
        )
    services.close()


if __name__ == "__main__":
    main(sys.argv[1])
