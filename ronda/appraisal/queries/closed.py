"""The tables of a closing, read from its folder a few rows at a time."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from ronda.facts.queries import Closing, folder_of
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.policy import Parameter, Policy, Rules, load_kept_policy

Row = dict[str, Any]


class Folder:
    """A folder of a closing with Parquet files, one or several a table."""

    def __init__(self, closing: Closing, part: str) -> None:
        self.closing, self.path = closing, folder_of(closing) / part

    def has(self, table: str) -> bool:
        return bool(self._files(table))

    def rows(self, table: str, only: Sequence[str] | None = None, **keys: Any) -> list[Row]:
        """The rows whose columns have these values; a set or list means any of its values."""
        found: list[Row] = self.table(table, only, **keys).to_pylist()
        return found

    def table(self, table: str, only: Sequence[str] | None = None, **keys: Any) -> pa.Table:
        """The same as Arrow, all columns or `only` some; refuses, where the month is not that far.

        A table is sorted by its key, so that a filter on it reads a few pieces of the file only.
        """
        files = self._files(table)
        if not files:
            raise RefusedError(self._lacks(table))
        condition = pc.scalar(True)
        for name, wanted in keys.items():
            several = isinstance(wanted, list | tuple | set | frozenset)
            held = ds.field(name)
            condition &= held.isin(sorted(wanted)) if several else held == wanted
        columns = None if only is None else list(only)
        return ds.dataset(files, format="parquet").to_table(columns=columns, filter=condition)

    def _lacks(self, table: str) -> Problem:
        closing = self.closing
        if closing.state == Closing.State.DISTRIBUTED:
            what = f"has lost its file {self.path.name}/{table}.parquet"
            return Problem(str(closing), what, "put it back from a backup")
        return Problem(str(closing), f"is only {closing.state}", f"go on with `ronda close {closing.month}`")

    def _files(self, table: str) -> Sequence[str]:
        whole = self.path / f"{table}.parquet"
        found = [whole] if whole.exists() else sorted(self.path.glob(f"{table}-[0-9]*.parquet"))
        return [str(path) for path in found]


def results_of(closing: Closing) -> Folder:
    return Folder(closing, "results")


def facts_of(closing: Closing) -> Folder:
    return Folder(closing, "facts")


def rules_of(closing: Closing) -> Rules:
    """The rules that the closing was appraised with, from the copy of the policy beside its facts."""
    return _rules(folder_of(closing) / "policy", closing.policy_digest, closing.month)


def parameters_of(closing: Closing) -> tuple[Parameter, ...]:
    """The parameters of that copy with their dates and sources."""
    return _policy(folder_of(closing) / "policy", closing.policy_digest).parameters


@lru_cache(maxsize=32)
def _rules(folder: Path, digest: str, month: str) -> Rules:
    return _policy(folder, digest).in_force(Month.parse(month).period)


@lru_cache(maxsize=32)
def _policy(folder: Path, digest: str) -> Policy:
    """Read once a process: a closing's policy never changes, and `digest` would tell."""
    return load_kept_policy(folder)


def by_key(rows: Sequence[Row], key: str) -> Mapping[Any, Row]:
    return {row[key]: row for row in rows}
