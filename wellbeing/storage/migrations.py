"""The shape of the diary, step by step; steps are only ever appended, each with a test from the shape before."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from wellbeing.clock import local_zone
from wellbeing.domain.days import offsets_between
from wellbeing.domain.problems import Problem, Refused
from wellbeing.storage.timestamps import from_row, to_row

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

CHECKIN = """
CREATE TABLE checkin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  stress INTEGER NOT NULL CHECK (stress BETWEEN 0 AND 10),
  pleasant INTEGER CHECK (pleasant BETWEEN -2 AND 2),
  energy INTEGER CHECK (energy BETWEEN -2 AND 2),
  feelings TEXT NOT NULL DEFAULT '',
  causes TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT
"""
CONTACT = """
CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  felt INTEGER CHECK (felt BETWEEN 0 AND 10),
  emotion TEXT, style TEXT, channel TEXT, state TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT
"""
OPEN_CONTACT = """
CREATE TABLE open_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  started INTEGER NOT NULL
) STRICT
"""
REMINDER_STATE = """
CREATE TABLE reminder_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  state TEXT NOT NULL,
  saved INTEGER NOT NULL
) STRICT
"""
REMINDER_DAY = """
CREATE TABLE reminder_day (
  day TEXT PRIMARY KEY,
  worked_min REAL NOT NULL, due INTEGER NOT NULL, taken INTEGER NOT NULL,
  natural INTEGER NOT NULL, skipped INTEGER NOT NULL, owed INTEGER NOT NULL
) STRICT
"""
REMINDER_WORD = """
CREATE TABLE reminder_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  word TEXT NOT NULL,
  until INTEGER
) STRICT
"""
PRACTICE = """
CREATE TABLE practice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  seconds REAL NOT NULL,
  finished INTEGER NOT NULL,
  before INTEGER CHECK (before BETWEEN 0 AND 10),
  after INTEGER CHECK (after BETWEEN 0 AND 10)
) STRICT
"""
FAVOURITE = "CREATE TABLE favourite (item TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT"
SHOWN = "CREATE TABLE shown (item TEXT PRIMARY KEY, at INTEGER NOT NULL, times INTEGER NOT NULL) STRICT"
OWN_PHRASE = """
CREATE TABLE own_phrase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  better TEXT NOT NULL CHECK (better <> ''),
  avoid TEXT NOT NULL DEFAULT '',
  said_when TEXT NOT NULL DEFAULT ''
) STRICT
"""
STRAIN = """
CREATE TABLE strain (
  week TEXT PRIMARY KEY,
  level INTEGER CHECK (level BETWEEN 1 AND 5),
  at INTEGER NOT NULL
) STRICT
"""
REVIEW = """
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  contact INTEGER,
  happened TEXT NOT NULL, mine TEXT NOT NULL, not_mine TEXT NOT NULL,
  cue TEXT NOT NULL, action TEXT NOT NULL
) STRICT
"""
SCENE_RUN = """
CREATE TABLE scene_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  scene TEXT NOT NULL,
  found INTEGER NOT NULL, cues INTEGER NOT NULL, helped INTEGER NOT NULL
) STRICT
"""
# Of a team the diary holds what a person said, whom they know, what was rolled and what left; never a key that opens
# or signs anything: those are files beside it, so that no backup and no export carries them.
TEAM_SAY = """
CREATE TABLE team_say (
  team TEXT PRIMARY KEY,
  consent INTEGER NOT NULL CHECK (consent IN (0, 1)),
  since INTEGER NOT NULL,
  compared TEXT NOT NULL DEFAULT ''
) STRICT
"""
TEAM_MEMBER = """
CREATE TABLE team_member (
  team TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  joined TEXT NOT NULL, effective TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('accepted', 'waiting', 'refused', 'left')),
  PRIMARY KEY (team, key)
) STRICT
"""
TEAM_SENT = """
CREATE TABLE team_sent (
  team TEXT NOT NULL,
  period TEXT NOT NULL,
  band INTEGER NOT NULL CHECK (band BETWEEN 0 AND 2),
  face INTEGER NOT NULL CHECK (face BETWEEN 0 AND 2),
  at INTEGER NOT NULL,
  PRIMARY KEY (team, period)
) STRICT
"""
TEAM_LEFT = """
CREATE TABLE team_left (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (team, name)
) STRICT
"""
TEAM_ROW = """
CREATE TABLE team_row (
  team TEXT NOT NULL,
  start TEXT NOT NULL,
  days INTEGER NOT NULL CHECK (days IN (14, 28)),
  n INTEGER CHECK (n >= 8),
  low INTEGER, moderate INTEGER, high INTEGER,
  PRIMARY KEY (team, start, days)
) STRICT
"""
# What a prompt or an offer was answered with, NULL while it was not: for the person's own eyes.
REMINDER_ASKED = """
CREATE TABLE reminder_asked (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT
) STRICT
"""

# The key that opens what waits in the inbox, and those before it.
INBOX_KEY = "CREATE TABLE inbox_key (id INTEGER PRIMARY KEY, private BLOB NOT NULL) STRICT"
# What was taken in and whose file may still lie there: a kill between the two takes nothing in twice.
INBOX_TAKEN = "CREATE TABLE inbox_taken (name TEXT PRIMARY KEY) STRICT"
# Keys that this diary had before: backups of that time open with them.
FORMER_KEY = "CREATE TABLE former_key (key BLOB PRIMARY KEY) STRICT"

# What somebody has begun to write in a form, as the form's fields in JSON; `at` is when it was last touched.
DRAFT = """
CREATE TABLE draft (
  kind TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT
"""


# What is to be told once, the next time somebody looks.
NOTICE = "CREATE TABLE notice (key TEXT PRIMARY KEY) STRICT"

# A check-in out of a mood diary has no stress. One import can be taken back as a whole: rows know their import, and
# a keyed digest of the id that they have elsewhere, so that the same file adds nothing a second time.
CHECKIN_WITH_MOOD_ALONE = """
CREATE TABLE checkin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  stress INTEGER CHECK (stress BETWEEN 0 AND 10),
  pleasant INTEGER CHECK (pleasant BETWEEN -2 AND 2),
  energy INTEGER CHECK (energy BETWEEN -2 AND 2),
  feelings TEXT NOT NULL DEFAULT '',
  causes TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  utc_offset INTEGER,
  whole_day INTEGER NOT NULL DEFAULT 0 CHECK (whole_day IN (0, 1)),
  source INTEGER,
  outside INTEGER
) STRICT
"""
DAY_TOTAL = """
CREATE TABLE day_total (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL,
  days INTEGER NOT NULL CHECK (days >= 1),
  minute INTEGER, minutes INTEGER,
  contacts INTEGER NOT NULL CHECK (contacts >= 0),
  at_once INTEGER, slow INTEGER, bad INTEGER, warned INTEGER,
  rest REAL,
  seconds INTEGER,
  source INTEGER,
  outside INTEGER
) STRICT
"""
IMPORT_RUN = """
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('contacts', 'totals', 'diary')),
  added INTEGER NOT NULL DEFAULT 0,
  finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1))
) STRICT
"""
# What a person has answered once about files of a kind: digests of her names, which column is what. Never a name.
IMPORT_MEMORY = "CREATE TABLE import_memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"
OWN_WORD = """
CREATE TABLE own_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('cause', 'feeling')),
  word TEXT NOT NULL CHECK (word <> ''),
  place INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  UNIQUE (kind, word)
) STRICT
"""

# The digests of entries out of files that the person has deleted: the same file does not bring them back.
IMPORT_GONE = "CREATE TABLE import_gone (outside INTEGER PRIMARY KEY) STRICT"

# Throws of the coin between an exercise and a quiet minute; what stress did afterwards, the check-ins tell.
COIN_FLIP = """
CREATE TABLE coin_flip (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('exercise', 'quiet')),
  before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 10)
) STRICT
"""

# What is sealed for a key of the inbox: told every hour, and only a library of its own could reckon it each time.
INBOX_PUBLIC = "ALTER TABLE inbox_key ADD COLUMN public BLOB"


def create(db: Database, *tables: str) -> None:
    """Make tables."""
    for table in tables:
        db.execute(table)


def steps(zone: tzinfo | None = None) -> Migrations:
    """Return the steps in order; `zone` is where entries count as made that don't say it: here, if left out."""
    from sqlite_utils import Migrations

    diary = Migrations("diary")

    @diary(name="0001_first_diary")
    def first_diary(db: Database) -> None:
        create(db, CHECKIN, CONTACT, OPEN_CONTACT, REMINDER_STATE, REMINDER_DAY, REMINDER_WORD)
        create(db, PRACTICE, FAVOURITE, SHOWN)
        # Trends and load need these columns alone: the index answers without touching the rows and their notes.
        db.execute("CREATE INDEX checkin_at ON checkin (at, stress)")
        db.execute("CREATE INDEX contact_at ON contact (at, kind, felt)")
        # Most contacts weigh nothing: over years the heavy kinds alone are read.
        db.execute("CREATE INDEX contact_kind ON contact (kind, at, felt)")
        db.execute("CREATE INDEX practice_at ON practice (at)")

    @diary(name="0002_practice_and_own_phrases")
    def practice_and_own_phrases(db: Database) -> None:
        create(db, OWN_PHRASE, STRAIN, REVIEW, SCENE_RUN)

    @diary(name="0003_team")
    def team(db: Database) -> None:
        create(db, TEAM_SAY, TEAM_MEMBER, TEAM_SENT, TEAM_LEFT, TEAM_ROW)

    @diary(name="0004_reminder_asked")
    def reminder_asked(db: Database) -> None:
        db.execute(REMINDER_ASKED)

    @diary(name="0005_utc_offset")
    def utc_offset(db: Database) -> None:
        db.execute(NOTICE)
        add_offsets(db, zone or local_zone())

    @diary(name="0006_draft")
    def draft(db: Database) -> None:
        db.execute(DRAFT)

    @diary(name="0007_headset")
    def headset(db: Database) -> None:
        db.execute("ALTER TABLE open_contact ADD COLUMN headset INTEGER NOT NULL DEFAULT 0")

    @diary(name="0008_lock")
    def lock(db: Database) -> None:
        create(db, INBOX_KEY, INBOX_TAKEN, FORMER_KEY)

    diary(name="0009_imports")(make_room_for_imports)

    diary(name="0010_import_gone")(lambda db: create(db, IMPORT_GONE))
    diary(name="0011_coin_flip")(lambda db: create(db, COIN_FLIP))
    diary(name="0012_inbox_public")(lambda db: db.execute(INBOX_PUBLIC))
    return diary


