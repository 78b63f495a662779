"""Tests begin with the tables of the models, a home with those of the migrations; both must be alike."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

OF_MIGRATIONS = "django_migrations"
# A part of a CREATE statement ends at a comma that stands in no brackets, two deep at most.
PART = re.compile(r"(?:[^,()]|\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\))+")


@pytest.mark.django_db
def test_no_model_waits_for_a_migration(settings: Settings) -> None:
    settings.MIGRATION_MODULES = {}

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_migrations_make_the_tables_that_the_tests_run_on(migrated_home: Path) -> None:
    with closing(sqlite3.connect(f"file:{migrated_home / 'ronda.sqlite3'}?mode=ro", uri=True)) as home:
        migrated = tables_of(home)
    with connection.cursor() as cursor:
        tested = tables_of(cursor.connection)

    migrated.pop(OF_MIGRATIONS)
    assert len(migrated) > 50
    assert migrated == tested


def tables_of(database: sqlite3.Connection) -> dict[str, list[str]]:
    """What is said of each table, in an order of its own: columns, references, constraints and indexes."""
    tables: dict[str, list[str]] = {}
    asked = "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql <> ''"
    for kind, table, said in database.execute(asked):
        begin = said.index("(") + 1
        parts = PART.findall(said[begin : said.rindex(")")]) if kind == "table" else [said]
        tables.setdefault(table, []).extend(part.strip() for part in parts)
    tables.pop("sqlite_sequence", None)
    return {table: sorted(parts) for table, parts in tables.items()}
