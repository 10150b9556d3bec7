"""The English source of what reminders say: eight wordings a kind, short and warm, nothing about the person.

A notice may be seen by whoever stands behind: no mood, no figure, no reason is in it.
"""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str], str]
Words = tuple[tuple[str, str], ...]


def break_notices(t: Translate) -> Words:
    """Return the wordings of a work break."""
    return (
        (t("A short break?"), t("A few minutes away from the screen would fit in well now.")),
        (t("Time to breathe out"), t("Between two contacts is a good moment to stand up.")),
        (t("Your break is here"), t("Some water, a window, a few steps: whatever feels good.")),
        (t("A pause that is yours"), t("Work will still be there in a few minutes.")),
        (t("Stretch for a moment?"), t("Shoulders and eyes like a change after a while.")),
        (t("A little distance"), t("A few minutes of something else, if you like.")),
        (t("Good moment for a break"), t("A short step away may do you good.")),
        (t("Tea, water, fresh air?"), t("Your break has come round again.")),
    )


def cooldown_notices(t: Translate) -> Words:
    """Return the wordings of a cool-down offer."""
    return (
        (t("A quiet minute?"), t("A slow breath is ready whenever you want it.")),
        (t("Something for you"), t("A short cool-down is one click away.")),
        (t("Take a moment if you like"), t("One minute of breathing slowly, nothing else.")),
        (t("Room to breathe"), t("You could let the last hour settle for a moment.")),
        (t("A minute without customers"), t("A calm exercise is waiting, no hurry.")),
        (t("Slow down together?"), t("The breath circle can set a gentle pace.")),
        (t("An offer, nothing more"), t("A short exercise, if now is a good time.")),
        (t("A soft landing"), t("A minute or three to come down, as you like.")),
    )


def breathing_notices(t: Translate) -> Words:
    """Return the wordings of a breathing time that the person pinned to an hour."""
    return (
        (t("Your breathing time"), t("You chose this hour for a few slow breaths.")),
        (t("Slow breaths?"), t("The time you set aside is here.")),
        (t("In, and slowly out"), t("Your breathing time is here whenever you are ready.")),
        (t("A few breaths"), t("As planned, with as little or as much time as you have.")),
        (t("The hour you picked"), t("Now is a good time for some slow breathing.")),
        (t("Time set aside"), t("A breath or two, then on with the day.")),
        (t("A calm interval"), t("The breath circle is ready for you.")),
        (t("As you planned"), t("Breathing slowly for a moment, if it suits.")),
    )


def checkin_notices(t: Translate) -> Words:
    """Return the wordings of a check-in prompt."""
    return (
        (t("How is it going?"), t("One key is enough to check in.")),
        (t("A quick look inward"), t("Three seconds, just for you.")),
        (t("Check in?"), t("Only if you feel like it.")),
        (t("How are things now?"), t("A number is all it takes; nobody else sees it.")),
        (t("A word with yourself"), t("How this moment feels, in one press.")),
        (t("Just checking"), t("Your diary is open for a second if you like.")),
        (t("Between two contacts"), t("A small note on how it is going?")),
        (t("A moment to notice"), t("How do you feel right now?")),
    )


def eyes_notices(t: Translate) -> Words:
    """Return the wordings of a rest for the eyes."""
    return (
        (t("Eyes to the distance"), t("Twenty seconds of looking into the distance feels good.")),
        (t("A look out of the window?"), t("Something far away rests the eyes.")),
        (t("Blink a few times"), t("Screens make us forget to.")),
        (t("A rest for the eyes"), t("The far corner of the room is enough.")),
        (t("Look up for a moment?"), t("Your eyes have been on near things for a while.")),
        (t("Far and near"), t("A short look at something distant, if you like.")),
        (t("Soft eyes"), t("Half a minute without the screen.")),
        (t("Eyes closed, briefly?"), t("Even a few seconds are pleasant.")),
    )


def breath_notices(t: Translate) -> Words:
    """Return the wordings of a breath of twenty seconds between two contacts."""
    return (
        (t("Two slow breaths"), t("Twenty seconds, before the next one comes.")),
        (t("One long breath out"), t("There is just time for it.")),
        (t("Let the shoulders drop"), t("And breathe out slowly, twice.")),
        (t("Breathe out"), t("The last one is over, the next one is not here yet.")),
        (t("Twenty seconds"), t("In through the nose, slowly out.")),
        (t("A breath between"), t("Feet on the floor, and out.")),
        (t("Slowly out, once more"), t("That is all there is to it.")),
        (t("A short breath"), t("Hands off the keys for two of them.")),
    )


def wind_down_notices(t: Translate) -> Words:
    """Return the wordings of the wind-down after the shift."""
    return (
        (t("The shift is over"), t("A few calm minutes could mark the end.")),
        (t("Well, that was today"), t("Some slow breaths before you go?")),
        (t("Time to let go"), t("What is left can wait until tomorrow.")),
        (t("Closing time"), t("A short wind-down is ready if you want it.")),
        (t("The day is done"), t("A minute to leave it here, if you like.")),
        (t("On the way home"), t("A little quiet in between can help.")),
        (t("From work to evening"), t("A gentle exercise could be the bridge.")),
        (t("Enough for today"), t("Something calm to finish with?")),
    )


def shift_start_notices(t: Translate) -> Words:
    """Return the wordings of the card at the start of a shift."""
    return (
        (t("A new shift"), t("What are you bringing along today?")),
        (t("Welcome back"), t("How are you coming in today?")),
        (t("Before it begins"), t("One slow breath, then the first contact.")),
        (t("A calm start"), t("What would make today a good one?")),
        (t("Here we go"), t("What is on your mind as you start?")),
        (t("Good to have a plan"), t("When will your breaks be today?")),
        (t("First things first"), t("Some water within reach?")),
        (t("At the door"), t("What can stay outside today?")),
    )


def shift_end_notices(t: Translate) -> Words:
    """Return the wordings of the card at the end of a shift."""
    return (
        (t("Close the shift"), t("One good thing from today?")),
        (t("Done for today"), t("What went well?")),
        (t("The last contact is over"), t("Is there anything to leave here?")),
        (t("Looking back"), t("Who did you help today?")),
        (t("End of the shift"), t("How are you leaving today?")),
        (t("Close the day"), t("What can wait until next time?")),
        (t("Before you go"), t("A kind moment worth keeping?")),
        (t("That is it"), t("What are you glad to have behind you?")),
    )


def contact_notices(t: Translate) -> Words:
    """Return the wordings of the card about a contact that has been silent for long."""
    return (
        (t("Still in a contact?"), t("It has been quiet for a while.")),
        (t("A contact is open"), t("Is it still going on?")),
        (t("Quiet contact"), t("Perhaps its end was not noted.")),
        (t("Is this one over?"), t("A contact has been open without a sign.")),
        (t("Just making sure"), t("There is still an open contact here.")),
        (t("An open contact"), t("If it has ended, one click closes it.")),
        (t("Still talking?"), t("Reminders wait for the end of a contact.")),
        (t("Long and quiet"), t("A contact is open and nothing was heard for a while.")),
    )


NOTICES: dict[str, Callable[[Translate], Words]] = {
    "break": break_notices,
    "cooldown": cooldown_notices,
    "breathing": breathing_notices,
    "checkin": checkin_notices,
    "eyes": eyes_notices,
    "breath": breath_notices,
    "wind_down": wind_down_notices,
    "shift_start": shift_start_notices,
    "shift_end": shift_end_notices,
    "contact": contact_notices,
}
