"""Finds a bare report: a message that tells what happened, asks for nothing, plans nothing and thanks nobody.

Most who write so to a customer service complain, though no word of it is a cue ("the sofa came with two left arms").
Whoever asks, orders, plans, agrees, wavers, praises or gives particulars says so in small words; without any of
them a statement of some length counts as a hint just strong enough. Public posts (@, #, links) speak to everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wellbeing.domain.cues.marks import HIDDEN, REPORT, CueMark

_CHINESE_LEAST, _WORDS_LEAST = 8, 6
_CHINESE = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("[a-z']{2,}")
_CLAUSE = re.compile(r"[^\s,.!?;:，。！？；：…][^,.!?;:，。！？；：…\n]{0,39}")
_ELSE = re.compile(
    r"[?#]|https?:|www\."
    # asks, orders
    r"|[吗嘛]|呢(?:[\s,.!。~]|$)|请|麻烦|帮|想|能不能|可以|可否|可唔可以|如何|怎么|几点|几号|多少"
    r"|是不是|有没有|有冇|需要|务必|还是|哪(?:个|种|款|里|家|一)|啥|什么|点样|(?:够|行|好|用|去|来"
    r"|多)不(?:$|[,.。])|要(?:一|两|三|份|个|寄|改|查|换|订|办)|(?<![送发寄拿运])来(?:一|两)|补(?:一|发|寄|张|开)"
    # plans, agrees, wavers
    r"|好的|好[喔哦啊]|行[,，]|收到|了解|明白|知道了|没关系|没事|不急|慢慢|等(?:补货|上线|你|一下"
    r"|通知)|再(?:看|想|说|联系|来|考虑|约)|考虑|商量|犹豫|纠结|打算|准备|计划|先不|让我|睡一觉"
    r"|心动|可能|讨论|选(?!择)|就(?:好|行|可以)|可以|出差|新手|第一次(?:用|来|买|租|办)|一头雾水"
    r"|雾煞煞|霧煞煞"
    # gives particulars, praises, greets
    r"|地址|尾号|末四|编号|单号|登记|确认|改(?:成|到|为)|寄到|发到|送到|如下|附件|原来|哈哈|期待"
    r"|喜欢|爱|终于|谢|感恩|感激|辛苦|好(?:看|吃|用|玩|开心|好|棒|香|美|快|了)|平安|起鸡皮|耐看"
    r"|饱了|量大|(?:挺|超|超级|很|好)大|刚刚好|赚到|进步|改善|完美|必点|天天|这个味|不腻|爆了|买买"
    r"|超(?:多|赞)|适合|迷恋|再接再厉|加油|经常|神一样|肉多|搞定|就到|惊到|接受|一样好"
    r"|第[二三四五六]次(?:购?买|来|点)|回购|不算|没有?(?:传说|想象)|顺利|正常|推荐|哪|咋"
    r"|[吧呀](?:[,.。]|$)|(?:把|给)我(?:从|的)|放心"
    # arranges, counts the party, names the account
    r"|我来(?:接|拿|取)|[过来去]拿|自取|来接|吃素|[两二三四1-4]大[一两二三四1-4]小|末[四五]码|几[天个位楼路岁]"
    r"|(?:转|汇|打)(?:了|到)[^,。]{0,12}(?:户|账)|已经?(?:帮|替|转发|转给|签收)|欸嘿|全要|全包"
    r"|太(?:闹|逗|好笑|壮观)|真[甜香鲜美帅酷棒]|一下(?:[,.。]|$)|能[^,。]{1,6}不(?:[,。]|$)|我先|读数|度数|小时候"
    r"|\b(?:please|pls|can(?!.?t|not)|could(?!n)|would like|i.?d (?:like|love|prefer)|need|(?:i"
    r"|we) want|do you|does (?:it|the)|is there|are there"
    r"|i.?ll|(?:i|we) will|going to|planning|let me|let us|checking|confirm\w*|note that|please"
    r"|maybe|perhaps|not sure|unsure|thinking|tempted|hmm+|decide"
    r"|looking (?:for|to|forward)|interested|quote|my (?:order|booking|account|policy|reference"
    r"|phone|new|address|name|email|number)(?: \w+)? is"
    r"|ok(?:ay)?|cool|sure|fine|perfect|no rush|whenever|sorry|lol|haha\w*|excited|dying|love\w*"
    r"|thank\w*|thx|cheers|ta|yes|yep|yeah|attached|here.?s|here is|happy|hope|congrats|welcome"
    r"|received|safely|turned? out|turns out|restock|wait for|legends?|next day|first time|lost me"
    r"|i moved|joined|moved to|rather|to say|convinced|tbh|thanx|thnx|tx|tks|just sent|sent (?:you"
    r"|u)|dm|details|would (?:go|sell|be (?:nice|great|good))|yay|woo\w*|whoo\w*|digging"
    r"|miss (?:the|you)|fun|following|followed"
    # greets, raves, arranges
    r"|ey up|hiya|wassup|howdy|(?:morning|evening|hi|hello) all|popping (?:by|in)|bro|ngl|fr fr|slaps?|fire|banger"
    r"|leave it with|i.?ve got|keeper|reading:? \d+|members only|had a (?:baby|boy|girl)"
    r"|what time|how (?:much|many|long)|anyone know|got any"
    r"|i.?ve (?:transferred|paid|signed|posted|moved|attached|uploaded))\b"
    # asks without a question mark, or with letters in the wrong order
    r"|, ?(?:is|are|can|do|does|did|will|has|have|should|could|would)"
    r" (?:the|it|i|u|you|we|my|there|that|this|they|your)\b"
    r"|(?:isn|aren|don|doesn|won|haven)'?t (?:it|they|you|he|she|we)(?:[.,]|$)"
    r"|^(?:after|off to|wanting|wondering|fancy) "
    r"|^(?:hwo|hw|wat|wot|wen|whn|wher|whre|whats|wheres|whens|hows|cna|cn|culd|cud|woud|dose|pleas|plz) "
    r"|(?:^|[.!] )(?:so |and )?(?:how|which|what|when|where|why|who|is|are|do|does|did|has|have|will)\b"
)


def report_mark(small: str, cues: Iterable[CueMark], weight: float) -> CueMark | None:
    """Return a mark on the first words of a plain text that is a bare report, else None; `cues` are all its others."""
    if any(mark.weight < 0 or mark.kind == HIDDEN for mark in cues) or _ELSE.search(small):
        return None
    chinese, words = len(_CHINESE.findall(small)), len(_WORD.findall(small))
    if chinese < _CHINESE_LEAST and words < _WORDS_LEAST:
        return None
    first = _CLAUSE.search(small)
    return CueMark(first.start(), first.end(), REPORT, weight, (), "report") if first else None
