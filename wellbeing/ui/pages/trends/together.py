"""What went together with stress: a card whose title is its answer, the days behind it, and how sure that is."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from wellbeing.charts.together import LinkPicture
from wellbeing.content.insight_words import InsightWords
from wellbeing.domain.insights.factors import CAUSE
from wellbeing.domain.insights.links import EARLY_DAYS, TOGETHER, Link
from wellbeing.services.app_services import Services
from wellbeing.ui.beside import BesideReader
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.soon import soon_read
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.chart_view import ChartView
from wellbeing.ui.widgets.labels import label

HEIGHT = 250  # px of the chart at 100 % text

Links = tuple[Link, ...]


class TogetherCard(Card):
    """Reads the last three years once it is seen, in a thread beside the window."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._stale = True
        self._reader = BesideReader(ctx, "what went together could not be read", self)
        self._reader.answered.connect(self._show)
        t = ctx.t
        self._title, self._figures = label("", "heading", wrap=True), label("", "soft", wrap=True)
        self._others, self._rest = label("", "soft", wrap=True), label("", "caption", wrap=True)
        self._chart = ChartView(
            ctx.services.charts, t("The chart can't be drawn right now; it is tried again.")
        )
        self._chart.setFixedHeight(current_theme().grown(HEIGHT))
        for widget in (self._title, self._figures, self._chart, self._others, self._rest):
            self.rows.addWidget(widget)
        self._show(())

    def look_again(self) -> None:
        """Take it that the diary has changed; it is read once the card is seen."""
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read what is stale: a card that nobody scrolls to costs nothing."""
        super().paintEvent(event)
        if self._stale:
            self._stale = False
            soon_read(self, self._ctx.services.diary, self._read)

    def _read(self) -> None:
        self._reader.read(links_of)

    def _show(self, links: Links) -> None:
        words = self._words()
        told = sorted((link for link in links if link.verdict == TOGETHER), key=strength)
        best = told[0] if told else None
        title, figures = self._answer(words, best, links)
        self._title.setText(title)
        self._figures.setText(figures)
        others, rest = [words.standing(link) for link in told[1:]], words.rest(links)
        for line, text in ((self._others, "\n".join(others)), (self._rest, rest)):
            line.setText(text)
            line.setVisible(bool(text))
        self._chart.setVisible(best is not None)
        if best is not None:
            draw = partial(drawn, self._ctx, picture_of(self._ctx, words, best))
            self._chart.set_chart(draw, words.standing(best))

    def _answer(self, words: InsightWords, best: Link | None, links: Links) -> tuple[str, str]:
        """Return the title, which is the answer, and the line under it."""
        t = self._ctx.t
        if best is not None:
            return words.headline(best), t("{figures}. Together is not because.").format(
                figures=words.figures(best)
            )
        missing = min((link.missing for link in links), default=EARLY_DAYS)
        if missing:
            later = self._ctx.tn(
                "After {n} more day with check-ins you see here what went together with stress, if anything did.",
                "After {n} more days with check-ins you see here what went together with stress, if anything did.",
                missing,
            )
            return t("What went together"), later.format(n=missing)
        return (
            t("Nothing went together with stress clearly enough to say so"),
            t("Eight things were looked at, chosen before looking. It is looked at anew with every day."),
        )

    def _words(self) -> InsightWords:
        services, language = self._ctx.services, self._ctx.language
        return InsightWords(services.environment.words(language), services.entry_words(language))


def strength(link: Link) -> float:
    """Return a key that puts the strongest link first."""
    return -abs(link.rho or 0.0)


def links_of(services: Services) -> Links:
    """Return what the last three years say."""
    return services.insights.together()


def picture_of(ctx: Context, words: InsightWords, link: Link) -> LinkPicture:
    """Return what the chart shows of a link."""
    either = (ctx.t("not named"), ctx.t("named")) if link.factor.startswith(CAUSE) else None
    return LinkPicture(link.days, words.name(link.factor), either)


def drawn(
    ctx: Context, picture: LinkPicture, width: int, height: int, ratio: float
) -> tuple[bytes, int, int]:
    """Draw the days of a link at a size and sharpness."""
    return ctx.services.charts.together_pixels(picture, current_theme(), ctx.language, width, height, ratio)
