from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ronda.cli.portfolios import app
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import portfolio_for
from ronda.outlets.services import keep_outlets
from ronda.outlets.tests.builders import an_outlet_row, give, moment
from ronda.people.tests.builders import County, a_centre, a_county

ON = ("--on", "2022-10-03")


@pytest.fixture
def county(db: None, ronda_home: Path) -> County:
    """Nine outlets in three towns, eight of them with Diego; Elena and Farid have none."""
    county = a_county()
    rows = [
        an_outlet_row(
            f"O{number}",
            latitude=Decimal("42") + Decimal(number % 3) / 10 + Decimal(number) / 1000,
            longitude=Decimal("-91"),
        )
        for number in range(9)
    ]
    keep_outlets(by=county.viewer, at=moment(2), rows=rows)
    give(county, *(row.code for row in rows[:8]), to="diego", at=moment(3))
    return county


def portfolios(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--company", "main"])


def holders(county: County, day: date) -> set[str]:
    return {entry.person.code for entry in portfolio_for(county.viewer, on=day)}


def test_a_proposal_shows_loads_and_moves_and_writes_nothing(county: County) -> None:
    told = portfolios("C1", "--seed", "7", *ON)

    lines = told.output.splitlines()
    assert told.exit_code == 0, told.output
    before, after = (line.split() for line in lines[2:4])
    assert before[:5] == ["Diego", "Park", "(E05)", "before", "8"]
    assert after[:2] == ["after", "3"]
    assert "Minutes in the month: 7,560" in lines[0]
    assert "Of 9 outlets 5 move and 1 had nobody." in lines
    assert "Diego Park (E05) keeps 3 outlets, takes over 0 and gives away 5." in lines
    assert lines[-1] == (
        "Nothing was written: this is a proposal. "
        "`ronda portfolios C1 --seed 7 --on 2022-10-03 --accept --from DATE` records it."
    )
    assert holders(county, date(2022, 11, 1)) == {"E05"}


def test_the_same_seed_gives_the_same_answer(county: County) -> None:
    assert portfolios("C1", "--seed", "7", *ON).output == portfolios("C1", "--seed", "7", *ON).output


def test_an_accepted_proposal_holds_from_its_day_and_once(county: County) -> None:
    accepted = portfolios("C1", *ON, "--accept", "--from", "2022-11-01")
    again = portfolios("C1", *ON, "--accept", "--from", "2022-11-01")

    assert accepted.output.splitlines()[-1] == "The portfolios from 2022-11-01 are recorded."
    assert again.output.splitlines()[-1] == "The portfolios from 2022-11-01 are on record already."
    assert holders(county, date(2022, 10, 31)) == {"E05"}
    assert holders(county, date(2022, 11, 1)) == {"E05", "E06", "E07"}


@pytest.mark.parametrize("arguments", [["--accept"], ["--from", "2022-11-01"], ["--on", "soon"]])
def test_half_an_acceptance_exits_with_2(county: County, arguments: list[str]) -> None:
    assert portfolios("C1", *arguments).exit_code == 2
    assert holders(county, date(2022, 11, 1)) == {"E05"}


def test_a_centre_without_people_or_outlets_is_refused_with_a_sentence(county: County) -> None:
    a_centre(county.company, "C2")
    empty, unknown, early = (
        portfolios("C2", *ON),
        portfolios("C9", *ON),
        portfolios("C1", "--on", "2019-01-01"),
    )

    assert str(empty.exception) == "centre C2: has no open outlet; import its outlets first"
    assert "centre C9: is not among your centres" in str(unknown.exception)
    assert "has nobody in a post that holds portfolios on 2019-01-01" in str(early.exception)
    assert all(isinstance(each.exception, RefusedError) for each in (empty, unknown, early))
