"""Reading beside the window: the newest answer is shown, an older one never, and nobody is told who has gone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.recording import Told
from wellbeing.services.app_services import Services
from wellbeing.ui.beside import BesideReader
from wellbeing.ui.in_thread import in_turn, is_busy


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def reader_of(services: Services, owner: QObject, piecemeal: bool) -> tuple[BesideReader, list[object]]:
    told: list[object] = []
    reader = BesideReader(replace(Told().context(services), piecemeal=piecemeal), "not read", owner)
    reader.answered.connect(told.append)
    return reader, told


def held(gate: Event, answer: str, services: Services) -> str:
    assert gate.wait(10)
    return f"{answer}, {services.diary.rows('SELECT 7')[0][0]}"


def fail(_services: Services) -> str:
    raise OSError


def over(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not is_busy())


def test_the_newest_answer_alone_is_told(services: Services, owner: QObject, qtbot: QtBot):
    reader, told = reader_of(services, owner, piecemeal=True)
    gate = Event()
    reader.read(partial(held, gate, "older"))
    reader.read(partial(held, gate, "newest"))
    assert told == []
    gate.set()
    over(qtbot)
    assert told == ["newest, 7"]


def noted(read: list[str], answer: str, _services: Services) -> str:
    read.append(answer)
    return answer


def test_what_waits_is_read_no_more_once_something_newer_is_asked_for(
    services: Services, owner: QObject, qtbot: QtBot
):
    reader, told = reader_of(services, owner, piecemeal=True)
    gate, read = Event(), list[str]()
    in_turn(gate.wait, bool, None, "")
    for answer in ("r", "re", "ref"):
        reader.read(partial(noted, read, answer))
    gate.set()
    over(qtbot)
    assert (read, told) == (["ref"], ["ref"])


def test_what_is_wanted_no_more_is_not_told(services: Services, owner: QObject, qtbot: QtBot):
    reader, told = reader_of(services, owner, piecemeal=True)
    gate = Event()
    reader.read(partial(held, gate, "late"))
    reader.forget()
    gate.set()
    over(qtbot)
    assert told == []


def test_what_can_not_be_read_is_not_told_and_stands_in_the_log(
    services: Services, owner: QObject, qtbot: QtBot, caplog: pytest.LogCaptureFixture
):
    reader, told = reader_of(services, owner, piecemeal=True)
    reader.read(fail)
    over(qtbot)
    assert told == []
    assert "not read" in caplog.text


def test_nobody_is_told_who_has_gone(services: Services, owner: QObject, qtbot: QtBot):
    reader, told = reader_of(services, owner, piecemeal=True)
    gate = Event()
    reader.read(partial(held, gate, "late"))
    delete(owner)
    gate.set()
    over(qtbot)
    assert told == []


def test_a_window_built_at_once_is_answered_at_once(services: Services, owner: QObject):
    reader, told = reader_of(services, owner, piecemeal=False)
    reader.read(today_of)
    assert told == [services.trends.today()]


def today_of(services: Services) -> object:
    return services.trends.today()


def test_what_was_asked_for_anew_meanwhile_is_not_read(services: Services, owner: QObject, qtbot: QtBot):
    reader, told = reader_of(services, owner, piecemeal=True)
    gate, read = Event(), list[str]()

    def noted(answer: str, services: Services) -> str:
        read.append(answer)
        return held(gate, answer, services)

    for answer in ("first", "second", "third", "newest"):
        reader.read(partial(noted, answer))
    gate.set()
    over(qtbot)
    assert told == ["newest, 7"]
    assert set(read) <= {"first", "newest"}, "the first may have begun before the next was asked for"
