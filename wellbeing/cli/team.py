"""wellbeing team: found one, join one, know who is in it, share or not, and leave."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, refuse, services_of
from wellbeing.cli.output import done, json_text, written_out
from wellbeing.cli.team_board import audit, board, move, simulate, tick, trend
from wellbeing.cli.team_invitation import hand_out, refuse_unwritable
from wellbeing.content.team_words import BANDS
from wellbeing.domain.empty_files import refuse_empty
from wellbeing.domain.problems import Problem, Refused

MOST_READ = 65_536
FILE = GivenPath(dir_okay=False)
team_option = click.option("--team", "of", metavar="NAME", help="Which team, if there is more than one.")


@click.group()
@data_dir_option
def team() -> None:
    """Team trends that expose nobody: sealed ballots, opened only together, never under 8."""


@team.command()
@click.argument("name")
@click.option("--folder", type=GivenPath(), help="A shared folder that all members can write to.")
@click.option("--service", metavar="NAME", help="A libpq service whose database holds a board.")
@click.option("--out", type=FILE, help="Write the invitation to this file too.")
@click.option("--qr", type=FILE, help="Draw the invitation as a QR code, .png or .svg.")
@data_dir_option
@click.pass_context
def found(
    ctx: click.Context, name: str, folder: Path | None, service: str | None, out: Path | None, qr: Path | None
) -> None:
    """Make a team and print its invitation. Whoever founds a team leads it and is never a member."""
    from wellbeing.services.team.boards import address_of

    address = address_of(folder, service)
    refuse_unwritable(out, qr)
    services = services_of(ctx)
    text = services.team.found(name, address)
    t = services.words().t
    if not written_out(text):
        with suppress(Refused):
            hand_out(text, out, qr)
        refuse(Problem("out", "problem.team_unprinted"))
    hand_out(text, out, qr)
    done(
        t("Give this invitation to the members. With fewer than 8 people there is never a figure;"),
        aside=True,
    )
    done(t("a smaller team can share one with a sister team."), aside=True)


@team.command()
@click.option("--out", type=FILE, help="Write the invitation to this file too.")
@click.option("--qr", type=FILE, help="Draw the invitation as a QR code, .png or .svg.")
@team_option
@data_dir_option
@click.pass_context
def invitation(ctx: click.Context, out: Path | None, qr: Path | None, of: str | None) -> None:
    """Print a team's invitation again."""
    refuse_unwritable(out, qr)
    text = services_of(ctx).team.invitation(of)
    click.echo(text)
    hand_out(text, out, qr)


@team.command()
@click.argument("text", metavar="INVITATION", required=False)
@click.option("--file", "file", type=FILE, help="Read the invitation from this file.")
@click.option("--name", required=True, help="The name by which your colleagues know you.")
@click.option("--folder", type=GivenPath(), help="The team's folder, if it has another path here.")
@click.option("--service", metavar="NAME", help="The team's libpq service, if it has another name here.")
@data_dir_option
@click.pass_context
def join(
    ctx: click.Context,
    text: str | None,
    file: Path | None,
    name: str,
    folder: Path | None,
    service: str | None,
) -> None:
    """Join the team of an invitation. Nothing is shared until you say so."""
    from wellbeing.services.team.boards import address_of

    here = address_of(folder, service) if (folder, service) != (None, None) else None
    if file:
        try:
            with file.open("rb") as source:
                text = refuse_empty(source.read(MOST_READ), "file").decode("ascii")
        except (OSError, UnicodeDecodeError):
            refuse(Problem("file", "problem.team_file"))
    services = services_of(ctx)
    membership = services.team.join(text or "", name, here)
    t = services.words().t
    done(t("You are in {team}. Nothing is shared yet.").format(team=membership.team.name))
    done(t("See who is in it: wellbeing team roster. Share: wellbeing team share on"))


