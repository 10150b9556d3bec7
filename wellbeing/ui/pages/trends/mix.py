"""What the days are made of, in words: what was named most."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from wellbeing.charts.patterns.mix import BESIDE_FROM
from wellbeing.content.i18n import N_
from wellbeing.content.strings import filled
from wellbeing.domain.patterns.mix import Mix
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said
from wellbeing.ui.quick_entry.form_words import kinds


def read(services: Services, days: DayRange, _step: int) -> Mix:
    """Return the shares of a range."""
    return services.patterns.mix(days)


def say(ctx: Context, mix: Mix, named: Named) -> Said:
    """Return the answer: the cause named most, else the kind of contact that came most."""
    t = ctx.t
    contacts = ctx.tn("{n} contact", "{n} contacts", mix.contacts).format(n=mix.contacts)
    checkins = ctx.tn("{n} check-in", "{n} check-ins", mix.checkins).format(n=mix.checkins)
    figures = f"{checkins} · {contacts}"
    if not mix.causes:
        return Said(
            t("What your days are made of"),
            figures if mix.contacts or mix.feelings else t("Log a contact or a cause, and it counts here."),
        )
    most = [word for word, n in mix.causes if n == mix.causes[0][1]]
    if len(most) > 2:
        return Said(t("No cause was named more than the others"), figures)
    causes = [named.get(word, word) for word in most]
    both = filled(t("{one} and {other}"), one=causes[0], other=causes[-1])
    title = t("Named most: {cause}, {n} of {checkins}")
    cause, n = both if len(causes) > 1 else causes[0], mix.causes[0][1]
    return Said(filled(title, cause=cause, n=f"{n}", checkins=f"{mix.checkins}"), figures)


def words_of(ctx: Context, named: Named, group: str, word: str) -> str:
    """Return the words of an id of a group."""
    return kinds(ctx.t).get(word, word) if group == "kinds" else named.get(word, word)


def here(ctx: Context, mix: Mix, named: Named, key: Hashable) -> str:
    """Return what a bar says."""
    if not isinstance(key, tuple):
        return ""
    group, word = key
    shares, whole = dict(dict(mix.groups())[group]), mix.contacts if group == "kinds" else mix.checkins
    said = ctx.t("{n} of {whole}").format(n=shares[word], whole=whole)
    return f"{words_of(ctx, named, group, word)}\n{said}"


def day_of_bar(_mix: Mix, _key: Hashable) -> date | None:
    """Return no day: a bar stands for many."""
    return None


def table(ctx: Context, mix: Mix, named: Named) -> FigureRows:
    """Return a row for each kind, cause and feeling."""
    t = ctx.t
    names = {"kinds": t("Contacts"), "causes": t("Because"), "feelings": t("Feelings")}
    groups = (("kinds", mix.kinds), ("causes", mix.causes), ("feelings", mix.feelings))
    rows = [
        [words_of(ctx, named, group, word), names[group], str(n)]
        for group, shares in groups
        for word, n in shares
    ]
    return FigureRows([t("What"), t("Group"), t("How often")], rows)


MIX = CardSubject(
    "mix", N_("What the days are made of"), read, say, table, here, day_of_bar, height=230, names_things=True,
    tall_below=BESIDE_FROM, parts=3,
)  # fmt: skip
