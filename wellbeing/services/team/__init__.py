"""A team for a screen: join, share, visit the board, read the trend.

Face: audit, boards, demo, files, log, membership, visits.
"""
