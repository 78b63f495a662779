"""Closings without a database: a folder of frozen tables, the policy, and the results appraised from them."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from ronda.appraisal.services import appraise_folder
from ronda.appraisal.tests.worlds import MONTH, Row, World
from ronda.facts.models import Closing
from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.facts.services.parquet import write_parquet
from ronda.policy import load_policy

POLICIES = Path(__file__).resolve().parents[3] / "policies"
APART = 1_000


def freeze(world: World, folder: Path, seed: int | None = None) -> None:
    """The frozen tables of the world; with a seed, their rows lie in another order than they should."""
    for name, rows in world.items():
        table = arranged(FROZEN_TABLES[name], rows)
        if seed is not None:
            places = random.Random(seed).sample(range(table.num_rows), table.num_rows)
            table = table.take(pa.array(places, type=pa.int64()))
        write_parquet(table, folder / f"{name}.parquet")


def close(world: World, folder: Path, seed: int | None = None) -> Closing:
    """The world as a closing in `folder`."""
    freeze(world, folder / "facts", seed)
    shutil.copytree(POLICIES, folder / "policy")
    rules = load_policy(folder / "policy").in_force(MONTH.period)
    appraise_folder(facts=folder / "facts", month=MONTH, rules=rules, results=folder / "results")
    return closing_in(folder)


def closing_in(folder: Path) -> Closing:
    """The closing that was made in `folder`."""
    return Closing(
        company_id=1, month=str(MONTH), run=1, folder=str(folder), policy_digest="the default pack"
    )


def shifted(world: World, by: int) -> World:
    """The same world under other numbers and codes, so that many worlds fit into one run."""
    return {name: [dict(_moved(row, by)) for row in rows] for name, rows in world.items()}


def _moved(row: Row, by: int) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if key.endswith("_id") and value is not None:
            yield key, value + by
        elif key in {"person_code", "code"}:
            yield key, f"W{by // APART}{value}"
        else:
            yield key, value


def together(worlds: list[World]) -> World:
    merged = {name: [row for world in worlds for row in world[name]] for name in FROZEN_TABLES}
    return merged | {"calendar": worlds[0]["calendar"]}
