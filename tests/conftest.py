"""What every test finds: a clock to set, its own folders, open services; and guards that nothing is left."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.fakes import FakeClock, Heard
from tests.needs import WHOLE
from tests.untraced import untraced
from wellbeing.paths import Folders, under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.storage.database import Diary, open_diary

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = [ROOT / "tests" / name for name in ("ui", "journeys")]
KEY = bytes(range(32))
# A message bus leads to a key store, a screen to a desktop; both belong to the person who runs the tests.
OUTSIDE = ("DBUS_SESSION_BUS_ADDRESS", "WELLBEING_HOME", "DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Know pytest-qt's setting also where tests/run.sh leaves it out: Qt can't be loaded there."""
    if pluginmanager.is_blocked("pytest-qt"):
        parser.addini("qt_api", "read by pytest-qt")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what can't even be imported without Qt."""
    return True if config.pluginmanager.is_blocked("pytest-qt") and collection_path in WINDOWS else None


def pytest_collection_finish() -> None:
    """Let no collection of garbage walk through thousands of collected tests: a whole one then takes 0.2 s."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_of_the_person(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a test away from the key store, the desktop, the diary and the language of whoever runs it."""
    for name in OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.getbasetemp() / "nobody"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    # One list of fonts for all runs: building it takes seconds.
    monkeypatch.setenv("MPLCONFIGDIR", str(ROOT / ".cache" / "matplotlib"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Shanghai")


@pytest.fixture(autouse=True)
def nothing_left_behind(nothing_of_the_person: None) -> Iterator[None]:
    """Fail a test that leaves a thread which keeps the process alive, another umask or another folder."""
    threads, umask, here = set(threading.enumerate()), current_umask(), Path.cwd()
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in threads and not thread.daemon]
    assert not left, f"threads left running: {left}"
    assert current_umask() == umask, "the umask was changed"
    assert Path.cwd() == here, "the working folder was changed"


@pytest.fixture(scope="module")
def as_a_person_runs_it() -> Iterator[None]:
    """Measure no coverage of a module's invented days in the whole run: it costs more than the days themselves.

    Traces and stories cover the same lines; whoever asks which test runs a line still learns it.
    """
    with untraced() if os.environ.get(WHOLE) else nullcontext():
        yield


def current_umask() -> int:
    """Return the umask, which can only be read by setting it."""
    found = os.umask(0o077)
    os.umask(found)
    return found


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return under(tmp_path / "home")


@pytest.fixture
def environment(folders: Folders, clock: FakeClock) -> Environment:
    return open_environment(folders, clock)


@pytest.fixture
def services(environment: Environment) -> Iterator[Services]:
    """Open services whose key lies in a file, since there is no bus to a key store."""
    found = open_services(environment)
    yield found
    found.close()


@pytest.fixture
def heard(services: Services) -> Heard:
    """What the services publish."""
    listener = Heard()
    services.event_bus.subscribe(listener)
    return listener


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    found = open_diary(tmp_path / "diary.db", KEY)
    yield found
    found.close()
