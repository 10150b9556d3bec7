"""The charts beside the trend: rhythm, year, shares, a day's load, breaks, mornings, exercises, what went together.

Face: breaks, day_load, exercises, mix, mornings, rhythm, together, year.
"""
