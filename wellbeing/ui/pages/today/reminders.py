"""The reminders that wait on Today: one line each above the scale, and at most one suggestion under the curve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import empty
from wellbeing.ui.widgets.key_guard import KeyGuard
from wellbeing.ui.widgets.messages import ReminderCard, SuggestionCard

if TYPE_CHECKING:
    from wellbeing.domain.reminders.events import WaitingCard

SIGNS = {
    "break": "cup", "eyes": "eye", "breath": "wind", "breathing": "wind", "checkin": "plus", "shift_start": "sun",
    "shift_end": "leaf", "wind_down": "moon", "contact": "phone", "cooldown": "wind",
}  # fmt: skip
MOST = 3


class ReminderCards(QWidget):
    """Shows waiting cards and passes on their answers; `suggestion` is placed elsewhere on the page."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.suggestion = QWidget()
        self._under = QVBoxLayout(self.suggestion)
        self._rows = QVBoxLayout(self)
        for box in (self._under, self._rows):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(current_theme().px("x2"))

    def refresh(self) -> None:
        """Show what waits now; cards already there stay as they are, with the focus in them."""
        cards = self._ctx.services.reminders.cards()
        shown = tuple((card.key, card.why) for card in cards)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._rows)
        empty(self._under)
        offers = [card for card in cards if card.kind == "cooldown"]
        lines = [card for card in cards if card.kind != "cooldown"]
        for card in lines[-MOST:]:
            self._rows.addWidget(self._line(card))
        for card in offers[-1:]:
            self._under.addWidget(self._offer(card))
        self.setVisible(bool(lines))
        self.suggestion.setVisible(bool(offers))

    def _line(self, card: WaitingCard) -> ReminderCard:
        from wellbeing.services.reminders.reasons import action_words, notice_words, why_words

        ctx, actions = self._ctx, dict(action_words(card.kind, self._ctx.t))
        title = notice_words(card.kind, 0, ctx.t, card.values)[0]
        words = f"{ctx.time(card.due)} · {title} · {why_words(card.why, ctx.t, card.values)}"
        line = ReminderCard(words, actions.get("start", ctx.t("Start")), actions.get("not_today", ctx.t("Not today")),
                            SIGNS.get(card.kind, "bell"))  # fmt: skip
        line.accepted.connect(partial(ctx.navigator.answer, card.key, "start"))
        KeyGuard(line)
        line.declined.connect(partial(ctx.navigator.answer, card.key, "not_today"))
        return line

    def _offer(self, card: WaitingCard) -> SuggestionCard:
        from wellbeing.services.reminders.reasons import action_words, notice_words, why_words

        ctx, actions = self._ctx, dict(action_words(card.kind, self._ctx.t))
        title, body = notice_words(card.kind, 0, ctx.t, card.values)
        offer = SuggestionCard(
            title, body, ctx.t("Why am I seeing this?"), actions.get("not_today", ctx.t("Not today")),
            actions.get("start", ctx.t("Start")),
        )  # fmt: skip
        offer.started.connect(partial(ctx.navigator.answer, card.key, "start"))
        KeyGuard(offer)
        offer.left.connect(partial(ctx.navigator.answer, card.key, "not_today"))
        offer.why_asked.connect(partial(ctx.say, why_words(card.why, ctx.t, card.values), None))
        return offer
