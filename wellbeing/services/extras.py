"""The parts that `pip install wellbeing` leaves out; where one is missing, a sentence says so."""

from __future__ import annotations

from importlib.util import find_spec

from wellbeing.domain.problems import Problem, Refused

EXTRAS = {
    "team": ("segno",),
    "postgres": ("psycopg",),
    "rota": ("icalendar", "recurring_ical_events", "python_calamine"),
    "pinyin": ("pypinyin",),
}


def has_extra(extra: str) -> bool:
    """Tell whether an extra's packages are installed; imports none of them."""
    return all(find_spec(module) is not None for module in EXTRAS[extra])


def missing(extra: str) -> Problem:
    """Return the problem that an extra is not installed."""
    return Problem(extra, "problem.extra", {"extra": extra})


def require(extra: str) -> None:
    """Raise Refused unless an extra is installed."""
    if not has_extra(extra):
        raise Refused(missing(extra))
