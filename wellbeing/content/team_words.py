"""The words of a team that every door needs: a sentence for each problem, and the three bands."""

from __future__ import annotations

from wellbeing.content.i18n import N_

BANDS = {"low": N_("low"), "moderate": N_("moderate"), "high": N_("high")}

SENTENCES = {
    "problem.team_none": N_("There is no such team on this computer. Nothing was changed."),
    "problem.team_which": N_("There is more than one team here; please name one with --team. Nothing was changed."),
    "problem.team_name": N_("A team's name is 1 to 40 letters, figures or spaces. Nothing was changed."),
    "problem.team_large": N_(
        "A team is at most {most} people: every answer is locked for each of them, so what all must read grows with the"
        " square of the team. Nothing was begun; please take fewer, or several teams."
    ),
    "problem.team_own_name": N_(
        "Please give the name your colleagues know, 1 to 40 letters, figures or spaces. Nothing was changed."
    ),
    "problem.team_invitation": N_(
        "This is no whole invitation. Nothing was changed; please copy all of it, or use the file."
    ),
    "problem.team_leader": N_(
        "This computer leads the team, and a leader's app is never a member. Nothing was changed."
    ),
    "problem.team_twice": N_("This computer is already in that team. Nothing was changed."),
    "problem.team_not_there": N_(
        "The board of this invitation does not hold the team. Nothing was changed; please ask for a new one."
    ),
    "problem.team_not_here": N_("The team's board is not there. Nothing was changed; please choose another place."),
    "problem.team_number": N_(
        "These are not the six words of your team's roster. Nothing was changed; please compare them aloud."
    ),
    "problem.team_nobody": N_("Nobody of that name is waiting. Nothing was changed."),
    "problem.team_two": N_(
        "Two keys of that name are waiting. Nothing was changed; please ask which one is your colleague's."
    ),
    "problem.team_keys": N_(
        "This computer's key for the team is gone, as after a backup was brought back."
        " Your diary is safe; please leave and join anew."
    ),
    "problem.team_one_board": N_("Please give either --folder or --service. Nothing was changed."),
    "problem.team_board_form": N_("That is no folder that is there, and no service name. Nothing was changed."),
    "problem.team_board_away": N_("The team's board can't be reached. Nothing was lost; it is tried again later."),
    "problem.team_board_denied": N_(
        "The team's board does not let this computer in. Nothing was lost; please ask whoever keeps it."
    ),
    "problem.team_board_wrong": N_(
        "That is no board of a team, or of another version. Nothing was changed; please check its name."
    ),
    "problem.team_board_full": N_("The team's board is full. Nothing was lost; please ask whoever keeps it."),
    "problem.team_off_later": N_(
        "Sharing is off. The team's board can't be reached now; the next visit takes back what is not closed yet."
    ),
    "problem.team_busy": N_(
        "Another visit to the team's board is still under way. Nothing was lost; please try again in a minute."
    ),
    "problem.team_out": N_(
        "The invitation needs a new file in a folder that exists; a QR code ends in .png or .svg. Nothing was changed."
    ),
    "problem.team_handed_out": N_(
        "The team is founded, but the file could not be written. Its invitation stands above: please copy it."
    ),
    "problem.team_unprinted": N_(
        "The team is founded; only its invitation could not be written out. See it with: wellbeing team invitation"
    ),
    "problem.team_file": N_("That file can't be read or written. Nothing was changed; please choose another place."),
}  # fmt: skip
