"""A way back in the settings: choose a backup, see what would change, and have it brought back into the running app."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.content.restored_words import change_lines, count_words
from wellbeing.domain.backups import TableDifference
from wellbeing.domain.problems import Problem, answer_of
from wellbeing.services.backups import Backups, Restored
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.pages.settings.safety import SafetyRow
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choose_file import ask_for_file
from wellbeing.ui.widgets.fields import PickBox
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row

FAILED: Restored | Problem = Problem("backup", "problem.disk_error")
UNCOUNTED: tuple[TableDifference, ...] | Problem = Problem("backup", "problem.disk_error")
OTHER_KEY = frozenset(
    {
        "problem.backup_key",
        "problem.code_form",
        "problem.code_groups",
        "problem.code_none",
        "problem.code_other",
    }
)
"""What a recovery code would help against."""


class RestoreRow(SafetyRow):
    """Lists the backups with what they hold, tells what one would change, and hands the work to the window.

    The diary must be closed for it, which only the window can do.
    """

    asked = Signal(object)  # what to do beside the window while the diary is closed

    def __init__(self, ctx: Context) -> None:
        t = ctx.t
        about = t(
            "Puts the diary back to how it was. You see first what would change, the diary of now is backed up before,"
            " and Undo brings it back."
        )
        super().__init__(ctx, t("Bring a backup back"), about, t("Choose a backup …"))
        self._backups = Backups(ctx.services.environment.folders, ctx.services.clock)
        self._path: Path | None = None
        self._uncounted: list[tuple[int, Path]] = []
        self.list = PickBox(t("Backups"))
        self.list.setSizeAdjustPolicy(PickBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.file = button(t("Another file …"), "quiet", small=True)
        self.code = QLineEdit()
        self.code.setPlaceholderText(t("Its recovery code, eight groups"))
        self.code.setAccessibleName(self.code.placeholderText())
        self.try_code = button(t("Try this code"), "secondary", small=True)
        self.with_code = in_a_row(self.code, self.try_code, gap=8)
        self.changes = label("", wrap=True)
        self.go, self.leave = (
            button(t("Bring it back"), "primary", small=True),
            button(t("Cancel"), "quiet", small=True),
        )
        self.form = QWidget()
        below = QVBoxLayout(self.form)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        for part in (
            in_a_row(self.list, self.file, gap=8),
            self.with_code,
            self.changes,
            in_a_row(self.go, self.leave, QWidget(), gap=8),
        ):
            below.addWidget(part)
        for each in (self.file, self.go, self.leave):
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.outer.addWidget(self.form)
        self.form.hide()
        self.button.clicked.connect(self._open)
        self.list.currentIndexChanged.connect(self._choose)
        self.file.clicked.connect(self._ask_file)
        self.try_code.clicked.connect(self._look)
        self.code.returnPressed.connect(self._look)
        self.go.clicked.connect(self._ask)
        self.leave.clicked.connect(self._put_away)

    def hideEvent(self, event: QHideEvent) -> None:
        """No code is left standing on a page that was left."""
        self._put_away()
        super().hideEvent(event)

    def look_at(self, path: Path) -> None:
        """Choose a backup that lies elsewhere: it stands in the list too, by its file's name."""
        place = self.list.findData(path)
        if place < 0:
            with QSignalBlocker(self.list):
                self.list.addItem(path.name, path)
            place = self.list.count() - 1
        self.list.setEnabled(True)
        if place == self.list.currentIndex():
            self._choose()
        else:
            self.list.setCurrentIndex(place)

    def _open(self) -> None:
        self._fill()
        self.button.setEnabled(False)
        self.form.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.count():
            self._choose()
        else:
            self._say(self.ctx.t("There is no backup here yet; one that lies elsewhere can be chosen."))

    def _fill(self) -> None:
        """List the backups, the newest first; what each holds is counted beside the window."""
        known = self._backups.all()
        with QSignalBlocker(self.list):
            self.list.clear()
            for name, path in known:
                self.list.addItem(self.ctx.day(name.day), path)
        self.list.setEnabled(bool(known))
        self._uncounted = [(place, path) for place, (_, path) in enumerate(known)]
        self._count_next()

    def _count_next(self) -> None:
        if self._uncounted:
            place, path = self._uncounted.pop(0)
            work = partial(answer_of, partial(self._backups.held_in, path))
            in_thread(work, partial(self._counted, place, path), UNCOUNTED, "a backup was not counted")

    def _counted(self, place: int, path: Path, answer: tuple[TableDifference, ...] | Problem) -> None:
        if self.list.itemData(place) == path:  # else the list is another by now
            if not isinstance(answer, Problem):
                self.list.setItemText(
                    place, f"{self.list.itemText(place)} · {count_words(answer, self.ctx.t, self.ctx.tn)}"
                )
            self._count_next()

    def _choose(self) -> None:
        self._path = self.list.currentData()
        self.code.clear()
        self.with_code.hide()
        self._look()

    def _ask_file(self) -> None:
        name = ask_for_file(self, self.file.text(), self.ctx.t("Backups (*.backup)") + ";;(*)")
        if name:
            self.look_at(Path(name))

    def _look(self) -> None:
        path, code = self._path, self.code.text().strip()
        if path is None:
            return
        self.refuse("")
        self._say(self.ctx.t("Looking it through …"))
        work = partial(answer_of, partial(self._backups.preview, path, code))
        in_thread(work, partial(self._seen, path, code), FAILED, "a backup could not be looked at")

    def _seen(self, path: Path, code: str, answer: Restored | Problem) -> None:
        if path != self._path or code != self.code.text().strip():
            return  # another was chosen meanwhile
        if isinstance(answer, Problem):
            self._say("")
            self.refuse(self.ctx.sentence(answer))
            self.with_code.setVisible(answer.key in OTHER_KEY)
            if answer.key in OTHER_KEY:
                self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say("\n".join(self._told(answer)), ready=answer.changes)

    def _told(self, found: Restored) -> Iterator[str]:
        t = self.ctx.t
        if not found.changes:
            yield t("The diary and this backup hold the same.")
            return
        if found.is_strange:
            yield t("Another diary made this backup: yours on an earlier computer, or somebody else's.")
        yield from change_lines(found.tables, t, self.ctx.tn)

    def _say(self, words: str, ready: bool = False) -> None:
        self.changes.setText(words)
        self.changes.setVisible(bool(words))
        self.go.setEnabled(ready)

    def _ask(self) -> None:
        if self._path is not None:
            work = partial(self._backups.restore, self._path, self.code.text().strip())
            self._put_away()
            self.asked.emit(work)

    def _put_away(self) -> None:
        self._path, self._uncounted = None, []
        self.code.clear()
        self.with_code.hide()
        self.refuse("")
        self._say("")
        self.form.hide()
        self.button.setEnabled(True)
