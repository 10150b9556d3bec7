"""The house as tests, over all files at once: what ruff, mypy and import-linter cannot say."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "wellbeing"
FILES = sorted(PACKAGE.rglob("*.py"))
SAYING_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
FACE = re.compile(r"^Face: (?P<names>.+)\.$", re.MULTILINE)
EVERY_FILE = "every file"
# Held by a contract of import-linter, since a room within it shares its inside.
HELD_ELSEWHERE = {PACKAGE / "domain" / "reminders"}

# Of each row of the README's table: what has to stand in a file (or in one of a folder's) for the rule to live there.
RULES = {
    "when a reminder comes": r"[Ss]nooze|\bdef step\b",
    "what a reminder says": r"break_notices|msgid",
    "how a reminder is shown": r"\bdef choose_notifier\b",
    "what an open microphone means": r"\bdef (is_heard|choose_sound)\b",
    "how headset, hooks and hand agree": r"\bdef headset_on\b",
    "named sets of reminder settings": r"\bdef (changes_to|switch)\b",
    "which profile a shift switches on": r"\bdef turn_at\b|\bclass ProfileTurns\b",
    "keys of our own": r"\bdef (read_hotkey|choose_hotkeys)\b",
    "which of a person's own programs": r"\bdef calls_between\b|\bclass HookRunner\b|break-start",
    "who tells of idle hands": r"\bdef choose_idle\b",
    "a second start": r"\bdef (ask_first|claim_or_ask)\b|\bclass (EndSignals|DiaryWatch)\b",
    "what a start does": r"\bdef (run_app|_start_background)\b|\bclass AppStart\b",
    "how the app becomes light": r"\bclass Renewal\b|\bdef is_work_open\b",
    "what stands on the page": r"\bclass Report\b|\bdef sheet_of\b",
    "how wide": r"\bdef layout_for\b",
    "what counts as a break": r"\bclass Break(Clock|Time)\b",
    "what waits": r"\bclass Waiting(Writes|Saver)\b",
    "what was begun": r"\bWAITS\b|\bclass (Drafts|DraftKeeper)\b",
    "what happens while the key store": r"\bdef key_from_ring\b|\bclass Ring(Reader|Signals)\b",
    "a passphrase, a change of key": r"\bdef (turn_on|rekey|take_in)\b|\bclass WhileClosed\b",
    "what counts as load": r"\bdef load_at\b",
    "what may be said to go together": r"\bdef (judged|pairs_of)\b",
    "whether an exercise helped": r"\bdef (weighed|effects_of)\b",
    "a tip, phrase, exercise, scene": r"^\[.*(tip|phrase|exercise|scene)",
    "how a chart looks": r"\bdef \w*figure|^chart",
    "a table or column": r"CREATE TABLE|insert",
    "what erasing takes": r"\bdef (erase|own_files)\b|\bclass Erasing\b",
    "backups": r"\bdef (make|kept|copy_newest)\b",
    "what becomes of a damaged diary": r"\bdef (bring_back_diary|is_of_another)\b",
    "what a disk that fails": r"\b(TROUBLE|KEYS|swept)\b",
    "what a text for support holds": r"\bdef bundle\b",
    "when you work": r"\b(Weekly|Rota)",
    "which entries of a file are no shifts": r"\bLEAVE\b",
    "which column of an export": r"^NAMES: ",
    "how a file is asked about": r"\bclass ImportSheet\b",
    "a watched folder": r"\bclass (Watched|WatchedPlace|ExportWatch)\b",
    "a person's own causes": r"\bdef checked_word\b|\bclass OwnWords\b",
    "what the diary looks like outside": r"\bFORMAT\b|wellbeing-diary",
    "how a file becomes rows": r"\bdef (open_source|separator_of)\b",
    "which words the cue reader marks": r"^\[(group\.anger|phrase\.scorn|danger\.zh_die)\]",
    "which words a search takes as the same": r"^groups = \[",
    "which words bring up the card": r"^\[protocol\.(?:.|\n)*^terms",
    "what leaves the machine": r"\bdef (band_sent|ballot_note)\b",
    "what a team's trend may claim": r"\bdef (outlook|interval)\b",
    "the consent sheet": r"\bclass ConsentSheet\b|[Ww]hat you agree to|leaves this computer",
    "a setting": r"\bbreak_every\b",
    "the sentence for a mistake": r"^SENTENCES = ",
    "what a key does": r"^EVERYWHERE = ",
    "what is one answer": r"\bdef answer\b|\bclass History\b",
    "a new page": r"^PAGES = |\bclass \w+\((Page|QWidget)\b",
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def statements(body: list[ast.AST]) -> Iterator[ast.AST]:
    """Yield every statement, however deep; what stands within one, its expressions, is ten times as much."""
    for node in body:
        yield node
        for within in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from statements(getattr(node, within, []))


@cache
def classes_and_imports(path: Path) -> list[ast.AST]:
    """Return the classes and imports of a file; the whole tree of all files would be kept for nothing."""
    wanted = (ast.ClassDef, ast.Import, ast.ImportFrom)
    return [node for node in statements([tree(path)]) if isinstance(node, wanted)]


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it; a name out of a package may be one too."""
    found: set[str] = set()
    for node in classes_and_imports(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {name for name in inner if place_of(name)}
            found |= modules
            if modules != inner:
                found.add(node.module)
    return found


def place_of(module: str) -> Path | None:
    """Return the file or folder of a module of the package, or None."""
    path = ROOT / module.replace(".", "/")
    if path.is_dir():
        return path
    return path.with_suffix(".py") if path.with_suffix(".py").exists() else None


def test_a_file_says_its_subject():
    assert not [named(path) for path in FILES if path.stem in SAYING_NOTHING]


def test_a_class_name_is_one_class():
    """An underscore in front makes no second name of it: both are found by the same search."""
    homes: dict[str, list[str]] = {}
    for path in FILES:
        for node in classes_and_imports(path):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name.strip("_"), []).append(named(path))
    assert not {name: places for name, places in homes.items() if len(places) > 1}


