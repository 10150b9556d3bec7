"""Three hundred chat messages as agents get them, written and labelled for the tests: half to tune on, half to report.

A line of messages/<language>.txt: what it is, a tab, the message; # begins a note on the labels. Small letters:
n carries complaint words or a negative feeling, t thanks, p presses for time (beside n too), - none of these. One
capital letter at most for the feeling: A anger, X anxiety, D disappointment, F frustration, C confusion,
H hesitation. !s !t !e: self-harm, threat, emergency.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh_CN", "zh_TW", "en")
STRANGERS = tuple(f"{kind}_{language}" for kind in ("strangers", "desk") for language in LANGUAGES)
"""The files of those who knew neither the words nor the rules."""
FEELINGS = {
    "A": "anger", "X": "anxiety", "D": "disappointment", "F": "frustration", "C": "confusion", "H": "hesitation",
}  # fmt: skip
DANGERS = {"!s": "self_harm", "!t": "threat", "!e": "emergency"}


@dataclass(frozen=True)
class Message:
    """A message and its labels."""

    text: str
    code: str

    @property
    def danger(self) -> str | None:
        return DANGERS.get(self.code)

    @property
    def negative(self) -> bool:
        return "n" in self.code or self.danger is not None

    @property
    def emotion(self) -> str | None:
        return next((FEELINGS[letter] for letter in self.code if letter in FEELINGS), None)

    def is_a(self, letter: str) -> bool:
        return self.danger is None and letter in self.code


def halves(language: str) -> tuple[list[Message], list[Message]]:
    """Return the half that was tuned on and the half that reports; each kind of message is dealt out in turn."""
    every = sorted(messages_in(f"{language}.txt"), key=lambda message: dealt_as(message.code))
    return every[::2], every[1::2]


def messages_in(file: str) -> list[Message]:
    """Return the messages of a file in their order."""
    path = Path(__file__).with_name("messages") / file
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Message(text, code) for code, text in rows]


def dealt_as(code: str) -> str:
    """Return what a message counts as when the halves are dealt: a p that came beside an n moves none."""
    return code.removesuffix("p") or code
