"""A person at work whose computer dies again and again: nothing that was acknowledged is lost or there twice."""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from signal import SIGKILL
from threading import Timer
from typing import Literal

from tests.trust.acts import back_up, opened
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.paths import under
from wellbeing.services.app_services import Services

LATEST_KILL_S = 0.4
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Word:
    """What is about to be written, and again once it is: a check-in's name and its stress, None for a deleted one."""

    stage: Literal["about", "done"]
    name: str
    stress: int | None


@dataclass
class Toll:
    """What the kills have cost."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    broken: list[str] = field(default_factory=list)


def work(home: Path, seed: int, out: Connection) -> None:
    """Use the app without end: new entries, edits, deletions, contacts, settings, backups; tell of each entry."""
    chance = random.Random(seed)
    with opened(under(home)) as services:
        known = {entry.note: entry.id for entry in services.checkins.between(None, None)}
        out.send("ready")
        number = 0
        while True:
            number += 1
            turn = chance.random()
            if turn < 0.5 or not known:
                _add(services, out, known, f"{seed}-{number}", chance.randrange(11))
            elif turn < 0.7:
                _edit(services, out, known, chance.choice(sorted(known)), chance.randrange(11))
            elif turn < 0.78:
                _delete(services, out, known, chance.choice(sorted(known)))
            elif turn < 0.9:
                services.contacts.record(ContactDraft(kind="rude", felt=chance.randrange(11)))
            elif turn < 0.97:
                services.preferences.set("break_every", chance.choice([30, 45, 60]))
            else:
                back_up(home, "")


def _add(services: Services, out: Connection, known: dict[str, int], name: str, stress: int) -> None:
    out.send(Word("about", name, stress))
    done = services.checkins.record(CheckInDraft(stress=stress, note=name))
    known[name] = done.after.id  # type: ignore[union-attr]
    out.send(Word("done", name, stress))


def _edit(services: Services, out: Connection, known: dict[str, int], name: str, stress: int) -> None:
    out.send(Word("about", name, stress))
    services.checkins.edit(known[name], CheckInDraft(stress=stress, note=name))
    out.send(Word("done", name, stress))


def _delete(services: Services, out: Connection, known: dict[str, int], name: str) -> None:
    out.send(Word("about", name, None))
    services.checkins.delete(known.pop(name))
    out.send(Word("done", name, None))


def killed_work(home: Path, kills: int, seed: int = 1) -> Toll:
    """Start and kill `kills` times, and compare the diary with what was acknowledged after each."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.trust.kills", "sqlite_utils", "sqlcipher3.dbapi2"])
    chance, toll = random.Random(seed), Toll()
    expected: dict[str, int] = {}
    for turn in range(kills):
        here, there = processes.Pipe(duplex=False)
        process = processes.Process(target=work, args=(home, seed * 100_000 + turn, there), daemon=True)
        process.start()
        there.close()
        pending = _follow(here, expected, toll, chance.uniform(0, LATEST_KILL_S), process.kill)
        process.join()
        if process.exitcode != -SIGKILL:
            toll.broken.append(f"ended by itself ({process.exitcode})")
        toll.kills += 1
        _compare(home, expected, pending, toll)
    return toll


def _follow(
    here: Connection, expected: dict[str, int], toll: Toll, length: float, kill: Callable[[], None]
) -> Word | None:
    """Listen until the kill, `length` seconds after the app was ready; return what was about to be written then."""
    if not here.poll(PATIENCE_S):
        raise TimeoutError("the app did not start")
    pending: Word | None = None
    here.recv()
    Timer(length, kill).start()
    try:
        while True:
            word: Word = here.recv()
            if word.stage == "about":
                pending = word
            else:
                toll.acknowledged += 1
                _apply(expected, word)
                pending = None
    except (EOFError, OSError):
        return pending


def _apply(expected: dict[str, int], word: Word) -> None:
    if word.stress is None:
        expected.pop(word.name, None)
    else:
        expected[word.name] = word.stress


def _compare(home: Path, expected: dict[str, int], pending: Word | None, toll: Toll) -> None:
    """Count what is missing and what is twice; what was about to be written may be there or not."""
    try:
        with opened(under(home)) as services:
            found: list[CheckIn] = services.checkins.between(None, None)
    except Exception as error:
        toll.broken.append(type(error).__name__)
        return
    toll.doubled += sum(times - 1 for times in Counter(entry.note for entry in found).values())
    there = {entry.note: entry.stress for entry in found}
    if pending is not None:
        changed = dict(expected)
        _apply(changed, pending)
        if there == changed:
            _apply(expected, pending)
    toll.lost += sum(there.get(name) != stress for name, stress in expected.items())
    toll.doubled += len(there.keys() - expected.keys())
    expected.clear()
    expected.update(there)
