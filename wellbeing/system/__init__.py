"""The outside world behind small functions.

Face: every file.
"""
