"""Opens a person's diary: finds its key, makes both on the first day, never one without the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import tzinfo
from itertools import count
from pathlib import Path

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import ENDINGS, LOG, Folders, beside
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.locked_key import has_passphrase, key_of_locked
from wellbeing.storage.database import Diary, is_older_on_disk, open_diary
from wellbeing.system import files
from wellbeing.system.away import is_away
from wellbeing.system.file_lock import knows_locks
from wellbeing.system.keys import keyfile, keys

KEY_BYTES = 32
PAGE = 4096  # of SQLCipher: a whole diary is never shorter
MAYBE_NO_LOCKS = ("problem.disk_error", "problem.diary_busy")  # what SQLite makes of a lock that can't be had


def open_own_diary(
    folders: Folders,
    before_reshaping: Callable[[], object] | None = None,
    zone: tzinfo | None = None,
    key: bytes | None = None,
) -> Diary:
    """Return the open diary of these folders; on the first day it is made together with its key.

    `before_reshaping` is called before an older diary is brought to the present shape; a `key` that was read before
    is not asked for again.
    Raises Refused when the folder cannot be written, the key is missing or the file is damaged or newer.
    """
    try:
        if is_away(folders.data):
            raise Refused(Problem("diary", "problem.diary_away"))
        files.private_folder(folders.data)
        found = key or find_key(folders) or make_key(folders)
        publish_diary(folders)
        if is_short(folders.diary):
            raise Refused(Problem("diary", "problem.diary_short"))
        try:
            return open_diary(folders.diary, found, before_reshaping, zone)
        except Refused as refused:
            if key is not None or refused.problem.key != "problem.diary_unreadable":
                raise
            # Another program may have changed the key since we read it.
            anew = find_key(folders)
            if anew is None or anew == found:
                raise
            return open_diary(folders.diary, anew, before_reshaping, zone)
    except (files.FileTrouble, OSError) as trouble:
        raise Refused(problem_of(trouble)) from None
    except Refused as refused:
        if refused.problem.key in MAYBE_NO_LOCKS and not knows_locks(folders.data):
            raise Refused(Problem("diary", "problem.no_locks")) from None
        raise


def is_of_older_shape(folders: Folders, key: bytes | None = None) -> bool:
    """Tell whether opening the diary would first change its shape: seconds, where it is one of ten years.

    Only looks, and waits for nobody. Where that can't be told it is False: opening says what is the matter.
    """
    with suppress(Refused, files.FileTrouble, OSError):
        if folders.diary.exists() and not is_short(folders.diary):
            found = key or find_key(folders)
            return found is not None and is_older_on_disk(folders.diary, found)
    return False


def begin_diary(folders: Folders) -> bytes:
    """Make the first day's key and diary, and return the key. For a thread: a key store may ask the person.

    Raises Refused.
    """
    try:
        if is_away(folders.data):
            raise Refused(Problem("diary", "problem.diary_away"))
        files.private_folder(folders.data)
        return find_key(folders) or make_key(folders)
    except (files.FileTrouble, OSError) as trouble:
        raise Refused(problem_of(trouble)) from None


def read_diary_id(folders: Folders) -> str:
    """Return the id of the diary; raises OSError where there is none."""
    return folders.diary_id.read_text("ascii", "replace").strip()


def known_diary_id(folders: Folders) -> str:
    """Return the id of the diary, '' where there is none."""
    return read_diary_id(folders) if folders.diary_id.exists() else ""


def was_made(folders: Folders) -> bool:
    """Tell whether a diary was ever made here: its id says so, and so does any piece that only a diary leaves."""
    pieces = (
        folders.diary_id,
        folders.diary,
        beside(folders.diary, LOG),
        folders.recovery,
        folders.passphrase,
    )
    return any(piece.exists() for piece in pieces) or any(folders.backups.glob("*"))


def is_short(diary: Path) -> bool:
    """Tell whether a diary's file is shorter than its first page: cut off, or an empty one put in its place."""
    return diary.stat().st_size < PAGE


def diary_draft(folders: Folders, diary_id: str) -> Path:
    """Return where a new diary lies until it has its name: with its id published, a killed start is carried on."""
    return folders.data / f"{diary_id}.new"


