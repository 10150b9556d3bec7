"""What a cell of a rota names: a day in the writing of any office, and which part of 01/12/2026 is the month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from wellbeing.domain.clock_times import plain

DAY_FIRST, MONTH_FIRST = "day", "month"
_EXCEL_ZERO = date(1899, 12, 30)
_MONTHS = {
    name: place
    for place, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_WEEKDAY = (
    r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|[(\[][一二三四五六日][)\]]"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
)
_WEEK = ("一 mon", "二 tue", "三 wed", "四 thu", "五 fri", "六 sat", "日 天 sun")
_WEEKDAYS = {name: place for place, names in enumerate(_WEEK) for name in names.split()}
_NOISE = re.compile(rf"\s*(?:[(\[]\s*(?:{_WEEKDAY})\s*[)\]]|{_WEEKDAY})\s*", re.IGNORECASE)
_CLOCK = (
    r"(?P<rest>(?:,?(?:\s+(?:at|um))?[T\s]+|(?<=日))\s*\d.*|\s+[上下中凌早晚].*"
    r"|(?<=日)[上下中凌早晚][午上晨]\s*\d.*)?"
)
_YEAR_FIRST = re.compile(
    rf"(?P<y>\d{{4}})\s*[-/.年]\s*(?P<a>\d\d?)\s*[-/.月]\s*(?P<b>\d\d?)\s*[日号號]?\.?{_CLOCK}"
)
_TOGETHER = re.compile(rf"(?P<y>20\d\d)(?P<a>\d\d)(?P<b>\d\d){_CLOCK}")
_YEAR_LAST = re.compile(
    rf"(?P<a>\d\d?)\s*(?P<sign>[-/.])\s*(?P<b>\d\d?)\s*(?P=sign)\s*(?P<y>\d{{4}}|\d\d){_CLOCK}"
)
_CHINESE = re.compile(r"(?P<a>\d\d?)\s*月\s*(?P<b>\d\d?)\s*[日号號]?(?P<rest>)")
_NO_YEAR = re.compile(r"(?P<a>\d\d?)\s*[-/.]\s*(?P<b>\d\d?)\.?(?P<rest>)")
_NAMED = re.compile(
    rf"(?P<b>\d\d?)(?:st|nd|rd|th)?[\s./-]*(?P<a>[a-z]{{3}})[a-z]*\.?[\s,./-]*(?P<y>\d{{4}}|\d\d)?{_CLOCK}",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    rf"(?P<a>[a-z]{{3}})[a-z]*\.?\s+(?P<b>\d\d?)(?:st|nd|rd|th)?,?(?:\s+(?P<y>\d{{4}}))?{_CLOCK}",
    re.IGNORECASE,
)
_HALF = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day as it stands in a cell: its two parts, month first where that is sure, its year if given, what follows.

    `weekday` (0 for Monday) is what stands beside it: it names no day, but may tell which part is the month.
    """

    first: int
    second: int
    year: int | None
    is_sure: bool
    rest: str = ""
    weekday: int | None = None

    def is_on_its_weekday(self, order: str, around: date) -> bool:
        """Tell whether the weekday beside it, if there is one, is that of the day that an order makes of it."""
        day = self.day(order, around)
        return self.weekday is None or (day is not None and day.weekday() == self.weekday)

    def day(self, order: str | None, around: date) -> date | None:
        """Return the day, None for one that is in no calendar; without a year it is the one nearest to `around`."""
        month, day = (
            (self.second, self.first)
            if not self.is_sure and order == DAY_FIRST
            else (self.first, self.second)
        )
        years = (self.year,) if self.year is not None else (around.year - 1, around.year, around.year + 1)
        found = [made for year in years if (made := _date(year, month, day)) is not None]
        return min(found, key=lambda each: abs(each - around), default=None)


def day_cell(text: str) -> DayCell | None:
    """Return the day that a cell names, None where it names none; a weekday beside it names no day."""
    whole = plain(text)
    cell = _read(_NOISE.sub(" ", whole).strip())
    named = _NOISE.search(whole) if cell is not None and not cell.is_sure else None
    return cell if cell is None or named is None else replace(cell, weekday=_weekday_of(named[0]))


