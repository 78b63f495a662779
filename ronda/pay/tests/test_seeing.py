"""Pay by role: a company for leaders, a centre for its director, sums for the representative of the staff."""

from collections.abc import Iterable

import pytest

from ronda.facts.models import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.queries import amounts_for, ledger_for, pools_for, spread_for, statement_for
from ronda.pay.rules import Amount, Pool
from ronda.pay.services import post_closing
from ronda.pay.tests.closings import BUDGET, CLOSED, POINTS, a_run
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_viewer


@pytest.fixture
def closing(county: County) -> Closing:
    run = a_run(county, fined=["diego"])
    post_closing(by=county.viewer, at=CLOSED, closing=run)
    return run


def whose(county: County, amounts: Iterable[Amount]) -> list[str]:
    names = {person.pk: name for name, person in county.people.items()}
    return [names[amount.person_id] for amount in amounts]


def test_leaders_and_operators_see_everybodys_amount(county: County, closing: Closing) -> None:
    for viewer in (county.viewer, a_viewer(county.gao, "leader")):
        assert whose(county, amounts_for(viewer, closing)) == list(POINTS)


def test_a_director_sees_the_amounts_of_the_own_centre(county: County, closing: Closing) -> None:
    assert whose(county, amounts_for(county.viewer_of("ana"), closing)) == list(POINTS)
    elsewhere = Viewer(county.company.pk, county.gao.pk, frozenset({"director"}), frozenset({999}))
    assert amounts_for(elsewhere, closing) == []


def test_a_person_sees_the_own_amount_and_nobody_elses(county: County, closing: Closing) -> None:
    assert whose(county, amounts_for(county.viewer_of("diego"), closing)) == ["diego"]
    assert amounts_for(county.viewer_of("bruno"), closing) == []


def test_administrators_and_representatives_see_no_amount_of_others(county: County, closing: Closing) -> None:
    for role in ("administrator", "staff_representative"):
        assert amounts_for(a_viewer(county.gao, role, county.centre), closing) == []


def test_nothing_is_seen_before_the_month_is_distributed(county: County, closing: Closing) -> None:
    Closing.objects.filter(pk=closing.pk).update(state="appraised")
    closing.refresh_from_db()

    assert amounts_for(county.viewer, closing) == []
    assert pools_for(county.viewer, closing) == []
    assert spread_for(county.viewer, closing) == []
    with pytest.raises(NotAllowedError):
        statement_for(county.viewer, closing, "E05")


def test_hugo_sees_nothing(county: County, closing: Closing) -> None:
    for viewer in (county.hugos_viewer, county.other_viewer, a_viewer(county.hugo, "leader")):
        for ask in (amounts_for, pools_for, spread_for):
            with pytest.raises(NotAllowedError):
                ask(viewer, closing)
        with pytest.raises(NotAllowedError):
            statement_for(viewer, closing, "E05")
        assert ledger_for(viewer, "E05") == []


def test_a_statement_shows_amount_pools_and_reasons(county: County, closing: Closing) -> None:
    statement = statement_for(county.viewer_of("diego"), closing, "E05")

    assert (statement.name, statement.amount_cents, statement.posted_cents) == (
        "Diego Park",
        220_500,
        220_500,
    )
    (line,) = statement.lines
    assert (line.unit, pool_cents(line.post_pool), pool_cents(line.unit_pool)) == (
        "Centre C1",
        668_182,
        980_000,
    )
    assert [reason.code for reason in line.reasons] == ["pay.grade_by_band", "pay.penalty"]
    assert [(posting.kind, posting.cents) for posting in statement.postings] == [
        ("share", 245_000),
        ("penalty", -24_500),
    ]


def pool_cents(pool: Pool | None) -> int | None:
    return pool.pool_cents if pool else None


def test_a_statement_in_a_post_of_two_shows_the_own_amount_and_no_pool(county: County) -> None:
    run = a_run(county, points={"ana": "105", "diego": "85", "elena": "101"})

    (own,) = statement_for(county.viewer_of("diego"), run, "E05").lines
    (amount,) = amounts_for(county.viewer_of("diego"), run)
    (seen_by_ana,) = statement_for(county.viewer_of("ana"), run, "E05").lines

    assert (own.post_pool, own.unit_pool) == (None, None)
    assert (own.amount.amount_cents, own.amount.grade) == (seen_by_ana.amount.amount_cents, "C")
    assert [reason.code for reason in own.reasons] == ["pay.grade_by_band", "pay.pool_of_few"]
    for blank in (own.amount, amount):
        assert (blank.bound, blank.remainder_num, blank.remainder_den, blank.cent_by) == ("", 0, 1, "")
    assert pool_cents(seen_by_ana.post_pool) == 576_471


def test_somebody_elses_statement_is_refused_like_one_that_does_not_exist(
    county: County, closing: Closing
) -> None:
    diego = county.viewer_of("diego")

    refused = []
    for code in ("E06", "E99"):
        with pytest.raises(NotAllowedError) as error:
            statement_for(diego, closing, code)
        refused.append(str(error.value).replace(code, "?"))

    assert refused[0] == refused[1]


def test_the_ledger_of_a_person_is_for_that_person_the_director_and_the_leaders(
    county: County, closing: Closing
) -> None:
    for viewer in (county.viewer, county.viewer_of("ana"), county.viewer_of("diego")):
        assert [line.cents for line in ledger_for(viewer, "E05")] == [245_000, -24_500]
    for viewer in (county.viewer_of("elena"), a_viewer(county.gao, "staff_representative")):
        assert ledger_for(viewer, "E05") == []


def test_the_representative_sees_sums_but_none_of_a_small_group(county: County, closing: Closing) -> None:
    representative = a_viewer(county.gao, "staff_representative")

    assert [(pool.level, pool.pool_cents) for pool in pools_for(representative, closing)] == [
        ("company", BUDGET)
    ]
    assert spread_for(representative, closing) == []


def test_the_spread_tells_a_director_what_a_grade_is_worth(county: County, closing: Closing) -> None:
    lines = spread_for(county.viewer_of("ana"), closing)

    assert [(line.unit, line.post, line.spread.people) for line in lines] == [
        ("Centre C1", "", 4),
        ("Centre C1", "account_manager", 3),
        ("Centre C1", "director", 1),
    ]
    # One grade is 0.10 of a weight of 3.0 in a pool of 668,182.
    assert [line.grade_cents for line in lines] == [None, 22_273, 28_347]
    assert spread_for(county.viewer_of("diego"), closing) == []


def test_everybody_counts_for_the_spread_of_the_company(county: County, closing: Closing) -> None:
    company = spread_for(county.viewer, closing)[0]

    # 311,818 220,500 200,455 222,727 make 955,500.
    assert (company.unit, company.spread.people, company.spread.mean_cents) == ("", 4, 238_875)
