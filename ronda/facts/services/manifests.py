"""The manifest of a closing, as it lies in the folder."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from ronda.facts.models import Closing
from ronda.facts.queries.closings import folder_of
from ronda.facts.rules.manifest import Manifest, read_manifest
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError

MANIFEST = "manifest.json"
RESTORE = "put it back from a backup"


def manifest_of(closing: Closing) -> Manifest:
    """What `manifest.json` says; RefusedError when it cannot be read."""
    path = folder_of(closing) / MANIFEST
    try:
        return read_manifest(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedError(Problem(str(path), f"cannot be read: {error}", RESTORE)) from error


def manifest_before(closing: Closing, added: Iterable[str]) -> Manifest:
    """The manifest without what a broken-off step may have added; refuses one that was tampered with."""
    manifest = manifest_of(closing)
    kept = {name: mark for name, mark in manifest.results.items() if name not in set(added)}
    before = replace(manifest, results=kept, budget_cents=None)
    if before.digest != closing.manifest_digest:
        raise RefusedError(
            Problem(str(folder_of(closing) / MANIFEST), "is not the manifest that was registered", RESTORE)
        )
    return before


def spelled(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
