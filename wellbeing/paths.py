"""Where things live: data, settings and logs of one person on one machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from wellbeing.home import HOME_VARIABLE

TEAM = "team"
INSTANCE_LOCK = "instance.lock"
"""What the running app holds locked in its runtime folder."""
LOG, JOURNAL = "-wal", "-journal"
ENDINGS = ("", LOG, "-shm", JOURNAL)
"""What SQLite may put behind the name of a file: nothing, its log, the log's index, its journal."""


def beside(file: Path, ending: str) -> Path:
    """Return where SQLite keeps what belongs to a file: beside the file itself, also where its name is a link to it."""
    return Path(f"{os.path.realpath(file)}{ending}")


def free_place(places: Iterable[Path]) -> Path:
    """Return the first place that neither a file of SQLite's nor a folder has."""
    return next(place for place in places if not any(Path(f"{place}{ending}").exists() for ending in ENDINGS))


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one diary; nothing is written outside them."""

    data: Path
    config: Path
    logs: Path
    runtime: Path

    @property
    def diary(self) -> Path:
        """The encrypted diary."""
        return self.data / "diary.db"

    @property
    def diary_id(self) -> Path:
        """The name under which the key store holds the diary's key; no secret."""
        return self.data / "diary.id"

    @property
    def recovery(self) -> Path:
        """The diary's key sealed by the recovery code; of no use without it."""
        return self.data / "diary.recovery"

    @property
    def passphrase(self) -> Path:
        """The diary's key sealed by the person's passphrase; there is none where no passphrase was set."""
        return self.data / "diary.passphrase"

    @property
    def inbox(self) -> Path:
        """What came in while the diary was closed, sealed until it opens."""
        return self.data / "inbox"

    @property
    def backups(self) -> Path:
        """The backups that the app makes by itself, encrypted with the diary's key."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The one human-readable settings file."""
        return self.config / "settings.toml"

    @property
    def rota(self) -> Path:
        """The planned shifts, taken from a calendar or a table."""
        return self.config / "rota.json"

    @property
    def team(self) -> Path:
        """What this computer holds of its teams; never in a backup or an export."""
        return self.data / TEAM

    @property
    def own_themes(self) -> Path:
        """A person's own theme files."""
        return self.config / "themes"

    def demo(self) -> Folders:
        """Return the folders of the invented diary, beside the real one and never mixed with it."""
        return under(self.data / "demo")


def under(home: Path) -> Folders:
    """Return folders that all live below one directory."""
    home = home.expanduser().absolute()
    return Folders(home, home, home / "logs", home)


def folders(home: Path | None = None) -> Folders:
    """Return the person's folders: below `home` or WELLBEING_HOME where given, else the system's own places."""
    named = os.environ.get(HOME_VARIABLE, "")
    if home is not None:
        return under(home)
    if named:
        return under(Path(named))
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("wellbeing", appauthor=False)
    data = Path(dirs.user_data_dir)
    return Folders(
        data,
        Path(dirs.user_config_dir),
        Path(dirs.user_log_dir),
        data,
    )


def folder_in(arguments: Sequence[str]) -> Path | None:
    """Return the folder that a command line names, read without the rest of the line."""
    apart = [after for name, after in pairwise(arguments) if name == "--data-dir"]
    joined = [word.partition("=")[2] for word in arguments if word.startswith("--data-dir=")]
    given = [name for name in (*apart, *joined) if name.strip()]
    return Path(given[-1]) if given else None
