"""The offer slot: one card of one height, with one thing at a time; so no card ever pushes the scale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import empty
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.key_guard import KeyGuard
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.messages import SuggestionCard

if TYPE_CHECKING:
    from wellbeing.domain.reminders.events import WaitingCard
    from wellbeing.services.watched_files import NewerFile
    from wellbeing.ui.help.support_line import SupportLine

SIGNS = {
    "break": "cup", "eyes": "eye", "breathing": "wind", "breath": "wind", "checkin": "plus", "shift_start": "sun",
    "shift_end": "leaf", "wind_down": "moon", "contact": "phone", "cooldown": "wind",
}  # fmt: skip
HEIGHT = 96


class OfferSlot(QWidget):
    """What waits, the most pressing first: reminders, then the line about help, then a suggestion."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._shown: tuple[object, ...] | None = None
        self._support: SupportLine | None = None
        self._wants_support: bool | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(round(HEIGHT * current_theme().text_scale))

    def read_anew(self) -> None:
        """Ask the diary again whether the line about help should stand there: it reads two weeks of it."""
        self._wants_support = None

    def refresh(self) -> None:
        """Show what waits now; a card that is there already stays as it is, with the focus in it."""
        cards = self._ctx.services.reminders.cards()
        lines = [card for card in cards if card.kind != "cooldown"]
        offers = [card for card in cards if card.kind == "cooldown"]
        helps = self._support_wanted()
        first = lines[-1] if lines else None if helps else offers[-1] if offers else None
        more = len(cards) - (first is not None)
        waiting = self._ctx.services.watched.waiting
        newer = waiting[0] if waiting and first is None and not helps else None
        shown = (first.key if first else "", first.why if first else "", helps, more, newer)
        if shown == self._shown:
            return
        self._shown = shown
        if self._support is not None:
            self._support.hide()
            self._rows.removeWidget(self._support)
            self._support.setParent(self)
        empty(self._rows)
        self._rows.addWidget(self._newer(newer) if newer else self._card(first, more, helps))
        if helps and first is None and self._support is not None:
            self._support.show()

    def _card(self, first: WaitingCard | None, more: int, helps: bool) -> QWidget:
        if first is not None:
            return self._offer(first, more)
        return self._support if helps and self._support is not None else self._nothing()

    def _support_wanted(self) -> bool:
        """Tell whether the calm line about help stands there (E51); built when it is first looked at."""
        if self._support is None:
            from wellbeing.ui.help.support_line import SupportLine

            self._support = SupportLine(self._ctx, self)
            self._support.left.connect(self._leave_support)
        if self._wants_support is None:
            self._wants_support = self._support.wanted()
        return self._wants_support

    def _leave_support(self) -> None:
        self.read_anew()
        self.refresh()

    def _nothing(self) -> Card:
        card = Card(compact=True)
        card.rows.addStretch(1)
        card.rows.addWidget(label(self._ctx.t("Nothing is waiting."), "soft"))
        card.rows.addStretch(1)
        return card

    def _newer(self, newer: NewerFile) -> SuggestionCard:
        """Offer what lies newer in a watched place; it is looked at before anything is taken."""
        t = self._ctx.t
        title = t("Your rota has changed") if newer.is_rota else t("A newer export has come")
        about = t("You have it watched. It is shown first, and nothing is taken in by itself.")
        offer = SuggestionCard(
            title, about, t("Why am I seeing this?"), t("Not this one"), t("Look at it …"), "download"
        )
        offer.started.connect(partial(self._take_newer, newer))
        offer.left.connect(partial(self._leave_newer, newer))
        offer.why_asked.connect(
            partial(self._ctx.say, t("Settings, where such files are taken, end it."), None)
        )
        KeyGuard(offer)
        return offer

    def _take_newer(self, newer: NewerFile) -> None:
        self._leave_newer(newer)
        self._ctx.navigator.take_file(newer.file, newer.is_rota)

    def _leave_newer(self, newer: NewerFile) -> None:
        self._ctx.services.watched.leave(newer)
        self.refresh()

    def _offer(self, card: WaitingCard, more: int) -> SuggestionCard:
        from wellbeing.services.reminders.reasons import action_words, notice_words, why_words

        ctx, actions = self._ctx, dict(action_words(card.kind, self._ctx.t))
        title, body = notice_words(card.kind, 0, ctx.t, card.values)
        no = next(
            (answer for answer in ("not_today", "dismissed", "later") if answer in actions), "not_today"
        )
        later = actions.get("later", "") if no != "later" else ""
        if more:
            others = ctx.tn("And {n} more.", "And {n} more.", more).format(n=more)
            body = ctx.words.sentences(body, others.replace(" ", "\N{NO-BREAK SPACE}"))
        offer = SuggestionCard(
            title, f"{ctx.time(card.due)} · {body}", ctx.t("Why am I seeing this?"),
            actions.get(no, ctx.t("Not today")), actions.get("start", ctx.t("Start")), SIGNS.get(card.kind, "bell"),
            later,
        )  # fmt: skip
        offer.started.connect(partial(ctx.navigator.answer, card.key, "start"))
        offer.left.connect(partial(ctx.navigator.answer, card.key, no))
        offer.later.connect(partial(ctx.navigator.answer, card.key, "later"))
        offer.why_asked.connect(partial(ctx.say, why_words(card.why, ctx.t, card.values), None))
        KeyGuard(offer)
        return offer
