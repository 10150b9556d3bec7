"""The player of exercises: one breath or step after the other, and what was done is kept.

Face: player, words.
"""
