"""When an entry was: five quick choices by key, the last of which is any date and time."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from wellbeing.domain.days import day_of
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.stress_keys import digit_pressed

FORM = "yyyy-MM-dd HH:mm"
_ENDS = (
    2 * 33 + 14
)  # px: the style sheet's buttons at both ends, which leave no room without them, and the caret
AGO = {"minutes": timedelta(minutes=10), "hour": timedelta(hours=1)}
MORNING, EVENING = time(9, 30), time(17, 30)
CHOICES = ("minutes", "hour", "morning", "evening", "pick")


class WhenRow(QWidget):
    """Hidden until somebody asks for another time. `moment()` is None for now.

    None means now, or for an entry that is changed: its own moment, to the second. What lies some time back counts
    from the moment that is asked for it, so that a card left open does not date further back.
    """

    changed = Signal()
    chosen = Signal()
    """A time was chosen, and there is nothing more to say of it."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._choice = ""
        self._opened: QDateTime | None = None
        self.asking = False
        """The next digit chooses a time."""
        self._chips = ChipRow((), ctx.t("When it was"), several=False, along=True)
        self._chips.changed.connect(self._picked)
        self._ask = label(ctx.t("When was it?"), "caption")
        self._field = QDateTimeEdit()
        self._field.setDisplayFormat(FORM)
        self._field.ensurePolished()
        digits = QFontMetricsF(self._field.font()).horizontalAdvance("0" * len(FORM))
        self._field.setMinimumWidth(round(digits + _ENDS * max(1.0, current_theme().text_scale)))
        self._field.setCalendarPopup(False)
        self._field.setAccessibleName(ctx.t("When it was"))
        self._field.dateTimeChanged.connect(self.changed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for widget in (self._ask, self._chips, self._field):
            rows.addWidget(widget)
        self.hide()

    def ask(self) -> None:
        """Open the choices; the next digit picks one."""
        self._chips.set_chips(self._worded())
        self._field.setVisible(self._choice == "pick")
        self._ask.show()
        self._chips.show()
        self.show()
        self.asking = True
        self.changed.emit()
        self._chips.take_focus()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a digit as a choice while one is asked for."""
        digit = digit_pressed(event) if self.asking else None
        if digit is None:
            return False
        if 1 <= digit <= len(CHOICES) and self._possible(CHOICES[digit - 1]):
            self._chips.set_chosen((CHOICES[digit - 1],))
            self._choose(CHOICES[digit - 1])
        return True

    def moment(self) -> datetime | None:
        """Return the moment said, in UTC; None for now, and for an entry's own moment."""
        if self._choice == "pick":
            return None if self._field.dateTime() == self._opened else self._field_moment()
        return self._moment_of(self._choice) if self._choice else None

    def said(self) -> tuple[str, str]:
        """Return the time said and how it was said, two empty words for now."""
        if not self._choice:
            return "", ""
        words = {
            "minutes": self._ctx.t("10 minutes ago"), "hour": self._ctx.t("an hour ago"),
            "morning": self._ctx.t("this morning"), "evening": self._ctx.t("yesterday evening"), "pick": "",
        }  # fmt: skip
        at = self._field_moment() if self._choice == "pick" else self._moment_of(self._choice)
        return self._ctx.time_with_day(at) if self._choice == "pick" else self._ctx.time(at), words[
            self._choice
        ]

    def show_moment(self, moment: datetime) -> None:
        """Show the moment of an entry that is changed."""
        self._choice = "pick"
        self._set_field(moment)
        self._ask.hide()
        self._chips.hide()
        self._field.show()
        self.show()

    def forget(self) -> None:
        """Go back to now: a draft that waits keeps no time."""
        self._choice, self._opened, self.asking = "", None, False
        self._chips.set_chosen(())
        self._field.hide()
        self.hide()
        self.changed.emit()

    def take_focus(self) -> None:
        """Put the focus on the field where it stands open, else on the choices."""
        if self._field.isVisible():
            self._field.setFocus()
        else:
            self._chips.take_focus()

    def _picked(self, keys: tuple[str, ...]) -> None:
        if keys:
            self._choose(keys[0])
        else:
            self._choice = ""
            self._field.hide()
            self.changed.emit()

    def _choose(self, choice: str) -> None:
        self._choice, self.asking = choice, False
        if choice == "pick":
            self._set_field(self._ctx.services.clock.now())
        self._field.setVisible(choice == "pick")
        self.changed.emit()
        if choice == "pick":
            self._field.setFocus()
        else:
            self.chosen.emit()

    def _set_field(self, moment: datetime) -> None:
        local = self._ctx.local(moment)
        self._opened = QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0)
        self._field.setDateTime(self._opened)

    def _field_moment(self) -> datetime:
        said: datetime = self._field.dateTime().toPython()  # type: ignore[assignment]
        return said.replace(tzinfo=self._ctx.services.clock.zone()).astimezone(UTC)

    def _moment_of(self, choice: str) -> datetime:
        clock = self._ctx.services.clock
        if choice in AGO:
            return clock.now() - AGO[choice]
        day = day_of(clock.now(), clock.zone())
        if choice == "evening":
            return datetime.combine(day - timedelta(days=1), EVENING, clock.zone()).astimezone(UTC)
        return datetime.combine(day, MORNING, clock.zone()).astimezone(UTC)

    def _possible(self, choice: str) -> bool:
        return choice == "pick" or self._moment_of(choice) <= self._ctx.services.clock.now()

    def _worded(self) -> list[tuple[str, str]]:
        """Return the choices that lie in the past, each with its key and its time."""
        t = self._ctx.t
        words = (
            t("10 minutes ago"), t("an hour ago"), t("this morning"), t("yesterday evening"), t("pick a time …"),
        )  # fmt: skip
        worded = []
        for number, (choice, word) in enumerate(zip(CHOICES, words, strict=True), 1):
            if self._possible(choice):
                at = "" if choice == "pick" else f" {self._ctx.time(self._moment_of(choice))}"
                worded.append((choice, f"{number} {word}{at}"))
        return worded
