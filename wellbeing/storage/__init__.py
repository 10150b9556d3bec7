"""Rows and domain values: nothing above this floor sees a row.

Face: backup_file, checkins, connection, contacts, database, drafts, exports, imports, inner_keys, local_clock, notices,
phrases, practice, rekey, reminders, reviews, salvage, strain, team, trouble.
"""
