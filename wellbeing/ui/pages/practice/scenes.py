"""The scenes to choose from, and the one being played in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.content.cue_words import emotions
from wellbeing.domain.drafts import Fields
from wellbeing.domain.library.scenes import Scene
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.pages.practice.play import ScenePlay
from wellbeing.ui.quick_entry.form_words import channels
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.labels import label

_SCENE, _OWN = "scene", "own"
AT_FIRST, AT_ONCE = 7, 3
"""How many rows are made at first, which fill a usual window, and how many in each turn while one scrolls."""


class SceneRow(QWidget):
    """A scene in the list: title, where it plays, what the customer feels, when it was last kept."""

    started = Signal(str)

    def __init__(self, ctx: Context, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self.scene = ctx, scene
        t = ctx.t
        self._what = f"{channels(t)[scene.channel]} · {emotions(t)[scene.emotion]}"
        self.last = label("", "caption")
        self.start = button(t("Practise"), "quiet", small=True)
        self.start.setAccessibleDescription(scene.title)
        self.start.clicked.connect(self._tell)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(scene.title, wrap=True))
        words.addWidget(self.last)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 12, 8)
        line.addLayout(words, 1)
        line.addWidget(self.start)

    def show_last(self, moment: datetime | None) -> None:
        """Say when it was last kept."""
        ctx = self._ctx
        day = ctx.short_day(ctx.local(moment).date()) if moment else ""
        said = ctx.t("practised {day}").format(day=day) if day else ""
        self.last.setText(" · ".join(filter(None, (self._what, said))))

    def _tell(self) -> None:
        self.started.emit(self.scene.id)


class Scenes(QWidget):
    """The list of scenes, or the scene being played. `kept` brings (scene, found, cues, helped)."""

    kept = Signal(str, int, int, bool)
    turned = Signal()
    grown = Signal(QWidget)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.play: ScenePlay | None = None
        self.rows: list[SceneRow] = []
        self._last: Mapping[str, datetime] = {}
        self.turns = Turns(ctx, self)
        self._keeper = DraftKeeper(ctx, "scene", self._fields, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.list = Card()
        self.list.rows.setContentsMargins(0, 12, 0, 8)
        self.list.rows.setSpacing(0)
        self._column.addWidget(self.list)
        self._column.addStretch(1)

    def refresh(self, last: Mapping[str, datetime]) -> None:
        """Show the scenes, with when each was last kept."""
        self._last = last
        if not self.rows:
            self._fill()
        for row in self.rows:
            row.show_last(last.get(row.scene.id))

    def start(self, scene_id: str) -> None:
        """Play a scene from its beginning; an unknown id plays nothing."""
        scene = next((scene for scene in self._scenes() if scene.id == scene_id), None)
        if scene is None:
            return
        found = self._keeper.found() or {}
        self._end()
        self.play = ScenePlay(self._ctx, scene, int(self._ctx.services.clock.now().timestamp()))
        self.play.closed.connect(self.close_scene)
        self.play.next_asked.connect(self._next)
        self.play.keep_asked.connect(self.kept)
        self.play.grown.connect(self.grown)
        self.play.own.textChanged.connect(self._keeper.touch)
        if found.get(_SCENE) == scene_id:
            self.play.own.setPlainText(str(found.get(_OWN, "")))
        self._column.insertWidget(0, self.play)
        self.play.show()  # a layout would show it a turn later: too late for the keyboard
        self.list.hide()
        self.turned.emit()
        if self.isVisible():
            self.play.messages.pieces[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self) -> None:
        """Play the scene in which an own answer was begun and not left."""
        found = self._keeper.found()
        if found is not None:
            self.start(str(found.get(_SCENE, "")))

    def close_scene(self) -> None:
        """Go back to the list, with the keyboard where it was."""
        played = self.play.scene.id if self.play else ""
        self._end()
        self.list.show()
        self.turned.emit()
        if self.isVisible():
            self._to_row(played)

    def _to_row(self, scene_id: str) -> None:
        """Put the keyboard on a scene's row, which may stand further down than one has scrolled."""
        while not (found := [row for row in self.rows if row.scene.id == scene_id]) and self.turns:
            self.turns.do_next()
        for row in found:
            row.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        if self.play is not None:
            self.play.hide()
            self._column.removeWidget(self.play)
            self.play.deleteLater()
            self.play = None
            self._keeper.drop()

    def _fields(self) -> Fields | None:
        own = self.play.own.toPlainText() if self.play else ""
        return {_SCENE: self.play.scene.id, _OWN: own} if self.play and own.strip() else None

    def _next(self) -> None:
        ids = [scene.id for scene in self._scenes()]
        at = ids.index(self.play.scene.id) if self.play else -1
        self.start(ids[(at + 1) % len(ids)])

    def _scenes(self) -> tuple[Scene, ...]:
        return self._ctx.services.library.scenes(self._ctx.language)

    def _fill(self) -> None:
        head = label(
            self._ctx.t(
                "A customer writes; you answer. Nothing is counted; what you write waits in your diary"
                " only until you leave the scene."
            ),
            "soft",
            wrap=True,
        )
        head.setContentsMargins(20, 4, 20, 8)
        self.list.rows.addWidget(head)
        scenes = self._scenes()
        self._add_rows(scenes[:AT_FIRST])
        for first in range(AT_FIRST, len(scenes), AT_ONCE):
            self.turns.do(partial(self._add_rows, scenes[first : first + AT_ONCE]))

    def _add_rows(self, scenes: Sequence[Scene]) -> None:
        for scene in scenes:
            row = SceneRow(self._ctx, scene)
            row.started.connect(self.start)
            row.show_last(self._last.get(scene.id))
            self.rows.append(row)
            self.list.rows.addWidget(HairLine())
            self.list.rows.addWidget(row)
