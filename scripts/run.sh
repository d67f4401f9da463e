#!/usr/bin/env bash
# Opens the window; where there is no screen, shows the main job without one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/setup.sh

no_screen() { # says why, or nothing when a window can open
    [ "$(uname)" = Linux ] || return 0
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        echo "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty)"
    elif ! screen_answers; then
        echo "The screen ${DISPLAY:-$WAYLAND_DISPLAY} does not answer"
    fi
}

# Qt aborts the process where it finds no screen: a child may, the program may not.
screen_answers() {
    { (
        ulimit -c 0
        .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'
    ) } >/dev/null 2>&1
}

setup run
libraries=yes
qt_libraries || libraries=
reason=$(no_screen)
[ -n "$libraries" ] || reason="The window cannot open without these libraries"
if [ -z "$reason" ]; then
    exec .venv/bin/artisanest-desktop "$@"
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/artisanest-demo.XXXXXX")
say "$reason: here is the example without a window, in $folder"
exec .venv/bin/artisanest-desktop demo "$folder"
