"""The effect of a plan from ledger to page: what is compared, kept and told, and to whom."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Outlet
from ronda.outlets.rules import OutletRow, ProductRow
from ronda.outlets.services import keep_outlets, keep_products
from ronda.outlets.tests.builders import a_line as a_sale
from ronda.outlets.tests.builders import deliver
from ronda.people.rules import Viewer
from ronda.people.tests.builders import OPENED
from ronda.work.models import Analysis, Plan, PlanOutlet, Trace
from ronda.work.queries.effect import effect_plan, latest_effect, measured_effect
from ronda.work.services.effect import keep_effect
from ronda.work.tests.builders import Town, a_town
from ronda.work.wording.effect import effect_sentence

MONTHS = [Month(2022, 1).plus(n) for n in range(9)]
JULY = date(2022, 7, 1)
TODAY = date(2022, 10, 5)
NOW = datetime(2022, 10, 5, 9, tzinfo=UTC)
TARGETS = [f"T{n:02}" for n in range(1, 11)]
OTHERS = [f"K{n:02}" for n in range(1, 21)]


@pytest.fixture
def town(db: None, ronda_home: Path) -> Town:
    """Ten outlets sell 100.00 a month of Alba more from July on; twenty others do not."""
    town = a_town()
    keep_outlets(
        by=town.operator, at=OPENED, rows=[OutletRow(code, f"Shop {code}", "C1") for code in TARGETS + OTHERS]
    )
    keep_products(
        by=town.operator, at=OPENED, rows=[ProductRow("A1", "Tea", brand="Alba"), ProductRow("D1", "Salt")]
    )
    lines = []
    for place, code in enumerate(TARGETS + OTHERS):
        for month in MONTHS:
            usual = 50_000 + 1_000 * (place % 10) + 700 * ((place * 7 + month.month * 3) % 5)
            more = 10_000 if code in TARGETS and month.start >= JULY else 0
            for product, cents in (("A1", usual + more), ("D1", 20_000)):
                line = f"{code}-{month}-{product}"
                day = month.start.replace(day=10)
                lines.append(
                    a_sale(town.county, line, outlet=code, product=product, day=day, amount_cents=cents)
                )
    deliver(town.county, *lines, at=NOW)
    return town


def a_plan(town: Town, outlets: list[str], *, title: str = "Alba", starts: date = JULY) -> Plan:
    bruno = town.viewer_of("bruno")
    plan = Plan.objects.create(
        company_id=bruno.company_id,
        centre=town.county.centre,
        kind="brand",
        brand="Alba",
        title=title,
        goal="More tea",
        starts=starts,
        last=date(2022, 9, 30),
        owner_id=bruno.person_id or 0,
        made_at=NOW,
        state="running",
    )
    found = Outlet.objects.filter(company_id=bruno.company_id, code__in=outlets)
    PlanOutlet.objects.bulk_create([PlanOutlet(plan=plan, outlet=each) for each in found])
    return plan


def measured(town: Town, plan: Plan) -> dict[str, Any]:
    return measured_effect(town.viewer_of("bruno"), plan, today=TODAY)


def test_ten_outlets_that_sold_a_hundred_more_are_told_so(town: Town) -> None:
    found = measured(town, a_plan(town, TARGETS))

    assert found["verdict"] == "up"
    assert 9_000 < found["outcomes"][0]["low"] <= found["outcomes"][0]["effect"] < 11_000
    assert found["placebo"]["told"] == "chance"
    assert found["before"] == [str(month) for month in MONTHS[:6]]
    assert found["after"] == ["2022-07", "2022-08", "2022-09"]
    assert "Each target outlet gained" in effect_sentence(found, "EUR")


def test_what_was_sold_of_other_products_did_not_move(town: Town) -> None:
    found = measured(town, a_plan(town, TARGETS))

    told = {each["name"]: each["told"] for each in found["outcomes"]}
    assert told == {
        "sales": "up", "listing": "chance", "sell_through": "chance", "reorder": "chance", "total": "up",
    }  # fmt: skip


def test_outlets_of_another_plan_of_the_brand_are_never_compared_with(town: Town) -> None:
    a_plan(town, ["K01", "K02", "K03"], title="Another")

    found = measured(town, a_plan(town, TARGETS))

    controls = {code for row in found["rows"] for code in row["controls"]}
    assert controls
    assert not controls & {"K01", "K02", "K03", *TARGETS}


def test_few_outlets_allow_no_claim_however_much_they_gained(town: Town) -> None:
    found = measured(town, a_plan(town, TARGETS[:7]))

    assert found["verdict"] == "too_few"
    assert found["outcomes"] == []
    assert "7 target outlets" in effect_sentence(found, "EUR")


def test_a_plan_of_this_month_has_nothing_to_compare_yet(town: Town) -> None:
    found = measured(town, a_plan(town, TARGETS, starts=date(2022, 9, 12)))

    assert found["verdict"] == "no_months"
    assert found["left_out"] == "2022-09"


def test_the_same_day_and_ledger_give_the_same_figures(town: Town) -> None:
    plan = a_plan(town, TARGETS)

    assert measured(town, plan) == measured(town, plan)


def test_figures_are_kept_once_with_a_trace(town: Town) -> None:
    plan = a_plan(town, TARGETS)

    for _ in range(2):
        keep_effect(by=town.viewer_of("bruno"), at=NOW, number=plan.pk)

    kept = Analysis.objects.get(kind="effect")
    assert kept.figures["verdict"] == "up"
    latest = latest_effect(plan)
    assert latest is not None
    assert latest.analysis == kept
    assert Trace.objects.filter(what="plan.effect_kept", about="plan", number=plan.pk).count() == 1


@pytest.mark.parametrize("who", ["diego", "elena", "director of the north", "hugo", "hugo's operator"])
def test_who_does_not_record_in_the_centre_measures_nothing(town: Town, who: str) -> None:
    plan = a_plan(town, TARGETS)
    viewer: Viewer = town.viewer_of(who)

    with pytest.raises(RefusedError):
        effect_plan(viewer, plan.pk)
    with pytest.raises(RefusedError):
        keep_effect(by=viewer, at=NOW, number=plan.pk)
