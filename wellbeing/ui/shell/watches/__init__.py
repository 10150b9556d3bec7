"""What the running app follows: files, the clock, the desktop and settings, each by a watch of its own.

Face: every file.
"""
