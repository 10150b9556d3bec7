"""One help line on the help card: the number large, what it is, when it answers, a button that copies it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.content.strings import Words
from wellbeing.domain.library.help_lines import HelpLine
from wellbeing.domain.library.help_lines import HelpWords as HelpWords
from wellbeing.services.library.library import Library
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.side_by_side import SideBySide

CHINESE_HOME = {"zh_CN": "CN", "zh_TW": "TW"}
CHINESE_PLACES = ("CN", "TW", "HK", "MO", "SG", "MY")
ANYWHERE = "ZZ"

Say = Callable[[str], str]


def region_for(language: str, territory: str) -> str:
    """Return whose help lines come first, as an ISO 3166 code or 'ZZ'.

    The system's territory decides. Who reads the app in Chinese on a system set up elsewhere, which is common
    in an office, is offered the lines that answer in that language.
    """
    if territory in CHINESE_PLACES or (language not in CHINESE_HOME and territory):
        return territory
    return CHINESE_HOME.get(language, ANYWHERE)


def where_to_turn(ctx: Context) -> str:
    """Return where to turn in one sentence: the supervisor first, then police, ambulance, and lines to talk."""
    own = ctx.services.preferences.current.own_line
    whom = " · ".join(turn_to(ctx.services.library, ctx.words, own=own))
    return ctx.t("Whom to turn to: {whom}").format(whom=whom)


def turn_to(library: Library, words: Words, territory: str | None = None, own: str = "") -> tuple[str, ...]:
    """Return whom to turn to in this order: the supervisor, one's own line, police, ambulance, lines to talk (E84).

    Where no number of the place is known, the police and the ambulance are named without one.
    """
    t = words.t
    region = region_for(words.language, system_territory() if territory is None else territory)
    lines = library.help_lines(words.language)
    near = [line for line in lines if line.region == region] or [
        line for line in lines if line.region == ANYWHERE
    ]
    roles = {
        "police": t("police {number}"),
        "ambulance": t("ambulance {number}"),
        "all": t("police, ambulance, fire {number}"),
        "": t("to talk {number}"),
    }
    called = {role: words.listed(line.number for line in near if line.role == role) for role in roles}
    numbers = [roles[role].format(number=said) for role, said in called.items() if said]
    if not any(called[role] for role in roles if role):
        numbers.insert(0, t("the police or the local emergency number"))
    return (t("your supervisor"), *([own] if own else []), *numbers)


def system_territory() -> str:
    """Return where the system says it is, as an ISO 3166 code; '' when it doesn't say."""
    locale = QLocale.system()
    if locale.language() == QLocale.Language.C:
        return ""
    code = QLocale.territoryToCode(locale.territory())
    return str(code) if len(str(code)) == 2 else ""


class HelpLineRow(QWidget):
    """`copied` comes when the number is in the clipboard."""

    copied = Signal()

    def __init__(self, line: HelpLine, words: Words, card: HelpWords, near: bool) -> None:
        """A line that is `near` has its number in the size of a figure."""
        super().__init__()
        self.line = line
        self._words = words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        number = label(line.number, "figure" if near else "question")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(number)
        column.addWidget(label(line.name, wrap=True))
        column.addWidget(label(f"{line.hours} · {line.languages}", "small_soft", wrap=True))
        if line.also:
            column.addWidget(label(line.also, "small_soft", wrap=True))
        column.addWidget(self._checked(card))
        self.copy = button(words.t("Copy"), "quiet", "copy", small=True)
        self.copy.setAccessibleName(f"{words.t('Copy')} {line.number}, {line.name}")
        self.copy.clicked.connect(self._copy)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 10, 14, 10)
        outer.addWidget(SideBySide(holder, self.copy, gap=12))

    def show_copied(self, copied: bool) -> None:
        """Say on the button that this number is in the clipboard."""
        self.copy.show_as(
            self._words.t("Copied") if copied else self._words.t("Copy"), "check" if copied else "copy"
        )

    def _checked(self, card: HelpWords) -> QWidget:
        """Return when all of it was read and where, or whose own word it is."""
        if self.line.verified_on is None:
            return label(card.unchecked.format(source=self.line.source), "caption", wrap=True)
        said = self._words.t("Checked on {day} · {source}")
        return label(
            said.format(day=self.line.verified_on.isoformat(), source=self.line.source), "caption", wrap=True
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.number)
        self.copied.emit()
