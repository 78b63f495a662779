"""The key that signs sessions: made once per home folder, readable by its owner only."""

import os
import secrets
import tempfile
from pathlib import Path


def keep_secret(home: Path) -> str:
    """The key kept in `home`; made when there is none. Two processes that start together get the same one."""
    path = home / "secret.key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, key: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with open(descriptor, "w", encoding="ascii") as stream:
        stream.write(key)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # another process was first; its key counts
    finally:
        os.unlink(draft)
