"""From a folder of frozen facts and appraised results to the stored money."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ronda.appraisal.services import appraise_folder
from ronda.demo.rules.sizes import Size
from ronda.demo.services import write_frozen_month
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.digest import digest_file
from ronda.kernel.period import Month
from ronda.pay.rules import Amount, Pool
from ronda.pay.rules.tables import AMOUNTS, POOLS, amounts_table, pools_table, read_amounts, read_pools
from ronda.pay.services import distribute_folder
from ronda.pay.tests.staff import rules_with, the_rules

MAY = Month(2026, 5)
SMALL = Size(centres=3, managers=4, outlets=40, lines=2_000)
BUDGET = 12_345_679


@pytest.fixture(scope="module")
def appraised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated month with its facts and the results of the appraisal."""
    folder = tmp_path_factory.mktemp("month")
    write_frozen_month(SMALL, seed=5, month=MAY, folder=folder / "facts")
    appraise_folder(facts=folder / "facts", month=MAY, rules=the_rules(MAY), results=folder / "results")
    return folder


def a_copy(appraised: Path, target: Path) -> Path:
    for path in appraised.rglob("*.parquet"):
        copy = target / path.relative_to(appraised)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return target


def divided(folder: Path, budget: int | None = BUDGET, **parts: dict[str, object]) -> dict[str, str]:
    marks = distribute_folder(
        facts=folder / "facts",
        results=folder / "results",
        month=MAY,
        rules=rules_with(the_rules(MAY), **parts),
        budget_cents=budget,
    )
    return {name: mark.digest for name, mark in marks.items()}


def results(folder: Path, table: str) -> pa.Table:
    return pq.read_table(folder / "results" / f"{table}.parquet")


def reorder(path: Path, order: Sequence[tuple[str, str]]) -> None:
    pq.write_table(pq.read_table(path).sort_by(list(order)), path)


def test_the_stored_tables_have_the_declared_columns_and_no_floats(appraised: Path, tmp_path: Path) -> None:
    folder = a_copy(appraised, tmp_path)
    marks = divided(folder)

    assert marks == {
        name: digest_file(folder / "results" / f"{name}.parquet") for name in ("pools", "amounts")
    }
    assert (results(folder, "amounts").schema, results(folder, "pools").schema) == (AMOUNTS, POOLS)
    assert (tuple(AMOUNTS.names), tuple(POOLS.names)) == (Amount._fields, Pool._fields)
    assert not [field for schema in (AMOUNTS, POOLS) for field in schema if pa.types.is_floating(field.type)]


def test_every_appraised_spell_is_there_once_and_the_budget_is_spent_to_the_cent(
    appraised: Path, tmp_path: Path
) -> None:
    folder = a_copy(appraised, tmp_path)
    divided(folder)

    amounts, pools = read_amounts(results(folder, "amounts")), read_pools(results(folder, "pools"))
    assert [amount.spell_id for amount in amounts] == results(folder, "spells")["spell_id"].to_pylist()
    company = pools[0]
    assert (company.level, company.pool_cents, company.spells) == ("company", BUDGET, SMALL.all_staff)
    kept = company.appeal_reserve_cents + sum(pool.reserve_cents for pool in pools)
    assert sum(amount.amount_cents for amount in amounts) + kept == BUDGET
    places = [(pool.unit_id, pool.post) for pool in pools]
    assert places == sorted(set(places))


def test_rows_survive_the_way_into_a_table_and_back(appraised: Path, tmp_path: Path) -> None:
    folder = a_copy(appraised, tmp_path)
    divided(folder)

    amounts, pools = results(folder, "amounts"), results(folder, "pools")
    assert amounts_table(read_amounts(amounts)).equals(amounts)
    assert pools_table(read_pools(pools)).equals(pools)


def test_the_same_month_gives_the_same_bytes_whatever_the_order_of_its_rows(
    appraised: Path, tmp_path: Path
) -> None:
    folder = a_copy(appraised, tmp_path)
    once = divided(folder)

    for name in ("spells", "units", "integrity_findings"):
        key = FROZEN_TABLES[name].order[0]
        reorder(folder / "facts" / f"{name}.parquet", [(key, "descending")])
    for name in ("spells", "persons"):
        reorder(folder / "results" / f"{name}.parquet", [("person_code", "descending")])

    assert divided(folder) == once


def test_without_a_budget_the_policys_amount_for_each_weight_is_divided(
    appraised: Path, tmp_path: Path
) -> None:
    folder = a_copy(appraised, tmp_path)
    divided(folder, None)

    company = read_pools(results(folder, "pools"))[0]
    assert company.pool_cents == round(300_000 * company.weight_num / company.weight_den)


def test_a_confirmed_finding_takes_a_tenth_of_the_share_into_the_units_reserve(
    appraised: Path, tmp_path: Path
) -> None:
    folder = a_copy(appraised, tmp_path)
    person = results(folder, "spells")["person_id"][0].as_py()
    finding = {"finding_id": [1], "person_id": [person], "kind": ["false_visit"]}
    schema = FROZEN_TABLES["integrity_findings"].schema
    pq.write_table(pa.table(finding, schema=schema), folder / "facts" / "integrity_findings.parquet")
    divided(folder)

    amount = next(row for row in read_amounts(results(folder, "amounts")) if row.person_id == person)
    assert 0 < amount.penalty_cents == amount.share_cents // 10
    kept = {
        pool.unit_id: pool.reserve_cents for pool in read_pools(results(folder, "pools")) if not pool.post
    }
    assert kept[amount.unit_id] == amount.penalty_cents


def test_a_missing_table_is_named(appraised: Path, tmp_path: Path) -> None:
    folder = a_copy(appraised, tmp_path)
    (folder / "results" / "persons.parquet").unlink()

    with pytest.raises(FileNotFoundError, match=r"persons\.parquet"):
        divided(folder)

    assert not (folder / "results" / "pools.parquet").exists()
