"""A calendar's file as entries with times.

Face: file.
"""
