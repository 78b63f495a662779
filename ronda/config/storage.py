"""How the database is opened: `PRAGMA`s and limits of SQLite, or PostgreSQL."""

from pathlib import Path
from typing import Any

from ronda.config.environment import ENGINES

# FULL keeps every acknowledged row through a power cut. IMMEDIATE takes the write lock when a transaction
# starts, so that none fails half-way with "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-20000; PRAGMA journal_size_limit=67108864;",
}
KEEP_SECONDS = 600


def open_database(home: Path, chosen: dict[str, Any]) -> dict[str, Any]:
    """One entry of Django's DATABASES: `chosen`, or the SQLite file in `home`."""
    database = chosen or {"ENGINE": ENGINES["sqlite"], "NAME": home / "ronda.sqlite3"}
    if database["ENGINE"] == ENGINES["sqlite"]:
        return {**database, "CONN_MAX_AGE": KEEP_SECONDS, "OPTIONS": SQLITE_OPTIONS}
    return {**database, "CONN_MAX_AGE": KEEP_SECONDS, "CONN_HEALTH_CHECKS": True}
