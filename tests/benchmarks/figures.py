"""What was measured beside what it may cost: rows of one table, and the same as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; with a floor the limit is one of value / floor, without one of the value itself."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    floor: float | None = None

    @property
    def measure(self) -> float:
        """What the limit speaks of."""
        return self.value if self.floor is None else self.value / self.floor

    @property
    def verdict(self) -> str:
        """'ok', 'OVER', or nothing where there is no limit."""
        if self.limit is None:
            return ""
        return "ok" if self.measure <= self.limit else "OVER"


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return float(median(values))


def rank(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of all values lies (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of columns."""
    head = f"{'what':<58}{'value':>10} {'unit':<5}{'floor':>10}{'ratio':>8}{'limit':>8}  "
    lines = [head, "-" * len(head)]
    for figure in figures:
        floor = "" if figure.floor is None else f"{figure.floor:.1f}"
        ratio = "" if figure.floor is None else f"{figure.measure:.2f}"
        limit = "" if figure.limit is None else f"{figure.limit:g}"
        lines.append(
            f"{figure.name:<58}{figure.value:>10.1f} {figure.unit:<5}{floor:>10}{ratio:>8}{limit:>8}  {figure.verdict}"
        )
    return "\n".join(lines)


def save(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as JSON, unrounded."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) | {"measure": figure.measure, "verdict": figure.verdict} for figure in figures]
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
