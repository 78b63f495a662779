"""Which SQLite runs: the bundled one of pysqlite3 where it exists, else the one of Python."""

import sys

from django.core.exceptions import ImproperlyConfigured

Version = tuple[int, int, int]

# A reset of the write-ahead log could lose a commit when several processes write; mended in 3.51.3.
FIRST_UNSAFE: Version = (3, 7, 0)
FIRST_SAFE: Version = (3, 51, 3)


def use_bundled() -> None:
    """Make `import sqlite3` mean pysqlite3 for whoever imports it next, where pysqlite3 is installed."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ModuleNotFoundError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def refuse_unsafe(version: Version) -> None:
    """Stop when `version` of SQLite can lose commits of a database in WAL mode."""
    if not FIRST_UNSAFE <= version < FIRST_SAFE:
        return
    found, needed = (".".join(map(str, each)) for each in (version, FIRST_SAFE))
    raise ImproperlyConfigured(
        f"SQLite {found} can lose committed rows when several processes write (its WAL-reset bug); "
        f"install the package pysqlite3 or a Python with SQLite {needed} or newer, "
        "or point RONDA_DATABASE_URL at PostgreSQL"
    )
