"""The sentence for each thing that stops an import, or is still open in its file."""

from __future__ import annotations

from wellbeing.content.i18n import N_

SENTENCES = {
    "problem.import_failed": N_(
        "That did not go through. Your earlier entries are all there; please try it once more."
    ),
    "problem.import_file": N_("Please name a file, or say --undo LAST. Nothing was changed."),
    "problem.import_empty": N_("The file is empty. Nothing was changed."),
    "problem.import_head_only": N_(
        "The file has names of columns and no row below them. Nothing was changed."
    ),
    "problem.import_line": N_(
        "Line {line} can't be read: perhaps a quotation mark is open. Nothing was changed."
    ),
    "problem.import_long": N_("Line {line} has no end, so this is no table. Nothing was changed."),
    "problem.import_charset": N_(
        "Line {line} is in no known encoding. Nothing was changed; please export the file as UTF-8 or .xlsx."
    ),
    "problem.import_binary": N_("Line {line} is not text, so this is no table. Nothing was changed."),
    "problem.import_json": N_("Entry {entry} of the JSON file can't be read. Nothing was changed."),
    "problem.import_page": N_(
        "The file is a web page, whatever its name says. Nothing was changed; please save it as .xlsx or .csv."
    ),
    "problem.import_damaged": N_(
        "The file is damaged and can't be opened. Nothing was changed; please export it again."
    ),
    "problem.import_costly": N_("To read this file would take too much time or memory. Nothing was changed."),
    "problem.import_zip": N_(
        "The archive holds no table or several. Nothing was changed; please unpack it and name one file."
    ),
    "problem.import_chat": N_(
        "This looks like a customer's chat. Such words are not taken in, on purpose. Nothing was changed."
    ),
    "problem.import_rota": N_("This looks like a rota. Nothing was changed; please say --as rota."),
    "problem.import_everybodys": N_(
        "This report counts everybody's contacts together, so it does not tell which were yours. Nothing was changed; please"
        " export the report by agent."
    ),
    "problem.import_symptoms": N_(
        "This file of a mood diary holds no moods; answers about symptoms are not taken in, on purpose. Nothing was changed."
    ),
    "problem.import_agent": N_(
        "No column says who answered. Nothing was changed; please name it with --map agent=COLUMN, or leave --me out where all"
        " rows are yours."
    ),
    "problem.import_when": N_(
        "No column says when a contact was. Nothing was changed; please name it with --map when=COLUMN."
    ),
    "problem.import_contacts": N_(
        "No column says how many contacts there were. Nothing was changed; please name it with --map contacts=COLUMN."
    ),
    "problem.import_day": N_(
        "The file does not say of which day it is. Nothing was changed; please put the day into its name: kefu_2026-11-27.xlsx."
    ),
    "problem.day_form": N_("Please write the day as 2026-11-27."),
    "problem.day_ways": N_("{typed} can be {days}: please write the day that you mean in this way."),
    "problem.import_diary": N_("The file is of no mood diary that is known here. Nothing was changed."),
    "problem.import_person": N_(
        "The file holds rows of {count} people. Nothing was changed; please say which name is yours with --me NAME."
    ),
    "problem.import_me": N_("That name does not stand in the file. Nothing was changed."),
    "problem.import_order": N_(
        "Line {line}: is the day or the month first? The file does not tell. Nothing was changed; please say"
        " --day-first or --month-first."
    ),
    "problem.import_zone": N_(
        "That time zone is not known. Nothing was changed; please write one such as Asia/Shanghai."
    ),
    "problem.import_map": N_('Please write --map as when="Created at". Nothing was changed.'),
    "problem.import_role": N_("--map: please use one of these parts: {known}. Nothing was changed."),
    "problem.import_column": N_("The column for {part} does not stand in the file. Nothing was changed."),
    "problem.import_rule": N_(
        "Please write --rule as 'Priority=Urgent -> demanding', with one of {known}. Nothing was changed."
    ),
    "problem.import_mood": N_(
        "Please write --mood as NAME=STEP, with a step from -2 to 2. Nothing was changed."
    ),
    "problem.import_none": N_(
        "None of the {rows} rows is a contact or a mood of yours. Nothing was changed."
    ),
    "problem.import_no_run": N_("There is no such import to take back. Nothing was changed."),
    "problem.own_word_empty": N_("Please write a word. Nothing was changed."),
    "problem.own_word_long": N_("A word is at most {most} characters long. Nothing was changed."),
    "problem.own_word_twice": N_("There is such a word already. Nothing was changed."),
    "problem.own_word_many": N_("There are {most} words already. Nothing was changed; please rename one."),
    "problem.export_exists": N_(
        "There is something under that name already. Nothing was written; please choose another."
    ),
    "problem.export_form": N_(
        "Please name a file that ends in .json or .sqlite, or a new folder. Nothing was written."
    ),
    "problem.export_newer": N_(
        "A newer version of the app wrote this diary. Nothing was changed; please update the app."
    ),
    "problem.export_not_empty": N_(
        "There are entries in the diary here already, and a whole diary is taken into an empty one only. Nothing was changed."
    ),
    "problem.export_damaged": N_("The diary in this file is damaged. Nothing was changed."),
    "problem.import_fault_moment": N_("Line {line} names no moment that can be read. Nothing was changed."),
    "problem.import_fault_future": N_(
        "Line {line} lies in the future. Nothing was changed; please check the file, and say whose clock it is with --zone."
    ),
    "problem.import_fault_too_early": N_(
        "Line {line} lies before the year 2000. Nothing was changed; please check the file."
    ),
    "problem.import_fault_figure": N_(
        "Line {line} holds no figure where one should stand. Nothing was changed."
    ),
    "problem.import_fault_scale": N_(
        "Do the moods go from 1 to 5 or to 10? The file does not tell. Nothing was changed; please say --scale 5 or --scale 10."
    ),
}
