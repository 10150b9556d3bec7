"""What is said of an import that was read: its figures, what was left out and why."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from wellbeing.content.i18n import N_
from wellbeing.content.strings import Words
from wellbeing.domain.imports.report import ImportReport
from wellbeing.domain.imports.zone_doubt import ZoneDoubt

REASONS = {
    "others": N_("of other people: {count}"),
    "nobody": N_("of nobody: {count}"),
    "total": N_("totals and notes: {count}"),
    "not_taken": N_("not taken: {count}"),
    "joined": N_("further rows of a contact: {count}"),
    "no_mood": N_("no moods: {count}"),
}


def told(report: ImportReport, zone: tzinfo, dry_run: bool, words: Words) -> list[str]:
    """Return the lines that tell of an import."""
    t = words.t
    taken = report.new if dry_run else report.added
    said = t("Would be taken: {added} of {read} rows.") if dry_run else t("Taken: {added} of {read} rows.")
    lines = [said.format(added=taken, read=report.read)]
    if report.kind == "totals":
        lines.append(t("Contacts in all, told by the day: {count}.").format(count=report.contacts))
    lines += left_out_words(report, words)
    if report.first is not None and report.last is not None:
        first, last = (moment_words(moment, zone) for moment in (report.first, report.last))
        lines.append(
            t("From {first} to {last}, by the clock of {zone}. Is that right?").format(
                first=first, last=last, zone=report.zone
            )
        )
    if report.doubt is not None:
        lines.append(doubt_words(report.doubt, words) + " " + t("--zone NAME says whose clock it is."))
    if report.heavy:
        said = t(
            "{count} of {mine} may have been heavy by their rating, tag or reopening. Their kind stays ordinary."
        )
        lines.append(said.format(count=len(report.heavy), mine=report.mine))
    if report.unknown_moods:
        said = t(
            "Moods of your own without a step: {count}. They came in as words; --mood NAME=STEP gives one."
        )
        lines.append(said.format(count=report.unknown_moods))
    return lines


def left_out_words(report: ImportReport, words: Words) -> list[str]:
    """Return the lines that tell what of a file is not taken, and why."""
    t, lines = words.t, []
    if report.known:
        lines.append(t("Known already: {known}.").format(known=report.known))
    if report.logged:
        lines.append(logged_words(report.logged, words))
    if report.left_out:
        reasons = " · ".join(
            t(REASONS[reason]).format(count=count) for reason, count in report.left_out.most_common()
        )
        lines.append(t("Left out: {reasons}.").format(reasons=reasons))
    if report.rejected:
        said = t("Could not be read: {count}, the first in line {line}.")
        lines.append(said.format(count=report.rejected, line=report.faults[0].line))
    return lines


def logged_words(count: int, words: Words) -> str:
    """Return how many contacts of a file the person has logged herself, as it seems."""
    return words.tn(
        "{n} looks like a contact that you logged yourself: yours stays, and it is not counted twice.",
        "{n} look like contacts that you logged yourself: yours stay, and none is counted twice.",
        count,
    ).format(n=count)


def doubt_words(doubt: ZoneDoubt, words: Words) -> str:
    """Return what speaks for another clock than the person's."""
    hours = abs(doubt.hours)
    said = (
        words.tn("{n} hour later", "{n} hours later", hours)
        if doubt.hours > 0
        else words.tn("{n} hour earlier", "{n} hours earlier", hours)
    )
    return words.t(
        "{outside} of {count} contacts lie outside your shifts; {hours} they would lie within them."
        " Perhaps the file goes by another clock."
    ).format(outside=doubt.outside, count=doubt.of, hours=said.format(n=hours))


def moment_words(moment: datetime | date, zone: tzinfo) -> str:
    """Return a moment in local time, or a day."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment}"
