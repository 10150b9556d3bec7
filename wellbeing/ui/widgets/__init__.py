"""Widgets paint what they are given and know no service.

Face: every file.
"""
