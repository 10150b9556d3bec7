"""Reminders between the engine and the diary."""
