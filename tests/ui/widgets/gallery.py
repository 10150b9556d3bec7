"""Every widget on three sheets, for pictures that people look at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wellbeing.ui.widgets.break_ring import BreakRing
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.chips import Chip, ChipRow
from wellbeing.ui.widgets.choices import RangeBar, SideList
from wellbeing.ui.widgets.day_curve import DayCurve
from wellbeing.ui.widgets.day_picture import DayContact, DayPicture, DayPoint, DayWords
from wellbeing.ui.widgets.fields import PickBox, SearchField, StepBox, TickBox
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, ReadingText
from wellbeing.ui.widgets.legend import Legend
from wellbeing.ui.widgets.load_bar import LoadBar
from wellbeing.ui.widgets.messages import EmptyState, ReminderCard, SuggestionCard, button
from wellbeing.ui.widgets.mood_grid import MoodGrid, MoodWords
from wellbeing.ui.widgets.nav_rail import NavRail
from wellbeing.ui.widgets.painted import label
from wellbeing.ui.widgets.phase_bar import PhaseBar
from wellbeing.ui.widgets.round_button import RoundButton
from wellbeing.ui.widgets.settings_row import SettingsRow
from wellbeing.ui.widgets.stress_scale import StressScale
from wellbeing.ui.widgets.switch import Switch

ZH = {
    "today": "今天", "trends": "趋势", "cooldown": "缓一缓", "library": "资料库", "practice": "练习", "team": "团队",
    "settings": "设置", "help": "求助 · F1", "hello": "下午好", "date": "11 月 21 日 星期五 · 早班 9:00–18:00",
    "log": "记一次接触", "ask": "现在压力有多大？", "keys": "按数字键就行，10 用 Shift + 0",
    "a0": "很平静", "a5": "有点紧", "a7": "绷得紧", "a9": "快撑不住", "stress": "压力", "contacts": "接触，越高越重",
    "now": "现在", "usual": "平时的范围", "next": "下次休息", "when": "23 分钟后 · 15:00",
    "why1": "已连续接待 67 分钟，满 90 分钟歇一歇", "why2": "上次歇在 13:20，离座 9 分钟", "rest": "现在就歇", "later": "晚 10 分钟",
    "load": "现在的负荷", "count": "12 次接触", "more": "比平时高一点", "question": "刚才那通不容易，缓 1 分钟？",
    "reason": "长呼气 · 上两次做完，压力平均降了 2", "whythis": "为什么看到这条", "leave": "先不了", "start": "开始",
    "tip": "今日一条", "tipwords": "他气的是那件事，不是你。", "missed": "13:40 的远眺没打扰你：当时正在接待。", "look": "现在看 20 秒",
    "skip": "算了", "saved": "已保存 14:38 · 压力 6", "undo": "撤销", "in": "吸气 4", "out": "呼气 6", "phase": "呼气",
    "left": "还有 4 秒", "slow": "慢一点", "pause": "空格暂停", "fast": "快一点", "nohold": "不屏息", "sound": "声音关",
    "me": "我自己", "acontact": "一次接触", "bad": "难受", "good": "舒服", "feel": "此刻更像是（可不填）",
    "f1": "烦躁", "f2": "委屈", "f3": "疲惫", "f4": "紧张", "f5": "无力", "save": "保存", "esc": "Esc 收起，草稿会留着",
    "s1": "连续接待多久提醒歇一歇", "s1h": "到点时若在接待，会等这一通结束", "s2": "提醒方式", "s2h": "从不抢焦点，也不盖住对话",
    "s3": "开班与收班小卡片", "s3h": "带着什么来，留下一件好事再走", "minutes": " 分钟", "system": "系统通知", "find": "找一项设置",
    "empty": "再记 3 次就能看。", "reading": "双脚平放，数三次呼气，再打下一个字。心里说一句“我在生气”，会松一点；说出口不必，写下来也行。",
    "days": "日 周 月 季 年 全部", "back": "恢复默认", "rows": "语言与外观 上班时间 提醒 负荷权重 数据与备份",
}  # fmt: skip
EN = {
    "today": "Today", "trends": "Trends", "cooldown": "Cool down", "library": "Library", "practice": "Practice",
    "team": "Team", "settings": "Settings", "help": "Help · F1", "hello": "Good afternoon",
    "date": "Friday 21 November · early shift 9:00–18:00", "log": "Log a contact", "ask": "How much stress right now?",
    "keys": "Just press a digit; Shift + 0 is 10", "a0": "quite calm", "a5": "a little tense", "a7": "stretched",
    "a9": "hardly bearable", "stress": "Stress", "contacts": "Contacts, taller is harder", "now": "now",
    "usual": "your usual range", "next": "Next break", "when": "in 23 min · 15:00",
    "why1": "67 min without a break so far; one comes at 90", "why2": "Last break at 13:20, 9 min away from the desk",
    "rest": "Take it now", "later": "10 min later", "load": "Load right now", "count": "12 contacts",
    "more": "a little above your usual", "question": "That was not an easy one. Take 1 minute?",
    "reason": "Long breath out · the last two times stress fell by 2", "whythis": "Why am I seeing this?",
    "leave": "Not now", "start": "Start", "tip": "Tip of the day", "tipwords": "He is angry at the thing, not at you.",
    "missed": "The look into the distance at 13:40 did not disturb you: you were in a contact.", "look": "Look for 20 s",
    "skip": "Leave it", "saved": "Saved 14:38 · stress 6", "undo": "Undo", "in": "Breathe in 4", "out": "Breathe out 6",
    "phase": "Breathe out", "left": "4 seconds left", "slow": "slower", "pause": "Space pauses", "fast": "faster",
    "nohold": "No holding", "sound": "Sound off", "me": "Myself", "acontact": "A contact", "bad": "bad", "good": "good",
    "feel": "Right now it is more like (optional)", "f1": "irritated", "f2": "wronged", "f3": "worn out", "f4": "tense",
    "f5": "powerless", "save": "Save", "esc": "Esc puts it away, the draft stays", "s1": "Remind me of a break after",
    "s1h": "If you are in a contact then, it waits until that one has ended", "s2": "How to remind",
    "s2h": "Never takes the focus, never covers a chat", "s3": "Small cards at the start and end of a shift",
    "s3h": "What came along, and one good thing before you leave", "minutes": " min", "system": "System notification",
    "find": "Find a setting", "empty": "After 3 more check-ins you can see it here.",
    "reading": "Both feet flat on the floor, three breaths out, then the next word. Say to yourself “I am angry”; it helps a "
    "little. You need not say it aloud; writing it down will do.", "days": "Day Week Month Quarter Year All",
    "back": "Back to the default", "rows": "Language,Hours,Reminders,Weights,Data",
}  # fmt: skip

DAY_POINTS = ((9.1, 2), (10.0, 3), (10.9, 4), (11.6, 3), (13.6, 4), (14.2, 7), (14.55, 6))
DAY_CONTACTS = (
    (9.3, "ordinary", 0), (9.6, "ordinary", 0), (10.2, "demanding", 1), (10.5, "ordinary", 0), (10.8, "demanding", 1),
    (11.2, "ordinary", 0), (11.8, "kind", 0), (13.3, "ordinary", 0), (13.7, "demanding", 1), (13.95, "rude", 2),
    (14.1, "abuse", 4), (14.4, "ordinary", 0),
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
    log = button(w["log"])
    from wellbeing.ui.icons import icon
    from wellbeing.ui.theme import current_look

    log.setIcon(icon(current_look(), "plus", "ink"))
    head.addWidget(log)
    content.addLayout(head)
    content.addWidget(ReminderCard(w["missed"], w["look"], w["skip"], "eye"))
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
    for widget in (bar,):
        line = QHBoxLayout()
        line.addStretch(1)
        widget.setFixedWidth(360)
        line.addWidget(widget)
        line.addStretch(1)
        content.addLayout(line)
    buttons = QHBoxLayout()
    buttons.setSpacing(36)
    buttons.addStretch(1)
    for icon, key, large in (("minus", "slow", False), ("pause", "pause", True), ("plus", "fast", False)):
        buttons.addWidget(RoundButton(icon, w[key], large))
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
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
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
    answers = QHBoxLayout()
    answers.setSpacing(4)
    answers.addWidget(button(w["rest"], "quiet"))
    answers.addWidget(button(w["later"], "leave"))
    answers.addStretch(1)
    card.rows.addLayout(answers)
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
