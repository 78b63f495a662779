#!/bin/sh
# Makes .venv with uv in it. Needs python3 (3.11 or newer) and, where that lacks ensurepip, root and apt.
set -eu

python=${PYTHON:-python3}

stop() {
    echo "ronda: $1" >&2
    exit 1
}

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])') ||
    stop "there is no $python; install Python 3.11 or newer, or name yours: make PYTHON=/path/to/python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$python is Python $version; Ronda needs 3.11 or newer: make PYTHON=/path/to/newer/python3"

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=python$version-venv
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get install --yes --quiet "$package" || { apt-get update && apt-get install --yes --quiet "$package"; }
    else
        stop "$python cannot make virtual environments; run: sudo apt-get install $package"
    fi
fi

"$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/uv.lock
