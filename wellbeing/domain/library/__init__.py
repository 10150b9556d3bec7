"""What the library holds and how it is chosen and searched; each file is a subject of its own.

Face: every file.
"""
