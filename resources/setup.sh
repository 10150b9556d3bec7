# shellcheck shell=bash disable=SC2034
# What resources/run.sh and tests/run.sh share: missing system packages, and virtual environments made once.

# One row each: what to look for (a library, a program or a file), then the Debian package that brings it.
OFFSCREEN_PACKAGES="
lib:libglib-2.0.so.0       libglib2.0-0t64|libglib2.0-0
lib:libdbus-1.so.3         libdbus-1-3
lib:libxkbcommon.so.0      libxkbcommon0
lib:libfontconfig.so.1     libfontconfig1
lib:libEGL.so.1            libegl1
lib:libGL.so.1             libgl1
lib:libgssapi_krb5.so.2    libgssapi-krb5-2
cmd:dbus-daemon            dbus
"
SCREEN_PACKAGES="
lib:libxcb-cursor.so.0     libxcb-cursor0
lib:libxcb-icccm.so.4      libxcb-icccm4
lib:libxcb-keysyms.so.1    libxcb-keysyms1
lib:libxcb-shape.so.0      libxcb-shape0
lib:libxcb-xkb.so.1        libxcb-xkb1
lib:libxkbcommon-x11.so.0  libxkbcommon-x11-0
lib:libwayland-cursor.so.0 libwayland-cursor0
"
TEST_PACKAGES="
cmd:Xvfb                   xvfb
cmd:xauth                  xauth
cmd:openbox                openbox
cmd:metacity               metacity
cmd:trayer                 trayer
cmd:dunst                  dunst
cmd:sway                   sway
cmd:notify-send            libnotify-bin
cmd:dbus-run-session       dbus
cmd:gnome-keyring-daemon   gnome-keyring
cmd:xfconf-query           xfconf
lib:libxfconf-0.so.3       libxfconf-0-3
cmd:xdotool                xdotool
cmd:xprop                  x11-utils
cmd:import                 imagemagick
cmd:aplay                  alsa-utils
cmd:pulseaudio             pulseaudio
cmd:pactl                  pulseaudio-utils
cmd:pipewire               pipewire
cmd:pipewire-pulse         pipewire-pulse
cmd:wireplumber            wireplumber
cmd:pw-dump                pipewire-bin
cmd:gst-launch-1.0         gstreamer1.0-tools
file:/usr/share/doc/gstreamer1.0-pipewire                      gstreamer1.0-pipewire
file:/usr/share/doc/gstreamer1.0-plugins-base                  gstreamer1.0-plugins-base
lib:libpulse.so.0          libpulse0
cmd:strace                 strace
cmd:ps                     procps
cmd:pg_ctlcluster          postgresql
cmd:shellcheck             shellcheck
cmd:gcc                    gcc
file:/usr/include/stdio.h                                      libc6-dev
cmd:gsettings              libglib2.0-bin
cmd:glib-compile-schemas   libglib2.0-bin
file:/usr/lib/python3/dist-packages/dbusmock                   python3-dbusmock
file:/usr/libexec/at-spi-bus-launcher                          at-spi2-core
cmd:orca                   orca
file:/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc    fonts-noto-cjk
"

say() { printf '%s\n' "$*" >&2; }

# quietly COMMAND...: its long story is told only when it goes wrong.
quietly() {
  local story
  story=$("$@" 2>&1 </dev/null) || { say "$story"; return 1; }
}

# missing_packages ROWS: prints the package column of each row whose thing is not on this machine.
missing_packages() {
  local libraries thing package
  libraries=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) || return 0 # not Linux: nothing to look for
  while read -r thing package; do
    case $thing in
      lib:*) [[ $libraries == *$'\t'"${thing#lib:} "* ]] || printf '%s\n' "$package" ;;
      cmd:*) command -v "${thing#cmd:}" >/dev/null || printf '%s\n' "$package" ;;
      file:*) [ -e "${thing#file:}" ] || printf '%s\n' "$package" ;;
    esac
  done <<<"$1"
}

