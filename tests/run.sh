#!/usr/bin/env bash
# Sets up what the tests need and runs every check; each step is run and timed even when one before it failed.
#   bash tests/run.sh                 everything: format, lint, types, contracts, words, scripts, tests with coverage
#   bash tests/run.sh quick PATH...   only pytest, with what follows handed on
#   bash tests/run.sh bench           the benchmarks: a table, and .cache/bench.json
#   bash tests/run.sh mutants         a seeded sample of small faults in the rules, and which of them no test notices
#   bash tests/run.sh attacks         what is tried against the team's ballot, and the figures it must hold
# shellcheck disable=SC2317  # step calls functions by name
set -uo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source resources/setup.sh

env=.venv-tests
bin=$env/bin

packages() { python=$(ready_machine "$OFFSCREEN_PACKAGES$SCREEN_PACKAGES$TEST_PACKAGES"); }

environment() {
  ready_environment "$env" "$python" ".[dev]" pyproject.toml resources/hatch_build.py || return
  "$bin/python" resources/make_locale.py compile && "$bin/python" resources/make_fonts.py >/dev/null
}

# pandas, scipy and statsmodels check our figures from an environment of their own: sqlite_utils would import pandas at
# every start that is measured.
oracles() {
  local wanted=tests/oracles/requirements.txt home=.venv-oracles
  cmp -s "$wanted" "$home/made-from" && [ -x "$home/bin/python" ] && return
  quietly "$python" -m venv --clear "$home" && quietly "$home/bin/python" -m pip install -q -r "$wanted" &&
    cp "$wanted" "$home/made-from"
}

# Nothing of the person's own desktop, diary or language may reach the tests, nor the other way round.
leave_the_desktop() {
  unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS LANGUAGE PYTHONPATH PYTHONDONTWRITEBYTECODE WELLBEING_HOME
  XDG_RUNTIME_DIR=$(mktemp -d) || exit
  trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
  export XDG_RUNTIME_DIR LC_ALL=C.UTF-8 QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
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
  local status=0
  "$bin/mypy" || status=1
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
  # Without --dist: the ways of keeping tests together hang when a worker crashes, the plain one names the test.
  step tests "$bin/python" -m pytest -n 2 --cov --cov-report=term-missing
}

case ${1:-all} in
  all | quick | bench | attacks | mutants) ;;
  *)
    say "Unknown word '$1'. Say nothing for everything, or: quick PATH... | bench | attacks | mutants"
    exit 2
    ;;
esac
leave_the_desktop
step packages packages || exit
step environment environment || exit
case ${1:-all} in
  all) every_step ;;
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
  mutants)
    "$bin/python" -m tests.mutants "${@:2}"
    exit
    ;;
esac
printf '\n%s%s\n' "$report" "$([ $failed = 0 ] && echo 'Every step passed.' || echo 'Some steps failed; see above.')"
exit $failed
