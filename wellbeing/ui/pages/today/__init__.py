"""The page Today: the scale, the day's curve, reminders, entries; registry opens it by its name.

Face: page.
"""