# known_names A|B C...: prints for each package the first of its names that this system's lists know, else the last.
known_names() {
  local names name
  for names in "$@"; do
    for name in ${names//|/ }; do
      apt-cache show "$name" >/dev/null 2>&1 && break
    done
    printf '%s ' "$name"
  done
}

all_known() {
  local name
  for name in "$@"; do apt-cache show "$name" >/dev/null 2>&1 || return; done
}

# apt_get WORD...: apt-get without a question, waiting its turn.
apt_get() {
  quietly env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@"
}

# install_packages A|B C...: as root; the package lists are fetched only where they are missing or too old.
# shellcheck disable=SC2046,SC2086  # names of packages are words
install_packages() {
  local install="install -y --no-install-recommends"
  all_known $(known_names "$@") || apt_get update
  say "Installing system packages: $(known_names "$@")"
  apt_get $install $(known_names "$@") || { apt_get update && apt_get $install $(known_names "$@"); }
}

# ensure_packages A|B C...: root gets them installed; anyone else is told the one command, and the status is 2.
ensure_packages() {
  [ $# -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null; then
    say "There is no apt-get here. Should the start fail, what these Debian packages hold may be missing: $*"
  elif [ "$(id -u)" = 0 ]; then
    install_packages "$@"
  else
    say "Some system packages are missing. Please run this once, then start again:"
    say "  sudo apt-get install -y --no-install-recommends $(known_names "$@" | sed 's/ $//')"
    return 2
  fi
}

# find_python: prints a Python that is new enough, or nothing.
find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
}

# python_packages PYTHON: prints the packages without which no virtual environment can be made.
python_packages() {
  if [ -z "$1" ]; then
    printf 'python3 python3-venv'
  elif ! command -v uv >/dev/null && ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
    "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
  fi
}

# ready_machine ROWS: sees to system packages and prints the Python to use; status 2 when a person has to do something.
ready_machine() {
  local python
  python=$(find_python)
  # shellcheck disable=SC2046
  ensure_packages $(missing_packages "$1" | sort -u) $(python_packages "$python") || return
  python=$(find_python)
  [ -n "$python" ] || { say "Python 3.11 or newer is needed, and none was found."; return 2; }
  printf '%s\n' "$python"
}

# ready_uv PYTHON: prints a uv of our own, which resolves for systems that are not this one.
ready_uv() {
  local home=.cache/uv
  [ -x "$home/bin/uv" ] || { quietly "$1" -m venv "$home" &&
    quietly "$home/bin/python" -m pip install -q --disable-pip-version-check "uv==0.9.13"; } || return
  printf '%s/bin/uv\n' "$home"
}

# install_in_place FOLDER PYTHON LOCK: makes the environment in FOLDER, installs what LOCK names (each file must have one of
# the hashes that stand there) and then this checkout, editable, built by what is now there.
install_in_place() {
  local own=(--no-deps --no-build-isolation -e .) locked=(--require-hashes --only-binary :all: -r "$3")
  if command -v uv >/dev/null; then
    quietly uv venv --allow-existing --python "$2" "$1" &&
      quietly uv pip install --python "$1/bin/python" --compile-bytecode "${locked[@]}" &&
      quietly uv pip install --python "$1/bin/python" "${own[@]}" && return
    say "uv could not do it; trying pip."
  fi
  local pip=("$1/bin/python" -m pip install -q --disable-pip-version-check)
  quietly "$2" -m venv "$1" && quietly "${pip[@]}" "${locked[@]}" && quietly "${pip[@]}" "${own[@]}"
}

# ready_environment FOLDER PYTHON LOCK FILE...: fills FOLDER from LOCK, unless it was made here from it and these very FILEs.
ready_environment() ( # in a subshell, so that the lock ends with it
  folder=$1 python=$2 lock=$3
  shift 2
  mkdir -p .cache
  if command -v flock >/dev/null; then exec 9>.cache/setup.lock && flock 9; fi
  place="$PWD $("$python" -V)"
  wanted="$place
$(cat "$@" | cksum)"
  [ "$(cat "$folder/made-from" 2>/dev/null)" = "$wanted" ] && return 0
  # Its programs begin with the path they were made at, so a moved checkout starts afresh.
  [ "$(head -n 1 "$folder/made-from" 2>/dev/null)" = "$place" ] || rm -rf "$folder"
  say "Setting up $folder (the first time takes a minute or two)."
  install_in_place "$folder" "$python" "$lock" || { say "$folder could not be set up; see above."; return 1; }
  "$folder/bin/python" -m compileall -qq wellbeing
  printf '%s\n' "$wanted" >"$folder/made-from"
)
