"""A pretend team for a leader to look at before eight have joined; every figure of it is invented."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import timedelta

from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import FOLDER, SALT, Address, Team
from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import DIE_SIDES, Band, Tally, TrendRow, band_sent
from wellbeing.domain.team.periods import SHORT, period_at
from wellbeing.paths import Folders
from wellbeing.services.demo import is_demo
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.extras import require
from wellbeing.services.team.boards import plain_trouble
from wellbeing.services.team.membership import LEADER, Membership, write_membership
from wellbeing.services.team.teams import teams_of
from wellbeing.system.files import private_folder

BOARD = "invented-board"
MEMBERS, PERIODS = 14, 20
GAP_EVERY = 9
BUSY = (8, 9, 10)  # the periods of an invented busy season


def fill_demo_team(demo: Folders, clock: Clock, seed: int, name: str) -> Membership:
    """Make a team with rolled totals in the folders of an invented diary; raises Refused for anybody's own."""
    require("team")
    if not is_demo(demo):
        raise Refused(Problem("data_dir", "problem.data_dir"))
    dice = random.Random(seed)  # noqa: S311 - the same seed invents the same team
    newest = period_at(clock.now(), SHORT).start - timedelta(days=2 * SHORT)
    first = newest - timedelta(days=SHORT * (PERIODS - 1))
    team = Team(name, first - timedelta(days=SHORT), dice.randbytes(SALT).hex())
    with disk_told("team"):
        folder = private_folder(demo.data / BOARD)
    board, membership = FolderBoard(folder, team.id), Membership(team, Address(FOLDER, str(folder)), LEADER)
    with plain_trouble():
        board.put(team.place, team.note)
        for step in range(PERIODS):
            start = first + timedelta(days=SHORT * step)
            board.publish(TrendRow(start, SHORT, invented_tally(dice, step)))
    write_membership(demo.data, membership)
    with closing(open_own_diary(demo)) as diary:
        teams_of(demo, diary, clock).trends.trend()  # into the diary, where the page looks first
    return membership


def invented_tally(dice: random.Random, step: int) -> Tally | None:
    """Return one period's totals, as people of invented bands would have rolled them; now and then a gap."""
    if step % GAP_EVERY == GAP_EVERY - 1:
        return None
    high = 0.55 if step in BUSY else 0.2
    true = [
        Band.HIGH if dice.random() < high else dice.choice((Band.LOW, Band.LOW, Band.MODERATE))
        for _ in range(MEMBERS - dice.randrange(4))
    ]
    sent = [band_sent(band, dice.randrange(DIE_SIDES)) for band in true]
    return Tally(*(sent.count(band) for band in Band))


def is_invented(membership: Membership, demo: Folders) -> bool:
    """Tell whether a team is the pretend one, so that its page can say so."""
    return is_demo(demo) and membership.address == Address(FOLDER, str(demo.data / BOARD))