def make_room_for_imports(db: Database) -> None:
    """Let entries say which file they came out of, and make the tables of what comes out of files alone."""
    let_stress_be_missing(db)
    for column in ("seconds", "hold", "after", "source", "outside"):
        db.execute(f'ALTER TABLE contact ADD COLUMN "{column}" INTEGER')
    for table in (DAY_TOTAL, IMPORT_RUN, IMPORT_MEMORY, OWN_WORD):
        db.execute(table)
    for name in ("checkin", "contact", "day_total"):
        db.execute(f"CREATE UNIQUE INDEX {name}_outside ON {name} (outside) WHERE outside IS NOT NULL")
    db.execute("CREATE INDEX day_total_day ON day_total (day)")


def let_stress_be_missing(db: Database) -> None:
    """Put the check-ins into a table whose stress may be empty; numbers once given are still never given again."""
    highest = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'checkin'").fetchone()
    columns = "id, at, stress, pleasant, energy, feelings, causes, note, utc_offset"
    db.execute("DROP INDEX IF EXISTS checkin_at")
    db.execute("ALTER TABLE checkin RENAME TO old_checkin")
    db.execute(CHECKIN_WITH_MOOD_ALONE)
    db.execute(f"INSERT INTO checkin ({columns}) SELECT {columns} FROM old_checkin")  # noqa: S608
    db.execute("DROP TABLE old_checkin")
    if highest is not None:
        db.execute("DELETE FROM sqlite_sequence WHERE name = 'checkin'")
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('checkin', ?)", highest)
    db.execute("CREATE INDEX checkin_at ON checkin (at, stress, utc_offset)")


