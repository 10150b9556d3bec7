"""The quick card near the tray: `7 Enter` is a check-in, `C 3 6 Enter` a contact; an entry is changed in it too."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QHideEvent, QKeyEvent, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.quick_entry.card_head import CardHead
from wellbeing.ui.quick_entry.checkin_form import CheckInForm
from wellbeing.ui.quick_entry.contact_form import ContactForm
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.click_guard import ClickGuard
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.focus_ring import FocusRing
from wellbeing.ui.widgets.keys_ahead import KeysAhead
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.raise_window import raise_window

WIDTH = 440
WIDE = 500  # English words run longer
WIDEST = 560
EDGE = 12
_AROUND = 4  # the frame's line and the air within it, both sides
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Form: TypeAlias = CheckInForm | ContactForm


class QuickCheckIn(QWidget):
    """Borderless card with two tabs. Enter saves; Esc closes an open row, then the card.

    A draft waits ten minutes, its time never does, and an edit is left behind whatever puts the card away.
    """

    checkin_saved = Signal(object)  # the change, to be told and undone by the window
    contact_saved = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self._ctx = ctx
        self._near = QPoint()
        self._low = self._number = False
        self._edited: CheckIn | Contact | None = None
        self._me = CheckInForm(ctx)
        self._contact = ContactForm(ctx)
        self._forms: dict[str, Form] = {"me": self._me, "contact": self._contact}
        self._head = CardHead(ctx)
        self._wrong = label("", "notice", wrap=True)
        self._hint = label("", "caption", wrap=True)
        t = ctx.t
        self._delete = button(t("Delete"), "leave", "trash")
        self._cancel = button(t("Cancel · Esc"), "secondary")
        self._save = button("", "primary")
        self._lay_out()
        self._connect()
        self._show_mode()
        self._ring = FocusRing(self)
        ClickGuard(self)
        self._keys_ahead = KeysAhead(self)

    @property
    def form(self) -> Form:
        """The form of the open tab."""
        return self._forms[self._head.tabs.current()]

    def open_tab(self, tab: str, near: QPoint | None = None) -> None:
        """Show the card near a point of the screen, else near the pointer; an edit in it is left behind."""
        self._begin()
        self._open(tab, near)

    def log(self, emotion: str) -> None:
        """Open the contact tab with the customer's emotion filled in."""
        self._begin()
        self._contact.fill_in(emotion)
        self._open("contact")

    def ask(self, title: str, question: str) -> None:
        """Open a check-in with a question to be answered in its note."""
        self._begin()
        self._open("me")
        self.setWindowTitle(title)
        self._me.ask(question)

    def edit(self, entry: CheckIn | Contact) -> None:
        """Open the card with an entry in it; saving changes that entry."""
        self._begin()
        self._edited = entry
        tab = "contact" if isinstance(entry, Contact) else "me"
        self._head.tabs.set_current(tab)
        if isinstance(entry, Contact):
            self._contact.edit(entry)
        else:
            self._me.edit(entry)
        self._show_mode()
        self._open(tab)

    def show_tab(self, tab: str) -> None:
        """Turn to a tab."""
        self._head.tabs.set_current(tab)
        for name, form in self._forms.items():
            form.setVisible(name == tab)
        self.form.begin()
        self.form.take_focus()
        self._say_wrong("")
        self._tell()

    def save(self) -> None:
        """Save what the open tab holds; what is wrong is said in the card and nothing is lost."""
        form = self.form
        try:
            change = form.save()
        except Refused as refused:
            self._say_wrong(self._ctx.sentence(refused.problem))
            return
        if isinstance(change, str):
            self._say_wrong(change)
            return
        form.clear()
        self._finish(form, change)

    def delete(self) -> None:
        """Delete the entry that is being changed; the receipt takes it back."""
        if self._edited is None:
            return
        ctx, form = self._ctx, self.form
        service = ctx.services.contacts if form is self._contact else ctx.services.checkins
        try:
            change = service.delete(self._edited.id)
        except Refused as refused:
            self._say_wrong(ctx.sentence(refused.problem))
            return
        if isinstance(change, Problem):
            self._say_wrong(ctx.sentence(change))
        else:
            self._finish(form, change)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, letters turn the card, Enter saves, Esc closes; a key held down acts once."""
        key = event.key()
        if event.isAutoRepeat() and (key in _ENTER or self._letter(event)):
            return
        if key == Qt.Key.Key_Escape:
            self._step_out()
        elif key in _ENTER:
            self.save()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(down=key == Qt.Key.Key_Down)
        elif key == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turn("contact" if self.form is self._me else "me")
        elif self.form.take_key(event):
            if not self._number:
                self._say_wrong("")
            self._tell()
        elif not self._letter(event) or not self._take_letter(self._letter(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab from the question opens the rows beyond it."""
        if forward and not self.form.more.is_open and self._on_question():
            self.form.more.open()
            return True
        return super().focusNextPrevChild(forward)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever put it away, the next card is a new one."""
        if not event.spontaneous():
            self._leave_edit()
        super().hideEvent(event)

    def _begin(self) -> None:
        """Leave an edit behind; a draft that was put away waits for a while only."""
        if self.isVisible():
            self._leave_edit()
        else:
            for form in self._forms.values():
                form.drop_old()

    def _open(self, tab: str, near: QPoint | None = None) -> None:
        self.show_tab(tab)
        self._place(near)
        self._keys_ahead.expect()
        raise_window(self)
        self._place(near)  # only now all of it is laid out
        self.form.take_focus()

    def _finish(self, form: Form, change: object) -> None:
        self._say_wrong("")
        self.hide()
        (self.checkin_saved if form is self._me else self.contact_saved).emit(change)

    def _turn(self, tab: str) -> None:
        """Turn to the other question; an entry that is changed stays what it is."""
        if self._edited is None:
            self.show_tab(tab)

    def _letter(self, event: QKeyEvent) -> str:
        """Return the Latin letter of a key without Ctrl, Alt or Meta, '' for any other key."""
        modifier = Qt.KeyboardModifier
        if event.modifiers() & (modifier.ControlModifier | modifier.AltModifier | modifier.MetaModifier):
            return ""
        key = event.key()
        return chr(key) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""

    def _take_letter(self, letter: str) -> bool:
        if letter in ("C", "M"):
            self._turn("contact" if letter == "C" else "me")
        elif letter == "K" and self.form is self._contact:
            self._contact.ask_kind()
        elif letter == "T" and self._edited is None:
            self.form.when.ask()
        else:
            return False
        return True

    def _step_out(self) -> None:
        """Close the time, else the rows, else the card."""
        form = self.form
        if self._edited is None and not form.when.isHidden():
            form.when.forget()
            form.take_focus()
        elif self._edited is None and form.more.is_open:
            form.more.close_rows()
            form.take_focus()
        else:
            self.hide()

    def _walk(self, down: bool) -> None:
        """Down opens the rows and goes on in them; Up in an empty card changes the last entry."""
        form = self.form
        if down and not form.more.is_open:
            form.more.open()
        elif not down and self._edited is None and form.empty and self._on_question():
            last = form.latest()
            if last is not None:
                self.edit(last)
        else:
            super().focusNextPrevChild(down)
            if (here := self.focusWidget()) is not None and self._content.isAncestorOf(here):
                self._scroll.ensureWidgetVisible(here)

    def _on_question(self) -> bool:
        here = self.focusWidget()
        return here is None or (self.form.isAncestorOf(here) and not self.form.more.isAncestorOf(here)
                                and not self.form.when.isAncestorOf(here))  # fmt: skip

    def _leave_edit(self) -> None:
        self._edited = None
        for form in self._forms.values():
            form.put_away()
        self._show_mode()

    def _show_mode(self) -> None:
        """Show the tabs of a new entry, or the strip of one that is changed, and the buttons that go with it."""
        entry, t = self._edited, self._ctx.t
        if entry is None:
            self._head.show_new()
            self.setWindowTitle(t("Check in"))
        else:
            seen = self._ctx.local(self._ctx.seen(entry))
            self.setWindowTitle(self._head.show_change(f"{seen:%H:%M}", self._ctx.day(seen.date())))
        for widget in (self._delete, self._cancel):
            widget.setVisible(entry is not None)
        self._tell()

    def _tell(self) -> None:
        """Say what Save is going to write, and when."""
        t, form = self._ctx.t, self.form
        time, words = form.when.said()
        if self._edited is not None:
            save, hint = t("Save change"), ""
        elif time:
            save, hint = t("Save to {time}").format(time=time), t("Esc goes back to now")
        else:
            save, hint = t("Save"), form.promise() or t("Esc puts it away; the draft waits")
        in_note = form.note.hasFocus()
        self._save.setText(f"{save} · {'Ctrl+Enter' if in_note else 'Enter'}")
        self._hint.setText(t("Enter makes a line here") if in_note else hint)
        self._head.show_when(time, words)
        self._fit()

    def _say_number(self) -> None:
        self._say_wrong(self._ctx.t("That looked like a number. Nothing saved."))
        self._number = True  # it stays said while the rest of the number comes

    def _say_wrong(self, words: str) -> None:
        self._number = False
        if words != self._wrong.text() or self._wrong.isHidden() == bool(words):
            self._wrong.setText(words)
            self._wrong.setVisible(bool(words))
            self._fit()

    def _connect(self) -> None:
        self._head.picked.connect(self._turn)
        self._head.closed.connect(self.hide)
        for form in self._forms.values():
            form.changed.connect(self._tell)
            form.said.connect(self._tell)
            form.confirmed.connect(self.save)
            form.number_typed.connect(self._say_number)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.hide)
        self._delete.clicked.connect(self.delete)

    def _lay_out(self) -> None:
        self._wrong.hide()
        self._save.setProperty("large", "true")
        self._save.setDefault(True)
        for widget in (self._cancel, self._delete):
            widget.setAutoDefault(True)  # Enter presses these, and saves everywhere else
        self._foot = QWidget()
        pinned, foot = QVBoxLayout(self._foot), QHBoxLayout()
        pinned.setContentsMargins(18, 0, 18, 14)
        pinned.setSpacing(10)
        foot.addWidget(self._delete)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._save)
        pinned.addWidget(self._wrong)
        pinned.addLayout(foot)
        self._content = QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(18, 2, 18, 10)
        for form in self._forms.values():
            inside.addWidget(form)
        inside.addStretch(1)
        self._scroll = _CardScroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no stop of its own between the rows
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        for ground in (self._scroll.viewport(), self._content):
            ground.setAutoFillBackground(False)
        EdgeFade(self._scroll, "card")
        self._card = QFrame()
        self._card.setProperty("role", "window")
        rows = QVBoxLayout(self._card)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self._head)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self._foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def _fit(self) -> None:
        """Take the size that the open tab needs: 440 wide, longer words up to 560, never beyond the screen.

        Where the screen is lower than that, the form scrolls between its head and Save.
        """
        parts = (self._head, self._content, self._foot)
        for part in parts:
            if (layout := part.layout()) is not None:
                layout.activate()
        wanted = round((WIDTH if self._ctx.language != "en" else WIDE) * current_theme().text_scale)
        least = max(part.minimumSizeHint().width() for part in parts)
        room = self._room()
        width = min(max(wanted, least + _AROUND), max(WIDEST, wanted), room.width() - 2 * EDGE)
        height = sum(height_at(part, width - _AROUND) for part in parts) + _AROUND
        size = (width, min(height, room.height() - 2 * EDGE))
        if size != (self.width(), self.height()):
            self.resize(*size)
        if self.isVisible():  # what stands at the foot of the screen grows upwards, away from the tray
            lowest = room.bottom() - self.height() - EDGE
            rightmost = room.right() - self.width() - EDGE
            self.move(min(self.x(), rightmost), lowest if self._low else min(self.y(), lowest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners: a mask works without a compositor, too."""
        path = QPainterPath()
        corner = current_theme().radius("window")
        path.addRoundedRect(QRectF(self.rect()), corner, corner)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        super().resizeEvent(event)

    def _room(self) -> QRect:
        """Return what is free of the screen it opened on: asked anew, since a screen can be gone meanwhile."""
        screen = QGuiApplication.screenAt(self._near) or QGuiApplication.primaryScreen()
        return screen.availableGeometry()

    def _place(self, near: QPoint | None) -> None:
        point = near or QCursor.pos()
        self._near = QPoint(point)
        screen = self._room()
        self._low = point.y() > screen.center().y()
        self._fit()
        x = min(
            max(screen.left() + EDGE, point.x() - self.width() // 2), screen.right() - self.width() - EDGE
        )
        y = screen.bottom() - self.height() - EDGE if self._low else screen.top() + EDGE
        self.move(x, y)


class _CardScroll(QScrollArea):
    """Scrolls by wheel and by focus alone: arrows are the card's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the card."""
        event.ignore()


def height_at(part: QWidget, width: int) -> int:
    """Return how high a part wants to be at a width, px."""
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
