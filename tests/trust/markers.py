"""What a person wrote, looked for in every file that a day and a crash have left: encrypted or nowhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.processes import read_line

WORDS = ("zebrafink-note", "zebrafink-contact")
DAY = """
import os, signal, sys
from pathlib import Path
from tests.trust.acts import back_up, check_in, opened
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.paths import under
home = Path(sys.argv[1])
check_in(home, "zebrafink-note")
back_up(home, "")
with opened(under(home)) as services:
    services.contacts.record(ContactDraft(kind="rude", note="zebrafink-contact"))
    for number in range(30):
        services.checkins.record(CheckInDraft(stress=number % 11, note=f"zebrafink-note {number}"))
    services.checkins.delete(5)
    print("written", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def places(home: Path) -> list[str]:
    """Live a day, crash, and return the files that hold a word of the person's in any common encoding."""
    process = subprocess.Popen(
        [sys.executable, "-c", DAY, str(home)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert read_line(process.stdout) == "written"
        assert process.wait() == -signal.SIGKILL
    needles = [word.encode(form) for word in WORDS for form in ("utf-8", "utf-16-le")]
    return [
        str(path.relative_to(home))
        for path in sorted(home.rglob("*"))
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]
