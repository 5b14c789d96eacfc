# shellcheck shell=bash
# What this machine needs, and how ./run and ./test, which source this file, install it and build.
# It stands beside the two because nothing else reads it. Everything said here goes to stderr.

# shellcheck disable=SC2034
program_packages=(
  g++ cmake ninja-build pkg-config                     # the build
  libimgui-dev libstb-dev libglfw3-dev python3-glad    # the window; libimgui-dev's .pc file asks for stb
  libfontconfig-dev libfreetype-dev libegl-dev libpng-dev
  nlohmann-json3-dev libmbedtls-dev libcli11-dev
  libgl1-mesa-dri fonts-inter fonts-noto-core fonts-noto-cjk  # asked for only when the program runs
)
# shellcheck disable=SC2034
test_packages=(catch2 libvalijson-dev xvfb xauth xdotool)

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# Runs a command with its output on stderr: as it comes on a terminal, otherwise only if it fails.
quietly() {
  local log status=0
  if [[ -t 2 ]]; then
    "$@" >&2 </dev/null
    return
  fi
  log=$(mktemp) || return
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then
    cat "$log" >&2
  fi
  rm -f -- "$log"
  return "$status"
}

# A tool counts as there however it came here; everything else goes by its package.
is_installed() {
  case $1 in
    g++ | cmake | pkg-config | xauth | xdotool) command -v "$1" >/dev/null ;;
    ninja-build) command -v ninja >/dev/null ;;
    xvfb) command -v Xvfb >/dev/null ;;
    *) [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]] ;;
  esac
}

# install_packages NAME…: installs those that are missing, or says how to and exits with 2.
install_packages() {
  local package missing=() as_root=()
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "there is no apt here, so this has to be installed by hand (names as in Debian): $*"
    say "or build with upstream's own releases: cmake -S . -B build/release -DCOMPOSURE_FETCH_DEPS=ON"
    say "trying with what is here"
    return
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return

  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      say "these packages are missing and I may not install them. Please do, then start me again:"
      say "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
      exit 2
    fi
    as_root=(sudo -n)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)

  say "installing with apt-get: ${missing[*]}"
  quietly "${as_root[@]}" update || say "apt-get update failed; trying with the package lists that are here"
  if ! quietly "${as_root[@]}" install --yes --no-install-recommends "${missing[@]}"; then
    say "apt-get could not install what is missing: ${missing[*]}"
    exit 2
  fi
}

# lock_build FOLDER: waits for another ./run or ./test that is building there. unlock_build lets go.
lock_build() {
  mkdir -p "$1"
  exec 9>"$1/lock"
  ! command -v flock >/dev/null || flock 9
}

unlock_build() { exec 9>&-; }

build_failed() {
  say "the build failed; what went wrong is above"
  exit 2
}
