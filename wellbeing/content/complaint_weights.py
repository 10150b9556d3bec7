"""Reads what words and marks weigh for a complaint."""

from __future__ import annotations

from pathlib import Path

from wellbeing.content.entries import FACTS, BrokenContent
from wellbeing.domain.cues.complaint_weights import ComplaintWeights, ScriptWeights

FILE = f"{FACTS}/complaint_weights.tsv"
"""In each line a name and two figures in hundredths, for Chinese and for Latin script; in the first, the limits."""


def load_complaint_weights(content_dir: Path) -> ComplaintWeights:
    """Return what words and marks weigh for a complaint; raises BrokenContent."""
    try:
        text = (content_dir / FILE).read_text(encoding="utf-8")
        limits, *rows = (line.split("\t") for line in text.splitlines())
        return ComplaintWeights(
            *(
                ScriptWeights(
                    int(limits[script]) / 100,
                    {row[0]: int(row[script]) / 100 for row in rows if row[script] != "0"},
                )
                for script in (1, 2)
            )
        )
    except (OSError, ValueError, IndexError):
        raise BrokenContent(FILE, "-", "-", "a name and two figures are wanted in each line") from None
