"""The sections of the settings that need more than rows from metadata: hours, load, data, about."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing import __version__
from wellbeing.domain.preferences import SETTINGS, WEEK
from wellbeing.domain.problems import Refused
from wellbeing.services.diagnostics import sharing_fact
from wellbeing.services.diary_access import key_place
from wellbeing.ui.context import Context
from wellbeing.ui.diagnostics import check_words
from wellbeing.ui.pages.settings.export import ExportRow
from wellbeing.ui.pages.settings.headset import ProgramsRow
from wellbeing.ui.pages.settings.imports.row import ImportRow
from wellbeing.ui.pages.settings.load_choices import LoadChoicesLines
from wellbeing.ui.pages.settings.passphrase import PassphraseRow
from wellbeing.ui.pages.settings.restore import RestoreRow
from wellbeing.ui.pages.settings.rota import RotaRow
from wellbeing.ui.pages.settings.rows import PreferenceRow, Section, preference_rows
from wellbeing.ui.pages.settings.safety import BackupRow, RecoveryRow
from wellbeing.ui.pages.settings.support import SupportRow, ThreatModelRow
from wellbeing.ui.pages.settings.words import Say
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import ElidedLabel, label
from wellbeing.ui.widgets.plain_text import set_tip
from wellbeing.ui.widgets.rows import in_a_column
from wellbeing.ui.widgets.side_by_side import SideBySide

WORKDAYS = WEEK[:5]


class WorkSection(Section):
    """The weekly hours with a way to say Monday's for all workdays, the rota, then the rest of the work."""

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        t = ctx.t
        self.copy = button(t("Monday for all workdays"), "quiet", small=True)
        self.copy.setProperty("flush", "true")  # ends where the fields below it end
        self.copy.clicked.connect(self._copy_monday)
        about = t(
            "Several stretches are fine: 09:00-12:00 13:00-18:00. With no hours at all, every hour counts."
        )
        intro = InfoRow(t("When you work"), about, self.copy)
        self.add_card([intro, *(PreferenceRow(ctx, day) for day in WEEK)])
        self.rota = RotaRow(ctx)
        self.add_card([self.rota])
        others = [
            name
            for name, setting in SETTINGS.items()
            if setting.section == "work" and setting.shown and name not in WEEK
        ]
        self.programs = ProgramsRow(ctx)
        self.add_card([*(PreferenceRow(ctx, name) for name in others), self.programs])

    def refresh(self) -> None:
        """Show the hours; there must be something to copy."""
        super().refresh()
        self.rota.refresh()
        self.programs.refresh()
        ready = bool(self.ctx.services.preferences.current.mon)
        self.copy.setEnabled(ready)
        set_tip(self.copy, "" if ready else self.ctx.t("Write Monday's hours first."))

    def _copy_monday(self) -> None:
        book = self.ctx.services.preferences
        for day in WORKDAYS[1:]:
            book.set(day, book.current.mon)
        self.refresh()


class InfoRow(QWidget):
    """A row that is no preference: a name, words below it, perhaps a button at the right."""

    def __init__(self, name: str, says: str, aside: QWidget | None = None, small: str = "") -> None:
        """`small` is a single line such as a path, elided when it is too long."""
        super().__init__()
        self.words = f"{name} {says} {small}".casefold()
        self._says = label(says, "caption", wrap=True)
        path = [ElidedLabel(small, "small_soft")] if small else []
        holder = in_a_column(label(name, wrap=True), *path, self._says, gap=2)
        self._says.setVisible(bool(says))  # not before it has a parent: it would be a window
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 9, 20, 9)
        outer.addWidget(holder if aside is None else SideBySide(holder, aside))

    def show_says(self, says: str) -> None:
        """Show other words below the name."""
        self._says.setText(says)


