"""The library: a search over all kinds that answers as one types, subjects in layers, and what goes with what."""

from __future__ import annotations

import threading
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wellbeing.domain.library.own_phrases import OwnPhrase
from wellbeing.domain.problems import Refused
from wellbeing.services import moment_state as present
from wellbeing.services.event_bus import Topic
from wellbeing.services.extras import has_extra
from wellbeing.ui.context import Context
from wellbeing.ui.pages.library.own import OwnPhraseForm
from wellbeing.ui.pages.library.question import ALL_KINDS, FoundAnswer, Question, answer
from wellbeing.ui.pages.library.results import Results
from wellbeing.ui.pages.library.sticky_head import StickyHead
from wellbeing.ui.pages.library.subjects import EVERYTHING, SubjectItem, Subjects, kind_of
from wellbeing.ui.pages.library.top import CountedSearch, GoesWith, NowTip
from wellbeing.ui.pages.library.words import kinds
from wellbeing.ui.pages.page import Page
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.focus_turn import FocusTurn
from wellbeing.ui.widgets.messages import EmptyState
from wellbeing.ui.widgets.sections import Sections

CUES = "cues"
FEW_CHIPS = 4
"""How many subjects stand above the cards where the window is too narrow for a list."""
_NEAR_END = 300  # px above the end of the page at which the next items are built


