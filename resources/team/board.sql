-- A site's board for sealed ballots. Plain SQL: PostgreSQL 14 or newer, or a database that speaks it.
-- Run by `wellbeing team board init --service NAME` as the owner; running it again changes nothing.
-- No role but the owner touches a table. Members and leaders may only EXECUTE the functions below.
-- Nothing here holds a time of day: all columns about time are dates.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'wellbeing_member') THEN
    CREATE ROLE wellbeing_member NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'wellbeing_leader') THEN
    CREATE ROLE wellbeing_leader NOLOGIN;
  END IF;
END $$;

CREATE SCHEMA IF NOT EXISTS wellbeing;
REVOKE ALL ON SCHEMA wellbeing FROM PUBLIC;
GRANT USAGE ON SCHEMA wellbeing TO wellbeing_member, wellbeing_leader;

-- Write-once notes. Those of a team itself (team, join, leave) belong to no period: first day -infinity, 0 days.
CREATE TABLE IF NOT EXISTS wellbeing.note (
  team bytea NOT NULL CHECK (octet_length(team) = 32),
  kind text NOT NULL CHECK (kind IN
    ('team', 'join', 'leave', 'hello', 'frozen', 'ballot', 'withdrawal', 'closing', 'answer')),
  first date NOT NULL,
  days smallint NOT NULL CHECK (days IN (0, 14, 28)),
  token bytea NOT NULL CHECK (octet_length(token) = 32),
  body bytea NOT NULL CHECK (octet_length(body) <= 262144),
  PRIMARY KEY (team, first, days, kind, token),
  CHECK ((kind IN ('team', 'join', 'leave')) = (days = 0)),
  CHECK ((days = 0) = (first = '-infinity'))
);

-- What stays of a period. A void one has no figures.
CREATE TABLE IF NOT EXISTS wellbeing.trend (
  team bytea NOT NULL CHECK (octet_length(team) = 32),
  first date NOT NULL,
  days smallint NOT NULL CHECK (days IN (14, 28)),
  n integer CHECK (n >= 8),
  low integer CHECK (low >= 0),
  moderate integer CHECK (moderate >= 0),
  high integer CHECK (high >= 0),
  PRIMARY KEY (team, first, days),
  CHECK (num_nulls(n, low, moderate, high) IN (0, 4)),
  CHECK (n = low + moderate + high)
) PARTITION BY RANGE (first);

