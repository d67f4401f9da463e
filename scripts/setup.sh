#!/usr/bin/env bash
# Sets up .venv and what the distribution must add. Usage: scripts/setup.sh venv|run|dev|slow|bundle
# Each step says what it is about to do, and nothing when it is already done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What a person's own settings might do to pip inside .venv.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONNOUSERSITE=1
[ -w "${HOME:-}" ] || export PIP_NO_CACHE_DIR=1

say() { printf '» %s\n' "$*" >&2; }
fail() {
    say "$@"
    exit 1
}

# ---- the distribution's packages

may_install() { # as root, or with sudo where it can ask or need not
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

apt_install() { # apt_install WHY PACKAGE…: false, with one sentence, where it cannot be done
    local why=$1 log root=()
    shift
    if ! command -v apt-get >/dev/null; then
        say "$why: please install what Debian calls $* with this system's own tool."
        return 1
    elif ! may_install; then
        local shell="su -c"
        ! command -v sudo >/dev/null || shell="sudo sh -c"
        say "$why. Type this command, then try again: $shell 'apt-get update; apt-get install -y $*'"
        return 1
    fi
    [ "$(id -u)" = 0 ] || root=(sudo)
    say "$why: installing with apt-get: $*"
    log=$(mktemp)
    local install=(apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@")
    # A fresh machine has no package lists yet, an old one has stale ones: renewed only then.
    if ! as_root "${install[@]}" >"$log" 2>&1 &&
        ! { as_root apt-get -qq update && as_root "${install[@]}"; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        say "$why, and apt-get could not install them (its last words are above): $*"
        return 1
    fi
    rm -f "$log"
}

as_root() { "${root[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@" </dev/null; }

package_of() { # the package of a shared library, by Debian's naming rule: libfoo.so.1 → libfoo1
    local name=${1%%.so.*} number=${1##*.so.}
    case $name in
        libglib-2.0 | libgthread-2.0 | libgobject-2.0 | libgio-2.0) echo libglib2.0-0 && return ;;
        libz) echo zlib1g && return ;;
    esac
    name=$(printf %s "$name" | tr 'A-Z_' 'a-z-')
    case $name in *[0-9]) name=$name- ;; esac
    echo "$name${number%%.*}"
}

# What a fresh Debian lacks, for the one moment when Qt itself is not here yet to be asked, so that a
# person without root types one command and not two.
usual_libraries=(libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4
    libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0)

qt_missing() { # the libraries that Qt's own files ask for and this machine lacks
    local qt
    qt=$(echo .venv/lib/python3.*/site-packages/PySide6/Qt)
    local files=("$qt"/lib/libQt6{Core,Gui,Widgets,Svg,DBus}.so.6
        "$qt"/plugins/platforms/libq{offscreen,xcb}.so)
    [ -z "${WAYLAND_DISPLAY:-}" ] || files+=("$qt"/plugins/platforms/libqwayland*.so)
    { LC_ALL=C ldd "${files[@]}" 2>/dev/null || true; } | awk '/not found/ {print $1}' | sort -u
}

qt_libraries() {
    [ "$(uname)" = Linux ] || return 0
    local missing packages=()
    missing=$(qt_missing)
    [ -n "$missing" ] || return 0
    for library in $missing; do packages+=("$(package_of "$library")"); done
    mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
    apt_install "Qt needs system libraries to draw a window" "${packages[@]}" || return 1
    missing=$(qt_missing)
    [ -z "$missing" ] || { say "Qt still lacks:" $missing && return 1; }
}

slow_tools() {
    local packages=() command
    for command in soffice:libreoffice-calc-nogui pdftotext:poppler-utils Xvfb:xvfb xauth:xauth \
        xdotool:xdotool; do
        command -v "${command%%:*}" >/dev/null || packages+=("${command##*:}")
    done
    # The bridge by which a test edits in LibreOffice as a person does; for the system's own Python.
    /usr/bin/python3 -c "import uno" 2>/dev/null || packages+=(python3-uno)
    [ ${#packages[@]} = 0 ] || apt_install "The slow tests use programs that are not here" "${packages[@]}"
}

# ---- .venv

supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'

find_python() {
    local python
    for python in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if "$python" -c "$supported" 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    fail "ArtisaNest needs Python 3.11, 3.12 or 3.13; none was found ($(python3 --version 2>&1 || true))." \
        "If one has another name: make … PYTHON=/its/path"
}

venv_works() { # also false for one whose checkout was moved, or whose Python was replaced
    [ -x .venv/bin/python ] && .venv/bin/python -c "$supported" 2>/dev/null &&
        .venv/bin/python -m pip --version >/dev/null 2>&1 &&
        grep -qF "$(pwd -P)/.venv" .venv/bin/activate
}

make_venv() {
    local python
    venv_works && return
    [ -w . ] || fail "This folder cannot be written, and .venv is made in it: copy it to one of your own."
    python=$(find_python)
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        local version
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        if "$python" -m pip --version >/dev/null 2>&1; then
            say "Making .venv with the pip that is here, as $python has no ensurepip"
            "$python" -m venv --clear --without-pip .venv
            "$python" -m pip --quiet --python .venv/bin/python install pip ||
                fail "pip could not be put into .venv (its last words are above). Is there a network?"
            return
        fi
        local packages=("python$version-venv")
        may_install || packages+=("${usual_libraries[@]}")
        apt_install "Python's venv needs more packages" "${packages[@]}" || exit 1
    fi
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

install_locked() { # install_locked NAME: requirements/NAME.txt and the program itself, once
    local stamp=.venv/.$1 want log
    want=$(cat "requirements/$1.txt" pyproject.toml | cksum)
    [ "$(cat "$stamp" 2>/dev/null)" != "$want" ] || return 0
    say "Installing the Python packages of requirements/$1.txt into .venv (once)"
    log=$(mktemp)
    if ! { .venv/bin/python -m pip install --only-binary :all: --require-hashes -r "requirements/$1.txt" &&
        .venv/bin/python -m pip install --no-deps --no-build-isolation --editable .; } >"$log" 2>&1; then
        grep -v '^ ' "$log" | tail -n 5 >&2
        rm -f "$log"
        fail "The Python packages could not be installed (pip's last words are above). Is there a network?"
    fi
    rm -f "$log"
    echo "$want" >"$stamp"
}

# ---- what each target needs

setup() {
    # One set-up at a time in this folder: two terminals must not write the same .venv.
    if command -v flock >/dev/null; then
        exec 9<scripts/setup.sh
        flock 9
    fi
    make_venv
    case $1 in
        venv) ;;
        run) install_locked run ;;
        dev) install_locked dev && qt_libraries ;;
        slow) install_locked dev && qt_libraries && slow_tools ;;
        bundle) install_locked bundle && qt_libraries ;;
        *) fail "usage: scripts/setup.sh venv|run|dev|slow|bundle" ;;
    esac
    exec 9<&-
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then setup "${1:-}"; fi
