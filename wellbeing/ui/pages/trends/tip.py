"""The one tip beside the chart, why it was chosen, and where it comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.library.tips import RangeFacts
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import ReadingText, label


class RangeTip(QWidget):
    """A card in the side column."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        card = Card(compact=True)
        self._reason, self._title = label("", "caption", wrap=True), label("", "question", wrap=True)
        self._body, self._source = ReadingText(""), label("", "caption", wrap=True)
        for widget in (self._reason, self._title, self._body, self._source):
            card.rows.addWidget(widget)
        card.rows.addStretch(1)  # what height is left over is the card's: no hole between it and the next
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_for(self, facts: RangeFacts) -> None:
        """Choose and show the tip for what the range shows."""
        ctx = self._ctx
        choice = ctx.services.library.tip_for(facts, ctx.language)
        self._reason.setText(reasons(ctx).get(choice.reason, ctx.t("Today's tip")))
        self._title.setText(choice.tip.title)
        self._body.setText(choice.tip.body)
        sources = ctx.services.library.sources(ctx.language)
        names = [sources[source].cite for source in choice.tip.sources if source in sources]
        self._source.setText(ctx.t("From: {sources}").format(sources=ctx.t("; ").join(dict.fromkeys(names))))


def reasons(ctx: Context) -> dict[str, str]:
    """Return why a tip was chosen, in words."""
    t = ctx.t
    return {
        "reason.crisis": t("Because a life was in danger in a contact of this range"),
        "reason.threat": t("Because there was a threat in this range"),
        "reason.abuse": t("Because there was abuse in this range"),
        "reason.high": t("Because many of these check-ins were 7 or more"),
        "reason.rising": t("Because stress went up in this range"),
        "reason.rude": t("Because there were rude contacts in this range"),
        "reason.load": t("Because there were many hard contacts a day"),
        "reason.easing": t("Because stress went down in this range"),
        "reason.kind": t("Because there was a kind contact in this range"),
        "reason.everyday": t("Today's tip"),
    }
