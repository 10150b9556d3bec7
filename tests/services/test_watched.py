"""What lies newer in a watched folder, or where the rota came from, is offered once and taken by nobody."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import pytest

from tests.fakes import FakeClock, Heard
from wellbeing.clock import SystemClock
from wellbeing.services.app_services import Services
from wellbeing.services.watched import FOLDER, ROTA
from wellbeing.services.watched_files import LookedFor, newer_files


def put(place: Path, clock: FakeClock, seconds: float) -> Path:
    """Write a file of a content of its own so many seconds from now."""
    place.write_text(f"{place.name} {seconds}")
    at = (clock.now() + timedelta(seconds=seconds)).timestamp()
    os.utime(place, (at, at))
    return place


def looked(services: Services, clock: FakeClock) -> LookedFor:
    """Look as the app does: what lay there is learnt at the first look."""
    seen = newer_files(services.watched.places(), clock.now())
    for lay_there in seen.lay_there:
        services.watched.learn(lay_there)
    return seen


def found(services: Services, clock: FakeClock) -> list[tuple[str, bool]]:
    return [(each.file.name, each.is_rota) for each in looked(services, clock).found]


def test_nothing_is_watched_by_default(services: Services, clock: FakeClock, tmp_path: Path):
    put(tmp_path / "a.csv", clock, -60)
    assert found(services, clock) == []


def test_the_newest_export_is_offered_once(
    services: Services, clock: FakeClock, tmp_path: Path, heard: Heard
):
    put(tmp_path / "old.csv", clock, -60)
    assert services.watched.follow(FOLDER, str(tmp_path)) is None
    assert found(services, clock) == []  # what lay there before is no news
    for name, seconds in [("a.csv", 10), ("b.xlsx", 20), ("c.docx", 30), ("~$b.xlsx", 30), (".d.csv", 30)]:
        put(tmp_path / name, clock, seconds)
    clock.pass_by(seconds=60)
    assert found(services, clock) == [("b.xlsx", False)]
    heard.take()
    services.watched.show(looked(services, clock).found)
    assert heard.take() == ["reminders"]
    services.watched.leave(services.watched.waiting[0])
    assert services.watched.waiting == ()
    assert found(services, clock) == []
    assert services.contacts.between(None, None) == []


def test_a_file_that_is_still_being_written_waits(services: Services, clock: FakeClock, tmp_path: Path):
    services.watched.follow(FOLDER, str(tmp_path))
    clock.pass_by(seconds=60)
    put(tmp_path / "a.csv", clock, -1)
    assert found(services, clock) == []
    clock.pass_by(seconds=2)
    assert found(services, clock) == [("a.csv", False)]
    (tmp_path / "a.csv").write_bytes(b"")
    assert found(services, clock) == []


def by_the_real_clock(clock: FakeClock) -> None:
    """Let a clock show the time by which a disk notes when a file has come."""
    clock.pass_by(seconds=(SystemClock().now() - clock.now()).total_seconds())


def leave_all(services: Services, clock: FakeClock) -> None:
    services.watched.show(looked(services, clock).found)
    for newer in services.watched.waiting:
        services.watched.leave(newer)


@pytest.mark.skipif(sys.platform == "win32", reason="hard links and modes")
def test_what_holds_nothing_new_is_not_offered_again(services: Services, clock: FakeClock, tmp_path: Path):
    """A mode, a link, a touch, another name: nothing was exported."""
    folder = tmp_path / "exports"
    folder.mkdir()
    by_the_real_clock(clock)
    there, rota = put(folder / "there.csv", clock, -60), put(tmp_path / "rota.ics", clock, -60)
    sleep(0.05)
    by_the_real_clock(clock)
    services.watched.follow(FOLDER, str(folder))
    services.watched.follow(ROTA, str(rota))
    sleep(0.05)
    clock.pass_by(seconds=10)
    assert found(services, clock) == []
    export = put(folder / "export.csv", clock, -5)
    clock.pass_by(seconds=10)
    assert found(services, clock) == [("export.csv", False)]
    leave_all(services, clock)
    for file in (there, export, rota):
        file.chmod(0o640)
        os.utime(file)
    (folder / "linked.csv").hardlink_to(export)
    (folder / "copy.csv").write_bytes(export.read_bytes())
    (folder / "renamed.csv").hardlink_to(there)
    there.unlink()
    clock.pass_by(seconds=10)
    assert found(services, clock) == []
    (folder / "linked.csv").unlink()  # it is the same file
    put(rota, clock, -4)
    put(export, clock, -4)
    clock.pass_by(seconds=10)
    assert found(services, clock) == [("rota.ics", True), ("export.csv", False)]


def test_a_file_is_new_by_its_name_where_no_time_says_so(
    services: Services, clock: FakeClock, tmp_path: Path
):
    """A disk may not tell when a file was moved there; and a clock that was ahead is put right."""
    put(tmp_path / "there.csv", clock, -60)
    clock.pass_by(days=700)
    services.watched.follow(FOLDER, str(tmp_path))
    assert found(services, clock) == []
    put(tmp_path / "moved.csv", clock, -86_400 * 600)
    clock.pass_by(seconds=60)
    assert found(services, clock) == [("moved.csv", False)]
    leave_all(services, clock)
    assert found(services, clock) == []


def test_what_is_no_file_is_not_looked_into(services: Services, clock: FakeClock, tmp_path: Path):
    services.watched.follow(FOLDER, str(tmp_path))
    (tmp_path / "folder.csv").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
    clock.pass_by(seconds=60)
    seen = looked(services, clock)
    assert (seen.found, seen.unsettled) == ((), ())


def test_a_time_kept_by_an_earlier_version_still_counts(services: Services, clock: FakeClock, tmp_path: Path):
    export = put(tmp_path / "a.csv", clock, -60)
    services.watched.follow(FOLDER, str(tmp_path))
    stamp = round(clock.now().timestamp() * 1e9)
    services.watched._store.remember("seen:import_folder", stamp)
    assert found(services, clock) == []
    export.touch()
    clock.pass_by(seconds=60)
    assert found(services, clock) == []
    put(tmp_path / "b.csv", clock, -30)
    assert found(services, clock) == [("b.csv", False)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell when a file was moved")
def test_an_older_export_that_is_moved_there_is_offered_once(
    services: Services, clock: FakeClock, tmp_path: Path
):
    folder = tmp_path / "exports"
    folder.mkdir()
    by_the_real_clock(clock)
    put(folder / "there.csv", clock, -60)
    for name, days in (("monday.csv", 3), ("friday.csv", 7)):
        put(tmp_path / name, clock, -days * 86_400)
    sleep(0.05)  # the disk tells when a name was given, by ticks of its own
    by_the_real_clock(clock)
    services.watched.follow(FOLDER, str(folder))
    sleep(0.05)
    for name in ("monday.csv", "friday.csv"):
        (tmp_path / name).rename(folder / name)
    clock.pass_by(seconds=60)
    assert found(services, clock) == [("monday.csv", False)]
    services.watched.show(looked(services, clock).found)
    services.watched.leave(services.watched.waiting[0])
    assert found(services, clock) == []


def test_the_newest_of_very_many_is_found_and_a_clock_that_is_ahead_hides_nothing(
    services: Services, clock: FakeClock, tmp_path: Path
):
    services.watched.follow(FOLDER, str(tmp_path))
    clock.pass_by(seconds=60)
    for place in range(5_100):
        (tmp_path / f"{place:05}.csv").touch()
    put(tmp_path / "99999.csv", clock, -5)
    assert found(services, clock) == [("99999.csv", False)]
    put(tmp_path / "far.csv", clock, 86_400)
    put(tmp_path / "share.csv", clock, 300)
    assert found(services, clock) == [("share.csv", False)]


def far_from_now(place: Path, seconds: int) -> bool:
    """Give a file a time that no date has; False where the disk keeps none such."""
    os.utime(place, (seconds, seconds))
    return place.stat().st_mtime == seconds


@pytest.mark.parametrize("seconds", [400_000_000_000, -70_000_000_000], ids=["after 9999", "before 1"])
def test_a_time_that_no_date_has_hides_no_other_file(services: Services, clock: FakeClock, seconds: int):
    memory = Path("/dev/shm")  # the one disk of every Linux that keeps such a time
    if not memory.is_dir():
        pytest.skip("no disk here keeps such a time")
    with TemporaryDirectory(dir=memory) as name:
        folder = Path(name)
        services.watched.follow(FOLDER, name)
        services.watched.follow(ROTA, str(put(folder / "rota.ics", clock, -60)))
        clock.pass_by(seconds=60)
        put(folder / "a.csv", clock, -30)
        put(folder / "odd.csv", clock, -10)
        if not all(far_from_now(folder / file, seconds) for file in ("odd.csv", "rota.ics")):
            pytest.skip("no disk here keeps such a time")
        assert found(services, clock) == [("a.csv", False)]


def test_a_rota_that_changes_is_offered_and_no_name_is_kept(
    services: Services, clock: FakeClock, tmp_path: Path
):
    rota = put(tmp_path / "marker.ics", clock, -60)
    services.watched.follow(ROTA, str(rota))
    assert found(services, clock) == []
    clock.pass_by(seconds=60)
    put(rota, clock, -10)
    assert found(services, clock) == [("marker.ics", True)]
    assert "marker" not in str(services.diary.rows("SELECT * FROM import_memory"))
    rota.unlink()
    assert found(services, clock) == []  # away is no news, and no trouble
    services.watched.follow(ROTA, "")
    assert services.preferences.current.rota_file == ""
