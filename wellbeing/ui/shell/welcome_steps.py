"""The three steps of the first run: language and look, working hours, reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.content.sentences import sentence
from wellbeing.content.strings import LANGUAGES, Words
from wellbeing.domain.clock_times import hours_in_line, likely_hours
from wellbeing.domain.preferences import SETTINGS, WEEK
from wellbeing.services.diagnostics import Check
from wellbeing.services.preferences import PreferenceBook
from wellbeing.ui.context import Context
from wellbeing.ui.diagnostics import check_words
from wellbeing.ui.pages.settings.controls import Control, control_for
from wellbeing.ui.pages.settings.times import TimesField
from wellbeing.ui.pages.settings.words import choice_word, example_of, words_of
from wellbeing.ui.shell.welcome_looks import LanguageRows, LookTiles, SizeBar
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from wellbeing.ui.pages.settings.preview import PreviewCard
    from wellbeing.ui.pages.settings.rota import RotaRow


AIR = 6  # px between what scrolls and its bar
RING = 2  # px for the ring of the focus around what has it
Picked = LanguageRows | LookTiles | SizeBar


class WelcomeStep(QWidget):
    """One step: a question, a line about it, and a few settings, each kept as soon as it is changed."""

    def __init__(self, ctx: Context, question: str, about: str) -> None:
        super().__init__()
        self.ctx, self.words = ctx, ctx.words
        self.book = ctx.services.preferences
        self.rota: RotaRow | None = None
        self.preview: PreviewCard | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(RING, RING, AIR, RING)
        self.column.setSpacing(14)
        self.column.addWidget(label(question, "question", wrap=True))
        self.column.addWidget(ReadingText(about, ink="ink_soft"))
        self.setAccessibleName(question)

    def ask(self, name: str, with_help: bool = False, control: Control | Picked | None = None) -> None:
        """Put one setting at the end, with the control for its type unless another is given."""
        title, help_line = words_of(name, self.words.t)
        help_line = help_line if with_help else ""
        self.column.addWidget(Ask(self.book, (name,), title, help_line, self.words, control))

    def focused(self) -> str:
        """Return the setting that has the focus, '' for none."""
        held = self.focusWidget()
        asked = (each for each in self.findChildren(Ask) if held is not None and each.isAncestorOf(held))
        return next((each.name for each in asked), "")

    def take_focus(self, name: str) -> None:
        """Put the focus on a setting."""
        for asked in self.findChildren(Ask):
            if asked.name == name:
                asked.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the settings come to by now."""
        for part in (self.rota, self.preview):
            if part is not None:
                part.refresh()

    def first_open(self) -> QWidget | None:
        """Return the first field whose answer could not be understood, or that still waits for one; None to go on."""
        asked = self.findChildren(Ask)
        wrong = next((each.control for each in asked if each.is_wrong()), None)
        return self.rota.settle() if wrong is None and self.rota is not None else wrong

    def close_up(self) -> WelcomeStep:
        """Leave what room there is at the foot; return the step."""
        self.column.addStretch(1)
        return self


class Ask(QWidget):
    """A name and its control; one answer may serve several settings of one kind, as for all workdays."""

    def __init__(
        self,
        book: PreferenceBook,
        names: tuple[str, ...],
        title: str,
        help_line: str,
        words: Words,
        control: Control | Picked | None = None,
    ) -> None:
        """Rows and pictures stand below the name in the whole width, every other control beside it."""
        super().__init__()
        self._book, self._names, self._words = book, names, words
        self.control = control or (
            TimesField(hours_in_line, example_of("9-18", words.t))
            if len(names) > 1
            else control_for(names[0], words.t)
        )
        self.control.setAccessibleName(title)
        self.control.setAccessibleDescription(help_line)
        self._wrong = label("", "notice", wrap=True)
        self._wrong.hide()
        self.take = button("", "link")
        self.take.clicked.connect(self._take)
        self.take.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for text, role in ((title, ""), (help_line, "caption")):
            if text:
                column.addWidget(label(text, role, wrap=True))
        column.addWidget(self._wrong)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if isinstance(self.control, LanguageRows | LookTiles):
            outer.setSpacing(6)
            outer.addWidget(holder)
            outer.addWidget(self.control)
        else:
            outer.addWidget(SideBySide(holder, self.control))
        with QSignalBlocker(self.control):
            self.control.show_value(
                words.language if names == ("language",) else book.current.value(names[0])
            )
        self.control.edited.connect(self._change)

    @property
    def name(self) -> str:
        """The first of the settings that are asked for."""
        return self._names[0]

    def _change(self, value: object) -> None:
        problems = []
        # Leaving the field untouched must not write over hours that differ from day to day.
        if not isinstance(self.control, TimesField) or value != self._book.current.value(self._names[0]):
            problems = [found for name in self._names if (found := self._book.set(name, value))]
        self._wrong.setText(sentence(problems[0], self._words.t) if problems else "")
        self._wrong.setVisible(bool(problems))
        self._offer(
            likely_hours(self.control.text()) if problems and isinstance(self.control, TimesField) else None
        )

    def is_wrong(self) -> bool:
        """Tell whether the answer that stands there now could not be understood."""
        if isinstance(self.control, TimesField):
            self._change(self.control.times())
        return not self._wrong.isHidden()

    def _offer(self, likely: str | None) -> None:
        """Offer what was most likely meant."""
        self.take.setText(self._words.t("Is it {hours}? Yes, take it").format(hours=likely))
        self.take.setProperty("hours", likely)
        self.take.setVisible(likely is not None)
        if isinstance(self.control, TimesField):
            self.control.show_wrong(not self._wrong.isHidden())

    def _take(self) -> None:
        if isinstance(self.control, TimesField):
            self.control.setText(str(self.take.property("hours")))
            self._change(self.control.times())
            self.control.setFocus(Qt.FocusReason.OtherFocusReason)


