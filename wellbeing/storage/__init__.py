"""Rows and domain values: nothing above this floor sees a row.

Face: backup_file, checkins, connection, contacts, database, drafts, notices, phrases, practice, reminders, reviews,
salvage, strain, team, trouble.
"""
