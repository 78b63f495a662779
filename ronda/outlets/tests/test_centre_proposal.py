"""From a centre's records to a proposal and back into dated portfolios."""

from datetime import date
from decimal import Decimal

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import portfolio_for, portfolio_problem
from ronda.outlets.rules import ManagerPoint, OutletPoint, propose_portfolios
from ronda.outlets.services import accept_proposal, keep_outlets
from ronda.outlets.tests.builders import a_shop_county, an_outlet_row, give, moment
from ronda.people.tests.builders import County, a_centre, an_appointment, the_rules

pytestmark = pytest.mark.django_db

OCTOBER, NOVEMBER = date(2022, 10, 1), date(2022, 11, 1)


def a_mapped_county() -> County:
    """Nine outlets in three towns, all with Diego; one more is closed."""
    county = a_shop_county()
    rows = [
        an_outlet_row(
            f"O{number}",
            latitude=Decimal("42") + Decimal(number % 3) / 10 + Decimal(number) / 1000,
            longitude=Decimal("-91"),
            visit_class="A" if number < 3 else "C",
        )
        for number in range(9)
    ]
    keep_outlets(by=county.viewer, at=moment(2), rows=[*rows, an_outlet_row("O99", status="closed")])
    give(county, *(row.code for row in rows), to="diego", at=moment(3))
    return county


def test_the_problem_has_the_centres_open_outlets_and_its_account_managers() -> None:
    county = a_mapped_county()

    problem = portfolio_problem(county.viewer, "C1", on=OCTOBER, rules=the_rules())

    assert [outlet.code for outlet in problem.outlets] == [f"O{number}" for number in range(9)]
    assert problem.outlets[1] == OutletPoint("O1", 42.101, -91.0, frequency=2, minutes=20)
    assert [manager.code for manager in problem.managers] == ["E05", "E06", "E07"]
    assert problem.managers[0] == ManagerPoint("E05", tuple(f"O{number}" for number in range(9)))
    assert problem.monthly_minutes == 21 * 360


def test_the_problem_is_as_it_was_known_at_a_moment() -> None:
    county = a_mapped_county()

    problem = portfolio_problem(county.viewer, "C1", on=OCTOBER, rules=the_rules(), as_of=moment(2, 2))

    assert [manager.outlets for manager in problem.managers] == [(), (), ()]


def test_an_account_manager_of_another_centre_or_another_time_is_not_asked() -> None:
    county = a_mapped_county()
    second = a_centre(county.company, "C2")
    an_appointment(county.gao, second)
    an_appointment(county.bruno, county.centre, start=NOVEMBER)

    problem = portfolio_problem(county.viewer, "C1", on=OCTOBER, rules=the_rules())

    assert [manager.code for manager in problem.managers] == ["E05", "E06", "E07"]


def test_an_accepted_proposal_holds_from_its_day_and_moves_only_who_moves() -> None:
    county = a_mapped_county()
    problem = portfolio_problem(county.viewer, "C1", on=OCTOBER, rules=the_rules())
    proposal = propose_portfolios(problem.outlets, problem.managers, seed=1)

    changes = accept_proposal(by=county.viewer_of("ana"), at=moment(10), proposal=proposal, start=NOVEMBER)

    held = {entry.outlet.code: entry.person.code for entry in portfolio_for(county.viewer, on=NOVEMBER)}
    before = {entry.person.code for entry in portfolio_for(county.viewer, on=OCTOBER)}
    moved = [code for code, manager in proposal.assignment.items() if manager != "E05"]
    assert held == proposal.assignment
    assert before == {"E05"}
    assert len(changes) == 3 * len(moved)
    assert sorted(load.outlets for load in proposal.after) == [3, 3, 3]


def test_ana_may_ask_diego_may_not_and_hugo_does_not_find_the_centre() -> None:
    county = a_mapped_county()

    assert portfolio_problem(county.viewer_of("ana"), "C1", on=OCTOBER, rules=the_rules()).outlets
    with pytest.raises(NotAllowedError):
        portfolio_problem(county.viewer_of("diego"), "C1", on=OCTOBER, rules=the_rules())
    hugos = portfolio_problem(county.other_viewer, "C1", on=OCTOBER, rules=the_rules())
    assert (hugos.outlets, [manager.code for manager in hugos.managers]) == ((), ["H01"])
    with pytest.raises(RefusedError, match="centre C9: is not among your centres"):
        portfolio_problem(county.other_viewer, "C9", on=OCTOBER, rules=the_rules())
