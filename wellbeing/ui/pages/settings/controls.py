"""The control that fits a setting's type: a switch, a choice, a figure to step, a line of times."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from wellbeing.domain.clock_times import hours_in_line, times_in_line
from wellbeing.domain.own_line import OWN_LINE_MOST
from wellbeing.domain.preferences import CLOCK_TIME, DEFAULTS, SETTINGS, Setting
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.settings.times import TimesField
from wellbeing.ui.pages.settings.words import STEPS, Say, choice_word, example_of, unit_word
from wellbeing.ui.widgets.fields import PickBox, StepBox
from wellbeing.ui.widgets.switch import Switch

HUNDRED = 100
_WIDTH = 132  # px at 100 %, so that boxes below one another end level
_CHOICE_WIDTH = 186  # px at 100 %: the longest of our words in any language


class SwitchControl(Switch):
    """On or off."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.clicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Show the value in force."""
        self.setChecked(bool(value))

    def _tell(self) -> None:
        self.edited.emit(self.isChecked())


class ChoiceControl(PickBox):
    """One of a few words."""

    edited = Signal(object)

    def __init__(self, name: str, setting: Setting, t: Say, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        for value in setting.choices:
            self.addItem(choice_word(name, value, setting, t), value)
        self.setMinimumWidth(current_theme().grown(_CHOICE_WIDTH))
        self.activated.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Show the value in force."""
        self.setCurrentIndex(self.findData(value))

    def _tell(self) -> None:
        self.edited.emit(self.currentData())


class FigureControl(StepBox):
    """A whole figure with its unit; one that is being typed counts on Enter or when the field is left."""

    edited = Signal(object)

    def __init__(self, setting: Setting, step: int, unit: str, parent: QWidget | None = None) -> None:
        scale = self.scale()
        low, high = int((setting.low or 0) * scale), int((setting.high or 0) * scale)
        super().__init__(low, high, step, unit, parent=parent)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(round(_WIDTH * current_theme().text_scale))
        self.valueChanged.connect(self._tell)

    def scale(self) -> int:
        """Return how many steps of the box make one."""
        return 1

    def show_value(self, value: object) -> None:
        """Show the value in force, without a signal."""
        with QSignalBlocker(self):
            self.setValue(round(float(str(value)) * self.scale()))

    def _tell(self) -> None:
        self.edited.emit(self.value())


class DecimalControl(FigureControl):
    """A figure with up to two decimals, kept as hundredths inside the box."""

    def scale(self) -> int:
        """Return a hundred."""
        return HUNDRED

    def textFromValue(self, value: int) -> str:
        """Write 150 as 1.5."""
        return f"{value / HUNDRED:g}"

    def valueFromText(self, text: str) -> int:
        """Read 1.5 as 150."""
        return round(float(text.replace(",", ".").strip() or 0) * HUNDRED)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Accept figures with a point or a comma, up to the largest."""
        plain = text.replace(",", ".").strip()
        state = QValidator.State
        if plain in ("", "."):
            return state.Intermediate, text, at
        whole, _, part = plain.partition(".")
        if not (whole + part).isascii() or not (whole + part).isdigit() or len(part) > 2 or len(plain) > 6:
            return state.Invalid, text, at
        fits = self.minimum() <= self.valueFromText(plain) <= self.maximum()
        return (state.Acceptable if fits else state.Intermediate), text, at

    def _tell(self) -> None:
        self.edited.emit(self.value() / HUNDRED)


class LineControl(QLineEdit):
    """One line of plain text; it counts on Enter or when the field is left."""

    edited = Signal(object)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setMaxLength(OWN_LINE_MOST)
        self.setMinimumWidth(round(2 * _WIDTH * current_theme().text_scale))
        self.editingFinished.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Show the value in force, from its beginning."""
        if self.text() != value:
            self.setText(str(value))
            self.setCursorPosition(0)

    def _tell(self) -> None:
        self.edited.emit(self.text())


Control = SwitchControl | ChoiceControl | FigureControl | TimesField | LineControl


def control_for(name: str, t: Say) -> Control:
    """Return the control for a setting, made from its metadata."""
    setting, default = SETTINGS[name], DEFAULTS.value(name)
    if isinstance(default, bool):
        return SwitchControl()
    if setting.choices:
        return ChoiceControl(name, setting, t)
    if isinstance(default, tuple):
        if setting.each is CLOCK_TIME:
            return TimesField(times_in_line, example_of("10:30  15:00", t))
        return TimesField(hours_in_line, example_of("9-18", t))
    if isinstance(default, str):
        return LineControl("Ctrl+Alt+W" if setting.section == "keys" else "")
    unit = unit_word(setting, t)
    if isinstance(default, float):
        return DecimalControl(setting, HUNDRED // 2, unit)
    return FigureControl(setting, STEPS.get(name, 1), unit)
