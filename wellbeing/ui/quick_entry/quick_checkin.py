"""The quick check-in: one small card near the tray, two keys to a saved check-in, a second tab for a contact."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QHideEvent, QKeyEvent, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.problems import Refused
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.quick_entry.checkin_form import CheckInForm
from wellbeing.ui.quick_entry.contact_form import ContactForm
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.focus_ring import FocusRing
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.raise_window import raise_window

WIDTH = 420
WIDE = 500  # English words run longer
WIDEST = 560
EDGE = 12


class QuickCheckIn(QWidget):
    """Borderless card with two tabs. Enter saves; Esc puts it away: a draft waits, an edit is left behind."""

    checkin_saved = Signal(object)  # the change, to be told and undone by the window
    contact_saved = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(ctx.t("Check in"))
        self._ctx = ctx
        self._near = QPoint()
        self._me = CheckInForm(ctx)
        self._me.confirmed.connect(self.save)
        self._contact = ContactForm(ctx)
        self._forms: dict[str, CheckInForm | ContactForm] = {"me": self._me, "contact": self._contact}
        self._tabs = RangeBar([("me", ctx.t("Me")), ("contact", ctx.t("A contact"))], ctx.t("What to record"))
        self._tabs.picked.connect(self.show_tab)
        for form in self._forms.values():
            form.changed.connect(self._fit)
            form.number_typed.connect(self._say_number)
        self._wrong = label("", "notice", wrap=True)
        self._wrong.hide()
        self._save = button(ctx.t("Save · Enter"), "primary")
        self._save.setProperty("large", "true")
        self._save.setDefault(True)
        self._save.clicked.connect(self.save)
        self._lay_out()
        self._ring = FocusRing(self)

    def open_tab(self, tab: str, near: QPoint | None = None) -> None:
        """Show the card near a point of the screen, else near the pointer; an edit in it is left behind."""
        self._begin_anew()
        self._open(tab, near)

    def _open(self, tab: str, near: QPoint | None = None) -> None:
        self._tabs.set_current(tab)
        self.show_tab(tab)
        self._place(near)
        raise_window(self)
        self._forms[tab].take_focus()

    def log(self, emotion: str) -> None:
        """Open the contact tab with the customer's emotion filled in."""
        self._begin_anew()
        self._contact.fill_in(emotion)
        self._open("contact")

    def edit(self, entry: CheckIn | Contact) -> None:
        """Open the card with an entry in it; saving changes that entry."""
        self._leave_edit()
        tab = "contact" if isinstance(entry, Contact) else "me"
        if isinstance(entry, Contact):
            self._contact.edit(entry)
        else:
            self._me.edit(entry)
        self._open(tab)

    def show_tab(self, tab: str) -> None:
        """Turn to a tab."""
        for name, form in self._forms.items():
            form.setVisible(name == tab)
        self._forms[tab].take_focus()
        self._fit()

    def save(self) -> None:
        """Save what the open tab holds; what is wrong is said in the card and nothing is lost."""
        me = self._tabs.current() == "me"
        form = self._me if me else self._contact
        try:
            change = form.save()
        except Refused as refused:
            self._say_wrong(self._ctx.sentence(refused.problem))
            return
        if isinstance(change, str):
            self._say_wrong(change)
            return
        self._say_wrong("")
        form.clear()
        self.hide()
        (self.checkin_saved if me else self.contact_saved).emit(change)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Enter saves, Esc puts away, Ctrl+Tab turns to the other tab; a key held down acts once."""
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            other = "contact" if self._tabs.current() == "me" else "me"
            self._tabs.set_current(other)
            self.show_tab(other)
        elif self._forms[self._tabs.current()].take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever put it away, the next card is a new one."""
        if not event.spontaneous():
            self._leave_edit()
        super().hideEvent(event)

    def _begin_anew(self) -> None:
        """Leave an edit behind; a draft that was put away waits for a while only."""
        if self.isVisible():
            self._leave_edit()
        else:
            for form in self._forms.values():
                form.drop_old()

    def _leave_edit(self) -> None:
        for form in self._forms.values():
            form.put_away()

    def _say_number(self) -> None:
        self._say_wrong(self._ctx.t("That looked like a number. Nothing saved."))

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
        self._fit()

    def _lay_out(self) -> None:
        t = self._ctx.t
        close = IconButton("close", t("Put away"))
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.addWidget(label(t("Esc puts it away; the draft waits"), "caption", wrap=True), 1)
        foot.addWidget(self._save)
        card = QFrame()
        card.setProperty("role", "window")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(10)
        rows.addLayout(head)
        for form in self._forms.values():
            rows.addWidget(form)
        rows.addWidget(self._wrong)
        rows.addLayout(foot)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(card)
        self._card = card
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _fit(self) -> None:
        """Take the size that the open tab needs: Chinese 420 wide, longer words up to 560, never beyond the screen."""
        layout = self._card.layout()
        if layout is None:
            return
        layout.activate()
        wanted = round((WIDTH if self._ctx.language != "en" else WIDE) * current_theme().text_scale)
        width = min(max(wanted, self._card.minimumSizeHint().width() + 2), max(WIDEST, wanted))
        room = self._room()
        width = min(width, room.width() - 2 * EDGE)
        height = (
            layout.heightForWidth(width) if layout.hasHeightForWidth() else self._card.sizeHint().height()
        )
        self.resize(width, min(height + 2, room.height() - 2 * EDGE))
        if self.isVisible():  # what has grown at the foot of the screen stands higher
            lowest = room.bottom() - self.height() - EDGE
            rightmost = room.right() - self.width() - EDGE
            self.move(min(self.x(), rightmost), min(self.y(), lowest))

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
        self._fit()
        screen = self._room()
        x = min(
            max(screen.left() + EDGE, point.x() - self.width() // 2), screen.right() - self.width() - EDGE
        )
        low = point.y() > screen.center().y()
        y = screen.bottom() - self.height() - EDGE if low else screen.top() + EDGE
        self.move(x, y)
