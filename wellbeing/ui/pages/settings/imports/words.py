"""The words of an import on the screen: what a file leaves open, its parts, what one row of it says."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from wellbeing.content.i18n import N_
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.problems import Problem
from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.form_words import channels, mood_words

# What the command line answers by an option, asked here.
ASKED = {
    "problem.import_person": N_(
        "Rows of {count} people stand in the file. Which name is yours? It is asked once; the name itself is not kept."
    ),
    "problem.import_me": N_("That name does not stand in the file. Which one is yours?"),
    "problem.import_order": N_("Line {line}: does the day or the month come first? The file does not tell."),
    "problem.import_when": N_("Which column says when a contact was?"),
    "problem.import_contacts": N_("Which column says how many contacts there were?"),
    "problem.import_fault_scale": N_("Do the moods go from 1 to 5 or to 10? The file does not tell."),
    "problem.import_day": N_("Of which day are these totals? The file does not say."),
    "problem.import_fault_future": N_("Line {line} lies in the future. Whose clock does the file go by?"),
}
# What the command line says with an option, and nothing here can answer.
TOLD = {
    "problem.import_rota": N_(
        "This looks like a rota. Nothing was changed; the settings take it in under Working hours."
    ),
}
# Parts of a file that a person may give to another column, by what the file holds.
PARTS = {
    "contacts": ("when", "end", "length", "agent", "channel", "rating", "label"),
    "totals": ("day", "agent", "contacts", "at_once", "slow", "bad", "rest"),
    "diary": (),
}
PART_WORDS = {
    "when": N_("When it was"),
    "end": N_("When it ended"),
    "length": N_("How long it was"),
    "agent": N_("Who had it"),
    "channel": N_("Channel"),
    "rating": N_("Rating"),
    "label": N_("Tags"),
    "day": N_("Day"),
    "contacts": N_("How many contacts"),
    "at_once": N_("How many at once at most"),
    "slow": N_("Slow replies"),
    "bad": N_("Bad ratings"),
    "rest": N_("Minutes of rest"),
}
HINTS = {"bad_rating": N_("bad rating"), "reopened": N_("reopened"), "label": N_("tag")}
LIST_MARK = " · "


def asked(ctx: Context, problem: Problem) -> str:
    """Return a problem as the screen says it: a question where it can be answered there."""
    said = ASKED.get(problem.key) or TOLD.get(problem.key)
    return ctx.sentence(problem) if said is None else ctx.t(said).format(**problem.values)


def entry_words(ctx: Context, entry: Contact | DayTotal | CheckIn, zone: tzinfo) -> str:
    """Return what is taken of one row, in one line."""
    if isinstance(entry, DayTotal):
        return _total_words(ctx, entry)
    parts = [moment_words(ctx, entry.at, zone)]
    if isinstance(entry, CheckIn):
        if entry.whole_day:
            parts = [ctx.day(entry.at.astimezone(zone).date())]
        pleasant = mood_words(ctx.t).pleasant
        parts.append(
            ctx.t("a word, no mood")
            if entry.pleasant is None
            else pleasant[entry.pleasant + len(pleasant) // 2]
        )
    else:
        parts.append(channels(ctx.t).get(entry.channel or "", ""))
        if entry.seconds:
            parts.append(ctx.lasting(entry.seconds))
    return LIST_MARK.join(part for part in parts if part)


def moment_words(ctx: Context, moment: datetime | date, zone: tzinfo) -> str:
    """Return a day, with the time by a zone's clock where it has one."""
    if not isinstance(moment, datetime):
        return ctx.day(moment)
    local = moment.astimezone(zone)
    return f"{ctx.day(local.date())} {local:%H:%M}"


def _total_words(ctx: Context, total: DayTotal) -> str:
    n = total.contacts
    parts = [ctx.day(total.day), ctx.tn("{n} contact", "{n} contacts", n).format(n=n)]
    if total.at_once is not None:
        parts.append(ctx.t("{n} at once at most").format(n=total.at_once))
    return LIST_MARK.join(parts)
