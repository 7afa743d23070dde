#!/bin/bash
# Starts the screen :88 with a window manager and a tray, unless it is there.  bash screen.sh FOLDER_OF_LOGS
export DISPLAY=:88
xdotool getdisplaygeometry >/dev/null 2>&1 && exit 0
rm -f /tmp/.X88-lock
start() { setsid "$@" >"$logs/$1.log" 2>&1 </dev/null & }
logs=$1
start Xvfb :88 -screen 0 1600x1000x24 -nolisten tcp
for try in $(seq 50); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.2; done
start openbox
start trayer --edge bottom --align right --height 28 --widthtype request    # without one Wine shows tray icons as windows
