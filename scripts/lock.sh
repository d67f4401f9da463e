#!/usr/bin/env bash
# Renews requirements/*.txt from pyproject.toml: exact versions with the hashes of every wheel, for
# Linux, Windows and macOS and each supported Python. Arguments go to uv (for instance --upgrade).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/setup.sh

setup venv
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/python" -m pip install --quiet uv

compile() { # compile NAME [uv's arguments…]: the index's address stays out of the file
    local name=$1
    shift
    # flit_core too: the program itself is installed without a build environment of its own.
    echo flit_core | "$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-header "$@" \
        pyproject.toml - --output-file "requirements/$name.txt"
}

compile run "$@"
compile dev --extra dev --constraint requirements/run.txt "$@"
compile bundle --extra bundle --constraint requirements/run.txt "$@"
