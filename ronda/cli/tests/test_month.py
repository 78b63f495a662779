"""Freezing, closing, listing and verifying from the command line."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from ronda.cli.frame import build_app
from ronda.cockpit.tests.closing_world import OCTOBER, a_closable_county
from ronda.facts.queries import closing_for, folder_of
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Company
from ronda.people.tests.builders import County, a_county

pytestmark = pytest.mark.django_db

AS_OF = "2022-11-03T08:00:00+00:00"


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_closable_county()


def ronda(*arguments: str) -> Result:
    return CliRunner().invoke(build_app(), [*arguments, "--company", "main"])


def test_a_frozen_month_is_closed_by_going_on_and_printed_person_by_person(county: County) -> None:
    frozen = ronda("freeze", "2022-10", "--as-of", AS_OF)
    closed = ronda("close", "2022-10")

    assert (frozen.exit_code, closed.exit_code) == (0, 0), closed.output
    assert "Frozen 2022-10 run 1, as of 2022-11-03 08:00 UTC, in closings/main/2022-10/01." in frozen.output
    assert "Continuing 2022-10 run 1, frozen as of 2022-11-03 08:00 UTC." in closed.output
    assert "Closed 2022-10 run 1 and distributed, as of 2022-11-03 08:00 UTC, in closings" in closed.output
    closing = closing_for(county.viewer, OCTOBER)
    assert (closing.run, closing.state) == (1, "distributed")
    lines = closed.output.splitlines()
    heading = next(line for line in lines if line.startswith("person"))
    assert heading.split() == ["person", "post", "score", "grade", "amount", "USD"]
    (diego, *_) = (line for line in lines if line.startswith("Diego Park"))
    assert "account manager" in diego
    title = next(number for number, line in enumerate(lines) if line.startswith("Missed results"))
    missed = [line for line in lines[title:] if "sales plan" in line]
    assert [line.count("%") for line in missed] == [3]


def test_an_untouched_closing_is_verified_and_a_changed_number_is_named_with_exit_1(county: County) -> None:
    ronda("freeze", "2022-10", "--as-of", AS_OF)
    agreed = ronda("verify", "2022-10")
    lines = folder_of(closing_for(county.viewer, OCTOBER)) / "facts" / "lines.parquet"
    table = pq.read_table(lines)
    quantities = [11, *table["quantity"].to_pylist()[1:]]
    place = table.schema.get_field_index("quantity")
    write_parquet(table.set_column(place, table.schema.field(place), [quantities]), lines)

    differs = ronda("verify", "2022-10", "--run", "1")

    assert agreed.exit_code == 0
    assert "2022-10 run 1 agrees." in agreed.output
    assert differs.exit_code == 1
    assert "2022-10 run 1 differs: facts/lines.parquet, outlet_id " in differs.output
    assert "column quantity: differs (stored 11, recomputed 10)" in differs.output


def test_a_paid_month_without_anything_new_keeps_its_run_unless_a_new_one_is_asked_for(
    county: County,
) -> None:
    ronda("close", "2022-10", "--as-of", AS_OF)

    same, frozen, again = (
        ronda("close", "2022-10"),
        ronda("freeze", "2022-10"),
        ronda("close", "2022-10", "--again"),
    )

    said = "Nothing changed since 2022-10 run 1: no new run is made; `--again` makes one all the same."
    assert (said in same.output, said in frozen.output, said in again.output) == (True, True, False)
    assert "Closed 2022-10 run 1 and distributed, as of 2022-11-03 08:00 UTC" in same.output
    assert "Closed 2022-10 run 2 and distributed" in again.output


def test_closings_are_listed_with_their_state(county: County) -> None:
    assert "No month is closed yet" in ronda("closings").output
    ronda("freeze", "2022-10", "--as-of", AS_OF)

    listed = ronda("closings").output

    assert "2022-10    1  frozen      2022-11-03 08:00" in listed


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-11-03T08:00", "2022-11-03 00:00 UTC"),
        ("2022-11-03T08:00Z", "2022-11-03 08:00 UTC"),
        ("2022-11-03T08:00+01:00", "2022-11-03 07:00 UTC"),
        ("2022-11-03 08:00 UTC", "2022-11-03 08:00 UTC"),
    ],
)
def test_a_moment_without_a_zone_is_one_of_the_companys_clock_and_all_are_told_in_utc(
    ronda_home: Path, text: str, moment: str
) -> None:
    county = a_county()
    Company.objects.filter(pk=county.company.pk).update(timezone="Asia/Shanghai")

    frozen = ronda("freeze", "2022-10", "--as-of", text)

    assert f"Frozen 2022-10 run 1, as of {moment}, in" in frozen.output


def test_what_is_strange_is_said_before_the_result_and_an_empty_table_is_left_out(ronda_home: Path) -> None:
    a_county()

    frozen, closed = ronda("freeze", "2022-10", "--as-of", AS_OF), ronda("close", "2022-10")

    for told in (frozen, closed):
        assert told.exit_code == 0
        assert "Strange, though nothing is refused for it:\n  2022-10: no sales lines; import" in told.output
        assert "  2022-10: no outlets are held by Diego Park, Elena Novak and Farid Haddad" in told.output
    lines = closed.output.splitlines()
    strange = next(number for number, line in enumerate(lines) if line.startswith("Strange"))
    assert strange < next(number for number, line in enumerate(lines) if line.startswith("person"))
    assert (
        "no indicator could be assessed for Ana Torres, Bruno Keller, Carmen Ruiz and 3 oth" in closed.output
    )
    assert "Results against target" not in closed.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["close", "2022-10", "--as-of", "yesterday"], "'yesterday' is not a moment"),
        (["close", "2022-10", "--budget", "a lot"], "'a lot' is not an amount of money"),
        (["close", "2022-13"], "2022-13 is not a month"),
        (["close", "2022-10", "--until", "paid"], "'paid' is not one of"),
    ],
)
def test_wrong_usage_is_explained(county: County, arguments: list[str], sentence: str) -> None:
    refused = ronda(*arguments)

    assert refused.exit_code == 2
    assert sentence in refused.output


def test_a_month_that_is_not_closed_cannot_be_verified(county: County) -> None:
    refused = ronda("verify", "2022-09")

    assert isinstance(refused.exception, RefusedError)
    assert str(refused.exception) == "2022-09: is not closed; close it with `ronda close 2022-09`"
