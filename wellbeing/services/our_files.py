"""Which files and folders on a disk are the app's own, told by their names; whatever else lies there is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from wellbeing.paths import ENDINGS, Folders, beside, under
from wellbeing.services.demo import MARK, is_demo
from wellbeing.services.team.demo import BOARD
from wellbeing.services.tones import FOLDER as TONES

_END = f"({'|'.join(ENDINGS)})"
_OWN = (
    rf"diary\.(db{_END}|id|recovery|passphrase)|diary-damaged-\d+\.db{_END}"
    rf"|[0-9a-f]{{16}}\.(key|damaged(-\d+)?|(new|id){_END})"
    r"|(backup|team|instance|key|inbox|settings)\.lock|instance\.(sock|lock\.rmlock)|away\.(id|lock)|window\.json"
    r"|settings(\.damaged-\d+)?\.toml|rota(-answers|-before|-profile)?\.json|profiles\.toml|wellbeing\.log(\.\d+)?|wellbeing-\d{6,}-[\d-]{10}\.backup"
)
OWN = re.compile(rf"{_OWN}|\.({_OWN})\.([a-z0-9_]{{8}}\.new|claim)")
KEY = re.compile(r"([0-9a-f]{16})\.(key|damaged(-\d+)?)")
ID = re.compile(r"[0-9a-f]{16}")
LOOK = re.compile(r"\.look[a-z0-9_]{8}\.new")
ASIDE = re.compile(r"old-diary-\d+")
INBOX = re.compile(
    r"\.?(public|open|clock|\d{8}-[0-9a-f]{16}\.(sealed|damaged(-\d+)?))(\.[a-z0-9_]{8}\.new)?"
)
TONE = re.compile(r"[a-z_]+\.wav")


def homes(folders: Folders) -> list[Folders]:
    """Return these folders and those of each further diary inside them: the invented one, and old ones set aside."""
    found = [folders]
    demo = folders.demo()
    if is_demo(demo):
        found.append(demo)
    return found + [under(path) for path in _inside(folders.data) if ASIDE.fullmatch(path.name)]


def own_files(folders: Folders) -> list[Path]:
    """Return every file that is ours, in the order in which they are to go."""
    found = dict.fromkeys(path for home in homes(folders) for path in _of_one(home))
    return sorted(found, key=_turn)


def own_folders(folders: Folders) -> list[Path]:
    """Return the folders that only the app makes, the innermost first."""
    found = []
    for home in homes(folders):
        team = [path for path in _inside(home.team) if ID.fullmatch(path.name)]
        looks = [path for path in _inside(home.data) if LOOK.fullmatch(path.name)]
        board = home.data / BOARD
        deep = [path for root in (*team, *looks, board) for path in root.rglob("*") if path.is_dir()]
        found += [*deep, *team, home.team, *looks, board, home.backups, home.inbox, home.runtime / TONES]
        found.append(home.logs)
        found += [home.data] if home is not folders and home.data != folders.data else []
    return sorted({path for path in found if path.is_dir()}, key=lambda path: -len(path.parts))


def diary_ids(home: Folders) -> set[str]:
    """Return the names under which a key store may hold a key of these folders; raises OSError."""
    named = {path.name[:16] for path in _inside(home.data) if re.match(r"[0-9a-f]{16}\.", path.name)}
    kept = home.diary_id.read_text("ascii", "replace").strip() if home.diary_id.exists() else ""
    return named | ({kept} if ID.fullmatch(kept) else set())


def key_files(folders: Folders) -> list[Path]:
    """Return the files that hold a key, open or sealed."""
    found = [path for home in homes(folders) for path in _inside(home.data) if KEY.fullmatch(path.name)]
    sealed = [path for home in homes(folders) for path in (home.recovery, home.passphrase)]
    return found + [path for path in sealed if path.exists()]


def _of_one(home: Folders) -> Iterator[Path]:
    for folder in dict.fromkeys((home.data, home.config, home.logs, home.backups, home.runtime)):
        for path in _inside(folder):
            if _is_own(path):
                yield from _behind(path)
                yield path
            elif LOOK.fullmatch(path.name):
                yield from _all_in(path)
    yield from (path for path in _inside(home.runtime / TONES) if TONE.fullmatch(path.name))
    yield from (path for path in _inside(home.inbox) if INBOX.fullmatch(path.name))
    for path in _inside(home.team):
        if ID.fullmatch(path.name):
            yield from _all_in(path)
    if is_demo(home):
        yield home.data / MARK
        yield from _all_in(home.data / BOARD)


def _behind(path: Path) -> Iterator[Path]:
    """Yield the files to which a diary's name is a link, the diary itself and what SQLite keeps beside it."""
    if path.suffix == ".db" and path.is_symlink():
        yield from (piece for ending in ENDINGS if (piece := beside(path, ending)).is_file())


def _is_own(path: Path) -> bool:
    return bool(OWN.fullmatch(path.name)) and (path.is_symlink() or not path.is_dir())


def _turn(path: Path) -> int:
    """Return when a file goes: while a stopped call can still find by them what is left, the last three stay."""
    if path.name == MARK:
        return 3
    return 2 if KEY.fullmatch(path.name) else int(path.name == "diary.id")


def _all_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
