"""The rules: frozen values and pure functions that know no library, screen or disk.

Face: every file.
"""
