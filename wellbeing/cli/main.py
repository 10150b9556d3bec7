"""The command line: one group whose commands are imported when they are called, and one door for all trouble."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from wellbeing import __version__
from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.output import done, make_safe, output_failed, silence, tell
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import folder_in, folders

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.closed_entries import ClosedEntries
    from wellbeing.services.environment import Environment

COMMANDS = {
    "checkin": "checkin",
    "contact": "contact",
    "show": "show",
    "chart": "chart",
    "insights": "insights",
    "report": "report",
    "effects": "effects",
    "tips": "library",
    "exercises": "library",
    "library": "library",
    "cues": "cues",
    "pause": "reminders",
    "resume": "reminders",
    "profile": "profile",
    "reminders": "reminders",
    "rota": "rota",
    "import": "import_file",
    "export": "export",
    "backup": "backup",
    "restore": "backup",
    "salvage": "backup",
    "begin-anew": "backup",
    "erase": "erase",
    "key": "key",
    "passphrase": "passphrase",
    "team": "team",
    "demo": "demo",
    "day": "demo",
    "snapshot": "snapshot",
    "doctor": "doctor",
}
PROBLEM_EXIT = 2
OUTPUT = Problem("out", "problem.output")


@dataclass(frozen=True, slots=True)
class Entrypoints:
    """What only the composition root can open: the services, and everything that needs a screen."""

    environment: Callable[[Path | None], Environment]
    services: Callable[[Environment], Services]
    window: Callable[[Path | None, str], int]
    snapshot: Callable[..., list[Path]]
    day: Callable[[Path | None, Path, Callable[[str], None]], Path]
    report: Callable[..., None]


class LazyGroup(click.Group):
    """Imports a command's module only when it is called, so that logging stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"wellbeing.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{name}_" if iskeyword(name) else name)
        return command


