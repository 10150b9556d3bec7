"""What Settings can show in a window of its own: a text for whoever helps, before it is saved; what is protected."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser, QWidget

from wellbeing.domain.problems import Problem, Refused
from wellbeing.resources import resource
from wellbeing.system.files import FileTrouble, write_atomically
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.settings.safety import SafetyRow
from wellbeing.ui.save_beside import save_beside
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.plain_lines import PlainLines
from wellbeing.ui.widgets.sheet_dialog import SheetDialog

FILE_NAME = "wellbeing-support.txt"
HEIGHT = 380
FAILED = ""
THREAT_MODEL = "threat-model"


class SupportSheet(SheetDialog):
    """The whole text, and a way to save it; nothing is written before that."""

    def __init__(self, ctx: Context, text: str, parent: QWidget | None = None) -> None:
        super().__init__(ctx.t("A text for support"), ctx.t("Close"), parent)
        self._ctx, self.text = ctx, text
        about = ctx.t(
            "This is all of it: versions, what works, names of changed settings, rounded sizes, the log's last lines."
            " Nothing you wrote. Read it, then save it where you like; it goes nowhere by itself."
        )
        self.column.addWidget(ReadingText(about))
        self.column.addWidget(PlainLines(text, ctx.t("A text for support"), HEIGHT), 1)
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        self.column.addWidget(self.wrong)
        self.keep = button(ctx.t("Save …"), "primary")
        self.keep.clicked.connect(self._ask)
        self.foot.addWidget(self.keep)

    def save_to(self, path: Path) -> None:
        """Save the text as it is shown."""
        save_beside(self._ctx, partial(_write, path, self.text), self._tell)

    def _tell(self, problem: Problem | None) -> None:
        if problem is not None:
            self.wrong.setText(self._ctx.sentence(problem))
            self.wrong.show()
            return
        self._ctx.say(self._ctx.t("The text is saved."), None)
        self.close()

    def _ask(self) -> None:
        name = ask_where_to_save(self, self.keep.text(), FILE_NAME)
        if name:
            self.save_to(Path(name))


class SupportRow(SafetyRow):
    """Gathers the text in a thread, since it asks the desktop, and shows it."""

    def __init__(self, ctx: Context) -> None:
        about = ctx.t("For whoever helps you: how the app stands on this computer, and nothing you wrote.")
        super().__init__(ctx, ctx.t("A text for support"), about, ctx.t("Show it …"))
        self.sheet: SupportSheet | None = None
        self.button.clicked.connect(self.gather)

    def gather(self) -> None:
        """Have the text made, then show it."""
        from wellbeing.services.support_bundle import bundle

        self.button.setEnabled(False)
        self.refuse("")
        work = partial(bundle, self.ctx.services.environment)
        in_thread(work, self._show, FAILED, "a text for support could not be made")

    def _show(self, text: str) -> None:
        self.button.setEnabled(True)
        if text == FAILED:
            self.refuse(self.ctx.t("The text could not be made. wellbeing doctor may say more."))
            return
        self.sheet = SupportSheet(self.ctx, text, self.window())
        self.sheet.destroyed.connect(self._forget)
        self.sheet.show()

    def _forget(self) -> None:
        self.sheet = None


class ThreatModelRow(SafetyRow):
    """Shows the page that says in plain words what is protected from whom."""

    def __init__(self, ctx: Context) -> None:
        about = ctx.t("From whom, what lies beside the diary in plain text, and what no program can do.")
        super().__init__(ctx, ctx.t("What is protected, and what isn't"), about, ctx.t("Read it …"))
        self.button.clicked.connect(self.show_page)
        self.sheet: SheetDialog | None = None

    def show_page(self) -> None:
        """Show it in the person's language."""
        self.sheet = SheetDialog(
            self.ctx.t("What is protected, and what isn't"), self.ctx.t("Close"), self.window()
        )
        self.sheet.destroyed.connect(self._forget)
        page = QTextBrowser()
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        page.setOpenLinks(False)
        page.setAccessibleName(self.sheet.windowTitle())
        page.document().setDefaultFont(self.sheet.font())
        page.setMarkdown(threat_model(self.ctx.language))
        page.setMinimumHeight(round(HEIGHT * current_theme().text_scale))
        self.sheet.column.addWidget(page, 1)
        self.sheet.show()

    def _forget(self) -> None:
        self.sheet = None


def threat_model(language: str) -> str:
    """Return the page without its title, in a language or else in English."""
    own = resource("docs", f"{THREAT_MODEL}.{language}.md")
    page = own if own.exists() else resource("docs", f"{THREAT_MODEL}.md")
    return page.read_text("utf-8").partition("\n")[2]


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text)
    except (FileTrouble, OSError):
        raise Refused(Problem("file", "problem.out")) from None
