#!/bin/sh
# Finds Chromium for the browser tests, or installs it as root with apt. Without it those tests are skipped.
set -eu

if command -v chromium >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests"
    install() { apt-get install --yes -qq --no-install-recommends chromium >/dev/null; }
    install 2>/dev/null || { apt-get update -qq && install; } || true
fi
command -v chromium >/dev/null ||
    echo "No Chromium here: the browser tests will be skipped. To run them: sudo apt-get install chromium"
