"""The backend itself; Django looks for `base.DatabaseWrapper` in a database engine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ronda.config.fairsqlite.queue import WriterQueue
from ronda.config.fairsqlite.sqlite import refuse_unsafe, use_bundled

use_bundled()  # before Django's backend, which binds its SQLite when it is imported

from django.db.backends.sqlite3 import base, features  # noqa: E402


class Length:
    """The check of a text's length; a column without one has no check."""

    def __mod__(self, column: Mapping[str, Any]) -> str:
        if column["max_length"] is None:
            raise KeyError("max_length")
        return f'length("{column["column"]}") <= {column["max_length"]}'


# What PostgreSQL would refuse is refused here too: the tests run here and speak for both.
WHOLE = '"%(column)s" BETWEEN {} AND {}'
AS_ELSEWHERE: dict[str, Any] = {
    **dict.fromkeys(("CharField", "SlugField", "FileField", "FilePathField"), Length()),
    "SmallIntegerField": WHOLE.format(-(2**15), 2**15 - 1),
    "PositiveSmallIntegerField": WHOLE.format(0, 2**15 - 1),
    "IntegerField": WHOLE.format(-(2**31), 2**31 - 1),
    "PositiveIntegerField": WHOLE.format(0, 2**31 - 1),
}


class DatabaseFeatures(features.DatabaseFeatures):
    """SQLite takes 32,766 parameters a statement since 3.32; Django still counts on 999."""

    max_query_params = 32_766


class DatabaseWrapper(base.DatabaseWrapper):
    """Writers take their place in the queue before BEGIN IMMEDIATE and leave it with the transaction."""

    features_class = DatabaseFeatures
    data_type_check_constraints = {**base.DatabaseWrapper.data_type_check_constraints, **AS_ELSEWHERE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: WriterQueue | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            refuse_unsafe(self.Database.sqlite_version_info)
        if not self.is_in_memory_db():
            database = Path(self.settings_dict["NAME"])
            self._queue = WriterQueue(database.with_name(f"{database.name}.wlock"))
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        if self._queue is None:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        self._queue.enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._queue.leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave_queue()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _leave_queue(self) -> None:
        if self._queue is not None:
            self._queue.leave()