def publish_diary(folders: Folders) -> None:
    """Give a new diary its name; one that was made before and is gone now is never replaced by an empty one.

    Two processes may meet here with the same draft: whoever comes second finds the diary in place. Raises Refused.
    """
    if folders.diary.exists():
        return
    draft = diary_draft(folders, read_diary_id(folders))
    try:
        if beside(folders.diary, LOG).exists():
            # It belongs to the diary that another process has just put there, or to one that was here and is gone:
            # that one's would be read into this.
            if not folders.diary.exists():
                raise Refused(Problem("diary", "problem.diary_gone"))
        else:
            files.publish(draft, folders.diary)
            files.sync_folder(folders.data)
    except FileNotFoundError:
        if not folders.diary.exists():
            raise Refused(Problem("diary", "problem.diary_gone")) from None
    except FileExistsError:
        pass
    draft.unlink(missing_ok=True)


def key_path(folders: Folders, diary_id: str) -> Path:
    """Return where the key of a diary lives when no system key store holds it."""
    return folders.data / f"{diary_id}.key"


def mend_key(folders: Folders) -> bool:
    """Close a key file that others could read; tell whether there was one.

    Where that can't be asked or done, opening the diary says what is the matter.
    """
    try:
        path = _key_file(folders)
        return path is not None and keyfile.close_to_others(path)
    except (files.FileTrouble, OSError):
        return False


def is_first_day(folders: Folders) -> bool:
    """Tell whether no diary was made here yet; where that can't be asked, opening it says what is the matter."""
    try:
        return not folders.diary_id.exists()
    except OSError:
        return False


def is_key_open(folders: Folders) -> bool:
    """Tell whether the key lies in a file that others can read: on a drive that keeps no modes it always does."""
    try:
        path = _key_file(folders)
        return path is not None and not files.is_private(path)
    except OSError:
        return False


def _key_file(folders: Folders) -> Path | None:
    """Return the file that holds the key of a diary that was made before; raises OSError."""
    diary_id = known_diary_id(folders)
    path = key_path(folders, diary_id)
    return path if diary_id and path.exists() else None


def kept_in_ring(folders: Folders) -> bool:
    """Tell whether the key store is to be asked for the key of a diary that was made before."""
    try:
        diary_id = known_diary_id(folders)
        return bool(diary_id) and not key_path(folders, diary_id).exists() and not has_passphrase(folders)
    except (OSError, ValueError):  # opening the diary says what is the matter
        return False


def find_key(folders: Folders) -> bytes | None:
    """Return the key of the diary named in diary.id; None on the very first day.

    Raises Refused while a passphrase locks it, and where the key can't be had.
    """
    was_there = folders.diary.exists()  # asked first: another process publishes the id before the diary
    if not folders.diary_id.exists():
        if was_there:
            raise Refused(Problem("diary", "problem.key_missing"))
        if was_made(folders) and not folders.diary_id.exists():
            raise Refused(Problem("diary", "problem.diary_gone"))
        return None
    if has_passphrase(folders):
        return key_of_locked(folders, lambda: plain_key(folders))
    return plain_key(folders)


def plain_key(folders: Folders) -> bytes | None:
    """Return the key that needs no passphrase, from its file or from the key store; raises Refused."""
    diary_id = read_diary_id(folders)
    path = key_path(folders, diary_id)
    if path.exists():
        try:
            return keyfile.read_key_file(path)
        except keys.KeyDamaged:
            raise Refused(Problem("diary", "problem.key_file")) from None
    from wellbeing.services.key_ring import key_from_ring

    return key_from_ring(diary_id)


def former_keys(folders: Folders, key: bytes) -> tuple[bytes, ...]:
    """Return the keys that the diary had before; none where it can't be opened."""
    from wellbeing.storage.inner_keys import InnerKeys

    with suppress(Refused), closing(open_own_diary(folders, key=key)) as diary:
        return InnerKeys(diary).former()
    return ()


