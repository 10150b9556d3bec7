"""Makes the diaries to measure with: an empty one, and ten years of one agent's days.

python -m tests.benchmarks.diaries FOLDER CHECKINS CONTACTS
With a key store on the bus the key goes there, without one into a file, as on a person's own machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from random import Random

from wellbeing.clock import SystemClock
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import CHANNELS, EMOTIONS, KINDS, STATES, STYLES, Contact
from wellbeing.domain.vocabulary import CAUSES, FEELINGS
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.event_bus import EventBus
from wellbeing.services.preferences import PreferenceBook
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore

TEN_YEARS = timedelta(days=3650)
CHECKINS, CONTACTS = 40_000, 200_000
KIND_WEIGHTS = (70, 18, 6, 2, 1, 2, 1)
NOTE = "客户等了很久，先道歉，再说明，最后约好回电的时间。"


def checkins(count: int, random: Random) -> Iterator[CheckIn]:
    """Yield check-ins spread evenly over ten years up to now."""
    now = SystemClock().now()
    for place in range(count):
        moment = now - TEN_YEARS * ((count - place) / count)
        feelings, causes = (random.choice(FEELINGS),), (random.choice(CAUSES),)
        grid = (random.randint(-2, 2), random.randint(-2, 2))
        note = NOTE if place % 10 == 0 else ""
        yield CheckIn(0, moment, random.randint(0, 10), *grid, feelings, causes, note)


def contacts(count: int, random: Random) -> Iterator[Contact]:
    """Yield contacts spread evenly over ten years up to now, most of them ordinary."""
    now = SystemClock().now()
    for place in range(count):
        moment = now - TEN_YEARS * ((count - place) / count)
        (kind,) = random.choices(KINDS, KIND_WEIGHTS)
        words = [random.choice(words) for words in (EMOTIONS, STYLES, CHANNELS, STATES)]
        yield Contact(0, moment, kind, random.randint(0, 10), *words, NOTE if place % 20 == 0 else "")


def fill(folder: Path, checkin_count: int, contact_count: int) -> None:
    """Make a diary with so many rows, of somebody who has been welcomed."""
    random = Random(7)
    PreferenceBook(under(folder).settings, EventBus()).set("welcomed", True)
    diary = open_own_diary(under(folder))
    CheckInStore(diary).add_many(list(checkins(checkin_count, random)))
    ContactStore(diary).add_many(list(contacts(contact_count, random)))
    diary.close()


def make(folder: Path, environ: Mapping[str, str], checkin_count: int, contact_count: int) -> Path:
    """Make a diary in a process of its own, whose environment decides where the key goes."""
    command = [sys.executable, "-m", "tests.benchmarks.diaries", str(folder)]
    subprocess.run([*command, str(checkin_count), str(contact_count)], env=environ, check=True)
    return folder


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
