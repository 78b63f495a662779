"""The database as it really runs: a file, the real options, several threads and processes."""

import fcntl
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError, models, transaction
from django.db import connection as django_connection
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from ronda.config.fairsqlite.base import DatabaseWrapper
from ronda.config.fairsqlite.sqlite import refuse_unsafe
from ronda.config.storage import open_database

WRITERS = 8
ROWS_EACH = 25


def open_connection(home: Path) -> DatabaseWrapper:
    connection = ConnectionHandler({"default": open_database(home, {})})["default"]
    assert isinstance(connection, DatabaseWrapper)
    connection.inc_thread_sharing()
    return connection


@pytest.fixture
def connection(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    with django_db_blocker.unblock():
        connection = open_connection(tmp_path)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE visit (writer integer, number integer)")
        yield connection
        connection.close()


def write_rows(home: Path, writer: int) -> None:
    connection = open_connection(home)
    for number in range(ROWS_EACH):
        write_row(connection, writer, number)
    connection.close()


def write_row(connection: DatabaseWrapper, writer: int, number: int) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM visit WHERE writer = %s", [writer])
        assert cursor.fetchone() == (number,)
        cursor.execute("INSERT INTO visit VALUES (%s, %s)", [writer, number])
    connection.commit()
    connection.set_autocommit(True)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 20_000),
        ("temp_store", 2),
        ("cache_size", -20_000),
        ("journal_size_limit", 67_108_864),
    ],
)
def test_the_database_is_opened_as_promised(
    connection: DatabaseWrapper, pragma: str, value: str | int
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone() == (value,)


def test_the_sqlite_in_use_has_no_wal_reset_bug(connection: DatabaseWrapper) -> None:
    assert connection.get_database_version() >= (3, 51, 3)


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_sqlite_that_can_lose_commits_stops_the_start(version: tuple[int, int, int]) -> None:
    with pytest.raises(ImproperlyConfigured, match="install the package pysqlite3"):
        refuse_unsafe(version)


@pytest.mark.parametrize("version", [(3, 6, 23), (3, 51, 3), (3, 53, 0), (4, 0, 0)])
def test_a_sound_sqlite_starts(version: tuple[int, int, int]) -> None:
    refuse_unsafe(version)


def test_threads_that_write_together_never_find_the_database_locked(
    connection: DatabaseWrapper, tmp_path: Path
) -> None:
    failures: list[BaseException] = []

    def work(writer: int) -> None:
        try:
            write_rows(tmp_path, writer)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert count_rows(connection) == WRITERS * ROWS_EACH


def test_processes_that_write_together_never_find_the_database_locked(
    connection: DatabaseWrapper, tmp_path: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=write_rows, args=(tmp_path, writer)) for writer in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert count_rows(connection) == 3 * ROWS_EACH


def count_rows(connection: DatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM visit")
        return int(cursor.fetchone()[0])


def test_a_writer_that_is_killed_frees_the_queue(connection: DatabaseWrapper, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    holds = spawn.Event()
    child = spawn.Process(target=hold_queue, args=(tmp_path, holds))
    child.start()
    assert holds.wait(60)
    was_held = is_held(tmp_path)

    child.kill()
    child.join()

    assert (was_held, is_held(tmp_path)) == (True, False)
    write_row(connection, writer=1, number=0)


def hold_queue(home: Path, holds: Event) -> None:
    connection = open_connection(home)
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    holds.set()
    signal.pause()


def is_held(home: Path) -> bool:
    with (home / "ronda.sqlite3.wlock").open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_transaction_holds_the_queue_until_it_ends(connection: DatabaseWrapper, tmp_path: Path) -> None:
    write_row(connection, writer=1, number=0)
    after_commit = is_held(tmp_path)

    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    inside = is_held(tmp_path)
    connection.rollback()
    after_rollback = is_held(tmp_path)

    assert (after_commit, inside, after_rollback) == (False, True, False)


def test_a_transaction_that_cannot_begin_leaves_the_queue(
    connection: DatabaseWrapper, tmp_path: Path
) -> None:
    connection.transaction_mode = "NONSENSE"  # type: ignore[attr-defined]

    with pytest.raises(OperationalError):
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    assert not is_held(tmp_path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "field",
    [
        models.CharField(max_length=3),
        models.SlugField(max_length=3),
        models.FileField(max_length=3),
    ],
)
def test_a_text_longer_than_its_column_is_refused_as_elsewhere(field: "models.CharField[str, str]") -> None:
    assert kept(field, "北京市")
    assert not kept(field, "four")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "most"),
    [
        (models.SmallIntegerField(), 32_767),
        (models.PositiveSmallIntegerField(), 32_767),
        (models.IntegerField(), 2_147_483_647),
        (models.PositiveIntegerField(), 2_147_483_647),
    ],
)
def test_a_number_larger_than_its_column_is_refused_as_elsewhere(
    field: "models.IntegerField[int, int]", most: int
) -> None:
    assert kept(field, most)
    assert not kept(field, most + 1)
    assert not kept(field, -most - 2)


def kept(field: "models.Field[Any, Any]", value: str | int) -> bool:
    """Whether a column of this field takes the value."""
    field.set_attributes_from_name("value")
    column, check = field.db_parameters(django_connection)["type"], field.db_check(django_connection)
    with django_connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS kept")
        cursor.execute(f'CREATE TABLE kept ("value" {column} CHECK ({check}))')
        try:
            with transaction.atomic():
                cursor.execute("INSERT INTO kept VALUES (%s)", [value])
        except IntegrityError:
            return False
    return True