def add_offsets(db: Database, zone: tzinfo) -> None:
    """Give each entry the offset from UTC of where it was made; the indexes still answer without the rows.

    The indexes are made anew when all rows are filled: kept up row by row they take a minute for ten years.
    """
    for index in ("checkin_at", "contact_at", "contact_kind"):
        db.execute(f"DROP INDEX IF EXISTS {index}")
    for table in ("checkin", "contact"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN utc_offset INTEGER")
    settle_old_entries(db, zone)
    db.execute("CREATE INDEX checkin_at ON checkin (at, stress, utc_offset)")
    db.execute("CREATE INDEX contact_at ON contact (at, kind, felt, utc_offset)")
    db.execute("CREATE INDEX contact_kind ON contact (kind, at, felt, utc_offset)")


def settle_old_entries(db: Database, zone: tzinfo) -> None:
    """Count the entries that are there as made in a zone, and note that this is to be told."""
    any_there = False
    for table in ("checkin", "contact"):
        first, last = db.execute(f"SELECT min(at), max(at) FROM {table}").fetchone()  # noqa: S608
        if first is not None:
            any_there = True
            offsets = offsets_between(from_row(first), from_row(last), zone)
            cases = "".join(f" WHEN at < {to_row(until)} THEN {offset}" for until, offset in offsets)
            db.execute(f"UPDATE {table} SET utc_offset = CASE{cases} END")  # noqa: S608
    if any_there:
        db.execute("INSERT INTO notice (key) VALUES ('notice.offsets')")


NEWEST = 12  # the number of steps above; kept in the file's user_version so that a start asks one figure


def shape_of(conn: Any) -> int:
    """Return which shape the file has; raises Refused for one that a newer version of the app has shaped."""
    shape = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if shape > NEWEST:
        raise Refused(Problem("diary", "problem.diary_newer"))
    return shape


def bring_up_to_date(db: Database, zone: tzinfo | None = None) -> None:
    """Apply the steps that the file lacks; raises Refused as shape_of does."""
    if shape_of(db.conn) == NEWEST:
        return
    db.conn.execute("BEGIN IMMEDIATE")  # a second process that starts at the same moment waits here
    try:
        steps(zone).apply(db)
        db.conn.execute(f"PRAGMA user_version = {NEWEST}")
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:  # a disk that failed may have ended it already
            db.conn.execute("ROLLBACK")
        raise
