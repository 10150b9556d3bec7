"""Prints how many of a seeded sample of mutants the tests notice, and the diff of each that they don't.

python -m tests.mutants [--sample 400] [--seed 2026] [--only PATH ...] [--skip PATH ...] [--jobs 2] [--again]
--again keeps the measured coverage of the run before. Ends with 1 below 92 %.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from tests.mutants import covering, equivalent, mutant, trial

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "mutants"
ROOMS = ("wellbeing/domain", "wellbeing/ballot", "wellbeing/storage", "wellbeing/services")
WANTED = 0.92
MOST_SECONDS = 40.0


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", nargs="+", default=ROOMS, help="try those of the sample that lie here")
    parser.add_argument("--skip", nargs="+", default=())
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", action="store_true")
    return parser.parse_args(given)


def sample(size: int, seed: int, jobs: int) -> list[mutant.Place]:
    """Return the sample: the first so many of all mutants, in an order that the seed shuffles."""
    files = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    with multiprocessing.Pool(jobs) as pool:
        found = pool.map(partial(places_of, seed=seed), files)
    return sorted((place for places in found for place in places), key=lambda place: place.rank)[:size]


def places_of(file: Path, seed: int) -> list[mutant.Place]:
    return list(mutant.places(ROOT, [file], seed))


def lies_in(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder.rstrip('/')}/") for folder in folders)


def judged(fault: mutant.Mutant, tests: Sequence[str], seconds: float) -> tuple[bool, list[str]]:
    """Tell whether no test notices the fault, and name the tests that don't pass without it either.

    A test that fails, or is not done in time, has noticed something; that it was the fault, and not a busy machine, is
    seen when it passes without the fault right after. Each worker process has its own copy of the project.
    """
    copy, left, unsteady = CACHE / f"copy-{os.getpid()}", list(tests), list[str]()
    while left:
        with trial.planted(copy, fault.path, fault.text):
            noticed = trial.stopped_at(copy, left, seconds)
        if noticed is None:
            break
        if trial.stopped_at(copy, [noticed], seconds) is None:
            return False, unsteady
        unsteady.append(noticed)
        left.remove(noticed)
    return True, unsteady


def prepare(control: Sequence[str]) -> None:
    """Make this worker's copy, and see that its tests pass as long as nothing is changed."""
    copy = trial.copied(ROOT, CACHE / f"copy-{os.getpid()}")
    trial.load()
    if trial.stopped_at(copy, control, 300) is not None:
        raise RuntimeError(f"the tests fail without a mutant; see {copy / 'story'}")


def tried(
    faults: Sequence[mutant.Mutant], covers: covering.Covering, jobs: int
) -> Iterable[tuple[mutant.Mutant, bool, list[str]]]:
    """Yield each fault, whether it survived, and the tests that were unsteady meanwhile, as they come."""
    control = covers.of(faults[0].path, 0, 0, MOST_SECONDS)
    with concurrent.futures.ProcessPoolExecutor(jobs, initializer=prepare, initargs=(control,)) as pool:
        running = []
        for fault in faults:
            tests = covers.of(fault.path, fault.first, fault.last, MOST_SECONDS)
            seconds = 60 + 10 * max((covers.seconds.get(test, 0.0) for test in tests), default=0.0)
            running.append((fault, pool.submit(judged, fault, tests, seconds)))
        for fault, answer in running:
            yield fault, *answer.result()


def main() -> int:
    asked = arguments(sys.argv[1:])
    CACHE.mkdir(parents=True, exist_ok=True)
    if not (asked.again and (CACHE / "coverage").exists()):
        covering.measure(trial.copied(ROOT, CACHE / "project"), CACHE, asked.jobs)
    covers = covering.read(CACHE, ROOT)
    chosen = sample(asked.sample, asked.seed, asked.jobs)
    chosen = [
        place for place in chosen if lies_in(place.path, asked.only) and not lies_in(place.path, asked.skip)
    ]
    reasons = equivalent.named(Path(__file__).with_name("equivalent.toml"))
    made = list(mutant.made(ROOT, chosen))
    faults = [fault for fault in made if equivalent.key_of(fault) not in reasons]
    started, survivors = time.monotonic(), []
    for fault, survived, unsteady in tried(faults, covers, asked.jobs):
        for test in unsteady:
            print(f"failed without a fault too, and was not counted: {test}", flush=True)
        if survived:
            survivors.append(fault)
            print(f"\nSURVIVED {len(survivors)}\n{fault.diff}", flush=True)
    killed = len(faults) - len(survivors)
    share = killed / len(faults) if faults else 1.0
    print(
        f"\n{killed} of {len(faults)} mutants noticed: {share:.1%} (wanted {WANTED:.0%}); "
        f"{len(made) - len(faults)} more are equivalent; {time.monotonic() - started:.0f} s."
    )
    return int(share < WANTED)


if __name__ == "__main__":
    sys.exit(main())
