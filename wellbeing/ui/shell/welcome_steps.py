"""The three steps of the first run: language and look, working hours, reminders."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.content.sentences import sentence
from wellbeing.content.strings import Words
from wellbeing.domain.clock_times import hours_in_line, likely_hours
from wellbeing.domain.preferences import WEEK
from wellbeing.services.diagnostics import Check
from wellbeing.services.preferences import PreferenceBook
from wellbeing.ui.diagnostics import check_words
from wellbeing.ui.pages.settings.controls import control_for
from wellbeing.ui.pages.settings.times import TimesField
from wellbeing.ui.pages.settings.words import words_of
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.side_by_side import SideBySide


class WelcomeStep(QWidget):
    """One step: a question, a line about it, and a few settings, each kept as soon as it is changed."""

    def __init__(self, book: PreferenceBook, words: Words, question: str, about: str) -> None:
        super().__init__()
        self.book, self.words = book, words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(label(question, "question", wrap=True))
        self.column.addWidget(ReadingText(about, ink="ink_soft"))
        self.setAccessibleName(question)

    def ask(self, name: str, with_help: bool = False) -> None:
        """Put one setting at the end."""
        title, help_line = words_of(name, self.words.t)
        self.column.addWidget(Ask(self.book, (name,), title, help_line if with_help else "", self.words))

    def first_wrong(self) -> QWidget | None:
        """Return the first field whose answer could not be understood; it says so beside itself."""
        asked = self.findChildren(Ask)
        return next((each.control for each in asked if each.is_wrong()), None)

    def close_up(self) -> WelcomeStep:
        """Leave what room there is at the foot; return the step."""
        self.column.addStretch(1)
        return self


class Ask(QWidget):
    """A name and its control; one answer may serve several settings of one kind, as for all workdays."""

    def __init__(
        self, book: PreferenceBook, names: tuple[str, ...], title: str, help_line: str, words: Words
    ) -> None:
        super().__init__()
        self._book, self._names, self._words = book, names, words
        self.control = (
            TimesField(hours_in_line, "09:00-18:00") if len(names) > 1 else control_for(names[0], words.t)
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
        outer.addWidget(SideBySide(holder, self.control))
        with QSignalBlocker(self.control):
            self.control.show_value(book.current.value(names[0]))
        self.control.edited.connect(self._change)

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


def look_step(book: PreferenceBook, words: Words) -> WelcomeStep:
    """Return the first step: language and look."""
    t = words.t
    about = t("Note how it goes, take breaks, breathe out. All you write down stays on this computer.")
    step = WelcomeStep(book, words, t("Good that you are here"), about)
    for name in ("language", "theme", "text_scale"):
        step.ask(name)
    return step.close_up()


def work_step(book: PreferenceBook, words: Words) -> WelcomeStep:
    """Return the second step: when a person works, and whether contacts run side by side."""
    t = words.t
    about = t("Reminders come only then. Left empty, every hour counts; Settings has each day by itself.")
    step = WelcomeStep(book, words, t("When do you work?"), about)
    step.column.addWidget(Ask(book, WEEK[:5], t("Monday to Friday"), "", words))
    step.column.addWidget(Ask(book, WEEK[5:], t("Saturday and Sunday"), "", words))
    step.ask("several_at_once", with_help=True)
    title, help_line = words_of("headset", t)
    step.column.addWidget(
        Ask(book, ("headset",), t("Do you answer by phone?"), words.sentences(title, help_line), words)
    )
    return step.close_up()


def reminders_step(book: PreferenceBook, words: Words) -> WelcomeStep:
    """Return the third step: what may remind."""
    t = words.t
    about = t("A reminder never takes the focus and never covers a chat. You can pause them at any time.")
    step = WelcomeStep(book, words, t("What may remind you?"), about)
    for name in ("breaks", "checkin_prompts"):
        step.ask(name, with_help=True)
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
        said.append(words.t("Not told by this computer: {names}.").format(names=names))
    return words.sentences(*said)


def _notices_words(notices: Check, words: Words) -> str:
    if notices.detail == "buttons":
        return ""
    said = check_words(notices, words.t)
    return f"{said.name}: {said.says}" if words.language == "en" else f"{said.name}：{said.says}"
