"""Qt's enums made quickly are what Python makes of them; a Python that makes them otherwise is left alone."""

from __future__ import annotations

import subprocess
import sys
from enum import EnumType

import pytest

from wellbeing.ui import quick_enums

known = pytest.mark.skipif(sys.version_info[:2] not in quick_enums.KNOWN, reason="left alone")

QUICK = """
from wellbeing.ui.quick_enums import make_enums_quickly
assert make_enums_quickly()
"""
ALL = """
import enum
from PySide6 import QtCore, QtGui, QtNetwork, QtSvg, QtWidgets

def parts(of):
    return [part for _, part in sorted(vars(of).items()) if isinstance(part, type) and "PySide6" in part.__module__]

for module in (QtCore, QtGui, QtNetwork, QtSvg, QtWidgets):
    rooms = [getattr(module, name) for name in dir(module)]
    for made in [*rooms, *(part for room in rooms if isinstance(room, type) for part in parts(room))]:
        if isinstance(made, enum.EnumType):
            print(made.__module__, made.__qualname__, made.__mro__, list(made), made.__doc__, dir(made))
            for name, said in sorted(vars(made).items()):
                if " at 0x" not in repr(said):
                    print(name, said, *(said if isinstance(said, dict) else ()))
                    print(vars(said) if isinstance(said, made) else "")
"""
USED = """
import copy, pickle
from enum import Enum, IntEnum
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence

print(Qt.Key(0x41), Qt.Key["Key_A"], Qt.Key.Key_A.name, Qt.Key.Key_A.value, Qt.Key.Key_A is Qt.Key(0x41))
print(QKeySequence(Qt.Key.Key_A).toString(), QEvent(QEvent.Type.User).type(), repr(QEvent.Type(1003)))
print(Qt.Key.Key_Any in Qt.Key, len(Qt.Key), Qt.Key.__members__["Key_Any"], Qt.Modifier.SHIFT | Qt.Modifier.CTRL)
print(pickle.loads(pickle.dumps(Qt.ItemDataRole.UserRole)), copy.copy(Qt.Key.Key_A) is Qt.Key.Key_A, {Qt.Key.Key_A: 1})
Own, Number = Enum("Own", [("ONE", 1), ("name", 2), ("UNO", 1)]), IntEnum("Number", [("real", 1), ("TWO", 2)])
Plain, Several = IntEnum("Plain", [("ONE", 1), ("UNO", 1), ("TWO", 2)]), Enum("Several", "A B", module="x")
for made in (Own, Number, Plain, Several, Enum("None", [])):
    print(list(made), made.__module__, made.__qualname__, made.__members__, [(each.name, each.value) for each in made])
for wrong in (lambda: Qt.Key(-77), lambda: Qt.Key["A"], lambda: Qt.Key.A, lambda: setattr(Qt.Key, "Key_A", 1),
              lambda: setattr(Qt.Key.Key_A, "value", 1), lambda: Enum("E", [("A", 1), ("A", 2)]),
              lambda: Enum("E", [("_A_", 1)]), lambda: Enum("E", [("mro", 1)]), lambda: Plain(9)):
    try:
        print(wrong())
    except Exception as trouble:
        print(type(trouble).__name__, trouble)
"""


def said(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return f"{done.returncode}\n{done.stdout}\n{done.stderr}"


@known
def test_every_enum_of_qt_is_the_same():
    found = said(QUICK + ALL)
    assert found.startswith("0\n")
    assert found.count("_value2member_map_") > 400
    assert found == said("\n" * QUICK.count("\n") + ALL)


@known
def test_they_do_what_enums_do():
    found = said(QUICK + USED)
    assert found.startswith("0\n")
    assert found == said("\n" * QUICK.count("\n") + USED)


def test_another_python_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(quick_enums, "KNOWN", ())
    before = vars(EnumType)[quick_enums.MAKER]
    assert not quick_enums.make_enums_quickly()
    assert vars(EnumType)[quick_enums.MAKER] is before
