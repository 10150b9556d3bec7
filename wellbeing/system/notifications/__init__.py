"""Notifications through whichever way this desktop has.

Face: notices, notifier.
"""
