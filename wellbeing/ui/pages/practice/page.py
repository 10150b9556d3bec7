"""Practice: scenes to try out, own hard contacts to look back at, a sheet to let it out; once a week one question."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem
from wellbeing.domain.reviews import Review, ReviewDraft
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.help.support_line import SupportLine
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.practice.reviews import ReviewsView
from wellbeing.ui.pages.practice.scenes import Scenes
from wellbeing.ui.pages.practice.strain import StrainCard
from wellbeing.ui.pages.practice.vent import VentSheet
from wellbeing.ui.widgets.sections import Sections

SCENES, REVIEWS, VENT = "scenes", "reviews", "vent"


class PracticePage(Page):
    """One of three parts at a time; nothing here is scored for anybody."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRACTICE, Topic.CONTACTS, Topic.CHECKINS})

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Practice"), parent)
        self._taken_up = False
        self.support, self.strain = SupportLine(ctx), StrainCard(ctx)
        self.scenes, self.reviews, self.vent = Scenes(ctx), ReviewsView(ctx), VentSheet(ctx)
        self._parts: dict[str, QWidget] = {SCENES: self.scenes, REVIEWS: self.reviews, VENT: self.vent}
        self.sections = Sections(self._content(), ctx.t("What to practise"))
        self.sections.set_lines(
            [
                (SCENES, ctx.t("Scenes"), ""),
                (REVIEWS, ctx.t("Looking back"), ""),
                (VENT, ctx.t("Write it, tear it up"), ""),
            ]
        )
        for widget in (self.support, self.strain, self.sections):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.strain.hide()
        self.sections.picked.connect(self.show_part)
        self.strain.answered.connect(self._answer)
        self.scenes.kept.connect(self._keep_run)
        self.scenes.turned.connect(self._to_top)
        self.scenes.grown.connect(self._show_grown)
        self.reviews.saved.connect(self._save)
        self.reviews.deleted.connect(self._delete)
        self.show_part(SCENES)

    def refresh(self) -> None:
        """Read anew what waits, what was kept, and whether to ask."""
        services = self.ctx.services
        looks = services.practice.reviews
        self.support.refresh()
        self.strain.setVisible(services.practice.strain_due())
        self.scenes.refresh(looks.last_runs())
        self.reviews.refresh(looks.waiting(services.contacts.between(looks.since(), None)), looks.all())
        if not self._taken_up:
            self._taken_up = True
            self._take_up()

    def _take_up(self) -> None:
        """Open what was begun before this page was made, by the app's last start or in another language."""
        if self.reviews.take_up():
            self.show_part(REVIEWS)
        else:
            self.scenes.take_up()

    def show_part(self, part: str) -> None:
        """Show one part; what stood on the sheet is gone once the sheet is left."""
        self.sections.set_current(part)
        for key, widget in self._parts.items():
            widget.setVisible(key == part)
        self._to_top()

    def start_scene(self, scene_id: str) -> None:
        """Play a scene; an unknown id plays nothing."""
        self.refresh()
        self.show_part(SCENES)
        self.scenes.start(scene_id)

    def _content(self) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        for part in self._parts.values():
            rows.addWidget(part)
        rows.addStretch(1)
        return holder

    def _answer(self, level: int) -> None:
        practice = self.ctx.services.practice
        practice.answer_strain(level or None)
        said = self.ctx.t("Saved.") if level else self.ctx.t("Not this week, then.")
        self.ctx.say(said, practice.forget_strain)

    def _keep_run(self, scene: str, found: int, cues: int, helped: bool) -> None:
        looks = self.ctx.services.practice.reviews
        number = looks.keep_run(scene, found, cues, helped)
        self.ctx.say(self.ctx.t("Noted in your diary."), partial(looks.forget_run, number))

    def _save(self, draft: ReviewDraft, number: int) -> None:
        looks = self.ctx.services.practice.reviews
        change = looks.save(draft, number)
        if change is None or isinstance(change, Problem):
            self.reviews.form.say(self.ctx.sentence(change) if change else "")
            return
        self.reviews.form.done()
        self.ctx.say(self.ctx.t("Saved."), partial(looks.undo, change))

    def _delete(self, review: Review) -> None:
        looks = self.ctx.services.practice.reviews
        change = looks.delete(review.id)
        if isinstance(change, Problem):
            self.ctx.say(self.ctx.sentence(change), None)
            return
        self.ctx.say(self.ctx.t("Deleted."), partial(looks.undo, change))

    def _show_grown(self, appeared: QWidget) -> None:
        """Scroll to what has just appeared, its beginning first, once it has a place."""
        QTimer.singleShot(0, appeared, partial(self._scroll_to, appeared))

    def _scroll_to(self, appeared: QWidget) -> None:
        """Leave a little of what stands above in sight: it says why each answer falls short."""
        above = appeared.mapTo(self.sheet, QPoint(0, 0)).y() - self.viewport().height() // 3
        self.verticalScrollBar().setValue(max(above, self.verticalScrollBar().value()))

    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)
