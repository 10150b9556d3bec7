"""Reminders between the engine and the diary: what happened goes in, what to show comes out.

Face: coming, reasons, service.
"""
