"""What left this computer for a team, to keep or to hand to somebody one trusts: a file for the person alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.roster import Sent
from wellbeing.storage.team import Left
from wellbeing.system.files import FileTrouble, write_atomically


def as_objects(left: Sequence[Left], dice_log: Sequence[Sent]) -> dict[str, list[dict[str, str]]]:
    """Return all that left, its bytes as hexadecimal figures, and each period's true band and sent face."""
    return {
        "left": [{"at": note.at.isoformat(), "name": note.name, "data": note.data.hex()} for note in left],
        "rolls": [
            {"period": roll.period, "band": roll.true_word, "sent": roll.sent_word} for roll in dice_log
        ],
    }


def write_log(out: Path, left: Sequence[Left], dice_log: Sequence[Sent]) -> None:
    """Write the log as JSON, whole or not at all, for this person alone (0600); raises Refused."""
    try:
        write_atomically(out, json.dumps(as_objects(left, dice_log), indent=1).encode())
    except (FileTrouble, OSError):
        raise Refused(Problem("out", "problem.out")) from None
