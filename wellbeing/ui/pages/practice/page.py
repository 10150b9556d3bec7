"""Practice: scenes to try out, own hard contacts to look back at, a sheet to let it out; once a week one question."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import ClassVar, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem
from wellbeing.domain.reviews import Review, ReviewDraft
from wellbeing.services.event_bus import Topic
from wellbeing.services.moment_state import names_help
from wellbeing.ui.context import Context
from wellbeing.ui.help.support_line import SupportLine
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.practice.reviews import ReviewsView
from wellbeing.ui.pages.practice.scenes import Scenes
from wellbeing.ui.pages.practice.strain import StrainCard
from wellbeing.ui.pages.practice.vent import VentSheet
from wellbeing.ui.soon import soon
from wellbeing.ui.widgets.focus_turn import FocusTurn
from wellbeing.ui.widgets.sections import Sections

SCENES, REVIEWS, VENT = "scenes", "reviews", "vent"
Part = TypeVar("Part", bound=QWidget)


class PracticePage(Page):
    """One of three parts at a time; nothing here is scored for anybody."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRACTICE, Topic.CONTACTS, Topic.CHECKINS})
    private: ClassVar[bool] = True

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Practice"), parent)
        self._taken_up = False
        self._parts: list[QWidget] = []
        holder = QWidget()
        self._content = QVBoxLayout(holder)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.addStretch(1)
        self.sections = Sections(holder, ctx.t("What to practise"))
        FocusTurn(self, self.sections, holder)
        self.sections.set_lines(
            [
                (SCENES, ctx.t("Scenes"), ""),
                (REVIEWS, ctx.t("Looking back"), ""),
                (VENT, ctx.t("Write it, tear it up"), ""),
            ]
        )
        self.column.addWidget(self.sections)
        self.column.addStretch(1)
        self.sections.picked.connect(self.show_part)
        self.show_part(SCENES)

    @cached_property
    def support(self) -> SupportLine:
        """The line about help, made when the diary first gives a reason."""
        support = SupportLine(self.ctx, self.body)
        self.column.insertWidget(self.column.indexOf(self.sections), support)
        return support

    @cached_property
    def strain(self) -> StrainCard:
        """The question of the week, made when it is first due."""
        strain = StrainCard(self.ctx, self.body)
        self.column.insertWidget(self.column.indexOf(self.sections), strain)
        strain.answered.connect(self._answer)
        return strain

    @cached_property
    def scenes(self) -> Scenes:
        """The scenes, which are shown first."""
        scenes = self._part(Scenes(self.ctx))
        self.make_ahead(scenes.turns)
        scenes.kept.connect(self._keep_run)
        scenes.turned.connect(self._to_top)
        scenes.grown.connect(self._show_grown)
        return scenes

    @cached_property
    def reviews(self) -> ReviewsView:
        """The looks back, made with the first reading: one that was begun opens by itself."""
        reviews = self._part(ReviewsView(self.ctx))
        reviews.saved.connect(self._save)
        reviews.deleted.connect(self._delete)
        return reviews

    @cached_property
    def vent(self) -> VentSheet:
        """The sheet to write on, made when it is first wanted."""
        return self._part(VentSheet(self.ctx))

    def refresh(self) -> None:
        """Read anew what waits, what was kept, and whether to ask."""
        services = self.ctx.services
        looks = services.practice.reviews
        self._show_above()
        self.scenes.refresh(looks.last_runs())
        self.reviews.refresh(looks.waiting(services.contacts.between(looks.since(), None)), looks.all())
        if not self._taken_up:
            self._taken_up = True
            self._take_up()

    def _show_above(self) -> None:
        """Show what stands above the parts now and then."""
        if "support" in self.__dict__ or names_help(self.ctx.services):
            self.support.refresh()
        due = self.ctx.services.practice.strain_due() and not self.ctx.is_discreet
        if due or "strain" in self.__dict__:
            self.strain.setVisible(due)

    def _take_up(self) -> None:
        """Open what was begun before this page was made, by the app's last start or in another language."""
        if self.reviews.take_up():
            self.show_part(REVIEWS)
        else:
            self.scenes.take_up()

    def show_part(self, part: str) -> None:
        """Show one part; what stood on the sheet is gone once the sheet is left."""
        self.sections.set_current(part)
        parts: dict[str, Callable[[], QWidget]] = {
            SCENES: lambda: self.scenes,
            REVIEWS: lambda: self.reviews,
            VENT: lambda: self.vent,
        }
        shown = parts[part]()
        for widget in self._parts:
            widget.setVisible(widget is shown)
        self._to_top()

    def start_scene(self, scene_id: str) -> None:
        """Play a scene; an unknown id plays nothing."""
        self.refresh()
        self.show_part(SCENES)
        self.scenes.start(scene_id)

    def _part(self, part: Part) -> Part:
        """Take a part that was made, hidden until it is chosen; they stand in one place, so their order is free."""
        part.hide()
        self._parts.append(part)
        self._content.insertWidget(0, part)
        return part

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
        soon(appeared, partial(self._scroll_to, appeared))

    def _scroll_to(self, appeared: QWidget) -> None:
        """Leave a little of what stands above in sight: it says why each answer falls short."""
        above = appeared.mapTo(self.sheet, QPoint(0, 0)).y() - self.viewport().height() // 3
        self.verticalScrollBar().setValue(max(above, self.verticalScrollBar().value()))

    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)
