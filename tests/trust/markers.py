"""What a person wrote, looked for in every file that a day and a crash have left: encrypted or nowhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.processes import read_line

MARK = "zebrafink"
DAY = """
import os, signal, sys
from pathlib import Path
from tests.trust.acts import CHEAP, WORDS, back_up, check_in, opened
from wellbeing.clock import SystemClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.paths import under
from wellbeing.resources import resource
from wellbeing.services import locked_key, passphrase
from wellbeing.services.closed_entries import ClosedEntries
from wellbeing.services.environment import open_environment
from wellbeing.services.library.cues import Cues
from wellbeing.system.log.log_file import keep_log, log_trouble

home, mark = Path(sys.argv[1]), sys.argv[2]
folders = under(home)
keep_log(folders.logs)
check_in(home, f"{mark}-note")
back_up(home, "")
passphrase.turn_on(folders, SystemClock(), WORDS, cost=CHEAP)
locked_key.lock(folders)
closed = ClosedEntries(open_environment(folders, SystemClock()))
closed.checkin(CheckInDraft(stress=4, note=f"{mark}-inbox"))
closed.contact(ContactDraft("rude", note=f"{mark}-inbox-contact"))
closed.start(f"{mark}-open-contact")
print("waiting", flush=True)
sys.stdin.readline()
passphrase.unlock(folders, WORDS)
with opened(folders) as services:
    contact = services.contacts.record(ContactDraft(kind="threat", note=f"{mark}-contact"))
    services.practice.reviews.save(ReviewDraft(contact.after.id, f"{mark}-review"))
    services.library.own.save(f"{mark}-phrase")
    services.own_words.add("cause", f"{mark}-cause")
    services.drafts.keep("quick", {"note": f"{mark}-draft"})
    services.library.find(f"{mark}-search", "en")
    Cues(resource("content")).read(f"{mark}-message, this is the third time!")
    for number in range(30):
        services.checkins.record(CheckInDraft(stress=number % 11, note=f"{mark}-many {number}"))
    services.checkins.delete(5)
    try:
        raise ValueError(f"{mark}-error")
    except ValueError as error:
        log_trouble("a trial", error)
    print("written", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def places(folder: Path) -> list[str]:
    """Live a day, crash, and return the files that hold a word of the person's in any common encoding.

    Looked at are the diary's folder, the home and the folder for passing files: while the diary is locked, and after
    the crash.
    """
    folder.mkdir(exist_ok=True)
    home, user, passing = (folder / name for name in ("diary", "user", "tmp"))
    for place in (user, passing):
        place.mkdir()
    here = {"PYTHONPATH": str(ROOT), "HOME": str(user), "TMPDIR": str(passing)}
    process = subprocess.Popen(
        [sys.executable, "-c", DAY, str(home), MARK],
        cwd=ROOT,
        env=os.environ | here,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert read_line(process.stdout) == "waiting"
        found = marked(folder)
        process.stdin.write(b"\n")
        process.stdin.flush()
        assert read_line(process.stdout) == "written"
        assert process.wait() == -signal.SIGKILL
    return sorted({*found, *marked(folder)})


def marked(folder: Path) -> set[str]:
    """Return the files below a folder in whose name or content the mark stands."""
    needles = [MARK.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder))
        for path in files
        if MARK in path.name or any(needle in path.read_bytes() for needle in needles)
    }
