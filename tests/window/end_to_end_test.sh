#!/usr/bin/env bash
# The real window on a display of its own: keys are pressed from outside until the debrief is up.
#   end_to_end_test.sh PROGRAM
set -euo pipefail

program=$1
for tool in Xvfb xdotool; do
  command -v "$tool" > /dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done

work=$(mktemp -d)
trap 'kill "${window_pid:-}" "${display_pid:-}" 2> /dev/null || true; rm -rf "$work"' EXIT

# Xvfb chooses a free display and says which.
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3> "$work/display" 2> "$work/xvfb.log" &
display_pid=$!
for _ in $(seq 100); do
  [[ -s $work/display ]] && break
  sleep 0.1
done
[[ -s $work/display ]] || { cat "$work/xvfb.log"; echo "Xvfb did not start"; exit 1; }
DISPLAY=:$(cat "$work/display")
export DISPLAY
export LIBGL_ALWAYS_SOFTWARE=1
# The driver's modules are unloaded before leaks are looked for, and what they kept cannot be told from leaks.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0

"$program" > "$work/out" 2> "$work/err" &
window_pid=$!

fail() {
  echo "$1"
  echo "title: $(title)"
  cat "$work/out" "$work/err"
  exit 1
}
title() { xdotool getwindowname "$window" 2> /dev/null || echo "(no window)"; }
# The window's title begins with this, within two minutes (a sanitized build on a busy machine is slow).
await() {
  for _ in $(seq 600); do
    [[ $(title) == "$1"* ]] && return
    kill -0 "$window_pid" 2> /dev/null || fail "the program ended while waiting for \"$1\""
    sleep 0.2
  done
  fail "the title never began with \"$1\""
}
# Real key events, as from a keyboard; the window must have the focus, and without a window manager nobody gives it.
press() {
  xdotool windowfocus "$window" key "$@"
  sleep 0.1
}

window=
for _ in $(seq 600); do
  window=$(xdotool search --onlyvisible --pid "$window_pid" 2> /dev/null | head -n 1) && [[ -n $window ]] && break
  kill -0 "$window_pid" 2> /dev/null || fail "the program ended before it had a window"
  sleep 0.2
done
[[ -n $window ]] || fail "no window appeared"

await "Composure"
sleep 1 # the window is there before its first frame has been looked at
press Return # the first conversation of the library
await "Brief: "
press Return # start
for _ in $(seq 100); do
  [[ $(title) != "Brief: "* ]] && break
  sleep 0.1
done

# Whatever the step is: say the first reply or tick two pieces, then go on or hear on; until the debrief is up. Keys that
# mean nothing at a step do nothing there, and those that come faster than frames are drawn wait for their turn.
for _ in $(seq 400); do
  [[ $(title) == "Looking back: "* ]] && break
  press 1 2 Return
  sleep 0.3
done
await "Looking back: "

press r # play again
for _ in $(seq 100); do
  [[ $(title) != "Looking back: "* ]] && break
  sleep 0.1
done
[[ $(title) != "Looking back: "* ]] || fail "R did not start again"

press ctrl+q
for _ in $(seq 300); do
  kill -0 "$window_pid" 2> /dev/null || break
  sleep 0.1
done
wait "$window_pid" || fail "the program ended with an error"
window_pid=
[[ ! -s $work/err ]] || { cat "$work/err"; echo "something was said on standard error"; exit 1; }
echo "reached the debrief, played again and left"
