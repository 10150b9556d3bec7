"""What the diary keeps of a team: what was said, who is known, what was rolled, what left, and the opened totals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Member, Sent, Standing
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row


@dataclass(frozen=True, slots=True)
class Left:
    """One note that left this computer, byte for byte."""

    at: datetime
    name: str
    data: bytes


class TeamStore:
    """One team's rows; serves the protocol as its ledger."""

    def __init__(self, diary: Diary, team: bytes, band: Callable[[Period], Band | None]) -> None:
        self._diary, self._team = diary, team.hex()
        self.band = band

    def consents(self) -> bool:
        """Tell whether the person shares."""
        return any(consent for consent, _, _ in self._say())

    def compared(self) -> str:
        """Return the roster number that was compared aloud; empty before."""
        return next((text for _, _, text in self._say()), "")

    def _say(self) -> list[tuple[int, int, str]]:
        sql = "SELECT consent, since, compared FROM team_say WHERE team = ?"
        return [(consent, since, text) for consent, since, text in self._diary.rows(sql, (self._team,))]

    def keep_consent(self, consent: bool, compared: str, now: datetime) -> None:
        """Keep whether the person shares, and the number compared."""
        row = {"team": self._team, "consent": int(consent), "since": to_row(now), "compared": compared}
        with self._diary.atomic():
            self._diary.db.table("team_say").insert(row, pk="team", replace=True)

    def start_anew(self) -> None:
        """Forget consent, comparison and pinned members: a new identity begins. Rolls and the log stay."""
        with self._diary.atomic():
            for table in ("team_say", "team_member"):
                self._diary.conn.execute(f"DELETE FROM {table} WHERE team = ?", (self._team,))  # noqa: S608

    def members(self) -> list[Member]:
        """Return the pinned members."""
        rows = self._diary.rows(
            "SELECT name, key, joined, effective, first_seen, standing FROM team_member WHERE team = ?",
            (self._team,),
        )
        return [
            Member(
                name,
                bytes.fromhex(key),
                date.fromisoformat(joined),
                date.fromisoformat(effective),
                from_row(first_seen),
                Standing(standing),
            )
            for name, key, joined, effective, first_seen, standing in rows
        ]

    def keep_member(self, member: Member) -> None:
        """Pin a member, or write a new standing over the old."""
        row = {
            "team": self._team,
            "key": member.key.hex(),
            "name": member.name,
            "joined": member.joined.isoformat(),
            "effective": member.effective.isoformat(),
            "first_seen": to_row(member.first_seen),
            "standing": str(member.standing),
        }
        with self._diary.atomic():
            self._diary.db.table("team_member").insert(row, pk=("team", "key"), replace=True)

    def sent(self, period: Period) -> Sent | None:
        """Return the roll of a period."""
        return next((roll for roll in self.dice_log() if roll.period == period.name), None)

    def dice_log(self) -> list[Sent]:
        """Return every roll with its true band and sent face, in order."""
        rows = self._diary.rows(
            "SELECT period, band, face, at FROM team_sent WHERE team = ? ORDER BY period", (self._team,)
        )
        return [Sent(period, band, face, from_row(at)) for period, band, face, at in rows]

    def keep_sent(self, sent: Sent) -> None:
        """Keep a roll; the first one of a period stays."""
        row = {
            "team": self._team,
            "period": sent.period,
            "band": sent.band,
            "face": sent.face,
            "at": to_row(sent.at),
        }
        with self._diary.atomic():
            self._diary.db.table("team_sent").insert(row, pk=("team", "period"), ignore=True)

    def log(self, at: datetime, name: object, data: bytes) -> None:
        """Keep what leaves, byte for byte; what is sent again is one entry."""
        text = str(getattr(name, "text", name))
        row = {"team": self._team, "name": text, "at": to_row(at), "data": data}
        with self._diary.atomic():
            self._diary.db.table("team_left").insert(row, ignore=True)

    def left(self) -> list[Left]:
        """Return everything that left, in order."""
        rows = self._diary.rows(
            "SELECT at, name, data FROM team_left WHERE team = ? ORDER BY id", (self._team,)
        )
        return [Left(from_row(at), name, bytes(data)) for at, name, data in rows]

    def keep_rows(self, rows: list[TrendRow]) -> None:
        """Keep the opened totals, for when the board is away."""
        with self._diary.atomic():
            for row in rows:
                tally = row.tally
                self._diary.db.table("team_row").insert(
                    {
                        "team": self._team,
                        "start": row.start.isoformat(),
                        "days": row.days,
                        "n": tally.n if tally else None,
                        "low": tally.low if tally else None,
                        "moderate": tally.moderate if tally else None,
                        "high": tally.high if tally else None,
                    },
                    pk=("team", "start", "days"),
                    replace=True,
                )

    def rows(self) -> list[TrendRow]:
        """Return the totals kept, in order."""
        rows = self._diary.rows(
            "SELECT start, days, n, low, moderate, high FROM team_row WHERE team = ? ORDER BY start, days",
            (self._team,),
        )
        return [
            TrendRow(date.fromisoformat(start), days, None if n is None else Tally(low, moderate, high))
            for start, days, n, low, moderate, high in rows
        ]