@team.command()
@click.option("--compared", metavar="WORDS", help="Say that these six words were compared aloud in the team.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@team_option
@data_dir_option
@click.pass_context
def roster(ctx: click.Context, compared: str | None, as_json: bool, of: str | None) -> None:
    """Show with whom your answer would be mixed, and the roster number: six words, the same on every screen."""

    services = services_of(ctx)
    teams, t = services.team, services.words().t
    if compared is not None:
        teams.compare(compared, of)
    roster_view = teams.roster_view(of)
    if as_json:
        answer = {
            "number": roster_view.number,
            "compared": roster_view.compared,
            "members": [member.name for member in roster_view.inside],
            "waiting": [member.name for member in roster_view.waiting],
            "changed": [member.name for member in roster_view.changed],
            "shares": roster_view.shares,
            "enough": roster_view.enough,
        }
        click.echo(json_text(answer))
        return
    click.echo(t("Roster number: {number}").format(number=roster_view.number))
    for member in roster_view.inside:
        click.echo(f"+ {member.name}")
    for member in roster_view.waiting:
        changed = (
            t("a changed key: ballots wait") if member in roster_view.changed else t("waits to be accepted")
        )
        click.echo(f"? {member.name}  ({changed})")
    if not roster_view.enough:
        click.echo(t("With fewer than 8 members there is no figure, for anybody."))
    if not roster_view.compared:
        click.echo(t("Please compare the six words aloud: your first answer waits for that."))


@team.command()
@click.argument("name")
@click.option("--refuse", "no", is_flag=True, help="Refuse instead: this key is never counted here.")
@team_option
@data_dir_option
@click.pass_context
def accept(ctx: click.Context, name: str, no: bool, of: str | None) -> None:
    """Accept a new colleague, or a colleague's new key, by name."""

    services = services_of(ctx)
    member = services.team.accept_or_refuse(name, not no, of)
    t = services.words().t
    text = (
        t("{name} was refused.")
        if no
        else t("{name} is in. The roster number has changed; see: wellbeing team roster")
    )
    done(text.format(name=member.name))


@team.command()
@click.argument("answer", type=click.Choice(["on", "off"]))
@team_option
@data_dir_option
@click.pass_context
def share(ctx: click.Context, answer: str, of: str | None) -> None:
    """Share one word a period, or stop: what is not closed yet is taken back."""

    services = services_of(ctx)
    services.team.share(answer == "on", of)
    t = services.words().t
    done(
        t("Sharing is on.") if answer == "on" else t("Sharing is off. What was not closed yet is taken back.")
    )


@team.command()
@click.option(
    "--anyway", is_flag=True, help="Also when the board is gone for good; your colleagues are not told."
)
@team_option
@data_dir_option
@click.pass_context
def leave(ctx: click.Context, anyway: bool, of: str | None) -> None:
    """Leave a team at once; every key of it on this computer is deleted."""

    services = services_of(ctx)
    services.team.leave(of, anyway)
    done(services.words().t("You have left. Your diary is untouched."))


@team.command()
@click.option(
    "--first", type=click.Choice(["on", "off"]), help="Hold each answer back until you have looked at it."
)
@click.option("--send", is_flag=True, help="Let go what you have looked at.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; the bytes as hexadecimal figures.")
@team_option
@data_dir_option
@click.pass_context
def preview(ctx: click.Context, first: str | None, send: bool, as_json: bool, of: str | None) -> None:
    """Show what is ready to leave, byte for byte; nothing else will."""

    services = services_of(ctx)
    teams, t = services.team, services.words().t
    if first:
        teams.visits.review_before_send(first == "on", of)
    ready = teams.visits.prepared(of)
    if as_json:
        rows = [
            {
                "period": answer.roll.period,
                "band": answer.roll.true_word,
                "sent": answer.roll.sent_word,
                "data": answer.data.hex(),
            }
            for answer in ready
        ]
        click.echo(json_text(rows))
    for answer in [] if as_json else ready:
        text = t("{period}: your band {band}, sent {sent}")
        band, sent = t(BANDS[answer.roll.true_word]), t(BANDS[answer.roll.sent_word])
        click.echo(text.format(period=answer.roll.period, band=band, sent=sent))
        click.echo(answer.data.hex())
    if not ready and not as_json:
        click.echo(t("Nothing is waiting to leave."))
    if send:
        number = teams.visits.send_on(of)
        done(t("{number} sent.").format(number=number), aside=True)


@team.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts; the bytes as hexadecimal figures.")
@team_option
@data_dir_option
@click.pass_context
def log(ctx: click.Context, as_json: bool, of: str | None) -> None:
    """Show everything that ever left this computer, and for each period the true band and the one sent."""

    from wellbeing.services.team.log import as_objects

    services = services_of(ctx)
    teams = services.team
    left, rolls = teams.left(of), teams.dice_log(of)
    if as_json:
        click.echo(json_text(as_objects(left, rolls)))
        return
    zone, t = services.clock.zone(), services.words().t
    for note in left:
        click.echo(f"{note.at.astimezone(zone):%Y-%m-%d %H:%M}  {note.name[:40]}  {len(note.data)} B")
    for roll in rolls:
        text = t("{period}: your band {band}, sent {sent}")
        click.echo(
            text.format(period=roll.period, band=t(BANDS[roll.true_word]), sent=t(BANDS[roll.sent_word]))
        )


for command in (tick, trend, audit, move, board, simulate):
    team.add_command(command)