def keep_data_dir(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    """Note the folder on the root context, wherever on the line it stood."""
    if value is not None:
        ctx.find_root().meta["data_dir"] = value
    return value


def data_dir_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --data-dir."""
    return click.option(
        "--data-dir",
        type=GivenPath(file_okay=False),
        expose_value=False,
        callback=keep_data_dir,
        help="Keep diary, settings, logs and key file under this folder.",
    )(command)


@click.group(cls=LazyGroup, invoke_without_command=True, no_args_is_help=False)
@data_dir_option
@click.option("--in-tray", "word", flag_value="tray", help="Start in the tray, without a window.")
@click.option(
    "--check-in", "word", flag_value="checkin", help="Open the quick check-in: made for a shortcut."
)
@click.option("--log-contact", "word", flag_value="contact", help="Open the quick log of a contact.")
@click.option(
    "--lock", "word", flag_value="lock", help="Have the open app lock the diary: made for a shortcut."
)
@click.version_option(__version__, prog_name="wellbeing")
@click.pass_context
def wellbeing(ctx: click.Context, word: str | None) -> None:
    """Self-care for people who answer customers all day. Without a command, the app opens."""
    if ctx.invoked_subcommand is None:
        ctx.exit(ctx.obj.window(data_dir(ctx), word or "raise"))


@wellbeing.result_callback()
@click.pass_context
def tell_settings(ctx: click.Context, /, _result: object, **_options: object) -> None:
    """Tell what of the settings could not be used, once the command has done its work."""
    for problem in ctx.meta.get("settings", ()):
        tell(words_of(problem, ctx.obj.environment(data_dir(ctx))))


def data_dir(ctx: click.Context) -> Path | None:
    """Return the folder given by --data-dir, if any."""
    found: Path | None = ctx.find_root().meta.get("data_dir")
    return found


def environment_of(ctx: click.Context) -> Environment:
    """Return the environment of this call: what needs no diary."""
    environment: Environment = ctx.obj.environment(data_dir(ctx))
    ctx.meta["settings"] = environment.preferences.problems
    return environment


def services_of(ctx: click.Context) -> Services:
    """Return the open services of this call; they are closed when the call ends.

    A diary that a passphrase locks asks for it at a terminal; a script is refused.
    """
    environment = environment_of(ctx)
    unlock_at_terminal(environment)
    try:
        services: Services = ctx.obj.services(environment)
    except Refused as refused:
        raise Refused(kept_closed(refused)) from None
    ctx.call_on_close(services.close)
    return services


def services_or_inbox(ctx: click.Context) -> Services | ClosedEntries:
    """Return the open services, or what takes entries in for a diary that is closed just now."""
    environment = environment_of(ctx)
    try:
        services: Services = ctx.obj.services(environment)
    except Refused as refused:
        from wellbeing.services.closed_entries import ClosedEntries
        from wellbeing.services.inbox import takes_in_for

        if not takes_in_for(refused.problem, environment.folders):
            raise Refused(kept_closed(refused)) from None
        return ClosedEntries(environment)
    ctx.call_on_close(services.close)
    return services


def kept_closed(refused: Refused) -> Problem:
    """Return why the diary can't be opened."""
    from wellbeing.services.disk_problems import keeping_closed

    return keeping_closed(refused.problem)


def unlock_at_terminal(environment: Environment) -> None:
    """Ask for the passphrase where the diary is locked and a person sits at the terminal; raises Refused."""
    from wellbeing.services.locked_key import is_locked

    if is_locked(environment.folders) and sys.stdin.isatty() and sys.stderr.isatty():
        from wellbeing.services.passphrase import unlock

        unlock(environment.folders, typed_passphrase(environment.words().t("Passphrase")))


def typed_passphrase(prompt: str) -> str:
    """Return a passphrase: asked for unseen at a terminal, else the next line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt(prompt, hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def say_kept(entries: ClosedEntries, kept: Path | Problem) -> None:
    """Tell that an entry waits sealed in the inbox, or refuse what is wrong with it."""
    if isinstance(kept, Problem):
        refuse(kept)
    done(entries.words().t("Kept, sealed: the diary is closed, and takes it in when it opens."))


def refuse(problem: Problem) -> NoReturn:
    """End the call with a problem: one line on stderr, exit 2."""
    raise Refused(problem)


def run(entrypoints: Entrypoints, arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; whatever is wrong becomes one line on stderr."""
    make_safe()
    try:
        result = wellbeing.main(
            list(arguments), prog_name="wellbeing", standalone_mode=False, obj=entrypoints
        )
    except Refused as refused:
        return complain(words_of(refused.problem, entrypoints.environment(folder_in(arguments))))
    except click.ClickException as wrong:
        return complain(" ".join(wrong.format_message().split()))
    except (click.Abort, KeyboardInterrupt):
        return complain("Stopped. What was saved by then, wellbeing show tells.")
    except (BrokenPipeError, SystemExit):  # click ends the process itself where nobody reads on
        silence(sys.stdout)
        return 0
    except Exception as wrong:  # the outer door: a script gets one line, never a trace of what was typed
        if isinstance(wrong, OSError) and output_failed():
            return complain(words_of(OUTPUT, entrypoints.environment(folder_in(arguments))))
        return complain(unexpected(wrong, folder_in(arguments)))
    return result if isinstance(result, int) else 0


def words_of(problem: Problem, environment: Environment | None = None) -> str:
    """Return a problem's sentence in the language that the person set; without a environment in the system's."""
    from wellbeing.content.sentences import sentence
    from wellbeing.content.strings import load_words, system_language
    from wellbeing.resources import resource

    words = (
        environment.words() if environment is not None else load_words(system_language(), resource("locale"))
    )
    return sentence(problem, words.t)


def unexpected(trouble: Exception, folder: Path | None) -> str:
    """Log what nobody foresaw and return the one line about it: where it was and of what type, not what it said."""
    from wellbeing.system.log.hooks import short
    from wellbeing.system.log.log_file import keep_log, log_trouble

    keep_log(folders(folder).logs)
    log_trouble("unexpected", trouble)
    return f"Something unexpected happened ({short(trouble)}). What was saved, wellbeing show tells."


def complain(line: str) -> int:
    """Write one line to stderr and return the exit code of a problem."""
    tell(line)
    return PROBLEM_EXIT
