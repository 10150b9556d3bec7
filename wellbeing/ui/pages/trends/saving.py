"""A chart as a file or on the clipboard, with the card's words above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from wellbeing.domain.problems import Refused
from wellbeing.services.charts import SavedSheet
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import Said
from wellbeing.ui.widgets.icon_button import IconButton

FORMS = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"


class SaveButton(IconButton):
    """Offers to save the chart or to copy it."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__("download", ctx.t("Save or copy the chart"), parent=parent)
        self._ctx = ctx
        self._kind, self._said = "", Said("", "")
        self._pattern: object | None = None
        self._menu = QMenu(self)
        self._menu.addAction(ctx.t("Save the chart"), self.ask_where)
        self._menu.addAction(ctx.t("Copy the picture"), self.copy_picture)
        self._menu.addAction(ctx.t("Copy the sentence"), self.copy_sentence)
        self.clicked.connect(self._offer)

    def set_chart(self, kind: str, pattern: object, said: Said) -> None:
        """Take the chart that is shown now."""
        self._kind, self._pattern, self._said = kind, pattern, said

    def ask_where(self) -> None:
        """Ask for a file and write the chart into it."""
        title = self._ctx.t("Save the chart")
        name, _ = QFileDialog.getSaveFileName(self, title, f"wellbeing-{self._kind}.png", FORMS)
        if not name or self._pattern is None:
            return
        sheet = SavedSheet(self._ctx.language, "light", self._said.title, self._said.figures)
        try:
            self._ctx.services.charts.save_pattern(self._kind, self._pattern, Path(name), sheet)
        except Refused as refused:
            self._ctx.say(self._ctx.sentence(refused.problem), None)
            return
        self._ctx.say(self._ctx.t("Chart saved."), None)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, twice as sharp as the screen's."""
        if self._pattern is None:
            return
        sheet = SavedSheet(self._ctx.language, "light", self._said.title, self._said.figures)
        data, width, height = self._ctx.services.charts.picture(self._kind, self._pattern, sheet)
        image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        QGuiApplication.clipboard().setImage(image.copy())
        self._ctx.say(self._ctx.t("Chart copied."), None)

    def copy_sentence(self) -> None:
        """Put on the clipboard what the card says."""
        QGuiApplication.clipboard().setText(self._said.sentence)
        self._ctx.say(self._ctx.t("Copied."), None)

    def _offer(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
