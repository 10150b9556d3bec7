"""The sealed ballot: a team's totals without anybody's answer, over a board that nobody needs to trust.

Face: board, board_folder, board_postgres, founding, identity, local_member, member_app, notes, roster, simulate,
visit_memory, withdrawal.
"""
