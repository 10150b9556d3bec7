"""Tables of any file: their rows, and what a cell of one says, whatever the table is about.

Face: every file.
"""
