"""A team for a screen: join, share, visit the board, read the trend.

Face: audit, boards, demo, local_teams, log, membership, team_visits, teams.
"""
