"""What goes on beside the window while the diary is open: files and keys are watched, hooks run, boards are visited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wellbeing.services.app_services import Services
from wellbeing.ui.shell.board_visit_timer import BoardVisitTimer
from wellbeing.ui.shell.diary_upkeep import DiaryUpkeep
from wellbeing.ui.shell.headset_ear import HeadsetEar
from wellbeing.ui.shell.reminder_driver import ReminderDriver
from wellbeing.ui.shell.watches.coin import CoinWatch
from wellbeing.ui.shell.watches.diary import DiaryWatch
from wellbeing.ui.shell.watches.export import ExportWatch
from wellbeing.ui.shell.watches.hook import HookWatch
from wellbeing.ui.shell.watches.hotkey import HotkeyWatch, names_in
from wellbeing.ui.shell.watches.inbox import InboxWatch
from wellbeing.ui.shell.watches.settings import SettingsWatch
from wellbeing.ui.shell.watches.sharing import SharingWatch

if TYPE_CHECKING:
    from wellbeing.ui.board_tasks import BoardTasks


class Watching(Protocol):
    """What goes on beside the window until the app ends."""

    def stop(self) -> None:
        """Begin nothing more."""


class Background(QObject):
    """Holds all that watches, and says with one voice what any of them has noticed."""

    changed = Signal()  # another process wrote into the diary
    moved = Signal()  # the diary's file is no longer the one under its name
    back = Signal()  # it is again
    inbox_filled = Signal()  # a hook has left an entry
    pressed = Signal(str)  # a key of our own: what it asks for
    wrong = Signal(list)  # problems to tell the person

    def __init__(
        self, services: Services, driver: ReminderDriver, board_tasks: BoardTasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.watches: list[Watching] = [
            self._diary_watch(services, driver),
            self._settings_watch(services),
            self._upkeep(services, driver),
            self._hooks(services, driver),
            keys := self._hotkeys(services, driver),
            ExportWatch(services, self),
            SharingWatch(services, driver, self),
            InboxWatch(services.environment.folders, self.inbox_filled.emit, self),
            BoardVisitTimer(services, board_tasks.run, self),
        ]
        self._keys = keys
        driver.ticked.connect(CoinWatch(services, driver, self).look)
        if (listen := driver.outside.headset) is not None:
            self.add(HeadsetEar(services, driver, listen, self))

    def begin(self) -> None:
        """Take the keys of our own, now that what is wrong with one is heard."""
        self._keys.follow()

    def add(self, watch: Watching) -> None:
        """Hold one more."""
        self.watches.append(watch)

    def stop(self) -> None:
        """Let all of them begin nothing more, and let go of them."""
        for watch in self.watches:
            watch.stop()
            if isinstance(watch, QObject):
                watch.deleteLater()
        self.watches = []
        self.deleteLater()

    def _diary_watch(self, services: Services, driver: ReminderDriver) -> DiaryWatch:
        watch = DiaryWatch(services, self)
        watch.changed.connect(self.changed)
        watch.moved.connect(self.moved)
        watch.back.connect(self.back)
        driver.ticking.connect(watch.look)
        return watch

    def _settings_watch(self, services: Services) -> SettingsWatch:
        settings = SettingsWatch(services.environment, self)
        settings.wrong.connect(self.wrong.emit)
        return settings

    def _upkeep(self, services: Services, driver: ReminderDriver) -> DiaryUpkeep:
        upkeep = DiaryUpkeep(services, self)
        driver.left.connect(upkeep.run)
        upkeep.wrong.connect(self.wrong.emit)
        upkeep.let_go.connect(driver.tick)
        return upkeep

    def _hooks(self, services: Services, driver: ReminderDriver) -> HookWatch:
        hooks = HookWatch(services, driver, self)
        hooks.wrong.connect(self.wrong)
        return hooks

    def _hotkeys(self, services: Services, driver: ReminderDriver) -> HotkeyWatch:
        choose = driver.outside.hotkeys or nobody
        hotkeys = HotkeyWatch(
            services.preferences, services.event_bus, choose, partial(names_in, services.words), self
        )
        hotkeys.pressed.connect(self.pressed)
        hotkeys.wrong.connect(self.wrong)
        return hotkeys


def nobody() -> None:
    """Return None: nobody takes keys here."""