def make_key(folders: Folders, key: bytes | None = None, content: Path | None = None) -> bytes:
    """Make a key and a diary that waits for its name, then publish the diary's id: from then on there is a diary.

    `key` and `content` are brought along from a backup; else the key is random and the diary empty. Two processes
    may meet here on the first day: the id is published by an exclusive link, and who comes second takes the first
    one's key.
    """
    import secrets

    diary_id, key = secrets.token_hex(8), key or secrets.token_bytes(KEY_BYTES)
    stored = keep_in_keychain(diary_id, key)
    waiting = _waiting_key(folders, diary_id)
    draft, named = diary_draft(folders, diary_id), folders.data / f"{diary_id}.id"
    try:
        if not stored:
            keyfile.write_key_file(waiting, key)
        make_draft(draft, key, content)
        files.write_atomically(named, diary_id)
        if not stored:
            waiting.replace(key_path(folders, diary_id))
        files.publish(named, folders.diary_id)
    except FileExistsError:
        drop_key(folders, diary_id, stored)
        drop_draft(draft)
        found = find_key(folders)
        if found is None:
            raise Refused(Problem("diary", "problem.key_missing")) from None
        return found
    except BaseException:
        drop_key(folders, diary_id, stored)  # no diary will ever ask for it
        drop_draft(draft)
        raise
    finally:
        named.unlink(missing_ok=True)
        waiting.unlink(missing_ok=True)
    return key


def make_draft(draft: Path, key: bytes, content: Path | None = None) -> None:
    """Lay a diary under the name where it waits: one brought along, or else an empty one, whole and closed."""
    if content is not None:
        content.replace(draft)
    else:
        open_diary(draft, key).close()


def drop_draft(draft: Path) -> None:
    """Clear away a diary that never got its name, as far as that can be done."""
    for ending in ENDINGS:
        with suppress(OSError):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


@contextmanager
def scratch(folders: Folders, field: str) -> Iterator[Path]:
    """Yield a free name in the data folder for an encrypted copy; whatever was made of it is gone afterwards."""
    import secrets

    try:
        copy = files.private_folder(folders.data) / f"{secrets.token_hex(8)}.new"
    except files.FileTrouble as trouble:
        raise Refused(problem_of(trouble, field)) from None
    try:
        yield copy
    finally:
        drop_draft(copy)


def keep_key(folders: Folders, diary_id: str, key: bytes) -> bool:
    """Keep a key in the system's key store, or else in a file; tells whether the store took it.

    A damaged file in its place is set aside, and neither that nor one that was set aside before is ever written over.
    """
    stored = keep_in_keychain(diary_id, key)
    path, waiting = key_path(folders, diary_id), _waiting_key(folders, diary_id)
    try:
        if not stored:
            waiting.unlink(missing_ok=True)  # of a call that was killed
            keyfile.write_key_file(waiting, key)
        if path.exists():
            files.move_to_free(path, _damaged_keys(path))
        if not stored:
            files.publish(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)
    return stored


def _waiting_key(folders: Folders, diary_id: str) -> Path:
    """Return where a key lies until it has its name: a call that is killed leaves no key in a key's place."""
    return folders.data / f".{diary_id}.key.waiting_.new"


def _damaged_keys(path: Path) -> Iterator[Path]:
    yield path.with_suffix(".damaged")
    yield from (path.with_suffix(f".damaged-{number}") for number in count(2))


def keep_in_keychain(diary_id: str, key: bytes) -> bool:
    """Put the key into the system's key store and read it back; False where there is none."""
    from wellbeing.system.keys import keychain

    try:
        if not keychain.keychain_available():
            return False
        keychain.create_key(diary_id, key)
        return keychain.read_key(diary_id) == key
    except keychain.KeychainUnavailable:
        return False


def drop_key(folders: Folders, diary_id: str, stored: bool) -> None:
    """Remove a key that no diary uses."""
    from wellbeing.system.keys import keychain

    if stored:
        keychain.delete_key(diary_id)
    key_path(folders, diary_id).unlink(missing_ok=True)


def drop_plain_key(folders: Folders) -> None:
    """End the key that needs no passphrase; a key store that does not answer keeps what opens nothing."""
    from wellbeing.system.keys import keychain

    diary_id = read_diary_id(folders)
    path = key_path(folders, diary_id)
    if path.exists():
        keyfile.end_key_file(path)
        path.unlink(missing_ok=True)
    else:
        with suppress(keychain.KeychainUnavailable, keys.KeyDamaged):
            keychain.delete_key(diary_id)


def key_place(folders: Folders) -> str:
    """Return where the key is kept: 'passphrase', 'file' or 'key store'."""
    if has_passphrase(folders):
        return "passphrase"
    diary_id = known_diary_id(folders)
    return "file" if diary_id and key_path(folders, diary_id).exists() else "key store"