class DataSection(Section):
    """Where the diary lives, what its key protects from, its passphrase, the way back, and the end of it all."""

    erase_asked = Signal()
    passphrase_asked = Signal(object, str)
    restore_asked = Signal(object)

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        t, folders = ctx.t, ctx.services.environment.folders
        self.open = button(t("Open folder"), "secondary")
        self.open.clicked.connect(self._open)
        self.diary = InfoRow(t("The diary"), diary_words(ctx), self.open, str(folders.data))
        rows = [
            self.diary,
            InfoRow(*key_words(key_place(folders), t)),
            InfoRow(
                t("Settings file"),
                t("Plain text; only what you changed stands in it."),
                None,
                str(folders.settings),
            ),
        ]
        self.add_card(rows)
        self.passphrase = PassphraseRow(ctx)
        self.passphrase.asked.connect(self.passphrase_asked)
        rows_of_data = preference_rows(ctx, "data")
        for row in rows_of_data:
            if row.name == "discreet_sharing":
                row.add_help(check_words(sharing_fact(), ctx.t).says)
        self.add_card([self.passphrase, *rows_of_data])
        self.backups, self.restore, self.recovery = BackupRow(ctx), RestoreRow(ctx), RecoveryRow(ctx)
        self.backups.saved.connect(self.recovery.offer)
        self.restore.asked.connect(self.restore_asked)
        self.add_card([self.backups, self.restore, self.recovery])
        self.imports, self.exports = ImportRow(ctx), ExportRow(ctx)
        self.add_card([self.imports, self.exports])
        about = t(
            "The diary, its key, the backups here, settings, teams and the log, for good. It lists what goes and asks"
            " first."
        )
        self.erase = button(t("Erase everything …"), "secondary", small=True)
        self.erase.clicked.connect(self.erase_asked)
        self.add_card([InfoRow(t("Erase everything"), about, self.erase)])

    def refresh(self) -> None:
        """Say what is true now of what leaves, and of the way back."""
        super().refresh()
        self.diary.show_says(diary_words(self.ctx))
        self.passphrase.refresh()
        self.backups.refresh()
        self.recovery.refresh()
        self.imports.refresh()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.ctx.services.environment.folders.data)))


def diary_words(ctx: Context) -> str:
    """Return what becomes of all that is written down: with a team one shares with, a word of it can leave."""
    if ctx.services.shares:
        return ctx.t(
            "All you write down lies here, encrypted. You share with a team: one word a period can leave,"
            " low, moderate or high; nothing else does."
        )
    return ctx.t("All you write down lies here, encrypted. Nothing of it leaves this computer.")


def private_words(ctx: Context) -> str:
    """Return what the app does without, and what leaves."""
    if ctx.services.shares:
        return ctx.t(
            "No account. You share with a team: one word a period can leave; all you write down stays on this computer."
        )
    return ctx.t("No account, no network: all you write down stays on this computer.")


def key_words(place: str, t: Say) -> tuple[str, str]:
    """Return where the diary's key is kept, and in one plain sentence what that protects from."""
    if place == "file":
        return t("The key lies in a file beside the diary"), t(
            "That protects from whoever gets the diary alone, but not from someone who can read your files;"
            " and a backup that holds both files opens the diary."
        )
    if place == "passphrase":
        return t("The key is locked by your passphrase"), t(
            "That protects from everybody who does not know it, also from someone who copies all your files."
        )
    return t("The key lies in the system's key store"), t(
        "That protects from other users of this computer, and from a stolen disk while you are logged out."
    )


class LoadSection(Section):
    """The weights and half-lives, the honest word about them, and what one's own days say of them (E45)."""

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        self.add_card(preference_rows(ctx, "load"))
        about = ctx.t(
            "These weights and half-lives are our choice, not science: they only make your own days comparable."
            " They never measure how well you work. An ordinary or a kind contact adds nothing."
        )
        self.add_aside(label(about, "caption", wrap=True))
        self.choices = LoadChoicesLines(ctx)
        self.add_aside(self.choices)

    def refresh(self) -> None:
        """Show what holds, and look anew what the days say of it."""
        super().refresh()
        self.choices.look_again()


class AboutSection(Section):
    """Version, licence, what leaves this computer, and what the app is not."""

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        t = ctx.t
        self.private = InfoRow(t("Private"), private_words(ctx))
        rows = [
            InfoRow(f"wellbeing {__version__}", t("Self-care for people who answer customers all day.")),
            InfoRow(t("Licence"), t("MIT: free to use, read and change.")),
            self.private,
            InfoRow(t("Not a diagnosis"), not_a_diagnosis(ctx)),
        ]
        self.add_card(rows)
        self.support, self.threats = SupportRow(ctx), ThreatModelRow(ctx)
        self.add_card([self.threats, self.support])

    def refresh(self) -> None:
        """Say what is true now of what leaves."""
        super().refresh()
        self.private.show_says(private_words(self.ctx))


def not_a_diagnosis(ctx: Context) -> str:
    """Return the sentence of the help card, or what is wrong with the file it stands in."""
    try:
        return ctx.services.library.help_card(ctx.language).not_a_diagnosis
    except Refused as refused:
        return ctx.sentence(refused.problem)
