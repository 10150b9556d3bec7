"""wellbeing erase: a home with everything in it, and then nothing of ours and all that is somebody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Line, Process
from tests.desktop import PrivateBus
from tests.needs import needs
from wellbeing import paths
from wellbeing.services.autostart import StartAtLogin, own_command
from wellbeing.services.diary_access import open_own_diary
from wellbeing.system.keys import keychain
from wellbeing.ui.shell.single_instance.lock import claim

FOREIGN = (
    "photo.png",
    "backups/mine.backup",
    "logs/other.log",
    "old-diary-x/a.txt",
    "themes/own.toml",
    "team/list.txt",
)
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")


def fill(wellbeing: Line, board: Path) -> None:
    """Leave behind every kind of file that the app makes, and some of other people's among them."""
    home = wellbeing.home
    board.mkdir()
    lead = ("--data-dir", board.parent / "lead")
    invitation = wellbeing("team", "found", "Desk", "--folder", board, *lead).out.strip()
    wellbeing("checkin", "--stress", 5)
    wellbeing("backup")
    wellbeing("key", "export")
    assert wellbeing("team", "join", invitation, "--name", "Lin").code == 0
    assert wellbeing("demo", "--days", 3).code == 0
    old = home / "old-diary-1"
    open_own_diary(paths.under(old)).close()
    for name in (
        "diary-damaged-1.db", "diary-damaged-1.db-wal", "settings.toml", "settings.damaged-1.toml",
        "rota.json", "rota-before.json", "rota-answers.json", "window.json", "instance.lock", "settings.lock",
        f"{'ab' * 8}.new", f"{'ab' * 8}.damaged", f"{'ab' * 8}.damaged-2", f"{'ab' * 8}.id",
        ".settings.toml.abcd1234.new", ".diary.db.claim", "logs/wellbeing.log", "logs/wellbeing.log.1",
        "tones/inhale.wav", ".lookabcd1234.new/diary.db",
        "backups/.wellbeing-000001-2026-01-01.backup.abcd1234.new", *FOREIGN,
    ):  # fmt: skip
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("")
    assert StartAtLogin(own_command()).set(True) is None


def rest(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if not path.is_dir()}


def test_nothing_of_ours_and_everything_else(wellbeing: Line, tmp_path: Path):
    fill(wellbeing, tmp_path / "board")
    before = rest(wellbeing.home)
    told = wellbeing("erase", "--dry-run").out
    assert rest(wellbeing.home) == before
    assert all(str(wellbeing.home / name) in told for name in before - set(FOREIGN))
    assert not any(str(wellbeing.home / name) in told for name in FOREIGN)
    assert "start at login" in told
    assert "teams" in told
    notes = rest(tmp_path / "board")
    said = wellbeing("erase", "--yes")
    assert (said.code, said.err) == (0, "")
    assert "Nothing of wellbeing is left" in said.out
    assert "old copies for a while, one of the key file too" in said.out
    assert rest(wellbeing.home) == set(FOREIGN)
    assert not (wellbeing.home / "demo").exists()
    assert not (wellbeing.home / "old-diary-1").exists()
    assert not StartAtLogin(own_command()).is_on()
    assert rest(tmp_path / "board") > notes  # the goodbye
    assert "nothing of wellbeing" in wellbeing("erase", "--yes").out


def test_a_diary_that_is_only_linked_goes_with_its_link(wellbeing: Line, tmp_path: Path):
    real = tmp_path / "stick" / "mine.db"
    real.parent.mkdir()
    wellbeing("checkin", "--stress", 5)
    (wellbeing.home / "diary.db").rename(real)
    (wellbeing.home / "diary.db").symlink_to(real)
    (real.parent / "photo.png").touch()
    Path(f"{real}-wal").touch()
    assert str(real) in wellbeing("erase", "--dry-run").out
    assert wellbeing("erase", "--yes").code == 0
    assert rest(real.parent) == {"photo.png"}
    assert rest(wellbeing.home) == set()


def test_the_word_is_typed(wellbeing: Line):
    wellbeing("checkin", "--stress", 5)
    assert "not the word" in wellbeing("erase", stdin=b"yes\n").err
    assert wellbeing.show()["stress"]["n"] == 1
    assert wellbeing("erase", stdin=b"Erase\n").code == 0
    assert rest(wellbeing.home) == set()


def test_copies_elsewhere_are_named_and_stay(wellbeing: Line, tmp_path: Path):
    wellbeing("checkin", "--stress", 5)
    (wellbeing.home / "settings.toml").write_text(f'[data]\nbackup_place = "{tmp_path}"\n')
    place = tmp_path / f"wellbeing-{(wellbeing.home / 'diary.id').read_text()[:8]}"
    place.mkdir()
    (place / "wellbeing-000001-2026-01-01.backup").write_text("")
    told = wellbeing("erase", "--dry-run").out
    assert f"copies of your backups: {place}\n" in told
    assert wellbeing("erase", "--yes").code == 0
    assert len(list(place.iterdir())) == 1


def test_a_foreign_start_at_login_stays(wellbeing: Line, tmp_path: Path):
    StartAtLogin(own_command()).set(True)
    other = ("--data-dir", tmp_path / "other")
    wellbeing("checkin", "--stress", 5, *other)
    assert wellbeing("erase", "--yes", *other).code == 0
    assert StartAtLogin(own_command()).is_on()


