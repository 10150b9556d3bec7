CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'diary','0001_first_diary','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(2,'diary','0002_practice_and_own_phrases','2026-07-01 12:00:00.000000');
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
;
INSERT INTO "checkin" VALUES(1,1767225600000,0,NULL,NULL,'','','');
INSERT INTO "checkin" VALUES(2,1782907200000,10,-2,2,'tense,tired','rude,queue','一条备注
with a second line — ✓');
INSERT INTO "checkin" VALUES(9,1795708800000,7,NULL,NULL,'','','');
CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  felt INTEGER CHECK (felt BETWEEN 0 AND 10),
  emotion TEXT, style TEXT, channel TEXT, state TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT
;
INSERT INTO "contact" VALUES(1,1767225600000,'ordinary',NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "contact" VALUES(2,1782907200000,'rude',6,'anger','calm','chat','hot','退款');
CREATE TABLE favourite (item TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
INSERT INTO "favourite" VALUES('sigh',1782907200000);
CREATE TABLE open_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  started INTEGER NOT NULL
) STRICT
;
INSERT INTO "open_contact" VALUES(1,'line-1',1795708800000);
INSERT INTO "open_contact" VALUES(2,NULL,1795708900000);
CREATE TABLE own_phrase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  better TEXT NOT NULL CHECK (better <> ''),
  avoid TEXT NOT NULL DEFAULT '',
  said_when TEXT NOT NULL DEFAULT ''
) STRICT
;
INSERT INTO "own_phrase" VALUES(1,'我先记下来。','不知道','退款');
CREATE TABLE practice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  seconds REAL NOT NULL,
  finished INTEGER NOT NULL,
  before INTEGER CHECK (before BETWEEN 0 AND 10),
  after INTEGER CHECK (after BETWEEN 0 AND 10)
) STRICT
;
INSERT INTO "practice" VALUES(1,1782907200000,'sigh',60.5,1,7,4);
CREATE TABLE reminder_day (
  day TEXT PRIMARY KEY,
  worked_min REAL NOT NULL, due INTEGER NOT NULL, taken INTEGER NOT NULL,
  natural INTEGER NOT NULL, skipped INTEGER NOT NULL, owed INTEGER NOT NULL
) STRICT
;
INSERT INTO "reminder_day" VALUES('2026-07-01',412.5,6,4,1,1,0);
CREATE TABLE reminder_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  state TEXT NOT NULL,
  saved INTEGER NOT NULL
) STRICT
;
INSERT INTO "reminder_state" VALUES(1,'{"v": 1}',1795708800000);
CREATE TABLE reminder_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  word TEXT NOT NULL,
  until INTEGER
) STRICT
;
INSERT INTO "reminder_word" VALUES(1,1782907200000,'pause',1782910800000);
INSERT INTO "reminder_word" VALUES(2,1782907300000,'resume',NULL);
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  contact INTEGER,
  happened TEXT NOT NULL, mine TEXT NOT NULL, not_mine TEXT NOT NULL,
  cue TEXT NOT NULL, action TEXT NOT NULL
) STRICT
;
INSERT INTO "review" VALUES(1,1782907200000,2,'a','b','c','d','e');
CREATE TABLE scene_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  scene TEXT NOT NULL,
  found INTEGER NOT NULL, cues INTEGER NOT NULL, helped INTEGER NOT NULL
) STRICT
;
INSERT INTO "scene_run" VALUES(1,1782907200000,'late_parcel',2,3,1);
CREATE TABLE shown (item TEXT PRIMARY KEY, at INTEGER NOT NULL, times INTEGER NOT NULL) STRICT;
INSERT INTO "shown" VALUES('tip-1',1782907200000,3);
CREATE TABLE strain (
  week TEXT PRIMARY KEY,
  level INTEGER CHECK (level BETWEEN 1 AND 5),
  at INTEGER NOT NULL
) STRICT
;
INSERT INTO "strain" VALUES('2026-W26',3,1782907200000);
INSERT INTO "strain" VALUES('2026-W27',NULL,1783512000000);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX checkin_at ON checkin (at, stress);
CREATE INDEX contact_at ON contact (at, kind, felt);
CREATE INDEX contact_kind ON contact (kind, at, felt);
CREATE INDEX practice_at ON practice (at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('checkin',9);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('open_contact',2);
INSERT INTO "sqlite_sequence" VALUES('reminder_word',2);
INSERT INTO "sqlite_sequence" VALUES('practice',1);
INSERT INTO "sqlite_sequence" VALUES('own_phrase',1);
INSERT INTO "sqlite_sequence" VALUES('review',1);
INSERT INTO "sqlite_sequence" VALUES('scene_run',1);
PRAGMA user_version = 2;