def look_step(ctx: Context, room: int) -> WelcomeStep:
    """Return the first step: language and look, in `room` px across."""
    t = ctx.t
    about = t("Note how it's going, take breaks, breathe out. All you write down stays on this computer.")
    step = WelcomeStep(ctx, t("Good to have you here"), about)
    names = [(language, choice_word("language", language, SETTINGS["language"], t)) for language in LANGUAGES]
    step.ask("language", control=LanguageRows(names))
    looks = [str(look) for look in SETTINGS["theme"].choices]
    tiles = [(look, choice_word("theme", look, SETTINGS["theme"], t)) for look in looks]
    drawn = {look: [ctx.services.environment.theme(look)[0]] for look in looks if look != "system"}
    step.ask("theme", control=LookTiles(tiles, {**drawn, "system": drawn["light"] + drawn["dark"]}, room))
    step.ask("text_scale", control=SizeBar([int(size) for size in SETTINGS["text_scale"].choices]))
    return step.close_up()


def work_step(ctx: Context, _room: int) -> WelcomeStep:
    """Return the second step: when a person works, by weekday or as a file has it."""
    from wellbeing.ui.pages.settings.rota import RotaRow

    t = ctx.t
    about = t("Reminders come only then. Left empty, every hour counts; Settings has each day by itself.")
    step = WelcomeStep(ctx, t("When do you work?"), about)
    step.column.addWidget(Ask(step.book, WEEK[:5], t("Monday to Friday"), "", ctx.words))
    step.column.addWidget(Ask(step.book, WEEK[5:], t("Saturday and Sunday"), "", ctx.words))
    step.rota, card = RotaRow(ctx, brief=True), Card()
    card.rows.setContentsMargins(0, 8, 0, 8)
    card.rows.addWidget(step.rota)
    step.column.addWidget(card)
    return step.close_up()


def reminders_step(ctx: Context, _room: int) -> WelcomeStep:
    """Return the third step: how contacts come, what may remind, and what a day would bring of it."""
    from wellbeing.ui.pages.settings.preview import PreviewCard

    t = ctx.t
    about = t("A reminder never takes the focus and never covers a chat. You can pause them at any time.")
    step = WelcomeStep(ctx, t("What may remind you?"), about)
    step.ask("several_at_once", with_help=True)
    title, help_line = words_of("headset", t)
    phone = Ask(
        step.book,
        ("headset",),
        t("Do you answer by phone?"),
        ctx.words.sentences(title, help_line),
        ctx.words,
    )
    step.column.addWidget(phone)
    for name in ("breaks", "checkin_prompts", "shift_cards"):
        step.ask(name, with_help=True)
    step.preview = PreviewCard(ctx)
    step.column.addWidget(step.preview)
    return step.close_up()


TOLD = ("idle", "session", "quiet")


def missing_words(checks: tuple[Check, ...], words: Words) -> str:
    """Return the one line about the sources of reminders that this computer lacks; '' for none."""
    found = {check.key: check for check in checks}
    said = [_notices_words(found["notifications"], words)] if "notifications" in found else []
    lacking = [
        check_words(found[key], words.t).name for key in TOLD if key in found and found[key].works is False
    ]
    if lacking:
        names = words.listed(lacking)
        said.append(words.t("This computer can't tell: {names}.").format(names=names))
    return words.sentences(*said)


def _notices_words(notices: Check, words: Words) -> str:
    if notices.detail == "buttons":
        return ""
    said = check_words(notices, words.t)
    return f"{said.name}: {said.says}" if words.language == "en" else f"{said.name}：{said.says}"