def test_a_board_that_is_away(wellbeing: Line, tmp_path: Path):
    fill(wellbeing, tmp_path / "board")
    shutil.rmtree(tmp_path / "board")
    assert "--anyway" in wellbeing("erase", "--yes").refused()
    assert wellbeing.show()["stress"]["n"] == 1
    assert wellbeing("erase", "--yes", "--anyway").code == 0
    assert rest(wellbeing.home) == set(FOREIGN)


def test_stopped_anywhere_it_is_finished_by_the_next(
    wellbeing: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(wellbeing, tmp_path / "board")
    assert wellbeing("team", "leave").code == 0
    whole = tmp_path / "whole"
    shutil.copytree(wellbeing.home, whole)
    take, truncated = Path.unlink, []
    for most in range(0, 60, 5):
        shutil.rmtree(wellbeing.home)
        shutil.copytree(whole, wellbeing.home)
        left = [most]

        def stop(path: Path, missing_ok: bool = False, left: list[int] = left) -> None:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            take(path, missing_ok)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", stop)
            stopped = wellbeing("erase", "--yes")
        if stopped.code:
            keys = [*wellbeing.home.glob("*.key"), *wellbeing.home.glob("diary.recovery")]
            truncated += [path.stat().st_size for path in keys]
        assert wellbeing("erase", "--yes").code == 0
        assert rest(wellbeing.home) == set(FOREIGN)
    assert truncated
    assert not any(truncated)


def test_an_open_diary_is_not_erased(process: Process):
    assert process("checkin", "--stress", 5).code == 0
    holder = (
        "import sys, pathlib; from wellbeing.paths import under;"
        "from wellbeing.services.diary_access import open_own_diary;"
        "d = open_own_diary(under(pathlib.Path(sys.argv[1]))); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(process.home)],
        env=process.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        assert "The app is open" in process("erase", "--yes").refused()
        other.communicate(b"")
    assert process("erase", "--yes").code == 0
    assert rest(process.home) == set()


@as_root
def test_a_disk_that_is_read_only(process: Process):
    assert process("checkin", "--stress", 5).code == 0
    subprocess.run(["mount", "--bind", process.home, process.home], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", process.home], check=True)
        before = rest(process.home)
        assert "were not erased" in process("erase", "--yes").refused()
        assert rest(process.home) == before
    finally:
        subprocess.run(["umount", process.home], check=True)
    assert process("show", "--json").json()["stress"]["n"] == 1


def test_the_key_store(wellbeing: Line, monkeypatch: pytest.MonkeyPatch):
    store: dict[str, bytes] = {}
    answers = [True]

    def forget(diary_id: str, **_: object) -> None:
        if not answers[0]:
            raise keychain.KeychainUnavailable
        store.pop(diary_id, None)

    monkeypatch.setattr(keychain, "keychain_available", lambda: True)
    monkeypatch.setattr(keychain, "create_key", lambda diary_id, key, **_: store.update({diary_id: key}))
    monkeypatch.setattr(keychain, "read_key", lambda diary_id, **_: store.get(diary_id))
    monkeypatch.setattr(keychain, "delete_key", forget)
    wellbeing("checkin", "--stress", 5)
    assert len(store) == 1
    assert "key store" in wellbeing("erase", "--dry-run").out
    answers[0] = False
    assert "key store" in wellbeing("erase", "--yes").refused()
    assert wellbeing.show()["stress"]["n"] == 1
    answers[0] = True
    assert wellbeing("erase", "--yes").code == 0
    assert store == {}
    assert rest(wellbeing.home) == set()


def test_a_real_key_store_forgets_the_key(wellbeing: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    needs("gnome-keyring-daemon")
    with PrivateBus(tmp_path / "desktop") as bus:
        bus.start_keyring()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.environ["DBUS_SESSION_BUS_ADDRESS"])
        wellbeing("checkin", "--stress", 5)
        diary_id = (wellbeing.home / "diary.id").read_text()
        assert not list(wellbeing.home.glob("*.key"))
        assert keychain.read_key(diary_id) is not None
        assert wellbeing("erase", "--yes").code == 0
        assert keychain.read_key(diary_id) is None
        assert rest(wellbeing.home) == set()


@as_root
def test_a_file_that_can_t_be_taken_is_listed(process: Process):
    assert process("checkin", "--stress", 5).code == 0
    assert process("key", "export").code == 0
    stuck = process.home / "diary.recovery"
    subprocess.run(["mount", "--bind", stuck, stuck], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", stuck], check=True)
        said = process("erase", "--yes")
        assert (said.code, said.out.strip()) == (2, str(stuck))
        assert "what is listed is still there" in said.err
        assert rest(process.home) == {"diary.recovery"}
    finally:
        subprocess.run(["umount", stuck], check=True)
    assert process("erase", "--yes").code == 0
    assert rest(process.home) == set()


def test_an_app_that_is_open_without_its_diary_is_known(wellbeing: Line):
    """Behind a locked key store, say: it holds no diary, and would write the folder anew."""
    wellbeing("checkin", "--stress", 5)
    lock = claim(wellbeing.home)
    assert lock is not None
    said = wellbeing("erase", "--yes")
    assert (said.code, "please quit it first" in said.err) == (2, True)
    assert (wellbeing.home / "diary.db").exists()
    lock.unlock()
    said = wellbeing("erase", "--yes")
    assert (said.code, said.err) == (0, "")
    assert f"{wellbeing.home}: empty" in said.out
