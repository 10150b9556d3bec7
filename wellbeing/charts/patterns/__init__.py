"""The charts beside the trend: rhythm, year, shares, a day's load, breaks, mornings, exercises.

Face: breaks, day_load, exercises, mix, mornings, rhythm, year.
"""
