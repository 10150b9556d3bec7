"""Switches profiles by the words of the rota: once with a shift, and back to what was in force when it ends."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem
from wellbeing.domain.profiles import changes_to, profile_of
from wellbeing.domain.shifts.profile_turns import ProfileTurn, turn_at
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.profiles import Profiles
from wellbeing.services.rota import RotaBook
from wellbeing.system.files import FileTrouble, private_folder, write_atomically

log = logging.getLogger(__name__)

FILE = "rota-profile.json"


@dataclass(frozen=True, slots=True)
class _Followed:
    """The turn that was followed last, and the settings from before the shift; kept over a restart."""

    turn: ProfileTurn
    before: dict[str, Any]


class ProfileTurns:
    """Looks what the rota asks for now. Whoever switches by hand in a shift is not overruled until the next one."""

    def __init__(
        self, folder: Path, rota: RotaBook, profiles: Profiles, preferences: PreferenceBook, clock: Clock
    ) -> None:
        self._path = folder / FILE
        self._rota, self._profiles, self._preferences, self._clock = rota, profiles, preferences, clock
        self._kept = self._read()

    def look(self) -> Problem | None:
        """Follow the rota where it asks for something new; returns what is wrong with the settings file."""
        rota, kept = self._rota.current(), self._kept
        turn = turn_at(rota, self._clock.now()) if rota is not None else None
        if kept is None:
            return self._follow(turn, profile_of(self._preferences.current)) if turn else None
        if turn is None or turn.shift != kept.turn.shift:
            return self._end(kept)
        return self._follow(turn, kept.before) if turn != kept.turn else None

    def _follow(self, turn: ProfileTurn, before: dict[str, Any]) -> Problem | None:
        """Keep first, switch then: what is cut off between the two is a shift without its profile, never a loss."""
        free = self._kept is None or self._is_as_left(self._kept)
        self._keep(_Followed(turn, before))
        if not free or turn.profile not in ("", *self._profiles.names()):
            return None
        return self._profiles.switch(turn.profile) if turn.profile else self._put(before)

    def _end(self, kept: _Followed) -> Problem | None:
        problem = self._put(kept.before) if self._is_as_left(kept) else None
        self._keep(None)
        return problem

    def _is_as_left(self, kept: _Followed) -> bool:
        """Tell whether the settings are still those that the last turn has put in force."""
        current = self._preferences.current
        if not kept.turn.profile:
            return not changes_to(current, kept.before)
        return self._profiles.is_in_force(kept.turn.profile)

    def _put(self, settings: dict[str, Any]) -> Problem | None:
        return self._preferences.set_many(changes_to(self._preferences.current, settings))

    def _keep(self, kept: _Followed | None) -> None:
        self._kept = kept
        try:
            if kept is None:
                self._path.unlink(missing_ok=True)
                return
            private_folder(self._path.parent)
            write_atomically(self._path, json.dumps(_as_table(kept)))
        except (OSError, FileTrouble):
            log.warning("which profile the rota has switched on could not be kept")

    def _read(self) -> _Followed | None:
        try:
            found = json.loads(self._path.read_text("utf-8"))
            shift, at = (datetime.fromisoformat(found[name]) for name in ("shift", "at"))
            return _Followed(ProfileTurn(shift, at, str(found["profile"])), dict(found["before"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None


def _as_table(kept: _Followed) -> dict[str, object]:
    turn = kept.turn
    moments = {"shift": turn.shift.isoformat(), "at": turn.at.isoformat()}
    return {**moments, "profile": turn.profile, "before": kept.before}
