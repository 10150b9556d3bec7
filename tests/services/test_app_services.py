"""What the services tell of themselves as a whole: teams, what may leave, what the first entry needs."""

from __future__ import annotations

from pathlib import Path

from wellbeing.ballot.founding import FOLDER, Address
from wellbeing.services.app_services import Services


def test_who_was_never_in_a_team_shares_nothing_and_opens_no_team_to_know_it(services: Services):
    assert (services.has_team, services.shares) == (False, False)
    assert "team" not in vars(services)


def test_a_member_shares_from_the_word_on(services: Services, tmp_path: Path):
    (tmp_path / "share").mkdir()
    text = services.team.found("Blue", Address(FOLDER, str(tmp_path / "share")))
    assert (services.has_team, services.shares) == (True, False), "who leads shares nothing"
    services.team.leave()
    services.team.join(text, "Ann")
    assert (services.has_team, services.shares) == (True, False)
    services.team.share(True)
    assert services.shares is True


def test_what_the_first_entry_needs_is_brought_piece_by_piece(services: Services):
    assert "db" not in vars(services.diary)
    for piece in services.parts_to_write_with():
        piece()
    assert "db" in vars(services.diary)


def test_there_is_one_history_and_one_search(services: Services):
    assert services.history is services.history
    assert services.search is services.search
