"""Files that are not taken in on purpose: a customer's words, answers about an illness, a whole team's counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wellbeing.domain.imports.columns import Head
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.rows import HEAD_WITHIN, TableRow, name_of

_AT = r"\[?\d{1,4}[-/.年]\d\d?[-/.月]\d{1,4}日?,?\s+(?:[上下]午\s*)?\d\d?:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?\]?"
# Who and when in a line of their own, or before what was said.
_CHAT_LINES = (
    re.compile(rf"^.{{1,60}}?[\s(（\[]+{_AT}[)）\]]*\s*[:：]?.{{0,3}}$"),
    re.compile(rf"^{_AT} (?:- )?[^,;\t|\":：]{{1,40}}(?:[:：](?:\s.*)?)?$"),
)
_SAID = {
    "message", "message text", "message content", "msg", "content", "text", "body", "消息", "消息内容",
    "聊天内容", "对话内容", "内容", "訊息", "訊息內容", "聊天內容", "對話內容", "內容",
}  # fmt: skip
_SENDERS = {
    "sender", "sender name", "sender type", "sent by", "from", "author", "speaker", "role", "发送人", "发送者",
    "发送方", "发言人", "發送人", "發送者", "發送方", "發言人",
}  # fmt: skip
# By this column MindDoc tells its files; one of them holds moods, the others answers about symptoms.
_MINDDOC, _MOODS = "entry time", "happiness score"
_EMOODS = {"depressed", "elevated"}  # how severe an illness was on a day, from 0 to 3: no mood either
# Chatwoot counts each hour's conversations of the whole account; in its other reports a row is an inbox or a team.
_EVERYBODYS = {"start of the hour", "inbox name", "team name"}


def is_chat(lines: Iterable[str]) -> bool:
    """Tell a chat by its lines: one in five says who wrote when."""
    all_lines = list(lines)
    told = sum(any(form.match(line) for form in _CHAT_LINES) for line in all_lines)
    return told >= max(3, 0.2 * len(all_lines))


def refuse_unwanted(head: Head, first: Sequence[TableRow]) -> None:
    """Raise Refused for a table of what customers wrote, of symptoms, or of everybody's contacts together."""
    names = {name_of(cell) for cell in head.row.cells}
    is_ticket = any(head.has(role) for role in ("agent", "end", "length", "rating"))
    if names & _SAID and names & _SENDERS and not is_ticket:
        raise Refused(Problem("file", "problem.import_chat"))
    if (_MINDDOC in names and _MOODS not in names) or names >= _EMOODS:
        raise Refused(Problem("file", "problem.import_symptoms"))
    is_row_of_one = is_ticket or head.has("when") or head.has("id")
    if any(name_of(row.cells[0]) in _EVERYBODYS for row in first[:HEAD_WITHIN]) and not is_row_of_one:
        raise Refused(Problem("file", "problem.import_everybodys"))