DO $$
BEGIN
  FOR year IN 2024..2043 LOOP
    EXECUTE format(
      'CREATE TABLE IF NOT EXISTS wellbeing.trend_%s PARTITION OF wellbeing.trend FOR VALUES FROM (%L) TO (%L)',
      year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
  END LOOP;
END $$;
CREATE TABLE IF NOT EXISTS wellbeing.trend_later PARTITION OF wellbeing.trend DEFAULT;

-- The site's sums, kept as rows come in, so that looking at ten years of 100,000 people reads a few hundred rows.
CREATE TABLE IF NOT EXISTS wellbeing.site (
  first date NOT NULL,
  days smallint NOT NULL,
  n bigint NOT NULL CHECK (n >= 0),
  low bigint NOT NULL,
  moderate bigint NOT NULL,
  high bigint NOT NULL,
  PRIMARY KEY (first, days)
);

REVOKE ALL ON ALL TABLES IN SCHEMA wellbeing FROM PUBLIC, wellbeing_member, wellbeing_leader;

CREATE OR REPLACE FUNCTION wellbeing.found_team(a_team bytea, a_token bytea, a_body bytea) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH made AS (
    INSERT INTO wellbeing.note VALUES (a_team, 'team', '-infinity', 0, a_token, a_body)
    ON CONFLICT DO NOTHING RETURNING 1
  ) SELECT EXISTS (SELECT FROM made)
$$;

-- False when the name is taken; an error when the team is unknown or its board is full.
CREATE OR REPLACE FUNCTION wellbeing.put_note(
  a_team bytea, a_kind text, a_first date, a_days integer, a_token bytea, a_body bytea
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE made integer;
BEGIN
  IF a_kind = 'team' THEN
    RAISE EXCEPTION 'a member founds no team' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT FROM wellbeing.note WHERE team = a_team AND first = '-infinity' AND days = 0 AND kind = 'team') THEN
    RAISE EXCEPTION 'no such team' USING ERRCODE = 'no_data_found';
  END IF;
  IF (SELECT count(*) FROM wellbeing.note WHERE team = a_team) >= 8192 THEN
    RAISE EXCEPTION 'the board of this team is full' USING ERRCODE = 'disk_full';
  END IF;
  INSERT INTO wellbeing.note VALUES (a_team, a_kind, a_first, a_days, a_token, a_body) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made = 1;
END $$;

CREATE OR REPLACE FUNCTION wellbeing.read_notes(a_team bytea)
RETURNS TABLE (kind text, first date, days integer, token bytea, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT kind, first, days::integer, token, body FROM wellbeing.note WHERE team = a_team
$$;

-- Only who knows the secret can take a ballot back: its token is sha256(team | period | secret), each with its length.
CREATE OR REPLACE FUNCTION wellbeing.withdraw_ballot(a_team bytea, a_first date, a_days integer, a_secret bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone integer; period bytea := convert_to(to_char(a_first, 'YYYY-MM-DD') || '.' || a_days, 'UTF8');
BEGIN
  DELETE FROM wellbeing.note WHERE team = a_team AND first = a_first AND days = a_days AND kind = 'ballot'
    AND token = sha256(int8send(octet_length(a_team)) || a_team || int8send(octet_length(period)) || period
                       || int8send(octet_length(a_secret)) || a_secret);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone = 1;
END $$;

-- The first figures stay; other ones for the same period make it void, for good.
CREATE OR REPLACE FUNCTION wellbeing.publish_trend(
  a_team bytea, a_first date, a_days integer, a_n integer, a_low integer, a_moderate integer, a_high integer
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE old wellbeing.trend; made integer;
BEGIN
  IF NOT EXISTS (SELECT FROM wellbeing.note WHERE team = a_team AND first = '-infinity' AND days = 0 AND kind = 'team') THEN
    RAISE EXCEPTION 'no such team' USING ERRCODE = 'no_data_found';
  END IF;
  IF a_first + a_days > current_date THEN
    RAISE EXCEPTION 'the period is not over' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO wellbeing.trend VALUES (a_team, a_first, a_days, a_n, a_low, a_moderate, a_high) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  IF made = 1 THEN
    IF a_n IS NOT NULL THEN
      INSERT INTO wellbeing.site AS s VALUES (a_first, a_days, a_n, a_low, a_moderate, a_high)
      ON CONFLICT (first, days) DO UPDATE SET n = s.n + excluded.n, low = s.low + excluded.low,
        moderate = s.moderate + excluded.moderate, high = s.high + excluded.high;
    END IF;
    RETURN;
  END IF;
  SELECT * INTO old FROM wellbeing.trend WHERE team = a_team AND first = a_first AND days = a_days FOR UPDATE;
  IF old.n IS NOT NULL AND (old.n, old.low, old.moderate, old.high) IS DISTINCT FROM (a_n, a_low, a_moderate, a_high) THEN
    UPDATE wellbeing.trend SET n = NULL, low = NULL, moderate = NULL, high = NULL
      WHERE team = a_team AND first = a_first AND days = a_days;
    UPDATE wellbeing.site SET n = n - old.n, low = low - old.low, moderate = moderate - old.moderate, high = high - old.high
      WHERE first = a_first AND days = a_days;
  END IF;
END $$;

-- Deletes the notes of a period that is opened, void or 28 days past, and of no other.
CREATE OR REPLACE FUNCTION wellbeing.purge_period(a_team bytea, a_first date, a_days integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM wellbeing.note WHERE team = a_team AND first = a_first AND days = a_days AND a_days > 0
    AND (a_first + a_days + 28 < current_date
         OR EXISTS (SELECT FROM wellbeing.trend t WHERE t.team = a_team AND t.first = a_first AND t.days = a_days))
$$;

CREATE OR REPLACE FUNCTION wellbeing.trend_of(a_team bytea)
RETURNS TABLE (first date, days integer, n integer, low integer, moderate integer, high integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT first, days::integer, n, low, moderate, high FROM wellbeing.trend WHERE team = a_team ORDER BY first, days
$$;

CREATE OR REPLACE FUNCTION wellbeing.site_trend(a_from date, a_to date)
RETURNS TABLE (first date, days integer, n bigint, low bigint, moderate bigint, high bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT first, days::integer, n, low, moderate, high FROM wellbeing.site
  WHERE first BETWEEN a_from AND a_to AND n >= 8 ORDER BY first, days
$$;

-- For an audit: how much there is, never what.
CREATE OR REPLACE FUNCTION wellbeing.sizes(a_team bytea)
RETURNS TABLE (kind text, number bigint, smallest integer, largest integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT kind, count(*), min(octet_length(body)), max(octet_length(body)) FROM wellbeing.note
  WHERE a_team IS NULL OR team = a_team GROUP BY kind ORDER BY kind
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA wellbeing FROM PUBLIC, wellbeing_member, wellbeing_leader;
GRANT EXECUTE ON FUNCTION
  wellbeing.put_note(bytea, text, date, integer, bytea, bytea),
  wellbeing.read_notes(bytea),
  wellbeing.withdraw_ballot(bytea, date, integer, bytea),
  wellbeing.publish_trend(bytea, date, integer, integer, integer, integer, integer),
  wellbeing.purge_period(bytea, date, integer),
  wellbeing.trend_of(bytea),
  wellbeing.sizes(bytea)
TO wellbeing_member;
GRANT EXECUTE ON FUNCTION
  wellbeing.found_team(bytea, bytea, bytea),
  wellbeing.trend_of(bytea),
  wellbeing.site_trend(date, date),
  wellbeing.sizes(bytea)
TO wellbeing_leader;
