"""Reads resources/ into checked values.

Face: every file.
"""
