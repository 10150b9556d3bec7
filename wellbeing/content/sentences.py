"""The sentence for each problem: what happened, that nothing was lost, what to do."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.content.i18n import N_
from wellbeing.content.import_sentences import SENTENCES as IMPORT_SENTENCES
from wellbeing.content.team_words import SENTENCES as TEAM_SENTENCES
from wellbeing.domain.problems import Problem

SENTENCES = {
    **TEAM_SENTENCES,
    **IMPORT_SENTENCES,
    "problem.stress_missing": N_("Please choose a stress figure from 0 to 10. Nothing was saved yet."),
    "problem.kind_missing": N_("Please choose what kind of contact it was. Nothing was saved yet."),
    "problem.range": N_("{field}: please give a whole number from {low} to {high}. Nothing was changed."),
    "problem.word": N_("{field}: please use one of these words: {known}. Nothing was saved."),
    "problem.note_long": N_("The note is longer than {most} characters. Nothing was saved; please shorten it."),
    "problem.note_text": N_("The note holds characters that are not text. Nothing was saved; please paste it as text."),
    "problem.future": N_("That moment is still to come. Nothing was saved; please check the date and time."),
    "problem.too_early": N_("That moment is before the year 2000. Nothing was saved; please check the date."),
    "problem.moment_form": N_(
        "{field}: please write the time as 2026-11-20T14:05, or a day as 2026-11-20. Nothing was changed."
    ),
    "problem.range_order": N_("The range ends before it begins. Please swap the two dates."),
    "problem.contact_id": N_("A contact's id is 1 to {most} printable characters. Nothing was changed."),
    "problem.hook_writable": N_("The hook {name} was not run: other users can write to it or to its folder. Please run chmod go-w on both."),
    "problem.hook_foreign": N_("The hook {name} was not run: it, or its folder, belongs to another user."),
    "problem.hook_not_executable": N_("The hook {name} was not run: it is not executable. Please run chmod u+x on it."),
    "problem.hook_slow": N_("The hook {name} was ended: it took longer than ten seconds."),
    "problem.hook_failed": N_("The hook {name} ended with an error. What it was to tell is perhaps not told."),
    "problem.profile_name": N_("A profile's name is 1 to {most} printable characters. Nothing was changed."),
    "problem.profile_unknown": N_("There is no profile {name}. Nothing was changed."),
    "problem.profiles_many": N_("There are {most} profiles already. Nothing was kept; please remove one first."),
    "problem.profiles_damaged": N_("The file profiles.toml can't be read. It was left as it is, and nothing was changed."),
    "problem.hotkey_form": N_(
        "Please write the key as Ctrl+Alt+W or Meta+F9: with Meta, or with Ctrl and Alt together, so that no chat misses it."
        " Nothing was changed."
    ),
    "problem.hotkey_taken": N_("The key {key} can't be had: another program or the desktop keeps it. Please choose another one under Keys in every window."),
    "problem.hotkeys_none": N_(
        "This desktop lets no program take keys for itself. In its own keyboard settings, add a shortcut for the command"
        " wellbeing --check-in or wellbeing --log-contact."
    ),
    "problem.gone": N_("This entry is no longer in the diary. Nothing was changed."),
    "problem.length_form": N_("{field}: please write a length such as 30m, 1h or 1h30m, up to two days. Nothing was changed."),
    "problem.disk_full": N_("The disk is full, so this was not saved. All that was saved before is safe; please free some space."),
    "problem.read_only": N_("The diary's folder can't be written to, so this was not saved. Please check the folder's permissions."),
    "problem.no_locks": N_(
        "This folder knows no locks, so a diary would not be safe in it. Nothing was saved;"
        " please choose a folder on this computer's own disk."
    ),
    "problem.perhaps_saved": N_(
        "The disk failed at the very moment of saving, so this is perhaps saved, perhaps not. Please check the disk,"
        " and look before you enter it again."
    ),
    "problem.disk_error": N_("The disk did not answer as it should, so this was not saved. Please check the disk and try again."),
    "problem.diary_busy": N_("Another program is holding the diary, so this was not saved. Please try again in a moment."),
    "problem.closed_disk_full": N_(
        "The disk is full, so the diary can't be opened and nothing can be saved now. All that was saved before is safe;"
        " please free some space."
    ),
    "problem.closed_read_only": N_(
        "The diary's folder can't be written to, so the diary can't be opened and nothing can be saved now. Please check the"
        " folder's permissions."
    ),
    "problem.closed_disk_error": N_(
        "The disk did not answer as it should, so the diary can't be opened and nothing can be saved now. Please check the"
        " disk and try again."
    ),
    "problem.closed_busy": N_(
        "Another program is holding the diary, so it can't be opened and nothing can be saved now. Please try again in a moment."
    ),
    "problem.diary_unreadable": N_(
        "The diary can't be read: its key does not fit, or the file is damaged. It was left as it is."
        " Please bring back the key or a backup."
    ),
    "problem.diary_log": N_(
        "The log beside the diary, diary.db-wal, belongs to another diary, as after copying files by hand. Both were"
        " left as they are. Please put the right log back, or bring back what the diary itself holds: wellbeing salvage."
    ),
    "problem.log_torn": N_(
        "What was entered last may be missing: a part of the diary's log can't be read. All before it is there. A copy"
        " of the log was set aside: {place}"
    ),
    "problem.diary_gone": N_(
        "The diary's file is no longer where it was. Nothing new was begun in its place. Please look for diary.db and"
        " put it back, restore a backup, or begin a new diary on purpose."
    ),
    "problem.diary_short": N_(
        "The diary's file is empty or was cut off. It was left as it is. Please put the right file back, restore a"
        " backup, or begin a new diary on purpose."
    ),
    "problem.diary_away": N_(
        "The drive that holds the diary is not there. Nothing was begun in its place; please plug it in or connect to"
        " it, and try again."
    ),
    "problem.diary_moved": N_(
        "The diary's file was moved, replaced or taken away while it was open, so this was not saved in it. What was"
        " entered before is still held by the open app: please keep it open, and put the file back or write it anew."
    ),
    "problem.diary_opens": N_("The diary opens as it should. Nothing was changed."),
    "problem.diary_pages": N_(
        "A part of the diary's file is damaged, so what stands there can't be read. The file was left as it is and"
        " no backup was written over; wellbeing salvage brings back what can be."
    ),
    "problem.diary_newer": N_(
        "This diary was written by a newer version of the app. It was left as it is; please update the app."
    ),
    "problem.key_missing": N_(
        "The diary's key is not where it was kept. The diary was left as it is."
        " Please unlock the system's key store, or bring back the key file."
    ),
    "problem.key_locked": N_(
        "Your key store is locked. The diary was left as it is, and opens as soon as the key store is unlocked."
    ),
    "problem.key_not_unlocked": N_(
        "The key store was not unlocked, so the diary stays closed. It opens as soon as the key store is unlocked."
    ),
    "problem.key_reset": N_(
        "The key store is open, but this diary's key is not in it: it may have been set up anew. The diary was left as"
        " it is. Your recovery code brings the key back (wellbeing key import), and so does the key file."
    ),
    "problem.key_no_store": N_(
        "The diary's key file is not there, and no key store answers on this computer. The diary was left as it is."
        " Please start the key store, or bring back the key file."
    ),
    "problem.key_slow": N_("The key store has not answered yet. The diary was left as it is; please try again."),
    "problem.key_open": N_(
        "Other people on this computer could read the diary's key file until now. From now on only you can."
    ),
    "problem.key_unkept": N_(
        "This drive keeps nobody out of a file: whoever uses this computer can read the diary's key there. A passphrase"
        " (Settings, Data) locks the diary, or keep it on this computer's own disk."
    ),
    "problem.key_file": N_("The key file is damaged. The diary was left as it is; please bring back the key file from a backup."),
    "problem.locked": N_("The diary is locked. Nothing was changed; please unlock it with your passphrase first."),
    "problem.passphrase_form": N_(
        "A passphrase has {least} to {most} characters that can be seen. Nothing was changed; three or four words do well."
    ),
    "problem.passphrase_wrong": N_("That is not the passphrase. Nothing was changed; please try again."),
    "problem.passphrase_unchanged": N_(
        "The change to this passphrase was broken off before it held. Please use the earlier one; then it can be changed again."
    ),
    "problem.passphrase_none": N_("No passphrase locks this diary. Nothing was changed."),
    "problem.passphrase_set": N_("A passphrase locks this diary already. Nothing was changed; it can be changed or taken off."),
    "problem.passphrase_busy": N_("Another program is changing the diary's key. Nothing was changed; please try again in a moment."),
    "problem.passphrase_file": N_(
        "What the passphrase opens is damaged: diary.passphrase. The diary was left as it is; its recovery code opens it"
        " (wellbeing key import)."
    ),
    "problem.passphrase_code": N_(
        "Your recovery code is of an earlier form and would not open the diary after this. Nothing was changed; please"
        " make a new code first."
    ),
    "problem.passphrase_twice": N_("The two are not the same. Nothing was changed; please type it again."),
    "problem.rekey_open": N_(
        "The diary is open in another program, so its key was not changed. Please close that first, and try again."
    ),
    "problem.rekey_full": N_("There is no room to change the diary's key: it needs as much as the diary holds. Nothing was changed."),
    "problem.rekey_failed": N_("The diary's key could not be changed. It opens as before; please check the disk and try again."),
    "problem.inbox_full": N_(
        "The diary is closed, and no more fits into its inbox. This was not saved; what waits there is taken in when the"
        " diary opens."
    ),
    "problem.inbox_key": N_("The diary is closed, and the key of its inbox is damaged. This was not saved; please open the diary."),
    "problem.inbox_busy": N_("Another program holds the diary's inbox, so this was not saved. Please try again in a moment."),
    "problem.inbox_damaged": N_(
        "In the inbox was something that can't be read: damaged, or not of this diary. It was set aside there (files: {n})."
    ),
    "problem.inbox_foreign": N_(
        "A foreign key lay in the inbox and was replaced. What came while the diary was closed may have been sealed for"
        " somebody else; please look whether it is there."
    ),
    "problem.backup_foreign": N_("This file is not a backup of the diary. Nothing was changed."),
    "problem.backup_damaged": N_("This backup is damaged or was cut off. Nothing was changed; please try another one."),
    "problem.backup_not_whole": N_(
        "No backup was made: the copy did not come out whole. Please check the disk and try again; if it happens again,"
        " a page of the diary is damaged."
    ),
    "problem.backup_key": N_(
        "This backup belongs to another diary: the key of this one does not open it. Nothing was changed."
    ),
    "problem.backup_newer": N_(
        "This backup was written by a newer version of the app. Nothing was changed; please update the app first."
    ),
    "problem.backup_place": N_(
        "There is no such folder, or a file of that name is there already. No backup was written; please choose another place."
    ),
    "problem.backup_no_diary": N_("There is no diary here yet. Nothing was changed."),
    "problem.backup_busy": N_("Another backup or restore is going on. Nothing was changed; please try again in a moment."),
    "problem.backup_needs_code": N_(
        "There is no diary here yet. To bring this backup in, please give its recovery code. Nothing was changed."
    ),
    "problem.code_form": N_("A recovery code has eight groups of five letters. Nothing was changed; please type it again."),
    "problem.code_groups": N_(
        "The recovery code is not right in group {groups}. Nothing was changed; please compare it once more."
    ),
    "problem.code_none": N_("No recovery code was made for this, so none opens it. Nothing was changed."),
    "problem.code_other": N_(
        "This recovery code belongs to another diary, or a newer code was made since. Nothing was changed."
    ),
    "problem.restore_open": N_(
        "Another program has the diary open, perhaps the app itself. Nothing was changed; please close that first, then restore."
    ),
    "problem.erase_open": N_("The app is open. Nothing was erased; please quit it first, then erase."),
    "problem.erase_nothing": N_("The folder can't be read or written as it should. The diary and its key were not erased."),
    "problem.erase_team": N_(
        "A team's board can't be told that you leave, so the diary was not erased. Please try again when it is there,"
        " or go on without it: wellbeing erase --anyway"
    ),
    "problem.erase_key_store": N_("The key store does not answer, and the key must go first. The diary was not erased; please open it and try again."),
    "problem.erase_word": N_("That was not the word. Nothing was erased."),
    "problem.erase_left": N_("The key is gone, but not everything else: what is listed is still there. Please erase once more."),
    "problem.setting": N_("The setting {name} could not be used, so its default holds. Your file was not changed."),
    "problem.time_form": N_("Please write times as 09:00, and hours as 09:00-18:00. Nothing was changed."),
    "problem.shift_form": N_("Please write --shift as Early=08:00-16:00. Nothing was changed."),
    "problem.setting_line": N_(
        "Line {line} of the settings file: {name} could not be used, so its default holds. The file was not changed."
    ),
    "problem.settings_line": N_(
        "Line {line} of the settings file can't be read, so the defaults hold for now. The file was not changed."
    ),
    "problem.settings_damaged": N_(
        "The settings file can't be read, so the defaults hold for now. The file was not changed."
    ),
    "problem.settings_closed": N_(
        "The settings file can't be opened, so the defaults hold for now. The file was not changed."
    ),
    "problem.settings_kept": N_(
        "The settings file can't be read at the moment, so what held before still holds. It was not changed."
    ),
    "problem.settings_aside": N_("The settings file could not be read. It was kept as {kept}, and a new one was begun."),
    "problem.theme": N_("The theme file {file} could not be used ({about}), so the light look is shown. The file was not changed."),
    "problem.content": N_("One of the app's own text files is damaged: {file}. Nothing of yours was touched; please install the app again."),
    "problem.out": N_("The file could not be written there. Nothing else was changed; please choose another place."),
    "problem.output": N_("The answer could not be written out: where it goes there is no room."),
    "problem.out_pdf": N_("Please end the file's name with .pdf. Nothing was written."),
    "problem.report_week": N_("Please write the week as 2026-W46. Nothing was written."),
    "problem.report_month": N_("Please write the month as 2026-11. Nothing was written."),
    "problem.report_year": N_("Please write the year as 2026. Nothing was written."),
    "problem.report_one": N_("Please name a week, a month or a year: one of them. Nothing was written."),
    "problem.out_form": N_("Please end the file's name with .png, .svg or .pdf. Nothing was written."),
    "problem.language": N_("Please choose one of these languages: {known}."),
    "problem.compare_trend": N_("Only the trend can be set beside the time before it. Nothing was written."),
    "problem.size": N_("{field}: please give a size from {low} to {high}."),
    "problem.no_display": N_(
        "There is no screen here, so the app can't open. Everything else works: try wellbeing --help, or wellbeing day."
    ),
    "problem.no_answer": N_(
        "The app is running already but does not answer. What was saved is safe; please end it and start again."
    ),
    "problem.stdin_text": N_("The note on standard input is not UTF-8 text. Nothing was saved."),
    "problem.file_unreadable": N_("The file can't be read. Nothing was changed."),
    "problem.trace_header": N_(
        "Line {line} of the trace: the first line says start, zone and until; start as 2026-11-20T09:00,"
        " zone as Asia/Shanghai."
    ),
    "problem.trace_json": N_("Line {line} of the trace is not a JSON object."),
    "problem.trace_backwards": N_("Line {line} of the trace lies before the line above it: time can't go backwards."),
    "problem.trace_value": N_("Line {line} of the trace: \"{name}\" is missing or does not fit."),
    "problem.trace_event": N_("Line {line} of the trace: there is no such event."),
    "problem.plan_toml": N_("The plan can't be read as TOML."),
    "problem.plan_name": N_("The plan: there is no setting called {name}."),
    "problem.plan_value": N_("The plan: the value of {name} does not fit."),
    "problem.extra": N_("This needs a part that is not installed: pip install \"wellbeing[{extra}]\". Nothing was changed."),
    "problem.rota_large": N_("The file is {most} MB or more: too much for a rota. Nothing was changed."),
    "problem.rota_many": N_(
        "The file holds more than {most} entries, or entries that repeat more than once an hour. Nothing was changed."
    ),
    "problem.rota_calendar": N_("The calendar file can't be read. Nothing was changed; please export it again."),
    "problem.rota_no_end": N_("The entry on {day} has no end. Nothing was changed; please give it one and try again."),
    "problem.rota_zone": N_("The time zone “{zone}” in the calendar is not known. Nothing was changed."),
    "problem.rota_text": N_(
        "The file is neither a calendar nor a table. Nothing was changed; please save it as .xlsx or .csv and try again."
    ),
    "problem.rota_sheet": N_("The spreadsheet is damaged and can't be opened. Nothing was changed; please save it again."),
    "problem.rota_password": N_("The spreadsheet is locked with a password. Nothing was changed; please save it without one."),
    "problem.rota_costly": N_("To read this file would take too much time or memory. Nothing was changed."),
    "problem.rota_order": N_(
        "Line {line} of the rota: is {day} the day or the month first? The table does not tell. Nothing was changed;"
        " please write days as 2026-12-01, or say --day-first or --month-first."
    ),
    "problem.rota_person": N_(
        "The table holds the shifts of {count} people. Nothing was changed; please say which name is yours with --me NAME."
    ),
    "problem.rota_me": N_("That name does not stand in the table. Nothing was changed."),
    "problem.rota_legend": N_(
        "Line {line} of the rota: “{name}” has no hours. Nothing was changed; please say them with --shift {name}=09:00-18:00."
    ),
    "problem.rota_no_shift": N_(
        "None of the {entries} entries is a shift: leave, breaks, private or empty ones. Nothing was changed."
    ),
    "problem.rota_column": N_("The column {name} does not belong in a rota; it has {known}. Nothing was changed."),
    "problem.rota_column_missing": N_("The column {name} is missing; a rota has {known}. Nothing was changed."),
    "problem.rota_row": N_("Line {line} of the rota: {name} does not fit. Nothing was changed."),
    "problem.rota_empty": N_("The file holds no shift from {first} to {last}. Nothing was changed."),
    "problem.rota_damaged": N_(
        "The rota that was kept can't be read, so the weekly hours hold. Please take it from its file again."
    ),
    "problem.coin_before": N_(
        "The coin needs to know how you are just before. Nothing was thrown; please check in first."
    ),
    "notice.offsets": N_(
        "Entries from before now count as made in this computer's time zone; new ones keep the time of where you are."
    ),
    "notice.recovery": N_(
        "You have kept this diary for a week. A recovery code, written down, would bring it back should this computer"
        " or its key be lost: Settings, Data, Recovery code."
    ),
    "problem.data_dir": N_("This folder can't be used for the diary. Nothing was changed; please choose another."),
}  # fmt: skip

FIELDS = {
    "stress": N_("stress"), "pleasant": N_("pleasant"), "energy": N_("energy"), "feeling": N_("feeling"),
    "cause": N_("cause"), "note": N_("note"), "at": N_("time"), "kind": N_("kind"), "felt": N_("felt"),
    "emotion": N_("emotion"), "style": N_("style"), "channel": N_("channel"), "state": N_("state"),
}  # fmt: skip


def sentence(problem: Problem, t: Callable[[str], str]) -> str:
    """Return the sentence of a problem in the language of `t`."""
    field = t(FIELDS.get(problem.field, problem.field))
    return t(SENTENCES[problem.key]).format(**{"field": field, **problem.values})
