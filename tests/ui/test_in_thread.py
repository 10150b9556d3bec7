"""Work beside the window: in threads of their own, or in one that stays; neither keeps what it worked with."""

from __future__ import annotations

import threading
from functools import partial
from time import sleep

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wellbeing.ui.in_thread import in_turn, is_busy


class Asker(QObject):
    """Is told answers, and notes in which thread it goes."""

    gone_in: threading.Thread | None = None

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def hear(self, answer: object) -> None:
        self.told.append(answer)

    def __del__(self) -> None:
        Asker.gone_in = threading.current_thread()


def over(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not is_busy())


def test_what_is_done_in_turn_is_done_by_one_thread_in_the_order_asked(qtbot: QtBot):
    """The drawing library opens its fonts anew for each thread."""
    asker = Asker()
    for number in range(4):
        in_turn(partial(_where, number), asker.hear, None, "not found")
        if number % 2:
            over(qtbot)
    over(qtbot)
    assert [number for number, _ in asker.told] == [0, 1, 2, 3]  # type: ignore[misc]
    assert len({thread for _, thread in asker.told} - {threading.main_thread()}) == 1  # type: ignore[misc]


def test_what_waits_is_done_after_all_else(qtbot: QtBot):
    """The first card's picture is drawn before the next card is read."""
    asker, go = Asker(), threading.Event()
    in_turn(go.wait, asker.hear, None, "not found")
    for number in range(4):
        in_turn(partial(int, number), asker.hear, None, "not found", waits=number < 2)
    go.set()
    over(qtbot)
    assert asker.told == [True, 2, 3, 0, 1]


def test_what_an_answer_asks_for_comes_before_what_waits(qtbot: QtBot):
    """A card that was read is drawn before the next one is read, however slowly it is laid out."""
    done: list[str] = []

    class Card(Asker):
        def hear(self, answer: object) -> None:
            sleep(0.05)  # the thread would have begun with the next one long ago
            in_turn(partial(done.append, "drawn"), super().hear, None, "not drawn")

    card, other = Card(), Asker()
    in_turn(partial(done.append, "read"), card.hear, None, "not read", waits=True)
    in_turn(partial(done.append, "the next read"), other.hear, None, "not read", waits=True)
    over(qtbot)
    assert done == ["read", "drawn", "the next read"]


def test_a_window_that_is_held_up_holds_up_no_thread(qtbot: QtBot):
    asker, done = Asker(), threading.Event()
    for act in (bool, done.set):
        in_turn(act, asker.hear, None, "not found")
    assert done.wait(5), "nobody has heard the first answer"
    over(qtbot)


def test_work_that_fails_holds_up_nothing(qtbot: QtBot):
    asker = Asker()
    in_turn(_fail, asker.hear, "otherwise", "it failed")
    in_turn(str, asker.hear, "otherwise", "it failed")
    over(qtbot)
    assert asker.told == ["otherwise", ""]


def test_the_thread_that_stays_keeps_nothing(qtbot: QtBot):
    """A widget that a thread lets go of last would be deleted there."""
    asker = Asker()
    Asker.gone_in = None
    in_turn(partial(_name_of, asker), asker.hear, None, "not found")
    over(qtbot)
    del asker
    assert Asker.gone_in is threading.main_thread()


def _where(number: int) -> tuple[int, threading.Thread]:
    return number, threading.current_thread()


def _name_of(asker: Asker) -> str:
    return asker.objectName()


def _fail() -> str:
    raise OSError
