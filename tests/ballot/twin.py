"""One of two apps of one person, as a process of its own: visits the boards at each moment it is told.

python -m tests.team.twin app|scheduler
"""

from __future__ import annotations

import json
import secrets
import sys
from datetime import datetime

from tests.fakes import FakeClock
from wellbeing.ballot.local_member import Chance
from wellbeing.domain.team.bands import DIE_SIDES
from wellbeing.paths import folders
from wellbeing.services.app_services import open_desk
from wellbeing.services.environment import open_shelf
from wellbeing.services.team.membership import Teams


def main(role: str) -> None:
    clock, rolls = FakeClock(), 0

    def below(n: int) -> int:
        nonlocal rolls
        rolls += n == DIE_SIDES
        return secrets.randbelow(n)

    desk = open_desk(open_shelf(folders(), clock))
    teams = Teams(desk.shelf.folders.data, desk.diary, clock, chance=Chance(secrets.token_bytes, below))
    print("ready", flush=True)
    for line in sys.stdin:
        clock.set(datetime.fromisoformat(line.strip()))
        visits = teams.tick() if role == "scheduler" else teams.tick_if_due()
        print(
            json.dumps({"rolls": rolls, "trouble": [one.trouble for one in visits if one.trouble]}),
            flush=True,
        )
    desk.close()


if __name__ == "__main__":
    main(sys.argv[1])