def _weekday_of(text: str) -> int | None:
    word = text.strip(" \t\n()[].,").casefold()
    return _WEEKDAYS.get(word[:3], _WEEKDAYS.get(word[-1:]))


def _read(line: str) -> DayCell | None:
    if re.fullmatch(r"\d{5}(?:\.0+)?", line):
        day = _EXCEL_ZERO + timedelta(days=int(line[:5]))
        return DayCell(day.month, day.day, day.year, True)
    for form, is_sure in (
        (_YEAR_FIRST, True),
        (_TOGETHER, True),
        (_CHINESE, True),
        (_YEAR_LAST, False),
        (_NO_YEAR, False),
    ):
        if found := form.fullmatch(line):
            return _cell(found, int(found["a"]), is_sure)
    for form in (_NAMED, _NAME_FIRST):
        if (found := form.fullmatch(line)) and (month := _MONTHS.get(found["a"].lower())):
            return _cell(found, month, True)
    return None


def order_of(
    columns: Sequence[Sequence[DayCell | None]], texts: Iterable[str], first: date, last: date
) -> str | None:
    """Return which part of the unsure days is the day, None where the whole file can't decide.

    A part above 12 decides; so do weekdays beside the days, an order in which each shift ends within two days,
    and one in which three days and more follow one another while the other leaps by months. With AM and PM the
    month comes first where only so the days lie between `first` and `last`.
    """
    cells = [cell for column in columns for cell in column if cell is not None and not cell.is_sure]
    if all(cell.first == cell.second for cell in cells):
        return MONTH_FIRST
    fits = [order for order in (DAY_FIRST, MONTH_FIRST) if all(cell.day(order, first) for cell in cells)]
    fits = [order for order in fits if all(cell.is_on_its_weekday(order, first) for cell in cells)] or fits
    fits = [order for order in fits if _ends_soon(columns, order, first)] if len(fits) == 2 else fits
    if len(fits) == 2:
        fits = [order for order in fits if _follows(columns, order, first)]
    if len(fits) != 1:
        american = any(_HALF.search(text) for text in texts)
        inside = [order for order in (DAY_FIRST, MONTH_FIRST) if _lies_in(cells, order, first, last)]
        fits = inside if american and inside == [MONTH_FIRST] else fits
    return fits[0] if len(fits) == 1 else None


def _ends_soon(columns: Sequence[Sequence[DayCell | None]], order: str, around: date) -> bool:
    """Tell whether in each row the second day lies at the first or right after it."""
    if len(columns) < 2:
        return True
    for begin, end in zip(columns[0], columns[1], strict=False):
        if begin is None or end is None:
            continue
        start, stop = begin.day(order, around), end.day(order, around)
        if start is None or stop is None or not timedelta(0) <= stop - start <= timedelta(days=2):
            return False
    return True


def _follows(columns: Sequence[Sequence[DayCell | None]], order: str, around: date) -> bool:
    days = sorted({day for cell in columns[0] if cell and (day := cell.day(order, around))})
    return len(days) >= 3 and all(after - before <= timedelta(days=14) for before, after in pairwise(days))


def _lies_in(cells: Sequence[DayCell], order: str, first: date, last: date) -> bool:
    days = [cell.day(order, first) for cell in cells]
    return all(day is not None and first <= day <= last for day in days)


def _cell(found: re.Match[str], month: int, is_sure: bool) -> DayCell:
    year = found.groupdict().get("y")
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return DayCell(month, int(found["b"]), full, is_sure, _clock_part(found["rest"] or ""))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 2000 <= year <= 9000 else None
    except ValueError:
        return None


def _clock_part(rest: str) -> str:
    """Return the time of day behind a day, without what joins the two: 2026-11-27T09:14, 27.11.2026, 09:14."""
    return re.sub(r"^[\s,]*(?:at|um)?[T\s]*", "", rest, flags=re.IGNORECASE).rstrip()
