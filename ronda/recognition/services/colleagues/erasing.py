"""What was destroyed is gone from the file, too: SQLite would keep its bytes in free pages and in its log."""

from django.db import connection, transaction


def overwrite_what_is_deleted() -> None:
    """From here on in this connection: SQLite overwrites the bytes of what is deleted or written over."""
    _run("PRAGMA secure_delete = ON")


def empty_the_log() -> None:
    """When the transaction is through. Whoever reads meanwhile keeps the log; the daily work empties it."""
    transaction.on_commit(lambda: _run("PRAGMA wal_checkpoint(TRUNCATE)"))


def _run(pragma: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(pragma)
