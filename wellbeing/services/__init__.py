"""One verb each: rule, save, publish.

Face: app_services, autostart, backups, charts, checkins, closed_entries, contacts, day_preview, demo, diagnostics,
diary_access, diary_days, diary_search, disk_problems, drafts, effects, entries, environment, erase, event_bus,
exports, extras, history, inbox, insights, key_ring, load_choices, locked_key, moment_state, our_files, passphrase,
patterns, preferences, recovery, relocking, rota, rota_files, salvage, set_aside, stand_in, support_bundle, upkeep,
volume, waiting, watched, watched_files, writing_anew.
"""
