"""How a team's trend stays private: what happens each period, who can see what, and what it does not protect from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.icon_row import IconRow
from wellbeing.ui.widgets.labels import ReadingText, label

Facts = Sequence[tuple[str, str, str]]
Translate = Callable[[str], str]


class TeamPrivacy(QWidget):
    """Three cards of short paragraphs; nothing in them depends on a team."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ctx.t
        main, gap = QWidget(), current_theme().px("card_gap")
        cards = QVBoxLayout(main)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(gap)
        cards.addWidget(facts_card(t("What happens each period"), happens(t)))
        cards.addWidget(facts_card(t("What it does not protect from"), limits(t), promise(t)))
        cards.addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(facts_card(t("Who can see what"), seen(t)))
        column.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(Columns(main, side))


def facts_card(title: str, facts: Facts, last: str = "") -> Card:
    """Return a card of rows under a title, with a paragraph at its end."""
    card = Card()
    card.rows.setSpacing(current_theme().px("x4"))
    card.rows.addWidget(label(title, "question", wrap=True))
    for sign, name, body in facts:
        card.rows.addWidget(IconRow(sign, name, body, "accent_ink", "heading"))
    if last:
        card.rows.addWidget(ReadingText(last, "small_pt"))
    return card


def happens(t: Translate) -> Facts:
    """Return what happens each period, in order."""
    return (
        (
            "edit",
            t("One word"),
            t(
                "After two or four weeks the app boils the stress entries down to one word: low, moderate or high."
                " The diary itself never leaves the computer."
            ),
        ),
        (
            "shield",
            t("A die"),
            t(
                "A die with 16 sides is rolled once: in 14 of 16 cases the true word goes, in 2 of 16 one of the"
                " other two, on purpose. So nobody can hold a single answer against anyone."
            ),
        ),
        (
            "lock",
            t("A locked envelope"),
            t(
                "The word is split and sealed for the computers of the team. Only two thirds of them together can"
                " open anything, and the app opens the total alone."
            ),
        ),
        (
            "people",
            t("8 or nothing"),
            t(
                "With fewer than 8 answers there is no figure, for anybody; a team under 8 gets none. Sealed answers"
                " are deleted once the total is opened, after 28 days at the latest."
            ),
        ),
    )


def seen(t: Translate) -> Facts:
    """Return who can see what."""
    return (
        (
            "heart",
            t("Whoever takes part"),
            t("Their own true word, the one that was sent, and every byte that ever left."),
        ),
        (
            "people",
            t("Whoever leads"),
            t(
                "The share of high stress with its interval, the average, and gaps; no key to any answer. In a team"
                " of 12 that lets anyone guess one person right in 751 of 1,000 cases; without it, in 750."
            ),
        ),
        (
            "table",
            t("The folder or database, and IT"),
            t("Who took part and when, random bytes, and in the end the team's total. Never anyone's word."),
        ),
        (
            "leaf",
            t("The makers of this app"),
            t("Nothing. The app sends them nothing."),
        ),
    )


def limits(t: Translate) -> Facts:
    """Return what it does not protect from."""
    return (
        (
            "people",
            t("Two thirds of the team"),
            t(
                "If two thirds of the team's computers join forces, they can open single answers. So can about half"
                " of them together with whoever runs the folder or database: 4 of 8, 6 of 12."
            ),
        ),
        (
            "info",
            t("Even then the die leaves doubt"),
            t("Opening an answer that was held to be “high” with 25% makes that 82% at most, never certain."),
        ),
        (
            "clock",
            t("Doubts shrink over many months"),
            t(
                "Over many periods somebody who is always under stress can begin to stand out, and far more so if"
                " answers are opened. What is promised is each answer, never your year."
            ),
        ),
        (
            "close",
            t("One member can spoil a figure"),
            t(
                "A computer that cheats can turn a period into a gap, or bend its total unseen. It learns nothing"
                " by that."
            ),
        ),
    )


def promise(t: Translate) -> str:
    """Return how far the construction itself can be trusted."""
    return t(
        "The parts are standard and well known; the way they are put together has had no review from outside yet."
    )
