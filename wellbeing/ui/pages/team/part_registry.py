"""The parts of the Team page: which there are for a member, a leader and somebody in no team, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wellbeing.ballot.founding import SERVICE
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.pages.team.part import TeamPart

START, MINE, TREND, SITE, INVITE, HOW = "start", "mine", "trend", "site", "invite", "how"


def segments(
    ctx: Context, membership: Membership | None, memberships: Sequence[Membership]
) -> list[tuple[str, str]]:
    """Return the parts for a team as (key, word)."""
    t = ctx.t
    if membership is None:
        return [(START, t("Join or found")), (HOW, t("Privacy"))]
    if not membership.leads:
        return [(MINE, t("My part")), (TREND, t("Trend")), (HOW, t("Privacy"))]
    led = [own for own in memberships if own.leads]
    site = [(SITE, t("Whole site"))] if membership.address.kind == SERVICE or len(led) > 1 else []
    return [(TREND, t("Trend")), *site, (INVITE, t("Invitation")), (HOW, t("Privacy"))]


def start_part(ctx: Context) -> TeamPart:
    """Return the part for somebody in no team."""
    from wellbeing.ui.pages.team.start import StartPart

    return StartPart(ctx)


def mine_part(ctx: Context) -> TeamPart:
    """Return a member's part."""
    from wellbeing.ui.pages.team.mine import MinePart

    return MinePart(ctx)


def trend_part(ctx: Context) -> TeamPart:
    """Return the trend of one team."""
    from wellbeing.ui.pages.team.readonly import TrendPart

    return TrendPart(ctx)


def site_part(ctx: Context) -> TeamPart:
    """Return the trend of all teams pooled."""
    from wellbeing.ui.pages.team.readonly import SitePart

    return SitePart(ctx)


def invite_part(ctx: Context) -> TeamPart:
    """Return the leader's invitation."""
    from wellbeing.ui.pages.team.invitation import InvitePart

    return InvitePart(ctx)


def how_part(ctx: Context) -> TeamPart:
    """Return how it stays private."""
    from wellbeing.ui.pages.team.readonly import HowPart

    return HowPart(ctx)


BUILDERS: dict[str, Callable[[Context], TeamPart]] = {
    START: start_part,
    MINE: mine_part,
    TREND: trend_part,
    SITE: site_part,
    INVITE: invite_part,
    HOW: how_part,
}
