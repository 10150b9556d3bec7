#!/usr/bin/env bash
# Sets up what the tests need and runs every check; each step is run and timed even when one before it failed.
#   bash tests/run.sh                 everything: format, lint, types, contracts, words, scripts, tests
#   bash tests/run.sh quick PATH...   only pytest, with what follows handed on
#   bash tests/run.sh coverage        all tests, and which lines none of them runs; takes half as long again
#   bash tests/run.sh bench           the benchmarks: a table, and .cache/bench.json
#   bash tests/run.sh wheels          whether each locked package has a wheel for each system and Python we name
#   bash tests/run.sh mutants         a seeded sample of small faults in the rules, and which of them no test notices
#   bash tests/run.sh attacks         what is tried against the team's ballot, and the figures it must hold
#   bash tests/run.sh figures           how often the statistics about a person claim what is not so, and miss what is
#   bash tests/run.sh trust           kills, failing disks, damaged diaries and restores at length, and what was lost
# shellcheck disable=SC2317  # step calls functions by name
set -uo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source resources/setup.sh

env=.venv-tests
bin=$env/bin

# The whole run needs every system package; one test needs none: whose program is missing skips and says so.
packages() {
  case $1 in
    all | bench | coverage) python=$(ready_machine "$OFFSCREEN_PACKAGES$SCREEN_PACKAGES$TEST_PACKAGES") ;;
    *)
      python=$(ready_machine "") || return
      # shellcheck disable=SC2046  # names of packages are words
      set -- $(missing_packages "$OFFSCREEN_PACKAGES" | grep -v '^dbus$' | sort -u)
      if [ $# -gt 0 ]; then
        say "Qt can't be loaded, so whatever needs it is left out; on Debian it wants: $(known_names "$@")"
        export PYTEST_ADDOPTS="${PYTEST_ADDOPTS:-} -p no:pytest-qt"
      fi
      ;;
  esac
}

environment() {
  ready_environment "$env" "$python" resources/requirements-dev.lock pyproject.toml resources/hatch_build.py || return
  "$bin/python" resources/make_locale.py compile && "$bin/python" resources/make_fonts.py >/dev/null &&
    "$bin/python" resources/make_cues.py
}

# pandas, scipy and statsmodels check our figures from an environment of their own: sqlite_utils would import pandas at
# every start that is measured.
oracles() {
  local wanted=tests/oracles/requirements.lock home=.venv-oracles
  cmp -s "$wanted" "$home/made-from" && [ -x "$home/bin/python" ] && return
  quietly "$python" -m venv --clear "$home" && quietly "$home/bin/python" -m pip install -q --require-hashes -r "$wanted" &&
    cp "$wanted" "$home/made-from"
}

# Nothing of the person's own desktop, diary or language may reach the tests, nor the other way round.
leave_the_desktop() {
  unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS LANGUAGE PYTHONPATH PYTHONDONTWRITEBYTECODE WELLBEING_HOME
  XDG_RUNTIME_DIR=$(mktemp -d) || exit
  trap 'rm -rf "$XDG_RUNTIME_DIR" "$memory"' EXIT
  export XDG_RUNTIME_DIR LC_ALL=C.UTF-8 QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
}

# in_memory COMMAND...: a thousand small diaries are each written to the disk and waited for; in memory nobody waits.
memory=""
in_memory() {
  memory=$(mktemp -d /dev/shm/wb.XXXX 2>/dev/null)
  if [ -n "$memory" ] && chmod 711 "$memory" && # PostgreSQL runs as somebody else
    [ "$(df -k --output=avail "$memory" | tail -n 1)" -gt 2000000 ] &&
    printf '#!/bin/sh\n' >"$memory/try" && chmod +x "$memory/try" && "$memory/try" 2>/dev/null; then
    TMPDIR=$memory "$@"
  else
    "$@"
  fi
}

failed=0
report=""

# step NAME COMMAND...: runs it with nothing to read; keeps how it went and how long it took; passes its status on.
step() {
  local name=$1 start=$SECONDS status=0 word=ok
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null || { status=$? word=FAILED failed=1; }
  report+=$(printf '%-12s %5d s  %s' "$name" $((SECONDS - start)) "$word")$'\n'
  return "$status"
}

types() {
  local status=0 system
  "$bin/mypy" || status=1
  for system in win32 darwin; do # what is written for the other systems is unreachable there, and rightly so
    "$bin/mypy" --platform "$system" --no-warn-unreachable --cache-dir ".mypy_cache/$system" || status=1
  done
  "$bin/mypy" --strict resources/*.py || status=1
  return "$status"
}

every_step() {
  step format "$bin/ruff" format --check .
  step lint "$bin/ruff" check .
  step types types
  step contracts "$bin/lint-imports"
  step unused "$bin/vulture"
  step words "$bin/python" resources/make_locale.py check
  step scripts shellcheck -x resources/*.sh tests/*.sh .ci/run
  step oracles oracles
  step tests all_tests
}

# One more than there are processors: many tests wait for a program that they started.
# Without --dist: the ways of keeping tests together hang when a worker crashes, the plain one names the test.
all_tests() {
  WELLBEING_TESTS_WHOLE=1 in_memory "$bin/python" -m pytest -n "$(($(nproc) + 1))" "$@"
}

# wheels: resolves the lock file, without building anything, for each system and Python.
wheels() {
  local system version status=0 uv
  uv=$(ready_uv "$python") || return
  for system in x86_64-pc-windows-msvc aarch64-apple-darwin x86_64-apple-darwin; do
    for version in 3.11 3.12 3.13 3.14; do
      printf '%-24s %s  ' "$system" "$version"
      if quietly "$uv" pip compile --quiet --no-build --python-platform "$system" --python-version "$version" \
        resources/requirements.lock; then
        echo ok
      else
        echo FAILED
        status=1
      fi
    done
  done
  return "$status"
}

case ${1:-all} in
  all | quick | coverage | bench | attacks | figures | trust | mutants | wheels) ;;
  *)
    say "Unknown word '$1'. Say nothing for everything, or: quick PATH... | coverage | bench | attacks | figures | trust | mutants | wheels"
    exit 2
    ;;
esac
leave_the_desktop
step packages packages "${1:-all}" || exit
step environment environment || exit
case ${1:-all} in
  all) every_step ;;
  coverage)
    step oracles oracles
    step tests all_tests --cov --cov-report=term-missing
    ;;
  wheels) step wheels wheels ;;
  quick)
    "$bin/python" -m pytest "${@:2}"
    exit
    ;;
  bench)
    "$bin/python" -m tests.benchmarks "${@:2}"
    exit
    ;;
  attacks)
    "$bin/python" -m tests.attacks "${@:2}"
    exit
    ;;
  figures)
    "$bin/python" -m tests.figures "${@:2}"
    exit
    ;;
  trust)
    "$bin/python" -m tests.trust "${@:2}"
    exit
    ;;
  mutants)
    "$bin/python" -m tests.mutants "${@:2}"
    exit
    ;;
esac
printf '\n%s%s\n' "$report" "$([ $failed = 0 ] && echo 'Every step passed.' || echo 'Some steps failed; see above.')"
exit $failed
