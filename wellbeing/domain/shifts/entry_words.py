"""What the words of an entry say: leave, a break, a private matter, called off; or nothing, then it is work."""

from __future__ import annotations

import re

LEAVE, BREAK, PRIVATE, CANCELLED, ACTIVITY = "leave", "break", "private", "cancelled", "activity"
# A lunch shift, a holiday desk and the sick-pay queue are work.
_WORK_AFTER = (
    r"(?![\s-]*(?:shift|cover|duty|desk|line|queue|team|hotline|support|request|rota|roster|service|pay)s?\b)"
)
_CANCELLED = re.compile(
    r"^\W*cancell?ed\b|\bcancell?ed\W*$|[\[(]\s*(?:cancell?ed|declined)\s*[\])]|^\W*declined\s*:"
    r"|已取消|^\W*取消\W|^\W*已(?:拒绝|拒絕|谢绝|謝絕)\W|[（(\[【]取消[)）\]】]|班次取消|abgesagt",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b(?:leave|time[\s-]*off|days?[\s-]*off|off[\s-]*(?:day|duty|work|sick)|vacations?|(?:bank |public )?holidays?"
    r"|sick(?:ness)?|pto|rdo|ooo|oof|out[\s-]of[\s-](?:the[\s-])?office|absen(?:t|ce)|bereavement|maternity|paternity"
    rf"|unavailable|not[\s-]working|non[\s-]working|rest[\s-]days?|toil|day in lieu|urlaub|krank)\b{_WORK_AFTER}"
    r"|^\W*off\W*$|[请請休年病事婚产產丧喪探特慰补補例长長公放寒暑育陪侍][产產]?假|(?:生理|家庭照[顾顧]|法定|国定|國定|弹性|彈性|陪[产產]|育儿|育兒|探亲|探親)假"
    r"|假期|(?:节|節)?假日(?!值?班)|特休|[调調补補公轮輪例年倒双雙]休(?!上?班)|休息日|休班|^\W*休\W*$|不上班|[无無空]班",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"holiday|假日|法定|[国國]定", re.IGNORECASE)
_BREAK = re.compile(
    rf"\b(?:breaks?|lunch|meals?|dinner|supper|brunch|tea|coffee|rest|pause)\b{_WORK_AFTER}"
    r"|休息|[午小茶餐工]休|午睡|[早午晚用][餐饭飯]|吃早?午?晚?[饭飯]|茶歇|小憩|[间間]歇",
    re.IGNORECASE,
)
_PAID = re.compile(r"(?<!\bnot )\bpaid\b|(?<!不)[带帶]薪|有薪", re.IGNORECASE)
_PRIVATE = re.compile(
    r"\b(?:private|personal|dentist|doctor|birthdays?|anniversary|gym|yoga|pilates|haircut|hairdresser|wedding|funeral"
    r"|school run|appointment|part(?:y|ies)|rent|physio(?:therapy)?|therap(?:y|ist)|vet|date night|flight"
    r"|errands?|mum|mom|dad|kids?|family|friends?|zahnarzt|arzt|geburtstag)\b"
    r"|[牙中][医醫]|看病|看牙|[医醫]院|生日|聚[会會餐]|健身|瑜伽|[约約][会會]|理[发髮]|婚[礼禮]|接(?:小)?孩|家[长長][会會]|[体體][检檢]|私人|房租|朋友",
    re.IGNORECASE,
)
_ACTIVITY = re.compile(
    r"\b(?:meetings?|training|coaching|huddle|1[:\s-]?1"
    r"|one[\s-](?:to|on)[\s-]one|webinar|review|workshop|stand-?up|town ?hall)\b"
    r"|会议|會議|例会|例會|晨会|晨會|开会|開會|培[训訓]|面[谈談]|复盘",
    re.IGNORECASE,
)
_SHIFT = re.compile(
    r"\b(?:shifts?|on[\s-]?queue|on[\s-]?call|duty|rota|roster|work(?:ing)?|available|agent)\b|班|在线|值|schicht",
    re.IGNORECASE,
)


def kind_of(words: str) -> str:
    """Return what an entry of a calendar is by its words; an empty text means a plain stretch of work."""
    if _CANCELLED.search(words):
        return CANCELLED
    if _LEAVE.search(words):
        return LEAVE
    if _BREAK.search(words):
        return BREAK
    if _PRIVATE.search(words) and not _SHIFT.search(words):
        return PRIVATE
    return ACTIVITY if _ACTIVITY.search(words) and not _SHIFT.search(words) else ""


def is_paid(words: str) -> bool:
    """Tell whether a break is said to be paid."""
    return _PAID.search(words) is not None


def is_own_leave(words: str) -> bool:
    """Tell leave of the person from a public holiday, on which many who answer customers work."""
    return kind_of(words) == LEAVE and not _PUBLIC.search(words)


def names_work(words: str) -> bool:
    """Tell whether the words name a shift as such; nothing said is taken for one too."""
    return not words.strip() or _SHIFT.search(words) is not None
