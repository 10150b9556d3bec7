"""What the page of a period says: its headings, its lines, and what it is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wellbeing.content.strings import filled
from wellbeing.domain.contacts import GRAVE
from wellbeing.domain.load import WEIGHING
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.report import MONTH, WEEK, OwnLines, Report, WentWell
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.words import headline, legend_marks, range_words
from wellbeing.ui.quick_entry.form_words import kinds

NO_BREAK, JOINED = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The page in words, from top to bottom."""

    title: str
    dates: str
    answer: str
    figures: str
    legend: tuple[tuple[str, str], ...]
    """Role of a chart's colour and what it stands for."""
    facts: tuple[Block, ...]
    """Two blocks side by side: contacts and breaks, practice."""
    lines: tuple[Block, ...]
    """What went well, the plan, what to try."""
    notes: tuple[tuple[str, str], ...]
    is_not: str


def title_of(ctx: Context, days: DayRange) -> str:
    """Return what a period is called."""
    t = ctx.t
    if days.name == WEEK:
        year, week, _ = days.first.isocalendar()
        return t("Week {week}, {year}").format(week=week, year=year)
    if days.name == MONTH:
        return ctx.month(days.first)
    return t("The year {year}").format(year=days.first.year)


def words_of(ctx: Context, report: Report, own: OwnLines) -> ReportWords:
    """Return the page of a period in words, with what the person wrote onto it."""
    t = ctx.t
    answer, figures = headline(ctx, report.picture)
    if report.ends and report.picture.change is None:
        answer = ends_words(ctx, report)
    if report.is_empty:
        answer, figures = (
            t("Nothing was written down in this time"),
            t("That is fine. A page fills as you go."),
        )
    return ReportWords(
        title_of(ctx, report.days),
        range_words(ctx, report.days),
        answer,
        figures,
        tuple((role, words) for _, role, words in legend_marks(ctx, report.picture)),
        (Block(t("Contacts"), contact_lines(ctx, report)), Block(t("Breaks"), break_lines(ctx, report)),
         Block(t("Exercises"), practice_lines(ctx, report))),
        (Block(t("One thing that went well"), (own.good or suggestion(ctx, report.went_well),)),
         Block(t("A plan"), (own.plan or plan_line(ctx, report),)),
         Block(t("To try next"), next_lines(ctx, report))),
        tuple((f"{ctx.short_day(ctx.local(at).date())} {ctx.time(at)}", note) for at, note in report.notes),
        t(
            "This page holds what one person wrote down. It is no diagnosis and no measure of anybody's work;"
            " what stands side by side here need not be cause and effect."
        ),
    )  # fmt: skip


def ends_words(ctx: Context, report: Report) -> str:
    """Return which day was the calmest and which the hardest."""
    calm, hard = report.ends or (report.days.first, report.days.last)
    say = ctx.long_weekday if report.days.name == WEEK else ctx.short_day
    return ctx.t("{calm} was the calmest day, {hard} the hardest").format(calm=say(calm), hard=say(hard))


def contact_lines(ctx: Context, report: Report) -> tuple[str, ...]:
    """Return how many contacts there were, how hard ones were among them, and the load they add up to."""
    t, volume = ctx.t, report.volume
    if not volume.contacts:
        return (t("None written down."),)
    lines = [ctx.tn("{n} contact", "{n} contacts", volume.contacts).format(n=volume.contacts)]
    if volume.seconds is not None:
        lines[0] += " · " + t("{length} in contact").format(length=ctx.hours(volume.seconds))
    words = kinds(t)
    hard = [
        f"{unbroken(words[kind])}{NO_BREAK}{n}"
        for kind in WEIGHING[::-1]
        if (n := report.picture.contacts.get(kind, 0))
    ]
    if hard:
        lines.append(" · ".join(hard))
    load = sum(sum(bucket.load.values()) for bucket in report.picture.buckets)
    return (*lines, t("Load of contacts in all: {load:.0f}.").format(load=load))


def break_lines(ctx: Context, report: Report) -> tuple[str, ...]:
    """Return how long was worked, and what became of the breaks that were due."""
    t, breaks = ctx.t, report.breaks
    if breaks.empty:
        return (t("None counted."),)
    worked = t("{length} at work").format(length=ctx.hours(60 * breaks.worked_min))
    if not breaks.due:
        return (worked,)
    rested = breaks.taken + breaks.natural
    return (worked, t("{n} of {due} breaks taken").format(n=rested, due=breaks.due))


def practice_lines(ctx: Context, report: Report) -> tuple[str, ...]:
    """Return the exercises with how often, and the stress before and after where both were said."""
    t = ctx.t
    titles = {exercise.id: exercise.title for exercise in ctx.services.library.exercises(ctx.language)}
    lines = []
    for one in report.practised[:4]:
        line = f"{titles.get(one.exercise, one.exercise)} · {one.times}×"
        if one.before is not None and one.after is not None:
            eased = t("stress {before:g} → {after:g}").format(before=one.before, after=one.after)
            line = t("{exercise}, {eased}").format(exercise=line, eased=unbroken(eased))
        lines.append(line)
    return tuple(lines) or (t("None done."),)


def unbroken(words: str) -> str:
    """Return words that stay on one line: Chinese would break between any two signs."""
    return JOINED.join(words.replace(" ", NO_BREAK))


def suggestion(ctx: Context, well: WentWell | None) -> str:
    """Return one thing that went well as a sentence, from what was written down."""
    t = ctx.t
    if well is None:
        return t("You looked back. That counts.")
    if well.what == "kind":
        return ctx.tn(
            "{n} kind contact was written down.", "{n} kind contacts were written down.", well.n
        ).format(n=well.n)
    if well.what == "eased" and well.practised is not None:
        titles = {exercise.id: exercise.title for exercise in ctx.services.library.exercises(ctx.language)}
        one = well.practised
        return t("After “{exercise}” stress was {after:g}; before it, {before:g}.").format(
            exercise=titles.get(one.exercise, one.exercise), after=one.after, before=one.before
        )
    if well.what == "breaks":
        return t("{n} of {due} breaks were really taken.").format(n=well.n, due=well.of)
    if well.what == "calm" and well.day is not None:
        return t("{day} was a calm day.").format(day=ctx.day(well.day))
    return ctx.tn("You asked yourself how you were on {n} day.", "You asked yourself how you were on {n} days.",
                  well.n).format(n=well.n)  # fmt: skip


def plan_line(ctx: Context, report: Report) -> str:
    """Return the latest if-then plan, or how one is made."""
    if report.plan is None:
        return ctx.t("None yet. One helps most as: if this happens, then I do that.")
    cue, action = report.plan
    return filled(ctx.t("If {cue}, then {action}."), cue=cue.rstrip(".。"), action=action.rstrip(".。"))


def next_lines(ctx: Context, report: Report) -> tuple[str, ...]:
    """Return the tip that goes with what the period shows."""
    services = ctx.services
    facts = services.trends.facts(report.picture)
    if report.days != services.reports.present(WEEK):  # what protects today helps nobody months later
        facts = replace(facts, contacts={k: n for k, n in facts.contacts.items() if k not in GRAVE})
    tip = services.library.tip_for(facts, ctx.language).tip
    return (ctx.words.sentences(tip.title, tip.body),)