def test_the_domain_knows_itself_and_the_standard_library():
    known = sys.stdlib_module_names | {"numpy"}
    strangers = {
        f"{named(path)}: {module}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for module in imports(path)
        if not module.startswith("wellbeing.domain") and module.partition(".")[0] not in known
    }
    assert not strangers


def rooms() -> list[Path]:
    """Return every package below the top one, except those held elsewhere."""
    inits = (path.parent for path in PACKAGE.rglob("__init__.py"))
    return sorted(room for room in inits if room != PACKAGE and room not in HELD_ELSEWHERE)


def face_of(room: Path) -> set[str]:
    """Return the names of the files that others may import, as the room's docstring gives them."""
    said = FACE.search(
        " ".join((ast.get_docstring(tree(room / "__init__.py")) or "").split("\n\n")[-1].split())
    )
    assert said, f"{named(room)}/__init__.py does not say its face"
    names = said["names"]
    stems = {path.stem for path in room.glob("*.py")} - {"__init__"}
    return stems if names == EVERY_FILE else set() if names == "none" else set(names.split(", "))


def test_a_face_names_files_that_are_there():
    missing = {
        f"{named(room)}: {name}"
        for room in rooms()
        for name in face_of(room)
        if not (room / f"{name}.py").exists()
    }
    assert not missing


def entries(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each room that a file reaches into from outside, and the file of that room it takes."""
    for module in imports(path):
        target = place_of(module)
        while target and target != PACKAGE:
            target, name = target.parent, target.stem
            if not target.is_relative_to(PACKAGE):
                break
            if target not in path.parents and (target / f"{name}.py").exists():
                yield target, name


def test_nobody_reaches_past_a_face():
    faces = {room: face_of(room) for room in rooms()}
    past = {
        f"{named(path)} imports {named(room)}/{name}.py"
        for path in FILES
        for room, name in entries(path)
        if room in faces and name not in faces[room]
    }
    assert not past


def table() -> Iterator[tuple[str, list[str]]]:
    """Yield each row of the README's table: the behaviour, and the paths it names."""
    text = (ROOT / "README.md").read_text("utf-8")
    _, _, rest = text.partition("Where do I change")
    for row in rest.partition("\n## ")[0].splitlines():
        if row.startswith("|") and not row.startswith(("| behaviour", "| ---")):
            _, behaviour, places, _ = row.split("|")
            yield behaviour.strip(), sorted(set(re.findall(r"\b[\w.<>-]+(?:/[\w.<>-]+)+", places)))


def holds(path: str, rule: str) -> bool:
    """Whether the rule's word stands in a file, in one of a folder, or in one of those that <word> stands for."""
    found = list(ROOT.glob(re.sub(r"<[^>]*>", "*", path)))
    files = [file for place in found for file in ([place] if place.is_file() else place.rglob("*.*"))]
    texts = (file.read_bytes().decode("utf-8", "ignore") for file in files if file.is_file())
    return any(re.search(rule, text, re.MULTILINE | re.DOTALL) for text in texts)


def test_where_do_i_change_leads_to_the_rule():
    rows = dict(table())
    rules = {
        behaviour: [rule for start, rule in RULES.items() if behaviour.startswith(start)]
        for behaviour in rows
    }
    assert [behaviour for behaviour, found in rules.items() if len(found) != 1] == []
    assert len(rows) == len(RULES)
    lost = [
        f"{behaviour}: {path}"
        for behaviour, paths in rows.items()
        for path in paths
        if not holds(path, rules[behaviour][0])
    ]
    assert lost == []
    assert [behaviour for behaviour, paths in rows.items() if not paths] == []
