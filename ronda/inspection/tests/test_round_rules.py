"""What a round waits for and for whom, how units are named in public, and the terms that follow."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.inspection.rules.draws import PoissonTerms, StrataTerms, Unit, chances_of, draw_faults
from ronda.inspection.rules.rounds import (
    PARTIES,
    Asked,
    Named,
    RoundNow,
    leads_rounds,
    next_step,
    outlet_of,
    parties_of,
    person_of,
    round_signs,
    steps_of,
    task_of,
    terms_for,
    visit_of,
)
from ronda.people.rules import Viewer
from ronda.people.tests.builders import the_rules

BOTH = frozenset(PARTIES)
ONE = frozenset({"management"})


def asked(method: str = "strata") -> Asked:
    rules = the_rules().inspection
    assert rules is not None
    return Asked.by_policy(rules, method)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "code", "whose"),
    [
        (RoundNow("announced"), "commit", PARTIES),
        (RoundNow("announced", ONE), "commit", ("staff",)),
        (RoundNow("announced", BOTH), "freeze", ("management",)),
        (RoundNow("frozen", BOTH), "reveal", PARTIES),
        (RoundNow("frozen", BOTH, ONE), "reveal", ("staff",)),
        (RoundNow("frozen", BOTH, BOTH), "draw", ("management",)),
        (RoundNow("frozen", BOTH, BOTH, beacon_named=True), "beacon", ("management",)),
        (RoundNow("frozen", BOTH, BOTH, False, True, True), "draw", ("management",)),
        # Nobody reveals in the light of the beacon: it waits until nobody can reveal any more.
        (RoundNow("frozen", BOTH, ONE, beacon_named=True), "reveal", ("staff",)),
        (RoundNow("frozen", BOTH, ONE, True, True), "beacon", ("management",)),
        (RoundNow("frozen", BOTH, ONE, True), "abandon", ("management",)),
        (RoundNow("frozen", BOTH, frozenset(), True, True, True), "abandon", ("management",)),
        (RoundNow("drawn", BOTH, BOTH, units_left=1), "field_work", ("inspectors",)),
        (RoundNow("drawn", BOTH, BOTH), "release", ("management",)),
        (RoundNow("released", BOTH, BOTH), "none", ()),
    ],
)
def test_a_round_waits_for_one_thing(now: RoundNow, code: str, whose: tuple[str, ...]) -> None:
    waits = next_step(now)

    assert (waits.code, waits.whose) == (code, whose)
    present = [step for step, state in steps_of(now) if state == "now"]
    assert len(present) == (code != "none")


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_public_name_of_a_unit_says_what_it_is_about(outlet: int, person: int, number: int) -> None:
    visit = Named(outlet, person, visit=number)
    task, office_task = Named(outlet, person, task=number), Named(None, person, task=number)
    record = Named(outlet)

    assert (outlet_of(visit.unit), visit_of(visit.unit), task_of(visit.unit)) == (outlet, number, None)
    assert (outlet_of(task.unit), task_of(task.unit)) == (outlet, number)
    assert (outlet_of(office_task.unit), task_of(office_task.unit)) == (None, number)
    assert (outlet_of(record.unit), visit_of(record.unit), person_of(record.stratum)) == (outlet, None, None)
    assert person_of(visit.stratum) == person
    assert Unit(visit.unit, visit.stratum).outlet == f"R{outlet}"


def test_terms_take_the_policys_share_between_its_least_and_its_most() -> None:
    units = [Unit(f"R{number}/V{number}", "P1") for number in range(200)]
    units += [Unit(f"R{number}/V{number}", "P2") for number in range(300, 340)]
    units += [Unit(f"R9/V{number}", "P3") for number in range(400, 405)]

    terms = terms_for(units, asked())

    # 5 % of 200 are 10, at most 8; of 40 are 2, at least 3; five visits to one outlet give one.
    assert isinstance(terms, StrataTerms)
    assert dict(terms.take) == {"P1": 8, "P2": 3, "P3": 1}
    assert terms.again == Fraction(1, 20)
    assert draw_faults(units, terms) == []


def test_by_risk_half_of_all_chance_is_everybodys_and_nobody_is_exempt() -> None:
    units = [Unit(f"R{number}/V{number}", "P1") for number in range(60)]
    signs = {"R0/V0": {"two_places": 1}, "R1/V1": {"short": 2, "unknown": 9}}

    weighed, raised = round_signs(units, signs, asked("poisson"))
    terms = terms_for(weighed, asked("poisson"))
    chances = chances_of(weighed, terms)

    assert raised == {"R0/V0": {"two_places": 6}, "R1/V1": {"short": 2}}
    assert [unit.size for unit in weighed[:3]] == [7, 3, 1]
    assert isinstance(terms, PoissonTerms)
    assert min(chance.probability for chance in chances.values()) >= Fraction(1, 100)
    assert chances[weighed[0]].probability == 7 * chances[weighed[2]].probability


def test_what_is_asked_is_kept_exactly() -> None:
    kept = asked().as_json() | {"announced": "something beside it"}

    assert Asked.of_json(kept) == asked()


def test_only_people_speak_for_a_party_and_only_in_what_they_lead() -> None:
    director = Viewer(1, 5, frozenset({"director"}), frozenset({3}))
    leader = Viewer(1, 6, frozenset({"leader"}), frozenset())
    staff = Viewer(1, 7, frozenset({"staff_representative"}), frozenset())

    assert (leads_rounds(director, 3), leads_rounds(director, 4), leads_rounds(director, None)) == (
        True,
        False,
        False,
    )
    assert leads_rounds(leader, None)
    assert not leads_rounds(Viewer(1, 8, frozenset({"administrator"}), frozenset()), 3)
    assert parties_of(staff, 3) == ("staff",)
    assert parties_of(director, 3) == ("management",)
    assert parties_of(Viewer.operator(1), 3) == ()
