CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'diary','0001_first_diary','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(2,'diary','0002_practice_and_own_phrases','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(3,'diary','0003_team','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(4,'diary','0004_reminder_asked','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(5,'diary','0005_utc_offset','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(6,'diary','0006_draft','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(7,'diary','0007_headset','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(8,'diary','0008_lock','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(9,'diary','0009_imports','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(10,'diary','0010_import_gone','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(11,'diary','0011_coin_flip','2026-07-01 12:00:00.000000');
INSERT INTO "_sqlite_migrations" VALUES(12,'diary','0012_inbox_public','2026-07-01 12:00:00.000000');
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
;
INSERT INTO "checkin" VALUES(1,1767225600000,0,NULL,NULL,'','','',28800,0,NULL,NULL);
INSERT INTO "checkin" VALUES(2,1782907200000,10,-2,2,'tense,tired','rude,queue','一条备注
with a second line — ✓',28800,0,NULL,NULL);
INSERT INTO "checkin" VALUES(9,1795708800000,7,NULL,NULL,'','','',28800,0,NULL,NULL);
CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  felt INTEGER CHECK (felt BETWEEN 0 AND 10),
  emotion TEXT, style TEXT, channel TEXT, state TEXT,
  note TEXT NOT NULL DEFAULT ''
, utc_offset INTEGER, "seconds" INTEGER, "hold" INTEGER, "after" INTEGER, "source" INTEGER, "outside" INTEGER) STRICT
;
INSERT INTO "contact" VALUES(1,1767225600000,'ordinary',NULL,NULL,NULL,NULL,NULL,'',28800,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contact" VALUES(2,1782907200000,'rude',6,'anger','calm','chat','hot','退款',28800,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contact" VALUES(3,1795708800000,'ordinary',NULL,NULL,NULL,'phone',NULL,'',28800,1020,60,120,1,-7);
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
;
INSERT INTO "day_total" VALUES(1,'2026-11-27',1,NULL,NULL,101,4,2,1,3,36.0,NULL,1,77);
CREATE TABLE draft (
  kind TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES('review',1795600000000000,'{"contact": 3, "happened": "begun"}');
CREATE TABLE favourite (item TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
INSERT INTO "favourite" VALUES('sigh',1782907200000);
CREATE TABLE former_key (key BLOB PRIMARY KEY) STRICT;
INSERT INTO "former_key" VALUES(X'0000000000000000000000000000000000000000000000000000000000000002');
CREATE TABLE import_memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "import_memory" VALUES('key','00ff');
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('contacts', 'totals', 'diary')),
  added INTEGER NOT NULL DEFAULT 0,
  finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1))
) STRICT
;
INSERT INTO "import_run" VALUES(1,1795708800000,'contacts',1,1);
CREATE TABLE inbox_key (id INTEGER PRIMARY KEY, private BLOB NOT NULL, public BLOB) STRICT;
INSERT INTO "inbox_key" VALUES(1,X'0000000000000000000000000000000000000000000000000000000000000001',X'FD3384E132AD02A56C78F45547EE40038DC79002B90D29ED90E08EEE762AE715');
CREATE TABLE inbox_taken (name TEXT PRIMARY KEY) STRICT;
INSERT INTO "inbox_taken" VALUES('00000001-0123456789abcdef.sealed');
CREATE TABLE notice (key TEXT PRIMARY KEY) STRICT;
INSERT INTO "notice" VALUES('notice.offsets');
CREATE TABLE open_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  started INTEGER NOT NULL, headset INTEGER NOT NULL DEFAULT 0) STRICT
;
INSERT INTO "open_contact" VALUES(1,'line-1',1795708800000,1);
INSERT INTO "open_contact" VALUES(2,NULL,1795708900000,0);
CREATE TABLE own_phrase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  better TEXT NOT NULL CHECK (better <> ''),
  avoid TEXT NOT NULL DEFAULT '',
  said_when TEXT NOT NULL DEFAULT ''
) STRICT
;
INSERT INTO "own_phrase" VALUES(1,'我先记下来。','不知道','退款');
CREATE TABLE own_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('cause', 'feeling')),
  word TEXT NOT NULL CHECK (word <> ''),
  place INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  UNIQUE (kind, word)
) STRICT
;
INSERT INTO "own_word" VALUES(1,'cause','客服系统',1,0);
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
CREATE TABLE reminder_asked (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT
) STRICT
;
INSERT INTO "reminder_asked" VALUES('prompt:1','prompt',1782907200000,NULL);
INSERT INTO "reminder_asked" VALUES('offer:1','offer',1782907200000,'later');
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
CREATE TABLE team_left (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (team, name)
) STRICT
;
INSERT INTO "team_left" VALUES(1,'t1','ballot-1',1782907200000,X'00FF7365616C6564');
CREATE TABLE team_member (
  team TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  joined TEXT NOT NULL, effective TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('accepted', 'waiting', 'refused', 'left')),
  PRIMARY KEY (team, key)
) STRICT
;
INSERT INTO "team_member" VALUES('t1','k1','阿明','2026-06-01','2026-06-15',1782907200000,'accepted');
CREATE TABLE team_row (
  team TEXT NOT NULL,
  start TEXT NOT NULL,
  days INTEGER NOT NULL CHECK (days IN (14, 28)),
  n INTEGER CHECK (n >= 8),
  low INTEGER, moderate INTEGER, high INTEGER,
  PRIMARY KEY (team, start, days)
) STRICT
;
INSERT INTO "team_row" VALUES('t1','2026-06-15',14,8,3,4,1);
INSERT INTO "team_row" VALUES('t1','2026-06-01',14,NULL,NULL,NULL,NULL);
CREATE TABLE team_say (
  team TEXT PRIMARY KEY,
  consent INTEGER NOT NULL CHECK (consent IN (0, 1)),
  since INTEGER NOT NULL,
  compared TEXT NOT NULL DEFAULT ''
) STRICT
;
INSERT INTO "team_say" VALUES('t1',1,1782907200000,'k1');
CREATE TABLE team_sent (
  team TEXT NOT NULL,
  period TEXT NOT NULL,
  band INTEGER NOT NULL CHECK (band BETWEEN 0 AND 2),
  face INTEGER NOT NULL CHECK (face BETWEEN 0 AND 2),
  at INTEGER NOT NULL,
  PRIMARY KEY (team, period)
) STRICT
;
INSERT INTO "team_sent" VALUES('t1','2026-06-15',2,1,1782907200000);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX practice_at ON practice (at);
CREATE INDEX contact_at ON contact (at, kind, felt, utc_offset);
CREATE INDEX contact_kind ON contact (kind, at, felt, utc_offset);
CREATE INDEX checkin_at ON checkin (at, stress, utc_offset);
CREATE UNIQUE INDEX checkin_outside ON checkin (outside) WHERE outside IS NOT NULL;
CREATE UNIQUE INDEX contact_outside ON contact (outside) WHERE outside IS NOT NULL;
CREATE UNIQUE INDEX day_total_outside ON day_total (outside) WHERE outside IS NOT NULL;
CREATE INDEX day_total_day ON day_total (day);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('contact',3);
INSERT INTO "sqlite_sequence" VALUES('open_contact',2);
INSERT INTO "sqlite_sequence" VALUES('reminder_word',2);
INSERT INTO "sqlite_sequence" VALUES('practice',1);
INSERT INTO "sqlite_sequence" VALUES('own_phrase',1);
INSERT INTO "sqlite_sequence" VALUES('review',1);
INSERT INTO "sqlite_sequence" VALUES('scene_run',1);
INSERT INTO "sqlite_sequence" VALUES('team_left',1);
INSERT INTO "sqlite_sequence" VALUES('checkin',9);
INSERT INTO "sqlite_sequence" VALUES('import_run',1);
INSERT INTO "sqlite_sequence" VALUES('own_word',1);
INSERT INTO "sqlite_sequence" VALUES('day_total',1);
CREATE TABLE import_gone (outside INTEGER PRIMARY KEY) STRICT;
INSERT INTO "import_gone" VALUES(-11);
CREATE TABLE coin_flip (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('exercise', 'quiet')),
  before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 10)
) STRICT
;
INSERT INTO "coin_flip" VALUES(1,1782907200000,'gentle_breath','quiet',7);
INSERT INTO "sqlite_sequence" VALUES('coin_flip',1);
PRAGMA user_version = 12;
