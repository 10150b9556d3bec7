"""The ways back and forward again: in order, fifty of them, and a step that fails stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.history import MOST, History


class Notebook:
    """A list that is written and can be written back."""

    def __init__(self) -> None:
        self.lines: list[int] = []

    def adding(self, number: int) -> Callable[[], object]:
        """Return a way that takes a line back, whose answer writes it again."""

        def back() -> Callable[[], object]:
            self.lines.remove(number)
            return again

        def again() -> Callable[[], object]:
            self.lines.append(number)
            return back

        self.lines.append(number)
        return back


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


def written(notebook: Notebook, numbers: range) -> History:
    history = History()
    for number in numbers:
        history.push(notebook.adding(number))
    return history


def test_steps_go_back_and_forward_in_order(notebook: Notebook):
    history = written(notebook, range(3))
    assert (history.undo(), notebook.lines) == (True, [0, 1])
    assert (history.undo(), notebook.lines) == (True, [0])
    assert (history.redo(), notebook.lines) == (True, [0, 1])
    assert (history.redo(), history.redo(), notebook.lines) == (True, False, [0, 1, 2])
    assert [history.undo() for _ in range(4)] == [True, True, True, False]


def test_something_new_leaves_nothing_to_do_again(notebook: Notebook):
    history = written(notebook, range(2))
    history.undo()
    history.push(notebook.adding(7))
    assert not history.redo()
    assert (history.undo(), notebook.lines) == (True, [0])


def test_fifty_steps_are_kept_each_way(notebook: Notebook):
    history = written(notebook, range(MOST + 5))
    assert sum(history.undo() for _ in range(MOST + 5)) == MOST == 50
    assert notebook.lines == [0, 1, 2, 3, 4]
    assert sum(history.redo() for _ in range(MOST + 5)) == MOST


def test_a_step_taken_back_by_other_means_is_forgotten_and_no_other(notebook: Notebook):
    history, first, second = History(), notebook.adding(1), notebook.adding(2)
    for way in (first, second):
        history.push(way)
    history.drop(second)
    assert (history.undo(), notebook.lines, history.undo()) == (True, [2], False)


def test_a_step_that_is_refused_stays(notebook: Notebook):
    history, refuses = History(), [True]
    back = notebook.adding(1)

    def way() -> object:
        if refuses[0]:
            raise Refused(Problem("diary", "problem.disk_full"))
        return back()

    history.push(way)
    with pytest.raises(Refused):
        history.undo()
    assert not history.redo()
    refuses[0] = False
    assert (history.undo(), notebook.lines) == (True, [])


def test_what_leads_nowhere_else_can_not_be_done_again():
    history = History()
    history.push(lambda: None)
    assert (history.undo(), history.redo()) == (True, False)
