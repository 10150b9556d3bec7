"""How work and rest pass: breaks fall due, natural breaks are credited, silent contacts close."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.reminders.break_ledger import counted, with_due, with_rest, with_skipped
from wellbeing.domain.reminders.contact_clock import FOREVER, NEVER
from wellbeing.domain.reminders.offers import may_prompt, prompt, prompt_free
from wellbeing.domain.reminders.state import NOTICED
from wellbeing.domain.reminders.step_state import Turn

# Without contacts the first prompt comes between two breaks rather than together with one.
FIRST_PROMPT = 90 * 60.0
NEXT_PROMPT = 120 * 60.0
LOOK_AGAIN = 10 * 60.0


def working(turn: Turn) -> bool:
    """Tell whether this moment counts as work: on shift, and in a contact or neither away nor in a break."""
    if not turn.calendar.on:
        return False
    if turn.contacts.open:
        return True
    flags, work = turn.flags, turn.work
    return not (flags.asleep or flags.locked or work.resting or work.break_until > turn.at)


def count(turn: Turn, to: float) -> None:
    """Carry the work clock on to a moment, at which nothing has changed since the last one."""
    if to > turn.work.to:
        quiet = turn.sign if turn.contacts.open else quiet_since(turn)
        # Where no source tells of input, work between contacts is taken as sure.
        turn.work = counted(turn.work, to, quiet if quiet > NEVER else to, working(turn))
    turn.at = max(turn.at, to)


def rest_due(turn: Turn) -> float:
    """Return when the present quiet becomes a natural break."""
    if turn.contacts.open or turn.work.resting:
        return FOREVER
    quiet = quiet_since(turn)
    return quiet + turn.plan.natural_break_min * 60 if quiet > NEVER else FOREVER


def quiet_since(turn: Turn) -> float:
    """Return since when nobody has been at work, NEVER when somebody may be."""
    if turn.flags.locked or turn.flags.asleep:
        return max(turn.flags.still, turn.contacts.last_start, turn.contacts.last_end)
    return turn.sign if turn.heard else NEVER


def rest(turn: Turn) -> None:
    """Credit the quiet as a natural break, in full and once."""
    turn.work = with_rest(turn.work, creditable=turn.calendar.on)
    turn.withdraw(turn.find("break"))
    turn.withdraw(turn.find("eyes"))


def stir(turn: Turn) -> None:
    """Note that somebody is there again."""
    work = turn.work
    if work.resting or (work.credited and work.break_until <= turn.at):
        turn.work = work._replace(resting=False, credited=False)


def hear(turn: Turn, at: float) -> None:
    """Note that the person did something: in the app, or as a source of input times tells."""
    if turn.flags.locked or turn.flags.asleep:
        turn.flags = turn.flags._replace(locked=False, asleep=False)
    if turn.heard and at > turn.last_input:
        turn.last_input = at
    stir(turn)


def look(turn: Turn) -> tuple[float, Callable[[Turn], None]]:
    """Return when work and rest change next by themselves, and how."""
    if turn.work.break_until > NEVER:
        due, cross = turn.work.break_until, end_break
    else:
        due, cross = FOREVER, end_break
    quiet = rest_due(turn)
    if quiet < due:
        due, cross = quiet, rest
    if working(turn):
        for when, does in WORKING:
            other = when(turn)
            if other < due:
                due, cross = other, does
    return due, cross


def end_break(turn: Turn) -> None:
    """End the break; the next one is counted from here."""
    turn.work = turn.work._replace(break_until=NEVER, since=0.0)


def break_due(turn: Turn) -> float:
    """Return when the next break falls due while work goes on, moved to a paid break that is near."""
    if not turn.plan.breaks:
        return FOREVER
    every = turn.plan.break_every_min * 60
    due = turn.work.to + max(0.0, every - turn.work.since)
    anchor = turn.calendar.anchor_at
    return anchor if due < anchor <= due + every / 2 else due


def fall_due(turn: Turn, why: str = "why.break.worked") -> None:
    """Count a break as due and raise its reminder, unless one still waits or the person said not today."""
    old = turn.find("break")
    if old is not None and (old.stage == NOTICED or old.key == turn.chosen):
        turn.work = with_skipped(turn.work)
        turn.withdraw(old)
        old = None
    turn.work = with_due(turn.work)
    if old is None and "break" not in turn.offers.silenced:
        turn.raise_reminder("break", why, {"minutes": round(turn.plan.break_every_min)})


def eyes_due(turn: Turn) -> float:
    """Return when eyes are due for a look into the distance."""
    if not turn.plan.eyes or "eyes" in turn.offers.silenced:
        return FOREVER
    return turn.work.to + max(0.0, turn.plan.eyes_every_min * 60 - turn.work.eyes)


def rest_eyes(turn: Turn) -> None:
    """Raise the eyes' reminder, unless a break is due anyway."""
    turn.work = turn.work._replace(eyes=0.0)
    if turn.find("break") is None and not turn.paused:
        turn.raise_reminder("eyes", "why.eyes.time", {"minutes": round(turn.plan.eyes_every_min)})


def prompt_due(turn: Turn) -> float:
    """Return when a prompt is due for somebody whose contacts nobody signals."""
    if turn.contacts.seen or not turn.plan.checkins:
        return FOREVER
    wait = NEXT_PROMPT if turn.offers.prompts_today else FIRST_PROMPT
    return max(turn.work.to + max(0.0, wait - turn.work.unprompted), prompt_free(turn.offers))


def prompt_quietly(turn: Turn) -> None:
    """Raise a prompt that waits for a lull in typing alone; where it may not come now, look again later."""
    if may_prompt(turn):
        turn.work = turn.work._replace(unprompted=0.0)
        prompt(turn, "why.checkin.quiet")
    else:
        turn.work = turn.work._replace(unprompted=turn.work.unprompted - LOOK_AGAIN)


# Only while at work; the order decides between equals.
WORKING = ((break_due, fall_due), (eyes_due, rest_eyes), (prompt_due, prompt_quietly))
