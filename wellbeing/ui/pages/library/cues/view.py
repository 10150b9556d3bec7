"""The cue reader: paste a message, see what its words may show, and three steps to answer it (M201-M209, M311)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.content.cue_words import emotions, marked_words
from wellbeing.domain.cues.answer_steps import NO_EMOTION, STEPS, answered
from wellbeing.domain.cues.marks import Reading, negative
from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.resources import resource
from wellbeing.services.library.cues import Cues
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.pages.library.cues.box import MOST, CueBox
from wellbeing.ui.pages.library.cues.step import StepCard
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import ReadingText, label

BULLET = "• "
AT_ONCE = 200
"""Characters; a longer message is read beside the window, for patterns tried for the first time are made ready then."""


class CueReader(QWidget):
    """Reads while one types and keeps nothing: hiding it clears it. `log_asked` carries an emotion or ''."""

    log_asked = Signal(str)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ctx.t
        self._ctx = ctx
        self._cues = Cues(resource("content"))
        self._names = emotions(t)
        self._asked_ready = False
        self.box = CueBox(t("The customer's message"), t("Paste what the customer wrote"))
        self.likely = label(t("Words like these often come with a complaint."), wrap=True)
        self.none = label("", "soft", wrap=True)
        self.chips = ChipRow((), t("Does one of these fit? You decide."), several=False)
        self.listed = label("", "small", wrap=True)
        self.danger = label("", "heading", wrap=True)
        self.protocol = ReadingText("")
        self.thanks = ReadingText("")
        self._unnamed = NO_EMOTION
        self.steps = [StepCard(ctx, step) for step in STEPS]
        self.log = button(t("Log this contact"), "quiet", "plus")
        self.clear = button(t("Clear"), "leave")
        self.found = QWidget()
        self._lay_out()
        self.box.textChanged.connect(self._read)
        self.box.shortened.connect(self._say_cut)
        self.chips.changed.connect(self._chosen)
        self.log.clicked.connect(self._ask_log)
        self.clear.clicked.connect(self._clear)
        for card in self.steps:
            card.copied.connect(self._copied)
        self._reading = False
        self._read()
        self.setFocusProxy(self.box)

    def emotion(self) -> str:
        """Return the emotion chosen among the possible ones, or ''."""
        chosen = self.chips.chosen()
        return chosen[0] if chosen else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Read the lexicon beside the window before the first message comes."""
        super().showEvent(event)
        if not self._asked_ready:
            self._asked_ready = True
            self._read_beside(" ")

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the message go: nothing of it is kept."""
        self._clear()
        super().hideEvent(event)

    def _read(self) -> None:
        """Read what stands in the box and show it."""
        text = self.box.toPlainText()
        self.found.setVisible(bool(text.strip()))
        if not text.strip():
            self._empty()
            return
        if len(text) <= AT_ONCE and self._cues.is_ready:
            self._take(text, self._answer(text))
        elif not self._reading:
            self._read_beside(text)

    def _read_beside(self, text: str) -> None:
        """Read in a thread, one message at a time: several at once would take turns with the window's thread."""
        self._reading = True
        in_thread(partial(self._answer, text), partial(self._hear, text), None, "a message could not be read")

    def _hear(self, text: str, answer: Reading | Problem | None) -> None:
        """Show what was found; where something else stands in the box by now, that is read next."""
        self._reading = False
        if text == self.box.toPlainText():
            self._take(text, answer)
        elif self.box.toPlainText().strip():
            self._read()

    def _answer(self, text: str) -> Reading | Problem:
        return answer_of(partial(self._cues.read, text))

    def _take(self, text: str, answer: Reading | Problem | None) -> None:
        """Show what was found, where a thread has found anything."""
        if answer is None:
            return
        try:
            if isinstance(answer, Problem):
                self._say_wrong(self._ctx.sentence(answer))
            else:
                self._show(answer, text)
        except Refused as refused:
            self._say_wrong(self._ctx.sentence(refused.problem))

    def _say_cut(self) -> None:
        said = self._ctx.t("That was too long: only the first {most} characters were read.")
        self._ctx.say(said.format(most=f"{MOST:,}"), None)

    def _say_wrong(self, words: str) -> None:
        """Say why nothing can be read; what was shown before would be of another message."""
        self._empty()
        for widget in (
            self._may_show,
            self.chips,
            self.listed,
            self.likely,
            self.thanks,
            self.danger,
            self.protocol,
            *self.steps,
        ):
            widget.hide()
        self.none.setText(words)
        self.none.show()

    def _show(self, reading: Reading, text: str) -> None:
        self.box.show_marks(reading.cues)
        self.box.setAccessibleDescription(self._in_words(reading, text))
        self.listed.setText(self._in_words(reading, text))
        self.listed.setVisible(bool(reading.cues))
        self.none.setText(self._ctx.t("No cues found in these words."))
        self.none.setVisible(not reading.cues and not negative(reading))
        self.likely.setVisible(negative(reading))
        self.thanks.setText(self._cues.thanks(self._ctx.language) if reading.thanks else "")
        self.thanks.setVisible(reading.thanks)
        self.chips.set_chips(
            [(emotion.emotion, self._names[emotion.emotion]) for emotion in reading.emotions]
        )
        self._unnamed = NO_EMOTION if reading.named else answered(reading)
        self.chips.set_chosen((reading.named,) if reading.named else ())
        asks = bool(reading.emotions) and not reading.thanks
        self.chips.setVisible(asks)
        self._may_show.setVisible(asks)
        self._show_steps(answered(reading))
        self._show_protocol(reading.danger)

    def _show_protocol(self, danger: str | None) -> None:
        """Show what to do when somebody may be in danger, in place of all that else was read."""
        protocol = self._cues.protocol(danger, self._ctx.language) if danger else None
        self.danger.setText(protocol.title if protocol else "")
        self.protocol.setText("\n".join(BULLET + line for line in protocol.lines) if protocol else "")
        self.protocol.updateGeometry()
        self.danger.setVisible(protocol is not None)
        self.protocol.setVisible(protocol is not None)
        if protocol:
            for widget in (self.none, self.likely, self.chips, self._may_show, self.listed, self.thanks):
                widget.hide()

    def _in_words(self, reading: Reading, text: str) -> str:
        """Return every mark in words, by what it may show: what the eye sees in the box, for the ear as well."""
        line = self._ctx.t("{what}: {words}")
        return "\n".join(
            line.format(what=what, words=words) for what, words in marked_words(reading, text, self._ctx.t)
        )

    def _show_steps(self, emotion: str) -> None:
        found = self._cues.steps(emotion, self._ctx.language)
        for card in self.steps:
            card.setVisible(bool(found))
        for card, step in zip(self.steps, found, strict=False):
            card.show_step(step)

    def _chosen(self, keys: tuple[str, ...]) -> None:
        self._show_steps(keys[0] if keys else self._unnamed)

    def _ask_log(self) -> None:
        self.log_asked.emit(self.emotion())

    def _copied(self, copied: QWidget) -> None:
        for card in self.steps:
            card.show_copied(card is copied)
        self._ctx.say(self._ctx.t("Copied."), None)

    def _clear(self) -> None:
        self.box.clear()  # takes the undo history along

    def _empty(self) -> None:
        """Forget what was shown: the words stood in labels too."""
        self.box.show_marks(())
        self.box.setAccessibleDescription("")
        self.listed.setText("")
        self.danger.setText("")
        self.protocol.setText("")
        self.thanks.setText("")
        self.chips.set_chips(())

    def _lay_out(self) -> None:
        t = self._ctx.t
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label(t("What do the words show?"), "heading", wrap=True))
        rows.addWidget(self.box)
        kept = t("It reads words, not people. Nothing leaves this computer, and nothing is kept.")
        rows.addWidget(label(kept, "caption", wrap=True))
        rows.addWidget(self.found)
        shown = QVBoxLayout(self.found)
        shown.setContentsMargins(0, 4, 0, 0)
        shown.setSpacing(8)
        self._may_show = label(t("Does one of these fit? You decide."), "soft", wrap=True)
        for widget in (
            self.danger,
            self.protocol,
            self.listed,
            self.none,
            self.likely,
            self._may_show,
            self.chips,
            self.thanks,
            *self.steps,
        ):
            shown.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.log)
        foot.addStretch(1)
        foot.addWidget(self.clear)
        shown.addLayout(foot)
