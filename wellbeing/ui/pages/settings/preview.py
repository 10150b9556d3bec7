""" "Preview my day" above the reminders' settings: what would come when, drawn and in words."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from wellbeing.content.i18n import N_
from wellbeing.services.day_preview import DayAhead, day_ahead
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.rows import Section, preference_rows
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.day_preview import DayPreview, PreviewDay, PreviewDot
from wellbeing.ui.widgets.labels import label

KINDS = {
    "break": ("cup", N_("Break")),
    "eyes": ("eye", N_("Far view")),
    "breathing": ("wind", N_("Breathe")),
    "breath": ("wind", N_("Breath")),
    "checkin": ("plus", N_("Note it")),
    "cooldown": ("wind", N_("Cool down")),
    "contact": ("phone", N_("Contact")),
    "shift_start": ("sun", N_("Shift starts")),
    "shift_end": ("leaf", N_("Shift ends")),
    "wind_down": ("moon", N_("Let go")),
}
FEW = 5  # below that a rate says nothing


class PreviewCard(Card):
    """The next day of work as the reminders' settings make it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.aside = label("", "caption")
        self.head(ctx.t("Preview my day"), self.aside)
        self.picture = DayPreview()
        self.rows.addWidget(self.picture)
        self.note = label("", "caption", wrap=True)
        self.rows.addWidget(self.note)

    def refresh(self) -> None:
        """Run the day anew and show it."""
        t, ahead = self.ctx.t, day_ahead(self.ctx.services)
        self.picture.setVisible(ahead is not None)
        if ahead is None:
            self.aside.setText("")
            self.note.setText(t("No shift in the week to come: nothing would come."))
            return
        zone = self.ctx.services.clock.zone()
        self.aside.setText(self._head(ahead, zone))
        self.picture.show_day(picture_of(ahead, zone, self.ctx))
        example = (
            "" if self.ctx.services.reminders.plan().shifts else t("No working hours are set: an example.")
        )
        note = t("A day without contacts. In a contact, a reminder waits for its end.")
        self.note.setText(self.ctx.words.sentences(example, note))

    def _head(self, ahead: DayAhead, zone: tzinfo) -> str:
        t = self.ctx.t
        day = t("Today") if ahead.is_today else f"{ahead.day:%Y-%m-%d}"
        spans = (f"{_hour(shift.start, zone)}–{_hour(shift.end, zone)}" for shift in ahead.shifts)
        return " · ".join(
            (day, self.ctx.words.listed(spans), t("{count} in all").format(count=len(ahead.marks)))
        )


class RemindersSection(Section):
    """The reminders' rows under a preview that follows each change; a search leaves the preview out."""

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        self.preview = PreviewCard(ctx)
        self.add_aside(self.preview)
        self.add_card(preference_rows(ctx, "reminders"))
        self.answered = label("", "caption", wrap=True)
        self.add_aside(self.answered)

    def refresh(self) -> None:
        """Show what holds, and what would come of it."""
        super().refresh()
        self.answered.setText(answered_words(self.ctx))
        if self.preview.isVisibleTo(self):
            self.preview.refresh()


def answered_words(ctx: Context) -> str:
    """Return how often the person answered lately, without a word on how often they should (E46)."""
    answered, asked = ctx.services.reminders.answered()
    if asked < FEW:
        return ""
    words = ctx.t(
        "In the last 4 weeks you answered {answered} of {asked} prompts. Any number is fine; if they are too many,"
        " switch them off above."
    )
    return words.format(answered=answered, asked=asked)


def picture_of(ahead: DayAhead, zone: tzinfo, ctx: Context) -> PreviewDay:
    """Return a day as the widget paints it; what comes after the shift makes the picture longer."""
    start = ahead.shifts[0].start
    end = max([ahead.shifts[-1].end, *(mark.at for mark in ahead.marks)])
    words = [(mark, *KINDS[mark.kind]) for mark in ahead.marks]
    return PreviewDay(
        tuple((_share(shift.start, start, end), _share(shift.end, start, end)) for shift in ahead.shifts),
        tuple(PreviewDot(_share(mark.at, start, end), sign, ctx.t(word)) for mark, sign, word in words),
        _hours(start, end, zone),
        ctx.words.listed(f"{_hour(mark.at, zone)} {ctx.t(word)}" for mark, _, word in words),
    )


def _hours(start: datetime, end: datetime, zone: tzinfo) -> tuple[tuple[float, str], ...]:
    at = start.replace(minute=0, second=0, microsecond=0)
    at = at if at == start else at + timedelta(hours=1)
    found = []
    while at <= end:
        found.append((_share(at, start, end), f"{at.astimezone(zone).hour}"))
        at += timedelta(hours=1)
    return tuple(found)


def _share(at: datetime, start: datetime, end: datetime) -> float:
    return min(max((at - start) / (end - start), 0.0), 1.0)


def _hour(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
