"""The app while the diary is closed: reminders run over a stand-in, what is entered is sealed, a screen waits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wellbeing.content.sentences import sentence
from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.services.disk_problems import keeping_closed
from wellbeing.services.event_bus import Topic
from wellbeing.services.locked_key import has_passphrase, is_locked
from wellbeing.services.passphrase import unlock
from wellbeing.services.recovery import bring_back
from wellbeing.services.stand_in import Carried, StandInServices, hand_back, open_stand_in
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.shell.closed.lock_screen import LockScreen
from wellbeing.ui.shell.watches.inbox import InboxWatch

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.ui.shell.reminder_driver import ReminderDriver

log = logging.getLogger(__name__)
FAILED: object = Problem("passphrase", "problem.disk_error")
WRONG = ("problem.passphrase_wrong", "problem.code_other", "problem.code_groups", "problem.code_form")


class WhileClosed(QObject):
    """Made when the diary turns out to be closed for now; ends when it opens, and hands back what was done."""

    opened = Signal()  # the diary can be opened now
    anew_asked = Signal()

    def __init__(self, environment: Environment, carried: Carried | None, parent: QObject) -> None:
        super().__init__(parent)
        self._environment = environment
        self._carried = carried is not None
        self.services: StandInServices = open_stand_in(environment, carried)
        self.driver: ReminderDriver | None = None
        self._screen: LockScreen | None = None
        self._watch = InboxWatch(environment.folders, self._look, self)

    def begin(self, driver: ReminderDriver) -> None:
        """Have the reminders run."""
        self.driver = driver
        driver.begin()

    def stop(self) -> None:
        """Stop the reminders and look no more; what they did can still be handed back."""
        self._watch.stop()
        if self.driver is not None:
            self.driver.stop()
            self.driver.deleteLater()
            self.driver = None

    def hand_back(self, services: Services) -> None:
        """Write down in the open diary what happened meanwhile, and let go of the stand-in."""
        try:
            hand_back(self.services, services, self._carried)
        except Refused as refused:
            log.warning("what the reminders did meanwhile was not written down (%s)", refused.problem.key)
        self.services.close()

    def screen(self, check_in: Callable[[str], object], help_me: Callable[[], object]) -> LockScreen:
        """Return a new lock screen, in the language of this moment."""
        words = self._environment.words()
        self._screen = screen = LockScreen(words.t, words.tn)
        screen.unlock_asked.connect(self._unlock)
        screen.code_asked.connect(self._open_by_code)
        screen.check_in_asked.connect(check_in)
        screen.help_asked.connect(help_me)
        screen.anew_asked.connect(self.anew_asked)
        screen.show_waiting(self.services.waiting_count())
        return screen

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is waited for, and not a key store."""
        return has_passphrase(self._environment.folders) and is_locked(self._environment.folders)

    def _unlock(self, passphrase: str) -> None:
        work = partial(answer_of, partial(unlock, self._environment.folders, passphrase))
        in_thread(work, self._answered, FAILED, "the diary could not be unlocked")

    def _open_by_code(self, code: str) -> None:
        work = partial(answer_of, partial(bring_back, self._environment.folders, code))
        in_thread(work, self._answered, FAILED, "the recovery code could not be tried")

    def _answered(self, answer: object) -> None:
        if not isinstance(answer, Problem):
            self.opened.emit()
        elif self._screen is not None:
            self._screen.refuse(sentence(answer, self._environment.words().t), answer.key in WRONG)

    def refuse(self, problem: Problem) -> None:
        """Say why the diary does not open all the same."""
        if self._screen is not None:
            words = sentence(keeping_closed(problem), self._environment.words().t)
            self._screen.refuse(words, wrong_word=False)

    def _look(self) -> None:
        if self.services.follow_inbox():
            self.services.event_bus.publish(Topic.CONTACTS)
        if self._screen is not None:
            self._screen.show_waiting(self.services.waiting_count())
