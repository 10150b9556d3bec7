"""What a team's trend may say, and the one word that a member's week becomes.

Face: every file.
"""
