"""What a diary shows beside its course: the week's rhythm, a year day by day, shares, breaks, mornings, exercises.

Face: every file.
"""
