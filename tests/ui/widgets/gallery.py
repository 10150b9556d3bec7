"""Every widget on three sheets, for pictures that people look at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from wellbeing.ui.widgets.break_ring import BreakRing
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.chips import Chip, ChipRow
from wellbeing.ui.widgets.choices import RangeBar, SideList
from wellbeing.ui.widgets.day_curve import DayCurve
from wellbeing.ui.widgets.day_picture import DayContact, DayPicture, DayPoint, DayWords
from wellbeing.ui.widgets.fields import PickBox, StepBox, TickBox
from wellbeing.ui.widgets.focus_ring import FocusRing
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, ReadingText, label
from wellbeing.ui.widgets.legend import Legend
from wellbeing.ui.widgets.load_bar import LoadBar
from wellbeing.ui.widgets.messages import EmptyState, SuggestionCard, answers
from wellbeing.ui.widgets.mood_grid import MoodGrid, MoodWords
from wellbeing.ui.widgets.nav_rail import NavRail
from wellbeing.ui.widgets.phase_bar import PhaseBar
from wellbeing.ui.widgets.round_button import RoundButton
from wellbeing.ui.widgets.search_field import SearchField
from wellbeing.ui.widgets.settings_row import SettingsRow
from wellbeing.ui.widgets.stress_scale import StressScale
from wellbeing.ui.widgets.switch import Switch

DAY_POINTS = ((9.1, 2), (10.0, 3), (10.9, 4), (11.6, 3), (13.6, 4), (14.2, 7), (14.55, 6))
DAY_CONTACTS = (
    (9.3, "ordinary", 0), (9.6, "ordinary", 0), (10.2, "demanding", 1), (10.5, "ordinary", 0),
    (10.8, "demanding", 1), (11.2, "ordinary", 0), (11.8, "kind", 0), (13.3, "ordinary", 0),
    (13.7, "demanding", 1), (13.95, "rude", 2), (14.1, "abuse", 4), (14.4, "ordinary", 0),
)  # fmt: skip


def day_picture(w: Mapping[str, str]) -> DayPicture:
    """A day as in the pictures."""
    words = DayWords(w["now"], w["usual"], w["empty"], f"{w['today']}: 7")
    points = [DayPoint(hour, stress, f"{w['stress']} {stress}") for hour, stress in DAY_POINTS]
    contacts = [DayContact(hour, kind, weight / 4, kind) for hour, kind, weight in DAY_CONTACTS]
    return DayPicture(9, 18, points, contacts, (2, 4.5), 14.63, words)


def anchors(w: Mapping[str, str]) -> dict[int, str]:
    return {0: w["a0"], 5: w["a5"], 7: w["a7"], 9: w["a9"]}


def rail(w: Mapping[str, str], narrow: bool = False) -> NavRail:
    made = NavRail(w["today"])
    icons = ("sun", "trends", "wind", "book", "speech", "people", "sliders")
    keys = ("today", "trends", "cooldown", "library", "practice", "team", "settings")
    made.set_items([(key, icon, w[key]) for key, icon in zip(keys, icons, strict=True)], w["help"])
    made.set_narrow(narrow)
    return made


def today_sheet(w: Mapping[str, str], narrow: bool, columns: int) -> QWidget:
    """The page Today as in the pictures."""
    sheet, content = _sheet(rail(w, narrow))
    head = QHBoxLayout()
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(label(w["hello"], "title"))
    names.addWidget(label(w["date"], "soft"))
    head.addLayout(names, 1)
    head.addWidget(button(w["log"], sign="plus"), 0, Qt.AlignmentFlag.AlignTop)
    content.addLayout(head)
    scale_card = Card()
    scale_card.head(w["ask"], label(w["keys"], "caption"), "question")
    scale = StressScale(anchors(w), w["ask"])
    scale.set_value(6)
    scale_card.rows.addWidget(scale)
    content.addWidget(scale_card)
    curve_card = Card()
    legend = Legend([("line", "stress_line", w["stress"]), ("box", "load_demanding", w["contacts"])])
    curve_card.head(w["today"], legend)
    curve = DayCurve()
    curve.set_day(day_picture(w))
    curve_card.rows.addWidget(curve, 1)
    suggestion = SuggestionCard(w["question"], w["reason"], w["whythis"], w["leave"], w["start"])
    main, side = QVBoxLayout(), QVBoxLayout()
    main.setSpacing(16)
    side.setSpacing(16)
    main.addWidget(curve_card, 1)
    main.addWidget(suggestion)
    side.addWidget(_break_card(w), 1)
    side.addWidget(_load_card(w))
    side.addWidget(_tip_card(w))
    if columns == 2:
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(main, 1)
        holder = QWidget()
        holder.setFixedWidth(292)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(side)
        both.addWidget(holder)
        content.addLayout(both, 1)
    else:
        content.addLayout(main)
        content.addLayout(side)
    return sheet


def player_sheet(w: Mapping[str, str]) -> QWidget:
    """The player and the chips at its foot."""
    sheet, content = _sheet(rail(w, True))
    circle = BreathCircle()
    circle.show_phase(w["phase"], 0.458, w["left"])
    content.addWidget(circle, 1)
    bar = PhaseBar()
    bar.set_phases([(w["in"], 4), (w["out"], 6)])
    bar.set_progress(1, 0.33)
    bar.setFixedWidth(360)
    content.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
    buttons = QHBoxLayout()
    buttons.setSpacing(36)
    buttons.addStretch(1)
    for sign, key, large in (("minus", "slow", False), ("pause", "pause", True), ("plus", "fast", False)):
        buttons.addWidget(RoundButton(sign, w[key], large))
    buttons.addStretch(1)
    content.addLayout(buttons)
    foot = QHBoxLayout()
    held, sound = Chip(w["nohold"]), Chip(w["sound"], icon="sound_off")
    held.setChecked(True)
    for chip in (held, sound):
        foot.addWidget(chip)
    foot.addStretch(1)
    content.addLayout(foot)
    return sheet


def parts_sheet(w: Mapping[str, str]) -> QWidget:
    """Settings rows, fields, quick check-in parts."""
    sheet, content = _sheet(None)
    top = QHBoxLayout()
    top.addWidget(label(w["settings"], "title"))
    top.addStretch(1)
    days = w["days"].split(" ")
    bar = RangeBar([(day, day) for day in days], w["trends"])
    bar.set_current(days[2])
    top.addWidget(bar)
    content.addLayout(top)
    content.addWidget(SearchField(w["find"], large=True))
    middle = QHBoxLayout()
    middle.setSpacing(16)
    names = w["rows"].replace(",", " ").split(" ")
    side = SideList([(name, name, str(n)) for n, name in enumerate(names, 9)], w["settings"])
    side.set_current(names[2])
    side.setFixedWidth(160)
    column = QVBoxLayout()
    column.addWidget(side)
    column.addStretch(1)
    middle.addLayout(column)
    middle.addWidget(_settings_card(w), 1)
    content.addLayout(middle)
    low = QHBoxLayout()
    low.setSpacing(16)
    low.addWidget(_quick_card(w), 1)
    low.addWidget(_odds_card(w), 1)
    content.addLayout(low)
    content.addStretch(1)
    return sheet


def _sheet(left: QWidget | None) -> tuple[QWidget, QVBoxLayout]:
    window = QMainWindow()
    FocusRing(window)
    middle = QWidget()
    window.setCentralWidget(middle)
    line = QHBoxLayout(middle)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    if left is not None:
        line.addWidget(left)
    content = QVBoxLayout()
    content.setContentsMargins(32, 28, 32, 28)
    content.setSpacing(16)
    line.addLayout(content, 1)
    return window, content


def _break_card(w: Mapping[str, str]) -> Card:
    card = Card(compact=True)
    line = QHBoxLayout()
    line.setSpacing(14)
    ring = BreakRing()
    ring.set_gone(0.6)
    line.addWidget(ring)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(label(w["next"], "caption"))
    words.addWidget(label(w["when"], "question"))
    words.addStretch(1)
    line.addLayout(words, 1)
    card.rows.addLayout(line)
    card.rows.addWidget(label(w["why1"], "small_soft", wrap=True))
    card.rows.addWidget(label(w["why2"], "small_soft", wrap=True))
    card.rows.addStretch(1)
    card.rows.addLayout(answers(button(w["rest"], "quiet"), button(w["later"], "leave")))
    return card


def _load_card(w: Mapping[str, str]) -> Card:
    card = Card(compact=True)
    card.head(w["load"], label(w["count"], "caption"))
    card.rows.addWidget(label(w["more"]))
    bar = LoadBar(w["usual"])
    bar.set_load(0.66, (0.26, 0.6), w["more"])
    card.rows.addWidget(bar)
    return card


def _tip_card(w: Mapping[str, str]) -> Card:
    card = Card(compact=True)
    star = IconButton("star", w["tip"], "star_filled")
    card.head(w["tip"], star, "caption")
    card.rows.addWidget(ReadingText(w["tipwords"], "lead_pt"))
    return card


def _settings_card(w: Mapping[str, str]) -> Card:
    card = Card()
    card.rows.setContentsMargins(1, 1, 1, 1)
    card.rows.setSpacing(0)
    steps = StepBox(30, 180, 5, w["minutes"], w["s1"])
    steps.setValue(90)
    pick = PickBox(w["s2"])
    pick.addItem(w["system"])
    first = SettingsRow(w["s1"], w["s1h"], steps, w["back"])
    first.set_changed(True)
    rows = (
        first,
        SettingsRow(w["s2"], w["s2h"], pick, w["back"]),
        SettingsRow(w["s3"], w["s3h"], Switch(w["s3"], True), w["back"]),
        SettingsRow(w["s3"], w["s3h"], Switch(w["s3"]), w["back"]),
    )
    for index, row in enumerate(rows):
        if index:
            card.rows.addWidget(HairLine())
        card.rows.addWidget(row)
    return card


def _quick_card(w: Mapping[str, str]) -> Card:
    card = Card(role="window")
    tabs = RangeBar([("me", w["me"]), ("contact", w["acontact"])], w["ask"])
    card.rows.addWidget(tabs)
    card.head(w["ask"], None, "question")
    scale = StressScale(anchors(w), w["ask"], compact=True)
    scale.set_value(6)
    card.rows.addWidget(scale)
    card.rows.addWidget(HairLine())
    line = QHBoxLayout()
    line.setSpacing(16)
    five = ("", "", "", "", "")
    grid = MoodGrid(MoodWords(five, five, w["bad"], w["good"]), w["feel"])
    grid.set_value((-1, 1))
    line.addWidget(grid)
    words = QVBoxLayout()
    words.addWidget(label(w["feel"], "caption", wrap=True))
    chips = ChipRow([(f"f{n}", w[f"f{n}"]) for n in range(1, 6)], w["feel"], first=4, more="…")
    chips.set_chosen(["f2"])
    words.addWidget(chips)
    words.addStretch(1)
    line.addLayout(words, 1)
    card.rows.addLayout(line)
    foot = QHBoxLayout()
    foot.addWidget(ElidedLabel(w["esc"], "caption"), 1)
    foot.addWidget(button(w["save"], "primary"))
    card.rows.addLayout(foot)
    return card


def _odds_card(w: Mapping[str, str]) -> Card:
    card = Card()
    card.rows.addWidget(ReadingText(w["reading"]))
    tick = TickBox(w["s3"])
    tick.setChecked(True)
    card.rows.addWidget(tick)
    card.rows.addWidget(EmptyState(w["empty"], "trends", w["log"]), 1)
    off: QLabel = label(w["s2h"], "caption")
    off.setEnabled(False)
    card.rows.addWidget(off)
    return card
