"""Theme, fonts and icons, by role.

Face: every file.
"""
