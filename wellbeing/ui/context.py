"""What every page is handed: the services, the words, and the ways to speak to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from wellbeing.content.strings import Words
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import as_seen
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.ui.board_tasks import BoardTask
from wellbeing.ui.navigator import Navigator

DAY_FORMS = {"zh_CN": "M 月 d 日 dddd", "zh_TW": "M 月 d 日 dddd", "en": "dddd, d MMMM"}
BRIEF_FORMS = {"zh_CN": "M 月 d 日 ddd", "zh_TW": "M 月 d 日 ddd", "en": "ddd, d MMM"}
MONTH_FORMS = {"zh_CN": "yyyy 年 M 月", "zh_TW": "yyyy 年 M 月", "en": "MMMM yyyy"}
DATED_FORMS = {"zh_CN": "yyyy 年 M 月 d 日", "zh_TW": "yyyy 年 M 月 d 日", "en": "d MMM yyyy"}
SHORT_FORMS = {"zh_CN": "M 月 d 日", "zh_TW": "M 月 d 日", "en": "d MMM"}


@dataclass(frozen=True, slots=True)
class Context:
    """Handed down by the application.

    `say` shows a soft line with an optional Undo, `navigator` goes somewhere else, `ask_board` has something done
    with the teams beside the window: what to do, and who is told of its outcome or its problem. `piecemeal` has a
    page make what lies below the first screen in later turns of the loop; a picture wants all of it at once.
    """

    services: Services
    words: Words
    say: Callable[[str, Callable[[], object] | None], None]
    navigator: Navigator
    ask_board: BoardTask
    piecemeal: bool = False

    @property
    def is_discreet(self) -> bool:
        """Whether notes and figures are to be hidden: by the person's wish, or while the screen is shared."""
        current = self.services.preferences.current
        return current.discreet or (current.discreet_sharing and self.services.is_sharing)

    def t(self, text: str) -> str:
        """Return a text in the person's language."""
        return self.words.t(text)

    def tn(self, one: str, many: str, n: int) -> str:
        """Return the text for a number of things."""
        return self.words.tn(one, many, n)

    @property
    def language(self) -> str:
        """The person's language."""
        return self.words.language

    def sentence(self, problem: Problem) -> str:
        """Return a problem in words."""
        from wellbeing.content.sentences import sentence

        return sentence(problem, self.words.t)

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the person's zone."""
        return moment.astimezone(self.services.clock.zone())

    def seen(self, entry: CheckIn | Contact) -> datetime:
        """Return when the clock here shows what it showed where an entry was made."""
        return as_seen(entry.at, entry.offset, self.services.clock.zone())

    def time(self, moment: datetime) -> str:
        """Return a moment's local time, as 14:38."""
        return f"{self.local(moment):%H:%M}"

    def time_with_day(self, moment: datetime) -> str:
        """Return a moment's local time, with its day when that isn't today: as 14:38, or Friday 4 December 14:38."""
        local, today = self.local(moment), self.local(self.services.clock.now())
        return (
            self.time(moment) if local.date() == today.date() else f"{self.day(local.date())} {local:%H:%M}"
        )

    def lasting(self, seconds: float) -> str:
        """Return a length as it was: 41 s, 5 min 41 s, 5 min."""
        minutes, rest = divmod(round(seconds), 60)
        if not minutes:
            return self.t("{n} s").format(n=rest)
        if not rest:
            return self.t("{n} min").format(n=minutes)
        return self.t("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)

    def hours(self, seconds: float) -> str:
        """Return a length in hours and minutes: 5 h 10 min, 45 min."""
        hours, minutes = divmod(round(seconds / 60), 60)
        if not hours:
            return self.t("{n} min").format(n=minutes)
        return self.t("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)

    def day(self, day: date) -> str:
        """Return a day with its weekday, as a person of this language says it."""
        return day_in_words(day, self.language, DAY_FORMS)

    def brief_day(self, day: date) -> str:
        """Return a day with its weekday where there is little room."""
        return day_in_words(day, self.language, BRIEF_FORMS)

    def weekday(self, day: date) -> str:
        """Return a day's weekday in one or two signs."""
        kind = QLocale.FormatType.NarrowFormat if self.language != "en" else QLocale.FormatType.ShortFormat
        return QLocale(self.language).dayName(day.isoweekday(), kind)

    def weekdays(self) -> tuple[str, ...]:
        """Return seven weekdays from Monday in one sign or letter each."""
        locale = QLocale(self.language)
        return tuple(locale.dayName(place, QLocale.FormatType.NarrowFormat) for place in range(1, 8))

    def long_weekday(self, day: date) -> str:
        """Return a day's weekday in full."""
        return QLocale(self.language).dayName(day.isoweekday(), QLocale.FormatType.LongFormat)

    def month(self, day: date) -> str:
        """Return a day's month with its year."""
        return day_in_words(day, self.language, MONTH_FORMS)

    def short_day(self, day: date) -> str:
        """Return a day without its weekday."""
        return day_in_words(day, self.language, SHORT_FORMS)

    def dated_day(self, day: date) -> str:
        """Return a day with its year, where others of its name are near."""
        return day_in_words(day, self.language, DATED_FORMS)


def day_in_words(day: date, language: str, forms: dict[str, str] = DAY_FORMS) -> str:
    """Return a day as a person of a language says it."""
    form = forms.get(language, forms["en"])
    return QLocale(language).toString(QDate(day.year, day.month, day.day), form)
