"""Fingerprints: sha256 of texts, files and canonical JSON."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def digest_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def canonical_json(value: Any) -> str:
    """One spelling for one value: sorted keys, no spaces, text kept as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest_tree(root: Path, paths: Iterable[Path]) -> str:
    """One digest for many files, whatever order they are listed in."""
    lines = sorted(f"{digest_file(path)}  {path.relative_to(root).as_posix()}" for path in paths)
    return digest_text("\n".join(lines))
