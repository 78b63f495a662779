"""The tables and the rules in the folder of a closing; who may read them is decided by the callers."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ronda.facts.queries import Closing, folder_of
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.pay.rules import Amount, Pool
from ronda.pay.rules.tables import read_amounts, read_pools
from ronda.policy import Rules, load_kept_policy


def stored_amounts(closing: Closing, only: Any = None) -> list[Amount]:
    """The amounts in the folder; `only` is a filter of Parquet rows."""
    return read_amounts(pq.read_table(_result(closing, "amounts"), filters=only, partitioning=None))


def stored_pools(closing: Closing) -> list[Pool]:
    return read_pools(pq.read_table(_result(closing, "pools"), partitioning=None))


def rules_of(closing: Closing) -> Rules:
    """The rules that the closing was made with, from the copy of the policy beside its facts."""
    return _rules(folder_of(closing) / "policy", closing.policy_digest, closing.month)


@lru_cache(maxsize=32)
def _rules(folder: Path, digest: str, month: str) -> Rules:
    """Read once a process: a closing's policy never changes, and `digest` would tell."""
    return load_kept_policy(folder).in_force(Month.parse(month).period)


def names_in(closing: Closing, table: str, key: str, only: Any = None) -> dict[int, str]:
    """Names of people or units by number, as they were when the month was frozen."""
    path = folder_of(closing) / "facts" / f"{table}.parquet"
    rows = pq.read_table(path, columns=[key, "name"], filters=only, partitioning=None)
    return dict(zip(rows[key].to_pylist(), rows["name"].to_pylist(), strict=True))


def is_distributed(closing: Closing) -> bool:
    return closing.state == Closing.State.DISTRIBUTED


def _result(closing: Closing, table: str) -> Path:
    path = folder_of(closing) / "results" / f"{table}.parquet"
    if not path.exists():
        remedy = f"distribute it with `ronda distribute {closing.month}`"
        raise RefusedError(Problem(str(closing), f"has no {table}", remedy))
    return path
