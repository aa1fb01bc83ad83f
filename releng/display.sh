# shellcheck shell=bash
# Sourced after env.sh by whoever needs a display of its own, with one undecorated window that fills it.

# Sets DISPLAY, and leaves the server's process id in "xvfb" for the caller to end.
start_display() { # WIDTHxHEIGHT
    local number
    command -v Xvfb >/dev/null || fail "no display and no Xvfb; install it with: sudo apt-get install xvfb"
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 "${1:-1440x900}x24" -nolisten tcp 3>"$number" 2>/dev/null &
    xvfb=$!
    until [ -s "$number" ]; do
        kill -0 "$xvfb" 2>/dev/null || fail "Xvfb did not start"
        sleep 0.05
    done
    DISPLAY=:$(<"$number")
    export DISPLAY NO_AT_BRIDGE=1 GTK_OVERLAY_SCROLLING=1
    unset WAYLAND_DISPLAY
    rm -f "$number"
}

# Without a window manager GTK believes that it has no focus: no caret, no keys. Windows fill the screen, dialogs do not.
start_window_manager() {
    local settings
    command -v openbox >/dev/null || return 0
    settings=$(mktemp)
    cat >"$settings" <<-'END'
	<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
	<application type="normal"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
	</applications></openbox_config>
	END
    openbox --config-file "$settings" >/dev/null 2>&1 &
    sleep 0.3
    rm -f "$settings"
}

wait_for_window() { # SECONDS [TITLE_PATTERN]
    local deadline=$((SECONDS + $1))
    while [ $SECONDS -lt $deadline ]; do
        xdotool search --onlyvisible --name "${2:-.}" >/dev/null 2>&1 && return 0
        sleep 0.2
    done
    return 1
}

cpu_ticks() { # PID: what it and its children used, in hundredths of a second
    local child sum=0 used
    for child in "$1" $(pgrep -P "$1"); do
        used=$(awk '{ print $14 + $15 }' "/proc/$child/stat" 2>/dev/null) && sum=$((sum + ${used:-0}))
    done
    echo $sum
}

capture() { import -silent -window root "$1" 2>/dev/null; }

# Waits until three pictures 300 ms apart are the same but for a caret, and the program rests meanwhile.
wait_until_idle() { # PID SECONDS FOLDER
    local deadline=$((SECONDS + $2)) quiet=0 before after changed
    capture "$3/before.ppm"
    before=$(cpu_ticks "$1")
    while [ $SECONDS -lt $deadline ] && kill -0 "$1" 2>/dev/null; do
        sleep 0.3
        capture "$3/after.ppm"
        after=$(cpu_ticks "$1")
        changed=$(compare -metric AE "$3/before.ppm" "$3/after.ppm" null: 2>&1)
        if [ "${changed%%[!0-9]*}" -le 100 ] && [ $((after - before)) -le 6 ]; then quiet=$((quiet + 1)); else quiet=0; fi
        [ $quiet -ge 3 ] && return 0
        mv "$3/after.ppm" "$3/before.ppm"
        before=$after
    done
    return 1
}
