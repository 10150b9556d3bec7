"""What Orca says while stress is noted, a contact is logged and an exercise is done, by keys alone."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story
from tests.needs import needs

VOICE = Path(__file__).with_name("orca_voice.py")
PATIENCE = 20.0
START = """
import sys
sys.path.insert(0, {voice!r})
from orca import orca, settings
orca.getSettingsManager().activate({prefs!r}, {{"enableBraille": False}})
settings.speechServerFactory = "orca_voice"
sys.exit(orca.main())
"""


class Orca:
    """The screen reader on the journey's desktop, and what it has said since it was last asked."""

    def __init__(self, story: Story, folder: Path) -> None:
        needs("orca")
        self._spoken, self._heard = folder / "spoken.txt", 0
        self._spoken.touch()
        prefs = folder / "orca"
        prefs.mkdir()
        story.desktop.environ["ORCA_SPOKEN"] = str(self._spoken)
        script = START.format(voice=str(VOICE.parent), prefs=str(prefs))
        story.desktop.processes.start(
            "/usr/bin/python3", "-E", "-c", script
        )  # Orca's modules are the system's
        self.expect("Screen reader on")

    def expect(self, *words: str) -> None:
        """Wait until all of these were said, then listen anew."""

        def heard() -> bool:
            return all(word.casefold() in self._said().casefold() for word in words)

        try:
            wait_for(heard, "", PATIENCE)
        except AssertionError:
            raise AssertionError(f"{words} is not in what was said:\n{self._said()}") from None
        self._heard = len(self._spoken.read_text(encoding="utf-8"))

    def _said(self) -> str:
        return self._spoken.read_text(encoding="utf-8")[self._heard :]


def test_orca_says_what_keys_alone_do(story: Story, tmp_path: Path) -> None:
    story.settle_in()
    orca = Orca(story, tmp_path)
    story.start()
    orca.expect("wellbeing frame", "Today")

    story.desktop.type_keys("ctrl+n")
    orca.expect("Check in dialog", "quite calm", "radio button")
    story.desktop.type_keys("7")
    orca.expect("7", "wound up", "selected radio button")
    story.desktop.type_keys("Return")
    story.expect_ratings(7)
    orca.expect("wellbeing frame", "notification", "stress 7")
    story.desktop.type_keys("ctrl+shift+n")
    orca.expect("Check in dialog", "1 ordinary", "radio button")
    story.desktop.type_keys("3")
    orca.expect("3 rude", "selected radio button")
    story.desktop.type_keys("6")
    orca.expect("6", "selected radio button")
    story.desktop.type_keys("Return")
    wait_for(
        lambda: [(contact["kind"], contact["felt"]) for contact in story.show()["contacts"]] == [("rude", 6)],
        "no rude contact came",
    )
    orca.expect("wellbeing frame", "notification", "rude")
    story.desktop.type_keys("ctrl+period")
    orca.expect("Cool down")
    story.desktop.type_keys("3")
    orca.expect("Start: Long breath out push button")
    story.desktop.type_keys("Return")
    orca.expect("Got it push button", "Sit down. Never while driving")
    story.desktop.type_keys("Return")
    orca.expect("Settle in")
    orca.expect("Breathe in")
    orca.expect("Breathe out")
    story.desktop.type_keys("space")
    orca.expect("Go on push button")
    story.desktop.type_keys("Escape")
    orca.expect("Start: Long breath out push button")
