"""Which column of an export plays which part: by the names that helpdesks and call centres give them, in any letters.

The names are an allow-list: what is not named here is never kept, be it a customer's name, number, subject or text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from wellbeing.domain.tables.rows import HEAD_WITHIN, TableRow, name_of

# In each line the better name stands first. A ticket's closing or last change is nobody's time in contact: not here.
NAMES: Mapping[str, str] = {
    "when": (
        "agent.connectedtoagenttimestamp|assigned at|metric set.assigned at|answered at|connected at|answer time|answer stamp"
        "|接听时间|接聽時間|应答时间|應答時間|接聽時刻|begin time|initially assigned at|metric set.initially assigned at|first response at"
        "|initial response time|conversation started at|started at|starttime|conv start tm|start time|call start|start stamp"
        "|call time|datetime|date time|timestamp|initiationtimestamp|会话开始时间|會話開始時間|通话开始时间|通話開始時間|开始时间|開始時間|接入时间|接入時間"
        "|进线时间|進線時間|呼叫时间|呼叫時間|访客首条消息时间|offering time|thread.created at|created at|created time|created"
        "|date/time opened|opened at|opened|date created|create date|创建时间|創建時間|建立時間|建立时间|创建日期|創建日期|建立日期|工单创建时间|工單建立時間|工單創建時間|提交时间|提交時間|date"
        "|fecha|日期|时间|時間|发生时间|發生時間"
    ),
    "clock": "time|time of day|hora",
    "end": (
        "end date|end time|endtime|ended at|conv end tm|disconnecttimestamp|finished at|call end|end stamp|结束时间|結束時間"
        "|会话结束时间|會話結束時間|通话结束时间|通話結束時間|挂断时间|掛斷時間|fecha de finalización"
    ),
    "length": (
        "total handle|handle time|manejo total|talk time|talking|total talk|billsec|call duration|session duration"
        "|sessionduration|通话时长|通話時長|会话时长|會話時長|接待时长|call time length|duration|duración|call time"
        "|agent.agentinteractionduration"
    ),
    "hold": "total hold|retención total|hold time|agent.customerholdduration|保持时长|保持時長",
    "after": "total acw|total de acw|after call work time|agent.aftercontactworkduration|acw|整理时长|整理時長|后处理时长|後處理時長",
    "agent": (
        "agent name|assignee|assignee.name|assignee name|ticket assignee|teammate currently assigned|users|agents|usuarios|user name|case owner|ticket owner|owner"
        "|owner name|agent.username|assigned to|agent assigned|assigned agent|handled by|operator|operators|operator name|representative|agent|agent account|staffname|conversation owner|disposal agent"
        "|客服名称|客服名稱|客服昵称|客服暱稱|客服姓名|客服账号|客服帳號|客服|账户名|帳戶名|客服人员|客服人員|接待人|接待人员|接待人員|处理客服|服务客服|服務客服|坐席|坐席姓名|座席|座席姓名|坐席名称|坐席名稱|接待客服|经办人|經辦人"
        "|处理人|處理人|受理人|受理客服|负责人|負責人|指派给|extension|call activity details|responsible|owner.name|dstchannel"
    ),
    "id": (
        "thread.id|id|ticket id|conversation id|issue key|case number|number|ticket number|ticket#|#|interaction id|call id|contactid|id de conversación"
        "|call sheet id|conv id|session id|sessionid|uuid|uniqueid|会话id|會話id|会话编号|會話編號|工单编号|工单号|工單編號|工單號|问题关键字|問題關鍵字|事务键|议题键|通话id|通話id|通话编号|通話編號| id"
    ),
    "channel": (
        "via|via.channel|channel|media type|tipo de medio|case origin|contact type|create channel|conversation source|source|渠道"
        "|来源|來源|服务渠道|服務渠道|服務管道|管道"
    ),
    "rating": (
        "satisfaction score|satisfaction rating.score|conversation rating|satisfaction|survey results|happiness rating"
        "|evaluation|满意度|滿意度|评价|評價|满意度评价"
    ),
    "label": (
        "tags|labels|wrap-up|conclusión|conversation tags|visitor tags|disposition|category|issue type|type|标签|標籤|分类|分類|咨询分类|諮詢分類|小结|小結"
    ),
    "reopened": "reopens|reopen count|number of reopen|metric set.reopens|重开次数|重開次數|escalated",
    "state": "status|call status|call type|contact type|call result|outcome|action result|data status|type|disposition|connect state|状态|狀態|接听状态|接聽狀態|通话状态|通話狀態|通话结果|通話結果|是否接通|是否接听|是否接聽|接通状态|接通狀態|media",
    "contacts": (
        "contacts handled|人工已接待会话量|人工已接待會話量|接待人数|接待人數|人工已接待人数|分配的对话数量|分配的對話數量"
        "|assigned conversations|conversations assigned|接待会话量|接待量|会话量|會話量|咨询人数|諮詢人數|handle|handled|tickets handled"
        "|conversations handled|calls handled|chats handled|conversations|接待会话数|接待會話數|接待客户数|接待客戶數|服务人数|服務人數"
        "|会话数|會話數|对话数|對話數|通话量|通話量|接通量|接听量|接聽量|工单量|工單量|处理量|處理量|chats|total chats|calls|total calls"
        "|tickets|cases|contacts"
    ),
    "day": "ticket assigned - date|ticket created - date|日期|date|day|week|period|date range|统计周期|統計週期|日期范围|日期範圍|周期|週期|统计日期|統計日期|startinterval|interval start|stat date|时间段",
    "stop": "endinterval|interval end",
    "at_once": "最大同时接待|最大同時接待|max concurrent|peak concurrent chats|最大并发|同时接待峰值|同時接待峰值|最大並發",
    "slow": "慢响应人数|慢響應人數|slow responses|慢响应|慢響應|慢回應人數|慢回复人数|慢回覆人數",
    "bad": "不满|很不满|不滿|很不滿|服务满意度评价不满|服务满意度评价很不满|bad ratings|不满意量|差评数|差評數",
    "warned": "预警会话量|預警會話量",
    "rest": "pc小休时长|小休时长|小休時長|break time|rest time",
}
_ORDER = {role: {name: place for place, name in enumerate(names.split("|"))} for role, names in NAMES.items()}
_KNOWN = {name for names in _ORDER.values() for name in names}
# From the last to the first, a longer name stands before the one that it begins with.
_SENSE = re.compile("|".join(sorted((re.escape(n) for n in _KNOWN if ord(n[0]) > 127), reverse=True)))
# Heads of a mood diary, and of what a person wrote there herself: her own words may come in.
DIARY_NAMES = {
    "full date", "mood", "mood step", "activities", "note title", "rating/amount", "detail", "time of day", "mood keys",
    "date formatted", "happiness score", "entry time", "valence", "startdate", "kind", "scores", "dayentries", "tags (people)",
}  # fmt: skip
# ServiceNow names the columns of a CSV by its fields, and then its clock is UTC; a spreadsheet of it has other names.
_IN_UTC = {"number", "opened_at"}
_ZONE = re.compile(r"\(([A-Z][A-Za-z_]+/[A-Za-z_/+-]+|UTC|GMT)\)\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """The line that names the columns; `above` is what stood over it, `roles` the places that play each part."""

    row: TableRow
    roles: Mapping[str, tuple[int, ...]]
    above: tuple[TableRow, ...] = ()
    is_made: bool = False  # by us: the file has none

    def name(self, place: int) -> str:
        """Return a column's own name."""
        return self.row.cells[place]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns that have one, in their order."""
        return tuple(dict.fromkeys(cell for cell in self.row.cells if cell.strip()))

    def has(self, role: str) -> bool:
        """Tell whether any column plays a part."""
        return bool(self.roles.get(role))

    @property
    def fingerprint(self) -> str:
        """What tells this head from all others, without keeping its words."""
        words = "\x1f".join(map(name_of, self.row.cells))
        return blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest()

    @property
    def zone_name(self) -> str | None:
        """The zone that stands behind the name of a column of moments, or that is known of such a head, if one is."""
        for place in self.roles.get("when") or range(
            len(self.row.cells)
        ):  # its moments may yet be found by content
            if found := _ZONE.search(self.name(place)):
                return found[1]
        return "UTC" if set(self.row.cells) >= _IN_UTC else None


def score_of(rows: Sequence[TableRow]) -> int:
    """Return how much of a head the best of some rows has."""
    return max((_known(row) for row in rows), default=0)


def has_known_words(text: str) -> int:
    """Return how many words of such heads, and of what stands below them, a text in Chinese holds."""
    return len(_SENSE.findall(text)) + len(
        re.findall("客服|总|总计|汇总|服务|会话|日期|時|时|秒|率|数|數|月", text)
    )


def head_of(rows: Sequence[TableRow], asked: Mapping[str, str]) -> Head | None:
    """Return the head among the first rows, with the parts that a person has given to columns over those guessed."""
    filled = [row for row in rows if not row.is_blank][:HEAD_WITHIN]
    if not filled:
        return None
    wanted = {name_of(name) for name in asked.values()}
    scores = [_known(row) + 3 * len(wanted & set(map(name_of, row.cells))) for row in filled]
    best = max(scores)
    place = scores.index(best) if best else _plain_head(filled)
    row = filled[place]
    return Head(row, roles_of(row.cells, asked), tuple(filled[:place]))


def roles_of(cells: Sequence[str], asked: Mapping[str, str] = {}) -> dict[str, tuple[int, ...]]:
    """Return the places of each part, the best name first; of two columns of one name both are meant."""
    names = [name_of(cell) for cell in cells]
    found: dict[str, tuple[int, ...]] = {}
    for role, order in _ORDER.items():
        places = sorted((order[name], place) for place, name in enumerate(names) if name in order)
        found[role] = tuple(place for _, place in places)
    for role, name in asked.items():
        places_asked = [place for place, cell in enumerate(cells) if cell.strip() == name.strip()]
        places_asked += [place for place, given in enumerate(names) if given == name_of(name)]
        found[role] = tuple(dict.fromkeys(places_asked))
    return found


def is_repeated(head: Head, row: TableRow) -> bool:
    """Tell whether a row is the head once more; asked of each row, so the first cell decides as a rule."""
    first, other = head.row.cells[0].strip(), row.cells[0].strip()
    if first != other and first.casefold() != other.casefold():
        return False
    return [name_of(cell) for cell in row.cells] == [name_of(cell) for cell in head.row.cells]


def _known(row: TableRow) -> int:
    names = {name_of(cell) for cell in row.cells if cell.strip()}
    return len(names & (_KNOWN | DIARY_NAMES)) if len(names) > 1 else 0


def _plain_head(rows: Sequence[TableRow]) -> int:
    """Return the first row that is as wide as most and holds no figures."""
    for place, row in enumerate(rows):
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) > 1 and not any(re.search(r"\d{2}", cell) for cell in filled):
            return place
    return 0
