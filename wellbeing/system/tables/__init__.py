"""From the bytes of a foreign file to the rows of a table, in every form that programs export.

Face: every file.
"""
