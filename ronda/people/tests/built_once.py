"""Worlds that are built once in a process: whoever asks again gets the same rows back.

Building goes through services and takes a second for what a test looks at in milliseconds. The first to ask
for a world builds it; its rows are kept as the statements that bring them back. Only a world whose own tables
are empty is brought back, inside a test's transaction; anywhere else it is built.
"""

import pickle
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

Given = ParamSpec("Given")
World = TypeVar("World")
Rows = Mapping[str, str]


def built_once(build: Callable[Given, World]) -> Callable[Given, World]:
    """For builders that write rows and no files, and depend on nothing but their arguments."""
    kept: dict[Hashable, tuple[Rows, bytes]] = {}

    @wraps(build)
    def world(*args: Given.args, **kwargs: Given.kwargs) -> World:
        given = (args, tuple(sorted(kwargs.items())))
        if not connection.in_atomic_block:
            return build(*args, **kwargs)
        if given in kept:
            rows, made = kept[given]
            if not are_filled(rows):
                put_rows(rows)
                found: World = pickle.loads(made)
                return found
            return build(*args, **kwargs)
        begun_empty = not are_filled(tables())
        made_now = build(*args, **kwargs)
        if begun_empty:
            kept[given] = (rows_of_all(), pickle.dumps(made_now))
        return made_now

    return world


def tables() -> list[str]:
    """Those that Ronda's records are in, and the accounts."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model is User or model.__module__.startswith("ronda.")
    ]
    return [model._meta.db_table for model in models if model._meta.managed]


def are_filled(names: Collection[str]) -> bool:
    if not names:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + " OR ".join(f'EXISTS (SELECT 1 FROM "{name}")' for name in names))
        return bool(cursor.fetchone()[0])


def rows_of_all() -> Rows:
    """The statement for each table that has rows."""
    return dict(_statements())


def _statements() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'PRAGMA table_info("{table}")')
            columns = [column[1] for column in cursor.fetchall()]
            told = " || ',' || ".join(f'quote("{column}")' for column in columns)
            cursor.execute(f'SELECT {told} FROM "{table}"')
            if rows := [f"({row[0]})" for row in cursor.fetchall()]:
                named = ", ".join(f'"{column}"' for column in columns)
                yield table, f'INSERT INTO "{table}" ({named}) VALUES ' + ",\n".join(rows)


def put_rows(rows: Rows) -> None:
    """In any order: references are checked at the end of the transaction."""
    with connection.cursor() as cursor:
        for statement in rows.values():
            cursor.execute(statement)
