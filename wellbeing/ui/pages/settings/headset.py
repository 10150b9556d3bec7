"""Which programs' recordings count as a contact: each a chip to strike off, and whether one records right now."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label


class ProgramsRow(QWidget):
    """The programs that have recorded since the app began to listen; a chosen one counts."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        name = ctx.t("Programs whose recording counts")
        self._about = label("", "caption", wrap=True)
        self.words = name.casefold()
        self.chips = ChipRow((), name)
        self.chips.changed.connect(self._change)
        self._shown: tuple[tuple[str, bool], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 9, 20, 9)
        column.setSpacing(6)
        for part in (label(name, wrap=True), self._about, self.chips):
            column.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Show what has recorded by now, and what counts."""
        services, t = self.ctx.services, self.ctx.t
        programs = services.headset.programs
        if programs != self._shown:
            self._shown = programs
            self.chips.set_chips([(name, self._word(name, now)) for name, now in programs])
        without = {name.casefold() for name in services.preferences.current.headset_without}
        self.chips.set_chosen([name for name, _ in programs if name.casefold() not in without])
        self._about.setText(self._says(t("Take a screen recorder out, and leave the softphone in.")))
        self.chips.setVisible(bool(programs))

    def _says(self, otherwise: str) -> str:
        if not self.ctx.services.preferences.current.headset:
            return self.ctx.t("Switch it on above; programs then stand here once they have recorded.")
        return otherwise if self._shown else self.ctx.t("No program has recorded so far.")

    def _word(self, name: str, now: bool) -> str:
        return self.ctx.t("{program} · records now").format(program=name) if now else name

    def _change(self, counting: tuple[str, ...]) -> None:
        struck = tuple(name for name, _ in self._shown if name not in counting)
        self.ctx.services.preferences.set("headset_without", struck)
