"""The words on the gallery's sheets, about as long as the real ones."""

# ruff: noqa: E501

from __future__ import annotations

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
    "team": "Team", "settings": "Settings", "help": "Someone to talk to · F1", "hello": "Good afternoon",
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
