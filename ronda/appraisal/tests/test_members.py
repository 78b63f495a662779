"""The people of a team's board: the same numbers as in the stored results, for those who lead only."""

from decimal import Decimal

import pytest

from ronda.appraisal.queries import mean_points, team_members, team_table
from ronda.appraisal.queries.members import led_units
from ronda.appraisal.tests.cast import PLACE, UNIT, a_viewer
from ronda.appraisal.tests.closings import APART
from ronda.appraisal.tests.conftest import OPERATOR, Closed
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer

LEADER = Viewer(1, 1, frozenset({"leader"}), frozenset())
CENTRE = UNIT + PLACE * APART
A_MILLIONTH = Decimal("0.000001")


def test_a_director_reads_the_own_centre_by_name_and_a_leader_every_centre(random_months: Closed) -> None:
    ana = team_members(a_viewer("Ana"), random_months.closing)

    assert [each.name for each in ana] == ["Ana", "Bruno", "Carmen", "Diego", "Elena", "Farid"]
    assert team_members(LEADER, random_months.closing, [CENTRE]) == ana
    assert len(team_members(LEADER, random_months.closing)) == len(random_months.rows("persons"))


def test_nobody_else_reads_a_team(random_months: Closed) -> None:
    administrator = Viewer(1, None, frozenset({"administrator"}), frozenset())
    elsewhere = Viewer(2, 1, frozenset({"leader"}), frozenset())

    for viewer in (a_viewer("Diego"), a_viewer("Bruno"), a_viewer("Hugo"), administrator, elsewhere):
        with pytest.raises(NotAllowedError):
            team_members(viewer, random_months.closing)
    assert led_units(a_viewer("Ana"), random_months.closing, [1, 2]) == frozenset()


def test_the_parts_of_a_card_make_the_score(random_months: Closed) -> None:
    finals = {
        row["person_id"]: row
        for row in random_months.rows("spells")
        if row["basis"] == "own" and row["days"] == 30
    }
    members = [each for each in team_members(OPERATOR, random_months.closing) if each.person_id in finals]

    assert len(members) > 50
    for member in members:
        given_back = sum(loss.given_back for loss in member.losses.values())
        own = sum(point.counted for point in member.card.values()) + given_back - member.deduction
        score = (1 - member.team_share) * own + member.team_share * (member.team or 0)
        if member.team is not None and member.results:
            assert abs(score - Decimal(finals[member.person_id]["final"]).scaleb(-4)) <= Decimal("0.0001")


def test_lost_points_are_those_of_the_results_table(random_months: Closed) -> None:
    table = {row.person_id: row for row in team_table(a_viewer("Ana"), random_months.closing)}

    for member in team_members(a_viewer("Ana"), random_months.closing):
        row = table[member.person_id]
        assert sum(loss.back for loss in member.losses.values()) == row.lost_back
        assert sum(loss.front for loss in member.losses.values()) == row.lost_front
        assert abs(sum(loss.external for loss in member.losses.values()) - row.lost_external) < A_MILLIONTH
        assert sum(not point.met for point in member.results) == row.missed


def test_the_mean_of_an_indicator_is_over_those_who_could_be_assessed(random_months: Closed) -> None:
    ana = a_viewer("Ana")
    listed = [
        member.card["brand_listing"].points
        for member in team_members(ana, random_months.closing)
        if "brand_listing" in member.card
    ]

    mean = mean_points(ana, random_months.closing, "brand_listing", [CENTRE])

    assert mean == sum(points for points in listed if points is not None) / 3
    assert mean_points(ana, random_months.closing, "no such indicator", [CENTRE]) is None