class LibraryPage(Page):
    """Everything to read, copy and practise. Keeping an item only fills its star: nothing moves under the pointer."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRACTICE, Topic.CONTACTS, Topic.CHECKINS})

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Library"), parent)
        self._own: tuple[object, ...] | None = None
        self._company: SubjectItem | None = None
        self._getting_ready = self._now_read = False
        self._subjects: Subjects | None = None
        self._reader: QWidget | None = None
        self._turns = Turns(ctx, self)
        t = ctx.t
        self.search = CountedSearch(t("Search the library"))
        chips = [(ALL_KINDS, t("All")), *kinds(t).items(), (CUES, t("Read a message"))]
        self.filter = ChipRow(chips, t("Show"), always_one=True)
        self.now, self.goes_with, self.form = NowTip(ctx), GoesWith(ctx), OwnPhraseForm(ctx)
        self.results = Results(ctx)
        self.make_ahead(self.results.turns)
        self.head = StickyHead(self, self.results.shown_blocks)
        self.nothing = EmptyState("", "search", t("Show everything"))
        content = self._content()
        self.sections = Sections(content, t("Subjects"), FEW_CHIPS, t("More subjects"))
        FocusTurn(self, self.sections, content)
        for widget in (self.search, self.filter, self.sections):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.filter.set_chosen([ALL_KINDS])
        self.form.hide()
        self.goes_with.hide()
        self._connect()

    def start_search(self) -> bool:
        """Put the focus into the search."""
        self._to_search()
        return True

    def refresh(self) -> None:
        """Search when nothing was searched yet or own phrases changed, else look only at stars and the moment."""
        own = tuple(self.ctx.services.library.own.all())
        if own != self._own:
            first, self._own = self._own is None, own
            find = partial(self._find, to_top=first)
            if first:
                self._turns.do(find)
            else:
                find()
        self.results.show_kept(self.ctx.services.library.favourites())
        self._now_read = False
        self._show_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Open with the search ready for the first key."""
        super().showEvent(event)
        self._to_search()
        if not self._getting_ready:  # the book of pinyin takes longer to open than a key press may
            self._getting_ready = True
            ready, language = self.ctx.services.library.get_ready, self.ctx.language
            threading.Thread(target=ready, args=(language,), daemon=True, name="pinyin").start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the item that has the focus; letters typed anywhere on the page are searched."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.setAccepted(self.results.walk.take())
        elif _is_letter(event) and not self.search.isHidden():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QApplication.sendEvent(self.search, event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many cards as the window can show."""
        super().resizeEvent(event)
        self.results.fill(event.size().height())

    def show_kind(self, kind: str) -> None:
        """Show one kind of items, or the reader of messages."""
        self.filter.set_chosen([kind])
        self._show_reader(kind == CUES)
        if kind != CUES:
            self._ask_anew()

    def question(self) -> Question:
        """Return what is asked now."""
        words, kind = self.search.text().strip(), next(iter(self.filter.chosen()), ALL_KINDS)
        return Question(words, kind, self.sections.current() or EVERYTHING, self._company)

    def _content(self) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.column.spacing())
        for widget in (self.form, self.now, self.goes_with, self.results, self.nothing):
            rows.addWidget(widget)
        rows.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.search.textChanged.connect(self._ask_anew)
        self.filter.changed.connect(self._filtered)
        self.sections.picked.connect(self._ask_anew)
        for part in (self.results, self.now):
            part.starred.connect(self._keep)
            part.related.connect(self._show_company)
        self.now.copied.connect(self.results.copy)
        self.search.gone_on.connect(self.results.walk.go_on)
        self.search.taken.connect(self._take_first)
        self.results.walk.left.connect(self._to_search)
        self.results.copied.connect(self._tell_copied)
        self.results.opened.connect(self._open)
        self.results.all_asked.connect(self.show_kind)
        self.results.add_asked.connect(self._add)
        self.results.edited.connect(self._add)
        self.results.deleted.connect(self.form.delete)
        self.form.left.connect(self._to_search)
        self.goes_with.left.connect(self._ask_anew)
        self.nothing.asked.connect(self._show_everything)
        self.verticalScrollBar().valueChanged.connect(self._bring_more)

    def _find(self, to_top: bool = True) -> None:
        """Show what answers the question of this moment."""
        ctx, asked = self.ctx, self.question()
        try:
            self._subjects = self._subjects or Subjects(ctx)
            found = answer(asked, ctx.services.library, ctx.language, self._subjects)
        except Refused as refused:
            self._show(FoundAnswer(), ctx.sentence(refused.problem))
            return
        self._show_lines(found)
        self._show(found, self._why_nothing(found.elsewhere))
        self._show_now()
        if to_top:
            self.verticalScrollBar().setValue(0)

    def _show(self, found: FoundAnswer, why_nothing: str) -> None:
        self.results.hide()  # else each part that comes or goes would lay out the whole page
        self.results.show_found(found)
        self.results.setVisible(bool(found.found))
        self.nothing.words.setText(why_nothing)
        self.nothing.setVisible(not found.found)
        count = self.ctx.tn("{n} item", "{n} items", found.count).format(n=found.count)
        if has_extra("pinyin"):
            initials = self.ctx.t("{count} · pinyin initials work too").format(count=count)
        else:
            initials = self.ctx.t("{count} · pinyin initials need: {command}").format(
                count=count, command='pip install "wellbeing[pinyin]"'
            )
        self.search.set_count(initials if self.ctx.language.startswith("zh") else count)
        self.results.fill(self.height())

    def _show_lines(self, found: FoundAnswer) -> None:
        """Show the subjects; the keyboard stays in their list when it was there."""
        focus = self.focusWidget()
        inside = focus is not None and self.sections.side.isAncestorOf(focus)
        self.sections.set_lines(found.lines)
        if inside:
            self.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_now(self) -> None:
        """Show the tip for this moment where nothing else was asked for.

        What the diary says of it is not read anew with each key: it takes months of it.
        """
        shown = self.question().is_open and self.nothing.isHidden()
        self.now.setVisible(shown)
        if shown and not self._now_read:
            self._now_read = True
            library = self.ctx.services.library
            chosen = library.tip_in(present.state(self.ctx.services), self.ctx.language)
            self.now.show_tip(chosen, chosen.tip.id in library.favourites())

    def _why_nothing(self, elsewhere: int) -> str:
        if elsewhere:
            return self.ctx.t("Nothing under this subject, but {n} under others.").format(n=elsewhere)
        return self.ctx.t("Nothing found. A shorter word, or just a part of it, often helps.")

    def _ask_anew(self) -> None:
        self._company = None
        self.goes_with.hide()
        self._find()

    def _filtered(self, keys: tuple[str, ...]) -> None:
        self.sections.set_current(EVERYTHING)
        self.show_kind(keys[0] if keys else ALL_KINDS)

    def _show_company(self, item: SubjectItem) -> None:
        self.ctx.services.library.use(item.id)
        self._company = item
        self.filter.set_chosen([ALL_KINDS])
        self.sections.set_current(EVERYTHING)
        self.goes_with.say(item.title)
        self.goes_with.show()
        self._find()

    def _show_everything(self) -> None:
        self.filter.set_chosen([ALL_KINDS])
        self.sections.set_current(EVERYTHING)
        self.search.clear()
        self._ask_anew()
        self._to_search()

    def _show_reader(self, shown: bool) -> None:
        """Show the reader of messages in the place of the items; it is built when it is first wanted."""
        if shown and self._reader is None:
            from wellbeing.ui.pages.library.cues.view import CueReader

            reader = CueReader(self.ctx)
            reader.log_asked.connect(self._log)
            self.column.insertWidget(self.column.indexOf(self.sections), reader)
            self._reader = reader
        if self._reader is not None:
            self._reader.setVisible(shown)
        self.sections.setVisible(not shown)
        self.search.setVisible(not shown)

    def _log(self, emotion: str) -> None:
        self.ctx.navigator.log_contact(emotion)

    def _keep(self, item: str, kept: bool) -> None:
        self.ctx.services.library.keep(item, kept)
        self.refresh()

    def _tell_copied(self, item: str, has_gap: bool) -> None:
        self.ctx.services.library.use(item)
        t = self.ctx.t
        self.ctx.say(
            t("Copied. Fill in the gaps in brackets before you send it.") if has_gap else t("Copied."), None
        )

    def _open(self, item: SubjectItem) -> None:
        self.ctx.services.library.use(item.id)
        if kind_of(item) == "scene":
            self.ctx.navigator.start_scene(item.id)
        else:
            self.ctx.navigator.start_exercise(item.id)

    def _add(self, phrase: OwnPhrase | None = None) -> None:
        self.form.open(phrase)
        self.ensureWidgetVisible(self.form)

    def _bring_more(self) -> None:
        """Build the next items when the end of the page comes near."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() - _NEAR_END:
            self.results.more()

    def _take_first(self) -> None:
        if self.search.text().strip():
            self.results.walk.take_first()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _is_letter(event: QKeyEvent) -> bool:
    """Tell whether a key writes a sign that a search can begin with."""
    bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return bare and event.text().isprintable() and bool(event.text().strip())
