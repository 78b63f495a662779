"""The rules of the team's board: examples worked by hand, and what holds for every team."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.appraisal.rules.team_card import CardPoint, LostPoints, TeamMember
from ronda.cockpit.rules.board import (
    Part,
    certified_goal,
    changes_between,
    conversations_due,
    energy_goal,
    heat_columns,
    heat_rows,
    leads,
    loads_of,
    notable,
    skills_goal,
)
from ronda.learning.rules import Marketer
from ronda.people.rules import Viewer
from ronda.people.tests.builders import the_rules
from ronda.policy import BoardRules

GRADES = ("A", "B", "C", "D", "E")
LEADER = Viewer(1, 900, frozenset({"leader"}), frozenset())
ANA = Viewer(1, 1, frozenset({"director"}), frozenset({1}))
OMAR = Viewer(1, 2, frozenset({"deputy"}), frozenset({1}))
HALF = Decimal("0.5")


def board_rules() -> BoardRules:
    rules = the_rules().board
    assert rules is not None
    return rules


def point(indicator: str, points: int | None, *, kind: str = "result", weight: Decimal = HALF) -> CardPoint:
    counted = Decimal(points or 0) * weight
    met = points is not None and points >= 100
    return CardPoint(indicator, kind, met, None if points is None else Decimal(points), counted)


def somebody(name: str = "Diego", **more: object) -> TeamMember:
    """An account manager of the first centre whose score is exactly that of the card."""
    card = more.pop("card", {})
    losses = more.pop("losses", {})
    given = {
        "person_id": 5,
        "code": "E05",
        "name": name,
        "unit_id": 1,
        "unit": "Centre",
        "post": "account_manager",
        "grade": "C",
        "newcomer": False,
        "card": card,
        "losses": losses,
        **more,
    }
    counted = sum(each.counted for each in card.values())  # type: ignore[attr-defined]
    back = sum(each.given_back for each in losses.values())  # type: ignore[attr-defined]
    own = counted + back - Decimal(str(given.get("deduction", 0)))
    share, team = Decimal(str(given.get("team_share", 0))), given.get("team")
    score = own if team is None else (1 - share) * own + share * Decimal(str(team))
    given.setdefault("score", int(score * 10_000))
    given.setdefault("grade_score", given["score"])
    return TeamMember(**given)  # type: ignore[arg-type]


def card(**points: int | None) -> dict[str, CardPoint]:
    return {code: point(code, value) for code, value in points.items()}


def lost(indicator: str, back: int, front: int, external: int) -> dict[str, LostPoints]:
    whole = Decimal(back + front + external)
    given_back = Decimal(back + external)
    return {indicator: LostPoints(indicator, whole, Decimal(back), Decimal(front), given_back)}


# What changed


def test_a_result_missed_for_the_first_time_says_where_its_points_went() -> None:
    before = somebody(card=card(brand_listing=100, sales_plan=104))
    now = somebody(card=card(brand_listing=60, sales_plan=104), losses=lost("brand_listing", 12, 5, 3))

    [change] = changes_between([before], [now])

    [line] = change.indicators
    assert (change.code, change.difference) == ("fell", Decimal(-5))
    assert (line.indicator, line.code, line.effect) == ("brand_listing", "now_missed", Decimal(-5))
    assert line.why is not None
    assert line.why.code == "mostly_back"
    assert dict(line.why.facts) == {
        "back_points": "12",
        "front_points": "5",
        "external_points": "3",
        "lost_points": "20",
    }
    assert change.rest == 0


def test_what_nobody_explains_is_nobodys() -> None:
    before, now = somebody(card=card(a=100)), somebody(card=card(a=80), losses=lost("a", 0, 0, 10))

    [change] = changes_between([before], [now])

    assert (change.code, change.indicators[0].effect) == ("same", Decimal(0))
    assert change.indicators[0].why is not None
    assert change.indicators[0].why.code == "nobody"


@pytest.mark.parametrize(
    ("parts", "code"), [((4, 3, 3), "shared"), ((1, 9, 0), "mostly_front"), ((2, 2, 6), "mostly_external")]
)
def test_a_cause_is_named_alone_only_where_it_explains_half(parts: tuple[int, int, int], code: str) -> None:
    now = somebody(card=card(a=80), losses=lost("a", *parts))

    [change] = changes_between([somebody(card=card(a=100))], [now])

    assert change.indicators[0].why is not None
    assert change.indicators[0].why.code == code


def test_a_duty_of_the_back_office_and_the_team_are_parts_of_their_own() -> None:
    before = somebody(card=card(a=100, b=100), team_share=HALF, team=Decimal(100))
    now = replace(
        somebody(card=card(a=100, b=100), team_share=HALF, team=Decimal(96), deduction=Decimal(4)),
        grade="D",
    )

    [change] = changes_between([before], [now])

    assert (change.duties, change.team, change.indicators) == (Decimal(-2), Decimal(-2), ())
    assert change.difference == Decimal(-4)


def test_who_comes_and_who_leaves_is_no_rise_and_no_fall() -> None:
    pavel, noor = somebody("Pavel", person_id=12), somebody("Noor", person_id=13)

    came, left = changes_between([pavel], [noor])

    assert [(each.name, each.code, each.difference) for each in (came, left)] == [
        ("Noor", "came", None),
        ("Pavel", "left", None),
    ]


CARDS = st.dictionaries(
    st.sampled_from(["a", "b", "c"]), st.one_of(st.none(), st.integers(0, 120)), max_size=3
)
LOSSES = st.dictionaries(st.sampled_from(["a", "b"]), st.tuples(*[st.integers(0, 9)] * 3), max_size=2)
SHARES = st.sampled_from([Decimal(0), Decimal("0.3"), Decimal("0.6")])


@st.composite
def members(draw: st.DrawFn) -> TeamMember:
    losses = {
        code: LostPoints(code, Decimal(sum(parts)), Decimal(parts[0]), Decimal(parts[1]), Decimal(parts[0]))
        for code, parts in draw(LOSSES).items()
    }
    return somebody(
        card=card(**draw(CARDS)),
        losses=losses,
        deduction=Decimal(draw(st.integers(0, 9))),
        team=Decimal(draw(st.integers(60, 120))),
        team_share=draw(SHARES),
    )


@given(members(), members())
def test_the_parts_of_a_change_make_the_whole(before: TeamMember, now: TeamMember) -> None:
    [change] = changes_between([before], [now])

    parts = sum(line.effect for line in change.indicators) + change.duties + change.team + change.rest
    assert parts == change.difference
    assert abs(change.rest) < Decimal("0.001")


@given(members(), members())
def test_turned_round_every_change_is_its_opposite(before: TeamMember, now: TeamMember) -> None:
    [forth], [back] = changes_between([before], [now]), changes_between([now], [before])

    assert forth.difference == -(back.difference or 0)
    assert {line.indicator: line.effect for line in forth.indicators} == {
        line.indicator: -line.effect for line in back.indicators
    }


@given(members())
def test_a_month_like_the_one_before_changes_nothing(member: TeamMember) -> None:
    [change] = changes_between([member], [member])

    assert (change.code, change.indicators, change.difference) == ("same", (), Decimal(0))
    assert notable([change], board_rules().notable_change) == []


@given(st.lists(members(), max_size=4), st.randoms())
def test_the_order_of_the_rows_changes_nothing(team: list[TeamMember], chance: object) -> None:
    team = [replace(each, person_id=number, code=f"E{number}") for number, each in enumerate(team)]
    mixed = team[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert changes_between(team, mixed) == changes_between(mixed, team)


# Whom to talk with


def due(*months: TeamMember, viewer: Viewer = ANA) -> list[str]:
    found = conversations_due(viewer, [[each] for each in months], board_rules(), GRADES)
    return [reason.code for each in found for reason in each.reasons]


def test_a_low_band_and_a_fall_of_a_band_ask_for_a_conversation() -> None:
    assert due(somebody(grade="D")) == ["grade"]
    assert due(somebody(grade="C"), somebody(grade="B")) == ["bands_fallen"]
    assert due(somebody(grade="D"), somebody(grade="C")) == ["grade", "bands_fallen"]
    assert due(somebody(grade="B"), somebody(grade="C")) == []


def test_a_result_missed_twice_asks_only_where_own_duties_had_a_part_each_time() -> None:
    own, others = lost("sales_plan", 0, 1, 2), lost("sales_plan", 6, 0, 0)

    assert due(somebody(losses=own), somebody(losses=own)) == ["missed_again"]
    assert due(somebody(losses=own), somebody(losses=others)) == []
    assert due(somebody(losses=own)) == []
    trifle = {"sales_plan": LostPoints("sales_plan", Decimal(9), Decimal(0), Decimal("0.49"))}
    assert due(somebody(losses=trifle), somebody(losses=own)) == []


def test_points_lost_through_own_duties_add_up_over_the_results_of_a_month() -> None:
    each = {code: LostPoints(code, Decimal(3), Decimal(2), Decimal(1), Decimal(2)) for code in ("a", "b")}

    assert due(somebody(losses=each)) == ["own_duties"]
    assert due(somebody(losses=dict([*each.items()][:1]))) == []


def test_a_newcomer_is_left_to_learn() -> None:
    assert due(somebody(grade="E", newcomer=True)) == []


def test_only_who_leads_a_person_sees_the_reason() -> None:
    ana = somebody("Ana", person_id=1, post="director", grade="D")
    omar = somebody("Omar", person_id=2, post="deputy", grade="D")
    diego = somebody(grade="D")
    neighbour = Viewer(1, 50, frozenset({"director"}), frozenset({2}))
    bruno = Viewer(1, 3, frozenset({"brand_manager"}), frozenset({1}))

    def seen(viewer: Viewer) -> list[str]:
        found = conversations_due(viewer, [[ana, omar, diego]], board_rules(), GRADES)
        return [each.name for each in found]

    assert seen(LEADER) == ["Ana", "Diego", "Omar"]
    assert seen(ANA) == ["Diego", "Omar"]
    assert seen(OMAR) == ["Diego"]
    assert seen(neighbour) == seen(bruno) == []
    assert not leads(Viewer(1, 5, frozenset({"account_manager"}), frozenset({1})), diego)


# The four goals


def test_nine_of_thirteen_need_one_more_for_more_than_three_quarters() -> None:
    staff = [Marketer(number, 3 if number < 9 else 4) for number in range(13)]

    intermediate, senior = certified_goal(staff, the_rules().certification).parts

    assert (senior.count, senior.whole, senior.missing, senior.state) == (9, 13, 1, "attention")
    assert (intermediate.count, intermediate.missing, intermediate.state) == (13, 0, "good")


@given(st.integers(0, 40), st.integers(0, 40), st.decimals(0, 1, places=2), st.booleans())
def test_so_many_more_reach_a_goal_and_one_fewer_does_not(
    count: int, others: int, goal: Decimal, strict: bool
) -> None:
    part = Part("tasks", count, count + others, goal, strict)

    if part.missing is None:
        assert not part.whole or (strict and goal == 1)
        return
    assert replace(part, count=count + part.missing).reached
    assert not part.missing or not replace(part, count=count + part.missing - 1).reached
    assert part.reached == (part.missing == 0)


def test_three_results_of_four_are_a_mastered_post_and_half_of_them_are_not() -> None:
    three, two = card(a=100, b=101, c=120, d=90), card(a=100, b=101, c=99, d=90)
    team = [somebody(card=three), somebody(card=two), somebody(card=card(a=None)), somebody(card={})]

    [part] = skills_goal(team, board_rules()).parts

    assert (part.count, part.whole) == (1, 2)


def test_what_the_rung_asks_stands_beside_the_results_once_a_ladder_is_laid() -> None:
    unasked, without = skills_goal([], board_rules()), skills_goal([], board_rules(), (0, 0))
    with_it = skills_goal([], board_rules(), (4, 5))

    assert (unasked.lacking, without.lacking, with_it.lacking) == (("rungs",), ("ladder",), ())
    assert [(part.code, part.count, part.whole) for part in with_it.parts] == [
        ("skilled", 0, 0),
        ("on_rung", 4, 5),
    ]


def test_the_burden_of_visits_is_held_against_the_mean_of_the_team() -> None:
    rules, band = the_rules().visits, (Fraction(3, 4), Fraction(5, 4))
    # 400, 300 and 120 minutes, on two days, one and one: a mean of 205 a day.
    visits = {(5, "A"): 20, (6, "B"): 20, (7, "C"): 10}

    loads = {each.person_id: each for each in loads_of(visits, {5: 2, 6: 1, 7: 1, 8: 0}, rules, band)}

    assert {person: load.times for person, load in loads.items()} == {
        5: Fraction(200, 205),
        6: Fraction(300, 205),
        7: Fraction(120, 205),
    }
    assert [load.state for load in loads.values()] == ["near", "heavier", "lighter"]
    assert energy_goal(list(loads.values()), board_rules()).parts[0].count == 1
    assert energy_goal([], board_rules()).state == "open"
    assert loads_of({}, {5: 20}, rules, band) == []


def test_energy_needs_four_of_five_people_in_a_moderately_demanding_week() -> None:
    reached, missed = (energy_goal([], board_rules(), (count, 5)) for count in (4, 3))

    assert (reached.state, missed.state) == ("good", "attention")
    assert missed.parts[0].missing == 1
    assert ("load" in reached.lacking, "load" in energy_goal([], board_rules()).lacking) == (False, True)


def test_energy_needs_every_second_person_to_take_part_in_innovation() -> None:
    reached, missed = (energy_goal([], board_rules(), (5, 5), (count, 5)) for count in (3, 2))

    assert (reached.state, missed.state) == ("good", "attention")
    assert (missed.parts[-1].code, missed.parts[-1].missing) == ("took_part", 1)
    assert reached.lacking == ()
    assert energy_goal([], board_rules()).lacking == ("load", "participation")


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 200), min_size=1), st.integers(2, 9))
def test_twice_the_visits_for_everybody_leave_the_spread_as_it_was(visits: dict[int, int], by: int) -> None:
    rules, band, days = the_rules().visits, (Fraction(3, 4), Fraction(5, 4)), dict.fromkeys(visits, 20)

    once = loads_of({(who, "A"): count for who, count in visits.items()}, days, rules, band)
    more = loads_of({(who, "A"): count * by for who, count in visits.items()}, days, rules, band)

    assert [load.state for load in once] == [load.state for load in more]
    assert sum(load.times for load in once) == len(once)


# The heat map


def test_the_heat_map_is_by_name_and_what_was_not_assessed_stands_apart() -> None:
    elena = somebody("Elena", person_id=6, card=card(a=120, b=None))
    diego = somebody(card=card(a=50, c=100))

    rows = heat_rows([elena, diego], heat_columns([elena, diego]))

    assert heat_columns([elena, diego]) == ["a", "b", "c"]
    assert [row.member.name for row in rows] == ["Diego", "Elena"]
    assert [[cell.state for cell in row.cells] for row in rows] == [
        ["short", "absent", "reached"],
        ["reached", "open", "absent"],
    ]
    assert [cell.level for row in rows for cell in row.cells] == [1, 0, 4, 5, 0, 0]


@given(st.lists(members(), max_size=6), st.sampled_from(["", "a", "post", "unknown"]), st.booleans())
def test_sorting_loses_nobody_and_puts_who_has_no_points_last(
    team: list[TeamMember], sort: str, falling: bool
) -> None:
    rows = heat_rows(team, heat_columns(team), sort, falling=falling)

    assert sorted(map(id, team)) == sorted(id(row.member) for row in rows)
    if sort == "a" and "a" in heat_columns(team):
        known = [
            row.member.card.get("a") is not None and row.member.card["a"].points is not None for row in rows
        ]
        assert known == sorted(known, reverse=True)
