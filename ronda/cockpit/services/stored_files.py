"""The files of a closing's folder against the digests that its manifest names."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import Manifest
from ronda.kernel.digest import digest_file

ANOTHER_FILE = "the file is not the one that was closed"
PARTS = ("policy", "facts", "results")


def changed_files(folder: Path, manifest: Manifest) -> dict[str, Difference]:
    """By path, policy first: every file that is missing, not named, or not the one that was closed."""
    named = manifest.files
    present = {
        path.relative_to(folder).as_posix(): path
        for part in PARTS
        for path in (folder / part).rglob("*")
        if path.is_file()
    }
    found: dict[str, Difference] = {}
    for name in sorted(named.keys() | present.keys(), key=_rank):
        if name not in present:
            found[name] = Difference(name, "the file is missing")
        elif name not in named:
            found[name] = Difference(name, "the manifest names no such file")
        elif (digest := digest_file(present[name])) != named[name]:
            found[name] = Difference(name, ANOTHER_FILE, {}, "", digest, named[name])
    return found


def read_stored(path: Path) -> pa.Table | None:
    """The table of a file, or None when it is no longer a Parquet file."""
    try:
        return pq.read_table(path)
    except (OSError, pa.ArrowException):
        return None


def _rank(name: str) -> tuple[int, str]:
    return PARTS.index(name.partition("/")[0]), name
