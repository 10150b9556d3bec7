"""What the rows of a foreign export may become in the diary: contacts, totals of a day, moods; and what never comes in.

Face: every file.
"""
