"""Makes the cue reader's table (wellbeing/content/cue_table.py) from the content files.

python resources/make_cues.py    writes resources/content/facts/cue_table.jsonl
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from wellbeing.content.cue_table import write_table  # noqa: E402


def make(resources: Path) -> Path:
    """Write the table of the content files as they are; return where it lies."""
    return write_table(resources / "content")


if __name__ == "__main__":
    make(ROOT / "resources")
