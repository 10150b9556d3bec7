"""A choice of time zones: the ones that are likely first, then all."""

from __future__ import annotations

from zoneinfo import available_timezones

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.fields import PickBox

LIKELY = (
    "Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Europe/London",
    "Europe/Berlin", "America/New_York", "America/Los_Angeles", "UTC",
)  # fmt: skip
LONGEST = 20  # signs of a name that are always seen


class ZoneBox(PickBox):
    """Whose clock a file goes by; `zone` is chosen at first."""

    def __init__(self, ctx: Context, zone: str) -> None:
        super().__init__(ctx.t("Time zone of the file"))
        # Else the box would measure the words of every zone each time that it is laid out.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LONGEST)
        known = available_timezones()
        first = [name for name in dict.fromkeys((zone, *LIKELY)) if name in known or name == zone]
        self.addItems(first)
        self.insertSeparator(len(first))
        self.addItems(sorted(name for name in known if "/" in name and not name.startswith("Etc/")))

    def current(self) -> str:
        """Return the name of the zone that is chosen."""
        return self.currentText()
