"""Dataclasses whose methods are written late are like all others; a Python that makes others is left alone."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from wellbeing import lean_dataclasses

known = pytest.mark.skipif(sys.version_info[:2] not in lean_dataclasses.KNOWN, reason="left alone")

LATER = """
from wellbeing.lean_dataclasses import write_methods_later
assert write_methods_later() and write_methods_later()
"""
MADE = """
import copy, pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from threading import Thread

@dataclass(frozen=True, slots=True, order=True)
class Place:
    "A place."
    row: int
    column: int = 3
    note: str = field(default="", compare=False)

@dataclass(frozen=True, slots=True)
class Named(Place):
    "One with a name."
    self: str = "x"
    many: list = field(default_factory=list)

    def __post_init__(self):
        if self.row < 0:
            raise ValueError("below")

@dataclass
class Loose:
    "It may change."
    name: str
    seen: int = 0

ASKED = (
    lambda: Place(1),
    lambda: Place(row=1, column=2, note="n"),
    lambda: (Place(1) == Place(1, 3, "other"), Place(1) == Named(1), Place(1) != 1, Place(1) == 1),
    lambda: sorted([Place(2), Place(1, 9), Place(1, 2)]),
    lambda: Place(1) < 3,
    lambda: hash(Place(1)) == hash(Place(1, 3, "other")),
    lambda: {Place(1): 2}[Place(1)],
    lambda: Place(),
    lambda: Place(1, 2, 3, 4),
    lambda: Place(1, nothing=2),
    lambda: Named(1, self="it"),
    lambda: Named(-1),
    lambda: (Named(1).many is Named(1).many, Named(1)),
    lambda: setattr(Place(1), "row", 2),
    lambda: delattr(Place(1), "row"),
    lambda: setattr(Named(1), "row", 2),
    lambda: replace(Place(1), column=5),
    lambda: asdict(Named(4)),
    lambda: [each.name for each in fields(Named)],
    lambda: (copy.copy(Place(7)), copy.deepcopy(Named(7)), pickle.loads(pickle.dumps(Place(8)))),
    lambda: (Loose("a") == Loose("a"), Loose("b", seen=1)),
    lambda: hash(Loose("a")),
    lambda: Place.__match_args__,
    lambda: [Place.__init__.__name__, Place.__eq__.__qualname__, Place.__doc__],
)
for asked in ASKED[::int(__import__("sys").argv[1])]:
    try:
        print(asked())
    except Exception as trouble:
        print(type(trouble).__name__, trouble)
"""
WRITTEN = """
import gc, sys
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Place:
    "A place."
    row: int
print(type(vars(Place)["__init__"]).__name__)
Place(1), Place(2)
print(*(type(vars(Place)[name]).__name__ for name in ("__init__", "__eq__")))
print(*(name in sys.modules for name in ("ast", "dis")))
try:
    setattr(Place(1), "other", 2)
except AttributeError as trouble:
    print(trouble)
gc.collect()
print(len([each for each in object.__subclasses__() if each.__name__ == "Place"]))
"""
WORDLESS = """
import sys
from dataclasses import dataclass
before = "ast" in sys.modules
@dataclass(frozen=True, slots=True)
class Place:
    row: int
print(Place.__doc__, "ast" in sys.modules, before)
"""
THREADS = """
import inspect
from threading import Barrier, Thread
start, found = Barrier(8), []
def ask():
    start.wait()
    found.append(inspect.signature(ask))
threads = [Thread(target=ask) for _ in range(8)]
[each.start() for each in threads]
[each.join() for each in threads]
print(len(found), set(map(str, found)), type(inspect).__name__, inspect.__spec__.loader is inspect.__loader__)
"""


def said(*program: str) -> str:
    done = subprocess.run([sys.executable, "-c", *program], capture_output=True, text=True, check=False)
    return f"{done.returncode}\n{done.stdout}\n{done.stderr}"


@known
@pytest.mark.parametrize("order", [1, -1])
def test_they_are_like_all_others(order: int):
    found = said(LATER + MADE, str(order))
    assert found.startswith("0\n")
    assert found == said(MADE, str(order))


@known
def test_a_method_is_written_when_it_is_first_called():
    assert said(LATER + WRITTEN).split("\n") == [
        "0",
        "_Unwritten",
        "function _Unwritten",
        "False False" if sys.version_info < (3, 12) else "True True",  # 3.12 imports them by itself
        "cannot assign to field 'other'",
        "1",  # Python's own way keeps each class from before it got its slots
        *[""] * 2,
    ]


@known
def test_a_class_that_says_nothing_of_itself_is_called_by_its_name():
    """Python would read three modules to write down how it is made, two thirds of a MiB."""
    imported = "False False" if sys.version_info < (3, 12) else "True True"
    assert said(LATER + WORDLESS) == f"0\nPlace {imported}\n\n"


@known
def test_what_is_left_unread_is_read_once_whoever_asks_first():
    assert said(LATER + THREADS) == "0\n8 {'()'} module True\n\n"


@known
def test_what_has_been_read_stays_so():
    assert (
        said("import inspect\nread = inspect\n" + LATER + "import inspect; print(inspect is read)")
        == "0\nTrue\n\n"
    )


def test_another_python_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lean_dataclasses, "KNOWN", ())
    before = dict(vars(dataclasses))
    assert not lean_dataclasses.write_methods_later()
    assert vars(dataclasses) == before
