"""One app at a time for one folder: the first holds a lock, a later start hands it a word and leaves.

A second start ends before a window is even thought of. So nothing is imported here but what Python has at hand anyway:
paths are plain text, and the socket is the bare one, without its many names.
"""

from __future__ import annotations

import os
import stat
import sys

from wellbeing.home import data_home

TYPE_CHECKING = False  # typing's own would be imported for it
if TYPE_CHECKING:
    from collections.abc import Iterator

SOCKET = "instance.sock"
LONGEST_PATH = 90
"""Bytes a socket's path may have everywhere (104 on macOS, 108 on Linux), with room for what Qt adds at first."""
ANSWER = b"ok\n"
ACTIVATION = "XDG_ACTIVATION_TOKEN"
PATIENCE_S = 2.0
"""How long a second start waits for the first."""
WORDS = ("raise", "checkin", "contact", "tray", "lock")
MOST_WORDS, SPAN_MS = 10, 5_000
"""So many words are taken within this time; whoever calls more often is cut off."""
LONGEST_TOKEN = 256
LONGEST_LINE = max(map(len, WORDS)) + 1 + LONGEST_TOKEN + 1


class NoAnswer(Exception):  # noqa: N818 - says what happened
    """Another app holds the folder, and did not answer in time."""


class StartRequest:
    """What a later start asks for: one of WORDS, and its leave to take the focus ('' for none)."""

    __slots__ = ("token", "word")

    def __init__(self, word: str, token: str = "") -> None:
        self.word, self.token = word, token

    def line(self) -> bytes:
        """Return the line that goes over the socket; a token that is none is left out. Raises ValueError."""
        if self.word not in WORDS:
            raise ValueError("not a word that one app says to another")
        is_token = len(self.token) <= LONGEST_TOKEN and all("!" <= sign <= "~" for sign in self.token)
        said = f"{self.word} {self.token}" if self.token and is_token else self.word
        return f"{said}\n".encode("ascii")


def asked_in(line: bytes) -> StartRequest | None:
    """Return what a line asks for, None when it is not something one app would say to another."""
    word, _, token = line.decode("ascii", "replace").removesuffix("\n").partition(" ")
    asked = StartRequest(word, token)
    return asked if word in WORDS and asked.line() == line else None


def ask_at_once(home: str, word: str) -> bool:
    """Hand a word over before anything else is imported; on Windows Qt is needed for that.

    `home` is the folder that the command line names, '' for none. Raises NoAnswer.
    """
    if sys.platform == "win32":
        return False
    return ask_first(data_home(home) or _own_place(), request_now(word), PATIENCE_S)


def request_now(word: str) -> StartRequest:
    """Return what this start asks for, with the leave that the desktop gave it."""
    return StartRequest(word, os.environ.get(ACTIVATION, ""))


def _own_place() -> str:
    from wellbeing.paths import folders

    return str(folders().runtime)


def ask_first(folder: str, asked: StartRequest, patience: float) -> bool:
    """Hand a word to the app that holds the folder; False when none can be reached.

    Raises NoAnswer where somebody listens who says nothing for `patience` seconds.
    """
    line = asked.line()
    return any(_say(place, line, patience) for place in places(folder, made=True) if is_trusted(place))


def _say(place: str, line: bytes, patience: float) -> bool:
    if sys.platform == "win32":
        from wellbeing.ui.shell.single_instance.pipe import ask_by_pipe

        return ask_by_pipe(place, line, ANSWER, patience)
    import _socket

    # What QLocalServer listens at is a plain socket here: no Qt is needed to speak to it.
    said, caller = b"", _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        caller.settimeout(patience)
        caller.connect(place)
        caller.sendall(line)
        while len(said) < len(ANSWER) and (more := caller.recv(len(ANSWER) - len(said))):
            said += more
    except TimeoutError as trouble:
        raise NoAnswer from trouble
    except OSError:
        return False
    finally:
        caller.close()
    return said == ANSWER


def places(folder: str, made: bool = False) -> Iterator[str]:
    """Yield where the socket may be: in the folder unless that path is too long, then in a short one.

    With `made`, only in folders that are there: the short one is rarely needed, and its name not quick to work out.
    """
    if sys.platform == "win32":
        yield f"wellbeing-{_digest(folder)}"  # the name of a pipe
        return
    near = os.path.join(folder, SOCKET)
    if len(os.fsencode(near)) <= LONGEST_PATH:
        yield near
    short = os.path.join(os.environ.get("TMPDIR") or "/tmp", f"wellbeing-{os.getuid()}")  # noqa: S108 - see make_way
    if os.path.isdir(short) or not made:
        yield os.path.join(short, f"{_digest(folder)}.sock")


def is_trusted(place: str) -> bool:
    """Tell whether a socket is our own, and not one that somebody else laid there."""
    if sys.platform == "win32":
        return True
    try:
        found = os.lstat(place)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _digest(folder: str) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
