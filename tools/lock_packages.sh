#!/bin/sh
# Pins the packages with their hashes and without the address of any package index.
set -eu

pin() {
    .venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --python-version 3.11 "$1" --output-file "$2"
}

pin requirements.in requirements.lock
pin requirements-dev.in requirements-dev.lock
echo uv | .venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links --python-version 3.11 - --output-file tools/uv.lock
