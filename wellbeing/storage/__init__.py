"""Rows and domain values: nothing above this floor sees a row.

Face: backup_file, checkins, coin, connection, contacts, database, diary_days, drafts, exports, imports, inner_keys,
left_log, local_clock, notices, own_words, phrases, practice, rekey, reminders, reviews, salvage, strain, team, trouble.
"""
