"""When a person works: weekly hours, or a rota out of a file.

Face: every file.
"""
