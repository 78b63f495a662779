"""What a plan says of itself, in whole sentences."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from ronda.visits.queries.plan_shapes import Said
from ronda.visits.wording.plan_causes import cause_words
from ronda.visits.wording.plan_sentences import SENTENCES
from ronda.visits.wording.planning import DEEDS
from ronda.work.wording import deed_sentence

OUTLETS = {"count": 2, "names": ["Shop 1", "Shop 2"]}
EACH: dict[str, tuple[dict[str, Any], str]] = {
    "too_much": (
        {"name": "Elena", "needed": 12720, "there": 9600},
        "Elena has 212 hours of visits and 160 hours.",
    ),
    "unmet": (
        {"visits": 15, "classes": {"B": 3, "C": 12}},
        "15 visits find no day (class B: 3, class C: 12).",
    ),
    "not_within": (
        {"minutes": 30},
        "The locked visits leave no plan with at most 30 minutes of overtime a day.",
    ),
    "lower": (
        {"class": "C", "outlets": 31, "saved": 3150, "enough": True},
        "It fits with one visit a month for class C: 31 outlets, 52.5 hours less.",
    ),
    "hand_over": (
        {"name": "Farid", "outlets": 1, "saved": 90},
        "Farid has time left: handing over 1 outlet saves 1.5 hours.",
    ),
    "more_days": ({"days": 9}, "9 working days more would do as well."),
    "no_working_day": (
        {"from": "2022-10-03"},
        "From Oct 3, 2022 on this month has no working day; no visit has a day.",
    ),
    "fixed_off": (
        {"name": "Shop 1", "day": "2022-10-12"},
        "The locked visit to Shop 1 falls on a day off, Oct 12, 2022; move it or let it go.",
    ),
    "fixed_same_time": (
        {"day": "2022-10-12", "names": ["Shop 1", "Shop 2"]},
        "Two joint visits are at one time on Oct 12, 2022: Shop 1, Shop 2.",
    ),
    "fixed_too_long": (
        {"day": "2022-10-12", "needed": 400, "there": 360},
        "The locked visits of Oct 12, 2022 take 6.7 hours, and the day has 6.",
    ),
    "wider": (OUTLETS, "The visits to 2 outlets are not spaced as usual: Shop 1, Shop 2."),
    "no_position": (
        OUTLETS,
        "2 outlets without a position are planned last, without their ways: Shop 1, Shop 2.",
    ),
    "far_position": (
        {"count": 1, "names": ["Shop 1"]},
        "1 position lies too far away to be right, perhaps in another country; its outlet is planned last: "
        "Shop 1.",
    ),
    "one_point": (
        {"count": 7, "names": [f"Shop {number}" for number in range(7)]},
        "7 outlets have one and the same position; look whether that is right: "
        "Shop 0, Shop 1, Shop 2, Shop 3, Shop 4 and 2 more.",
    ),
    "no_start": (
        {},
        "Nobody has set where the days begin; they begin and end in the middle of the outlets.",
    ),
    "moved": (
        {"moved": 3, "kept": 97},
        "3 visits change against the plan in force; 97 stay as they are.",
    ),
    "move_none": ({}, "It stands on this day."),
    "move_cost": (
        {"minutes": -5, "over": 12, "spacing": "too_near"},
        "5 minutes less travel; the day is 12 minutes too long; too near to another visit there",
    ),
    "locked": ({}, "It stays on this day."),
    "pattern": (
        {"days": [date(2022, 10, 4), date(2022, 10, 18)]},
        "Spaced from its visits on Oct 4, 2022, Oct 18, 2022.",
    ),
    "outside_hours": ({}, "Outside the hours that suit the outlet."),
    "near": ({"names": ["Shop 1"]}, "On the way with Shop 1."),
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_code_is_a_whole_sentence_in_each_language(code: str) -> None:
    numbers, sentence = EACH[code]
    assert str(Said(code, numbers)) == sentence
    for language in ("es", "zh-hans"):
        with override(language):
            assert "%(" not in str(Said(code, numbers))


def test_a_move_without_a_way_is_told_as_none() -> None:
    assert str(Said("move_cost", {"minutes": 0, "over": 0, "spacing": None})) == "no more travel"
    assert str(Said("move_cost", {"minutes": 1, "over": 0, "spacing": None})) == "1 minute more travel"


def test_causes_of_a_re_plan_are_told_with_their_number() -> None:
    assert [
        cause_words({"code": code, "count": 2}) for code in ("missed", "away", "came", "left", "priority")
    ] == [
        "2 visits were missed",
        "2 planned visits fall on days of leave or holidays",
        "2 outlets came into the portfolio",
        "2 outlets left the portfolio",
        "2 outlets of phase priorities are not planned",
    ]


def test_every_deed_of_a_plan_is_told() -> None:
    moved = {"outlet": "Shop 1", "from": "2022-10-04", "to": "2022-10-05"}
    added = {"outlet": "Shop 1", "day": "2022-10-05", "with": "", "kind": "visit"}
    said: list[tuple[str, dict[str, Any], str]] = [
        ("made", {"visits": 2, "starts": "2022-10-04"}, "Made a draft with 2 visits from Oct 4, 2022 on"),
        ("accepted", {"visits": 1}, "Accepted the plan with 1 visit"),
        ("dropped", {}, "Dropped the draft"),
        ("visit_moved", moved, "Moved the visit to Shop 1 from Oct 4, 2022 to Oct 5, 2022"),
        ("visit_moved", {**moved, "to": ""}, "Left the day of the visit to Shop 1 open"),
        ("visit_moved", {**moved, "from": ""}, "Set the visit to Shop 1 to Oct 5, 2022"),
        ("visit_locked", {"outlet": "Shop 1", "locked": True}, "Locked the visit to Shop 1 on its day"),
        ("visit_locked", {"outlet": "Shop 1", "locked": False}, "The visit to Shop 1 may move again"),
        ("visit_added", added, "Added a visit to Shop 1 on Oct 5, 2022"),
        ("visit_added", {**added, "kind": "field_visit"}, "Added a field visit to Shop 1 on Oct 5, 2022"),
        ("visit_added", {**added, "with": "Ana"}, "Added a joint visit with Ana to Shop 1 on Oct 5, 2022"),
        ("visit_cancelled", {"outlet": "Shop 1", "day": ""}, "Cancelled the visit to Shop 1"),
    ]
    assert {f"visit_plan.{deed}" for deed, _, _ in said} == set(DEEDS)
    for deed, words, sentence in said:
        assert deed_sentence(f"visit_plan.{deed}", words) == sentence
