from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ronda.cli.targets import app
from ronda.facts.queries.targets import known_targets
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.tests.builders import a_shop_county
from ronda.people.tests.builders import County

OCTOBER = Month(2022, 10)
WHY = ("--reason", "the street is closed")


@pytest.fixture
def county(db: None, ronda_home: Path) -> County:
    return a_shop_county()


def target(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["2022-10", *arguments, "--company", "main"])


def values(county: County) -> list[Fraction]:
    rows = known_targets(county.viewer, OCTOBER, datetime.now(UTC))
    return [Fraction(row["value_num"], row["value_den"]) for row in rows]


def test_a_target_of_an_outlet_is_money_and_replaces_the_one_before(county: County) -> None:
    first = target("sales_plan", "1,200.00", "--outlet", "O1", *WHY)
    second = target("sales_plan", "900", "--outlet", "O1", *WHY)
    third = target("sales_plan", "900", "--outlet", "O1", *WHY)

    assert first.output == "sales_plan of outlet O1 in 2022-10: 1,200.00.\n"
    assert second.output == "sales_plan of outlet O1 in 2022-10: 900.00, instead of 1,200.00.\n"
    assert third.output == "sales_plan of outlet O1 in 2022-10: 900.00, on record already.\n"
    assert values(county) == [90_000]


@pytest.mark.parametrize("written", ["0.85", "85%"])
def test_a_target_of_a_person_or_centre_is_an_exact_share(county: County, written: str) -> None:
    assert target("brand_listing", written, "--person", "E05", *WHY).exit_code == 0

    assert values(county) == [Fraction(17, 20)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("sale_plan", "900", "--outlet", "O1", *WHY),
            "indicator 'sale_plan': is not in the policy of 2022-10; is it 'sales_plan'?",
        ),
        (
            ("brand_listing", "0.9", "--outlet", "O1", *WHY),
            "indicator brand_listing: has no targets of single outlets; set it for a person or a centre",
        ),
        (("sales_plan", "900", "--outlet", "O9", *WHY), "outlet 'O9' is unknown"),
        (("sales_plan", "900", "--outlet", "O1", "--reason", " "), "has no reason"),
    ],
)
def test_what_cannot_be_a_target_is_a_sentence(
    county: County, arguments: tuple[str, ...], sentence: str
) -> None:
    refused = target(*arguments)

    assert isinstance(refused.exception, RefusedError)
    assert sentence in str(refused.exception)
    assert values(county) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("sales_plan", "900", *WHY),
        ("sales_plan", "900", "--outlet", "O1", "--person", "E05", *WHY),
        ("sales_plan", "much", "--outlet", "O1", *WHY),
        ("sales_plan", "-5", "--outlet", "O1", *WHY),
        ("brand_listing", "85", "--person", "E05", *WHY),
        ("customer_satisfaction", "nan", "--person", "E05", *WHY),
        ("sales_plan", "900", "--outlet", "O1"),
    ],
)
def test_wrong_usage_exits_with_2_and_writes_nothing(county: County, arguments: tuple[str, ...]) -> None:
    assert target(*arguments).exit_code == 2
    assert values(county) == []
