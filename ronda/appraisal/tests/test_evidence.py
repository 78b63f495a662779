"""The records behind a line are those that were counted."""

from decimal import Decimal
from typing import Any

import pytest

from ronda.appraisal.queries import EvidencePage, evidence_rows
from ronda.appraisal.tests.cast import a_viewer
from ronda.appraisal.tests.conftest import OPERATOR, Closed
from ronda.kernel.refusal import RefusedError


def records(closed: Closed, table: str, **keys: str | int) -> list[dict[str, Any]]:
    return list(evidence_rows(OPERATOR, closed.closing, table, keys, limit=1_000).rows)


def some_lines(closed: Closed, key: str) -> list[dict[str, Any]]:
    """A few assessable lines of account managers that rest on this measure."""
    lines = [row for row in closed.rows("cards") if row["key"] == key and row["assessable"]]
    return [row for row in lines if row["level"] != "unit"][:6]


def test_sales_by_outlet_add_up_to_the_value_of_the_line(random_months: Closed) -> None:
    for line in some_lines(random_months, "sales"):
        found = records(random_months, "sales", spell_id=line["spell_id"], indicator=line["indicator"])
        assert sum(row["amount_cents"] for row in found) == line["num"]
        behind = [row["behind_cents"] for row in found]
        assert behind == sorted(behind, reverse=True)


def test_targets_by_outlet_add_up_to_the_target_but_for_the_cents_of_rounding(random_months: Closed) -> None:
    for line in some_lines(random_months, "sales"):
        if not line["target_by_hand"]:
            found = records(random_months, "sales", spell_id=line["spell_id"], indicator=line["indicator"])
            target = Decimal(line["target_num"]) / line["target_den"]
            assert abs(sum(row["target_cents"] for row in found) - target) <= len(found)


def test_margins_by_outlet_add_up_to_the_value_of_the_line(random_months: Closed) -> None:
    measured = [row for row in random_months.rows("measures") if row["key"] == "margin"][:6]

    for row in measured:
        found = records(random_months, "margin", spell_id=row["spell_id"], indicator="retailer_margin")
        assert sum(outlet["amount_cents"] for outlet in found) == row["num"]
        assert len(found) == row["basis"]


@pytest.mark.parametrize(
    ("key", "table", "hit"),
    [
        ("listing", "listing", lambda row: row["order_days"] > 0),
        ("requests", "requests", lambda row: row["in_time"]),
        ("information", "information", lambda row: row["complete"] and row["correct"] and row["on_time"]),
        ("tasks:B1,B2", "tasks", lambda row: row["in_time"] and row["effective"]),
    ],
)
def test_records_are_as_many_as_were_counted_and_what_failed_comes_first(
    random_months: Closed, key: str, table: str, hit: Any
) -> None:
    measured = [row for row in random_months.rows("measures") if row["key"] == key]
    indicator = next(
        row["indicator"]
        for row in random_months.rows("cards")
        if row["key"] == key and row["level"] != "unit"
    )

    for row in measured[:6]:
        found = records(random_months, table, spell_id=row["spell_id"], indicator=indicator)
        hits = [bool(hit(record)) for record in found]
        assert (sum(hits), len(hits)) == (row["num"], row["den"])
        assert hits == sorted(hits)


def test_scores_of_forms_add_up_to_the_value_of_the_line(random_months: Closed) -> None:
    measured = [row for row in random_months.rows("measures") if row["key"] == "satisfaction"][:60]

    for row in measured:
        found = records(random_months, "satisfaction", spell_id=row["spell_id"])
        assert sum(record["forms"] for record in found) == row["den"]
        if all(record["score"] is not None for record in found):
            together = sum(record["score"] * record["forms"] for record in found)
            assert together == pytest.approx(Decimal(row["num"]), abs=Decimal(row["den"]) / 200)


def test_no_score_is_told_of_fewer_forms_than_the_policy_asks(random_months: Closed) -> None:
    """What a single form says is told to nobody: neither alone nor as one line of many."""
    assert random_months.rules.customers is not None
    least = random_months.rules.customers.reporting_least
    measured = [row for row in random_months.rows("measures") if row["key"] == "satisfaction"]
    found = [records(random_months, "satisfaction", spell_id=row["spell_id"]) for row in measured]
    few = [rows for row, rows in zip(measured, found, strict=True) if 0 < row["den"] < least]
    many = [rows for row, rows in zip(measured, found, strict=True) if row["den"] >= least]

    assert few
    assert all([record["score"] for record in rows] == [None] for rows in few)
    assert many
    assert all(record["forms"] >= least for rows in many for record in rows)


def test_field_visits_and_system_use_are_those_that_were_counted(random_months: Closed) -> None:
    for row in [row for row in random_months.rows("measures") if row["key"] == "field_visits"][:6]:
        found = records(random_months, "field_visits", spell_id=row["spell_id"])
        assert len({record["outlet_code"] for record in found}) == row["num"]
    for row in [row for row in random_months.rows("measures") if row["key"] == "modern_use"][:6]:
        found = records(random_months, "system_use", spell_id=row["spell_id"])
        enough = [record["days_used"] >= record["enough_days"] for record in found]
        assert (sum(enough), len(enough)) == (row["num"], row["den"])


def test_handovers_and_tasks_of_a_share_are_as_many_as_its_cases(random_months: Closed) -> None:
    shares = [row for row in random_months.rows("shares") if row["owner_id"] is not None]
    wanted = {
        duty.code: duty.evidence
        for duty in random_months.rules.duties.values()
        if duty.evidence in {"handovers", "tasks"}
    }
    tried = [row for row in shares if row["duty"] in wanted][::7]

    for row in tried:
        keys = {name: row[name] for name in ("spell_id", "indicator", "duty", "owner_id")}
        found = records(random_months, wanted[row["duty"]], **keys)
        assert len(found) == row["cases"], row
    assert len(tried) > 10


def test_visits_due_and_done_are_told_outlet_by_outlet(random_months: Closed) -> None:
    diego = a_viewer("Diego")

    page = evidence_rows(diego, random_months.closing, "visits", {"spell_id": diego.person_id or 0})

    assert page.total == 5
    assert page.rows[0] == {
        "outlet_code": "W90O01",
        "outlet": "Outlet 1",
        "visit_class": "A",
        "days_held": 30,
        "visits_due": "2",
        "visits_done": 1,
        "visits_missing": "1",
    }


def test_records_come_a_page_at_a_time(random_months: Closed) -> None:
    diego = a_viewer("Diego")
    keys: dict[str, str | int] = {"spell_id": diego.person_id or 0, "indicator": "brand_listing"}

    def page(offset: int) -> EvidencePage:
        return evidence_rows(diego, random_months.closing, "listing", keys, offset=offset, limit=2)

    assert [len(page(offset).rows) for offset in (0, 2, 4, 6)] == [2, 2, 1, 0]
    assert {page(offset).total for offset in (0, 4)} == {5}


def test_unknown_records_are_refused_with_those_that_there_are(random_months: Closed) -> None:
    with pytest.raises(RefusedError, match=r"evidence 'wages': is unknown; it is one of sales, margin"):
        evidence_rows(OPERATOR, random_months.closing, "wages", {"spell_id": 1})
