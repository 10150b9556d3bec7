"""Fills a separate demo diary with invented days; the person's own diary is never touched."""

from __future__ import annotations

import shutil
from datetime import datetime

from wellbeing.clock import Clock
from wellbeing.domain.days import day_of
from wellbeing.domain.invented import invent
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.disk_problems import disk_told
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.practice import PracticeStore
from wellbeing.system.files import private_folder, write_atomically

MARK = "invented.txt"


def fill_demo(folders: Folders, clock: Clock, days: int, seed: int, until: datetime | None = None) -> Folders:
    """Make the demo diary anew in its own folder and return its folders."""
    demo = folders.demo()
    with disk_told():
        clear(demo)
        private_folder(demo.data)
        write_atomically(demo.data / MARK, "Everything in this folder is invented.\n")
    now, zone = until or clock.now(), clock.zone()
    story = invent(days, seed, day_of(now, zone), now, zone)
    diary = open_own_diary(demo)
    try:
        CheckInStore(diary).add_many(story.checkins)
        ContactStore(diary).add_many(story.contacts)
        PracticeStore(diary).add_many(story.sessions)
    finally:
        diary.close()
    return demo


def is_demo(folders: Folders) -> bool:
    """Tell whether a diary's folder is marked as invented."""
    return (folders.data / MARK).exists()


def clear(demo: Folders) -> None:
    """Remove an earlier demo; raises Refused for a diary without its mark, which is somebody's own."""
    if is_demo(demo):
        shutil.rmtree(demo.data)
    elif demo.diary.exists():
        raise Refused(Problem("data_dir", "problem.data_dir"))
