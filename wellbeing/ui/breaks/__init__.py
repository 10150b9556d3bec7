"""A break as it is taken: a card beside the tray with its clock, one idea and an away message, or a pill.

Face: sheet, time.
"""
