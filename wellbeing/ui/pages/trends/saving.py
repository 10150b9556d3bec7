"""A chart as a file or on the clipboard, with the card's words above it; drawn beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.services.charts import SavedSheet
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_turn
from wellbeing.ui.pages.trends.subject import Shown
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.icon_button import IconButton

FORMS = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"


class SaveButton(IconButton):
    """Offers to save the chart or to copy it."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__("download", ctx.t("Save or copy the chart"), parent=parent)
        self._ctx = ctx
        self._kind = ""
        self._shown: Shown | None = None
        self._menu = QMenu(self)
        self._menu.addAction(ctx.t("Save the chart"), self.ask_where)
        self._menu.addAction(ctx.t("Copy the picture"), self.copy_picture)
        self._menu.addAction(ctx.t("Copy the sentence"), self.copy_sentence)
        self.clicked.connect(self._offer)

    def set_chart(self, kind: str, shown: Shown) -> None:
        """Take the chart that is shown now."""
        self._kind, self._shown = kind, shown

    def ask_where(self) -> None:
        """Ask for a file and write the chart into it."""
        title = self._ctx.t("Save the chart")
        name = ask_where_to_save(self, title, f"wellbeing-{self._kind}.png", FORMS)
        if not name or self._shown is None:
            return
        charts, shown = self._ctx.services.charts, self._shown
        save = partial(charts.save_pattern, self._kind, shown.pattern, Path(name), self._sheet(shown))
        unknown: Problem | None = Problem("out", "problem.out")
        in_turn(partial(answer_of, save), self._tell_saved, unknown, "a chart could not be saved")

    def _tell_saved(self, trouble: Problem | None) -> None:
        t = self._ctx.t
        self._ctx.say(t("Chart saved.") if trouble is None else self._ctx.sentence(trouble), None)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, twice as sharp as on the screen."""
        if self._shown is None:
            return
        charts, shown = self._ctx.services.charts, self._shown
        draw = partial(charts.picture, self._kind, shown.pattern, self._sheet(shown))
        in_turn(draw, self._take_copy, None, "a chart could not be copied")

    def _take_copy(self, drawn: tuple[bytes, int, int] | None) -> None:
        if drawn is None:
            self._ctx.say(self._ctx.t("The chart could not be copied."), None)
            return
        data, width, height = drawn
        image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        QGuiApplication.clipboard().setImage(image.copy())
        self._ctx.say(self._ctx.t("Chart copied."), None)

    def copy_sentence(self) -> None:
        """Put on the clipboard what the card says."""
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.said.sentence(self._ctx.words))
            self._ctx.say(self._ctx.t("Copied."), None)

    def _sheet(self, shown: Shown) -> SavedSheet:
        return SavedSheet(self._ctx.language, "light", shown.said.title, shown.said.figures, shown.named)

    def _offer(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
