"""The architecture as tests: what the linters cannot say about the house."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "wellbeing"
FILES = sorted(PACKAGE.rglob("*.py"))
FLOORS = ("domain", "storage", "content", "charts", "system", "ballot", "services", "cli", "ui")
LONGEST = 260
LONGER = {"wellbeing/domain/reminders/events.py": 280}  # a vocabulary: one small class after the other
CLOCK_CALLS = {
    "now",
    "utcnow",
    "today",
    "time",
    "monotonic",
    "perf_counter",
    "clock_gettime",
    "time_ns",
    "localtime",
}
CLOCK_OWNERS = {"datetime", "date", "time"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)} imports relatively"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_opens_with_what_it_is_for(path: Path):
    docstring = ast.get_docstring(tree(path))
    assert docstring
    assert docstring.splitlines()[0].rstrip().endswith((".", "!", "?"))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_stays_short(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGER.get(named(path), LONGEST)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_says_its_subject(path: Path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def test_only_the_clock_asks_for_the_time():
    asked = set()
    for path in FILES:
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CLOCK_CALLS
            ):
                owner = node.func.value
                name = (
                    owner.attr
                    if isinstance(owner, ast.Attribute)
                    else owner.id
                    if isinstance(owner, ast.Name)
                    else ""
                )
                if name in CLOCK_OWNERS:
                    asked.add(named(path))
    assert asked == {"wellbeing/clock.py"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=named)
def test_the_domain_knows_itself_and_the_standard_library(path: Path):
    for module in imports(path):
        top = module.partition(".")[0]
        assert module.startswith("wellbeing.domain") or top in sys.stdlib_module_names or top == "numpy", (
            module
        )


@pytest.mark.parametrize("path", FILES, ids=named)
def test_qt_lives_in_the_window_and_the_composition_root(path: Path):
    floor = path.relative_to(PACKAGE).parts[0]
    assert floor in ("ui", "app.py") or not any(module.startswith("PySide6") for module in imports(path))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_public_functions_are_annotated_whole(path: Path):
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_"):
            arguments = [
                *node.args.posonlyargs,
                *node.args.args,
                *node.args.kwonlyargs,
                node.args.vararg,
                node.args.kwarg,
            ]
            bare = [
                argument.arg
                for argument in arguments
                if argument and argument.annotation is None and argument.arg not in ("self", "cls")
            ]
            assert not bare, f"{node.name}({', '.join(bare)})"
            assert node.returns is not None, node.name


@pytest.mark.parametrize("path", FILES, ids=named)
def test_nothing_is_left_to_do_and_nothing_global_changes(path: Path):
    text = path.read_text("utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree(path)))


def test_every_file_stands_on_a_floor():
    loose = {path.stem for path in PACKAGE.glob("*.py")}
    assert loose <= {"__init__", "__main__", "app", "clock", "paths", "resources"}
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir() and list(path.glob("*.py"))} <= set(
        FLOORS
    )


def test_where_do_i_change_names_files_that_exist():
    text = (ROOT / "README.md").read_text("utf-8")
    _, found, table = text.partition("Where do I change")
    if not found:
        pytest.skip("the README holds no such table yet")
    rows = [line for line in table.partition("\n## ")[0].splitlines() if line.startswith("|")]
    paths = [path for row in rows for path in re.findall(r"[\w./<>*{}-]+(?:/|\.\w+)", row.split("|")[2])]
    assert len(paths) >= 9
    for path in paths:
        parts = re.sub(r"<[^>]*>", "*", path).rstrip("/")
        assert list(ROOT.glob(parts)) or list(PACKAGE.rglob(parts)), path
