"""One verb each: rule, save, publish.

Face: app_services, autostart, backups, charts, checkins, contacts, day_preview, demo, diagnostics, diary_access,
disk_problems, drafts, entries, environment, erase, event_bus, extras, key_ring, moment_state, our_files, preferences,
recovery, rota, salvage, set_aside, support_bundle, upkeep, waiting.
"""
