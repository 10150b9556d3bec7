"""Erase all that the app keeps of a person: the teams are told, the keys end first, then every file of ours goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing import paths
from wellbeing.domain.erasing import Erased, ErasePlan
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.autostart import StartAtLogin, own_command
from wellbeing.services.backup_copies import copies_folder
from wellbeing.services.diary_access import key_path, known_diary_id
from wellbeing.services.locked_key import has_passphrase
from wellbeing.services.our_files import diary_ids, homes, key_files, own_files, own_folders
from wellbeing.services.team.membership import Membership, memberships
from wellbeing.system import files
from wellbeing.system.file_lock import is_held
from wellbeing.system.keys.keyfile import end_key_file

if TYPE_CHECKING:
    from wellbeing.paths import Folders
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment

OpenServices = Callable[["Environment"], "Services"]


def plan(environment: Environment) -> ErasePlan:
    """Return what `erase` would take, changing nothing; raises Refused where a folder can't be read."""
    folders, place = environment.folders, environment.preferences.current.backup_place
    with _told():
        return ErasePlan(
            tuple(own_files(folders)),
            len(memberships(folders.data)),
            any(_in_store_alone(home) for home in homes(folders)),
            _is_own_home(folders) and _start().is_on(),
            copies_folder(folders, Path(place)) if place and folders.diary_id.exists() else None,
        )


def erase(
    environment: Environment, open_services: OpenServices, anyway: bool = False, inside: bool = False
) -> Erased:
    """Erase it all; what was begun and stopped is finished by the next call.

    `inside` tells that the app itself asks, which has closed its diary.

    Raises Refused, and then the diary and its key are as they were: the app is open, a team's board can't be told
    (`anyway` goes on then), the key store does not answer, the folder can't be written.
    """
    folders = environment.folders
    with _told():
        _refuse_open(folders, inside)
        _refuse_read_only(folders)
        _leave_teams(environment, open_services, anyway)
        before = len(own_files(folders))
        _forget_stored_keys(folders)
        _end_key_files(folders)
    return _take_away(folders, before)


def _take_away(folders: Folders, before: int) -> Erased:
    """Take every file and empty folder of ours, as far as the disk lets us, then look what is there still."""
    at_login = _is_own_home(folders) and _start().is_on() and _start().set(False) is not None
    made = own_folders(folders)
    ours = own_files(folders)
    for path in ours:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    given = [folders.data, folders.config, folders.logs.parent]
    # A folder that a person named stays: it was made for a purpose we don't know.
    named = [path for path in given if path.name == "wellbeing"] if not _lies_under_one(folders) else []
    for folder in (*made, *named):
        with suppress(OSError):
            folder.rmdir()
    # What a link has led to is found by nobody once the link is gone.
    left = (*dict.fromkeys((*own_files(folders), *filter(os.path.lexists, ours))),)
    looked = tuple((folder, _others(folder)) for folder in dict.fromkeys(given))
    return Erased(before - len(left), left, at_login, looked)


def _others(folder: Path) -> int | None:
    """Return how many files lie in a folder, None where it is gone."""
    return sum(not path.is_dir() for path in folder.rglob("*")) if folder.is_dir() else None


def _refuse_open(folders: Folders, inside: bool) -> None:
    """Refuse while another app runs over one of these homes, even one that has not opened its diary."""
    for home in homes(folders):
        lock = home.runtime / paths.INSTANCE_LOCK
        runs = not (inside and home is folders) and is_held(lock)
        if runs or (home.diary.exists() and files.held_by_another(home.diary)):
            raise Refused(Problem("erase", "problem.erase_open"))


def _refuse_read_only(folders: Folders) -> None:
    """Refuse before anything is told or taken where nothing could be."""
    for path in own_files(folders):
        if not os.access(path.parent, os.W_OK):
            raise Refused(Problem("erase", "problem.erase_nothing"))


def _leave_teams(environment: Environment, open_services: OpenServices, anyway: bool) -> None:
    """Take the ballots back and say goodbye; a team that this computer leads has no ballot of ours."""
    joined = [membership for membership in memberships(environment.folders.data) if not membership.leads]
    try:
        if joined:
            _say_goodbye(environment, open_services, joined)
    except Refused:
        if not anyway:
            raise Refused(Problem("team", "problem.erase_team")) from None


def _say_goodbye(environment: Environment, open_services: OpenServices, joined: list[Membership]) -> None:
    if not environment.folders.diary.exists():  # opening would begin a new one
        raise Refused(Problem("diary", "problem.diary_gone"))
    with closing(open_services(environment)) as services:
        for membership in joined:
            services.team.leave(membership.id)


def _forget_stored_keys(folders: Folders) -> None:
    """Have the key store forget each key; one that lies in a file needs no store."""
    from wellbeing.system.keys import keychain, keys

    for home in homes(folders):
        needed = _in_store_alone(home)
        for diary_id in sorted(diary_ids(home)):
            try:
                keychain.delete_key(diary_id)
            except keys.KeyDamaged:
                continue
            except keychain.KeychainUnavailable:
                if diary_id == needed:
                    raise Refused(Problem("key", "problem.erase_key_store")) from None


def _in_store_alone(home: Folders) -> str:
    """Return the id of a diary whose key only the key store can hold, '' where a file or a passphrase does."""
    diary_id = known_diary_id(home)
    elsewhere = key_path(home, diary_id).exists() or has_passphrase(home)
    return "" if not diary_id or elsewhere else diary_id


def _end_key_files(folders: Folders) -> None:
    """End the diary's own key or raise OSError; of the others, what can't be ended is told as left at the end."""
    own = [path for path in (key_path(folders, known_diary_id(folders)), folders.passphrase) if path.exists()]
    for path in own:
        end_key_file(path)
    for path in key_files(folders):
        if path not in own:
            with suppress(OSError):
                end_key_file(path)


@contextmanager
def _told() -> Iterator[None]:
    """Refuse what the disk does not do."""
    try:
        yield
    except (OSError, files.FileTrouble):
        raise Refused(Problem("erase", "problem.erase_nothing")) from None


def _start() -> StartAtLogin:
    return StartAtLogin(own_command())


def _is_own_home(folders: Folders) -> bool:
    """Tell whether the start at login opens this diary, and not another one."""
    return folders == paths.folders()


def _lies_under_one(folders: Folders) -> bool:
    return folders == paths.under(folders.data)
