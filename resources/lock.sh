#!/usr/bin/env bash
# Writes the lock files anew from the ranges in pyproject.toml: every package with its version and its hashes, for every
# system and Python we serve. Run it after changing a range, or with --upgrade to take newer versions.
#   resources/requirements.lock       the app with all its extras, and what builds it
#   resources/requirements-dev.lock   the same versions, and what tests it
#   tests/oracles/requirements.lock   what checks our figures, in an environment of its own
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.."
source resources/setup.sh
python=$(find_python)
uv=$(ready_uv "$python")
build=$(mktemp)
trap 'rm -f "$build"' EXIT

# locked FILE WORD...: resolves what the words say into FILE; versions that still fit are kept.
locked() {
  local file=$1
  shift
  "$uv" pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-package wellbeing --no-build \
    --python-version 3.11 --custom-compile-command "bash resources/lock.sh" --output-file "$file" "$@"
}

"$python" -c '
import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' >"$build"
locked resources/requirements.lock pyproject.toml "$build" --extra all "$@"
locked resources/requirements-dev.lock pyproject.toml "$build" --extra all --extra dev -c resources/requirements.lock "$@"
locked tests/oracles/requirements.lock tests/oracles/requirements.in "$@"
