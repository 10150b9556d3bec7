#!/usr/bin/env bash
# Sets up what is missing, then starts the app; with no display it shows one invented day in pictures instead.
# Words after it go to the app: bash resources/run.sh checkin --stress 3
set -euo pipefail
top=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=resources/setup.sh
source "$top/resources/setup.sh"

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }

set_up() {
  local rows=$OFFSCREEN_PACKAGES python
  if has_display; then rows+=$SCREEN_PACKAGES; fi
  # Programs are a help, libraries a need: only for these is an ordinary user sent away.
  if [ "$(id -u)" != 0 ]; then rows=$(grep '^lib:' <<<"$rows"); fi
  python=$(ready_machine "$rows") || exit
  # shellcheck disable=SC2046  # no path in a checkout's resources has spaces
  ready_environment .venv "$python" resources/requirements.lock pyproject.toml resources/*.py \
    $(find resources/content resources/locale -name '*.toml' -o -name '*.po' 2>/dev/null | sort)
}

show_a_day() {
  local folder="${XDG_CACHE_HOME:-$HOME/.cache}/wellbeing/day"
  mkdir -p "$folder" 2>/dev/null || folder=$(mktemp -d)
  echo "There is no display here, so the app lives one invented day instead and leaves its pictures in the folder named last:"
  QT_QPA_PLATFORM=offscreen exec "$top/.venv/bin/wellbeing" day "$folder"
}

(cd "$top" && set_up) # in a subshell: paths in the app's words are the caller's
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then export LC_CTYPE=C.UTF-8; fi
if [ $# -eq 0 ] && ! has_display; then show_a_day; fi
exec "$top/.venv/bin/wellbeing" "$@"
