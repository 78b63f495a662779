"""Every reason that the rules can give is one whole sentence, in every language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from ronda.appraisal.rules.counterfactual import what_would_change
from ronda.appraisal.rules.derivation import Node, Stored, derive, walk
from ronda.appraisal.rules.derivation.stored import Row
from ronda.appraisal.tests.cast import code_of
from ronda.appraisal.tests.conftest import SOME_CARDS, Closed
from ronda.appraisal.tests.paid import paid
from ronda.appraisal.wording import SENTENCES, sentence_of
from ronda.kernel.reason import Fact, Reason

# Codes that no month of the suite yields; each with the facts that its rule gives.
RARE: dict[str, dict[str, Fact]] = {
    "amount_of_spells": {"amount_cents": 500_00},
    "curve_is_level": {"from_share": "1.2", "reached_points": "120"},
}
REACHED: dict[str, Any] = {
    "num": 1,
    "den": 1,
    "target_num": 1,
    "target_den": 1,
    "target_by_hand": False,
    "direction": "up",
    "kind": "result",
    "reading": "result",
    "met": True,
    "attainment": Decimal(1),
    "points": Decimal(100),
}


def reasons_of(stored: Stored) -> Iterator[Reason]:
    told = derive(stored, run=1)
    yield from (node.reason for root in (told.root, told.rules) for node in walk(root))
    yield from (node.reason for node in what_would_change(stored))


def months(closed: Closed) -> Iterator[Stored]:
    """The random months, and one of the cast's with everything that pay and policy can do to it."""
    yield from map(closed.stored, closed.codes())
    diego = closed.stored(code_of("Diego"))
    yield diego
    yield replace(diego, duty_cards=SOME_CARDS)
    yield from pay_days(diego)
    yield from rare_months(diego)


def pay_days(diego: Stored) -> Iterator[Stored]:
    for changes in (
        {"bound": "floor", "remainder_cent": 1, "cent_by": "remainder", "grade_by": "newcomer"},
        {"bound": "ceiling", "remainder_cent": 1, "cent_by": "weight", "grade_by": "quota"},
        {"remainder_cent": 1, "cent_by": "draw", "penalty_cents": 100, "penalty_cut_by": "deduction"},
        {"penalty_cents": 100, "penalty_cut_by": "minimum_wage"},
    ):
        yield paid(diego, **changes)
    yield for_oneself(paid(diego), people=2)
    yield paid(replace(diego, spells=diego.own_spells))


def for_oneself(stored: Stored, people: int) -> Stored:
    """As somebody reads it who leads nobody, in a post of so many people."""
    return replace(stored, led_units=frozenset(), amounts=stored.amounts[:people])


def rare_months(diego: Stored) -> Iterator[Stored]:
    rules = diego.rules
    half = rules.cascade.model_copy(update={"relief": Decimal("0.5")})
    yield replace(diego, rules=rules.model_copy(update={"cascade": half}))
    by_records = {"A1": rules.duties["A1"].model_copy(update={"evidence": "information"})}
    yield replace(diego, rules=rules.model_copy(update={"duties": {**rules.duties, **by_records}}))
    for target in ("0.01", "100"):
        beside = rules.indicators["visit_adherence"].model_copy(
            update={"code": "beside", "target": Decimal(target), "min_den": 1}
        )
        yield replace(
            diego, rules=rules.model_copy(update={"indicators": {**rules.indicators, "beside": beside}})
        )
    for direction in ("down", "band"):
        yield replace(diego, cards=changed(diego.cards, direction=direction))
    serving = {"kind": "process", "reading": "process", "serves": True, "lost": Decimal(0)}
    yield replace(diego, cards=changed(diego.cards, **serving, points=Decimal("107.61")))
    yield replace(diego, cards=changed(diego.cards, indicator="retailer_margin", assessable=True, **REACHED))
    yield replace(diego, cards=())
    yield replace(diego, shares=changed(diego.shares, owner_id=None))
    yield replace(diego, shares=changed(diego.shares, share=Decimal(0)))
    yield replace(diego, missed=changed(diego.missed, external=Decimal(0)))
    yield replace(diego, closed_units=frozenset({diego.own_spells[0]["unit_id"]}))
    yield replace(diego, spells=changed(diego.spells, team=None))
    for basis in ("team", "neutral"):
        yield replace(diego, spells=changed(diego.spells, basis=basis))
    yield replace(diego, spells=changed(diego.spells, basis="neutral", final=None))
    twice = changed(diego.own_spells, basis="neutral") * 2
    yield replace(diego, spells=twice, person={**diego.person, "presence_days": 0})


def changed(rows: Iterable[Row], **changes: Any) -> list[Row]:
    return [{**row, **changes} for row in rows]


@pytest.fixture(scope="module")
def reasons(random_months: Closed) -> list[Reason]:
    found = {str(reason): reason for stored in months(random_months) for reason in reasons_of(stored)}
    return [*found.values(), *(Reason(code, facts) for code, facts in RARE.items())]


def test_every_reason_has_a_sentence_and_every_sentence_a_reason(reasons: list[Reason]) -> None:
    assert {reason.code for reason in reasons} == set(SENTENCES)


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_every_sentence_is_whole_in_every_language(reasons: list[Reason], language: str) -> None:
    with override(language):
        for reason in reasons:
            sentence = sentence_of(reason, "CNY")
            assert not re.search(r"%\(\w+\)|None|[_{}]", sentence), sentence


def a_reason(code: str, **facts: Any) -> str:
    return sentence_of(Reason(code, facts), "EUR")


def test_points_have_two_decimals_and_what_a_grade_turns_on_has_all_it_needs() -> None:
    told = a_reason(
        "month_of_one_spell", month="2026-05", month_score=831_049, presence_days=3, period_days=31
    )
    graded = a_reason("below_better_grade", gap_points="0.0004", grade="C", from_points="85")

    assert told == "May 2026: 83.10, present on 3 of 31 days."
    assert graded.startswith("0.0004 points below grade C, which begins at 85.00.")


def test_the_market_is_named_and_nobody_is_at_fault() -> None:
    told = a_reason("nobody_at_fault", external_share="0.3", forgiven_points="2.34", lost_points="7.8")

    assert told == "Nobody is at fault: the market explains 2.34 of 7.80 points; they are given back."


def test_money_and_numbers_are_written_as_the_reader_writes_them() -> None:
    with override("es"):
        assert "4.623,29\N{NO-BREAK SPACE}€" in a_reason("amount_of_spells", amount_cents=462_329)


def test_sentences_are_translated_when_they_are_read_and_not_before() -> None:
    assert all(isinstance(sentence, Promise) for sentence in SENTENCES.values())


def test_an_amount_is_explained_from_the_pool_down_to_the_hundredth_below_the_grade(
    random_months: Closed,
) -> None:
    stored = paid(random_months.stored(code_of("Diego")))

    root = derive(stored, run=1).root

    told = {node.reason.code: sentence_of(node.reason, "EUR") for node in walk(root)}
    assert told["amount"] == (
        "€4,623.29: the pool of €25,000.00 for Account manager, Centre of Linn,"
        " times the weight 0.9 of all weights, 4.8667."
    )
    assert told["weight"] == "Weight 0.9: present on 30 of 30 days, times 0.9 for grade D."
    assert told["grade_by_band"] == ("Grade D: the score is 84.99; the bands begin at A 110 B 100 C 85 D 70.")
    assert told["below_better_grade"].startswith("0.01 points below grade C")
    assert told["near_miss"] == (
        "This is so close that one record may decide. Look at the records below, then talk to Ana;"
        " an objection can be filed within 5 working days of publication."
    )
    assert [node.reason.code for node in path_to(root, "month_of_one_spell")] == [
        "amount",
        "weight",
        "grade_by_band",
        "rolling_score",
        "month_of_one_spell",
    ]


def test_a_gap_of_more_than_the_policy_calls_close_is_no_near_miss(random_months: Closed) -> None:
    stored = paid(random_months.stored(code_of("Diego")), grade_points=844_900)

    codes = {node.reason.code for node in walk(derive(stored, run=1).root)}

    assert "below_better_grade" in codes
    assert "near_miss" not in codes


def test_a_share_quotes_the_card_that_it_rests_on_and_names_the_duties_that_no_card_has(
    random_months: Closed,
) -> None:
    diego = random_months.stored(code_of("Diego"))
    title = '{"en": "Brand plan and task assignment", "es": "Plan de marca"}'
    b1: dict[str, Any] = {"post": "brand_manager", "duty": "B1", "title": title}
    cards = [{**b1, "version": 2, "starts": date(2025, 1, 1)}, *SOME_CARDS[2:]]

    root = derive(replace(diego, duty_cards=cards), run=1).root

    def told(code: str) -> list[str]:
        return [sentence_of(node.reason, "EUR") for node in walk(root) if node.reason.code == code]

    assert told("on_card")[0] == (
        "Responsibility card “Brand manager”, version 2, in force from Jan 1, 2025:"
        " Brand plan and task assignment."
    )
    with override("es"):
        assert "Plan de marca" in told("on_card")[0]
    assert not [line for line in told("off_card") if line.startswith("B1")]


def test_without_cards_an_explanation_says_nothing_of_them(random_months: Closed) -> None:
    root = derive(random_months.stored(code_of("Diego")), run=1).root

    assert not [node for node in walk(root) if node.reason.code in {"on_card", "off_card"}]


def test_the_policy_has_a_number_a_day_and_the_curve_of_every_line(random_months: Closed) -> None:
    told = derive(random_months.stored(code_of("Diego")), run=1)

    assert (told.policy.number, str(told.policy.since)) == (1, "2015-01-01")
    assert str(told.policy.announced) == "2014-12-01"
    assert [(knot.attainment, knot.points) for knot in told.curves["brand_listing"]] == [
        (Decimal(0), Decimal(0)),
        (Decimal("0.8"), Decimal(60)),
        (Decimal(1), Decimal(100)),
        (Decimal("1.2"), Decimal(120)),
    ]


def test_in_a_post_of_two_neither_reads_the_pool_and_with_it_the_others_pay(random_months: Closed) -> None:
    stored = paid(random_months.stored(code_of("Diego")), bound="floor", remainder_cent=1, cent_by="weight")

    of_two, of_three = (derive(for_oneself(stored, people), run=1).root for people in (2, 3))

    assert sentence_of(of_two.reason, "EUR") == (
        "€4,623.29 for Account manager, Centre of Linn, by the weight 0.9. The post has fewer than 3"
        " people, so its pool is not shown; who leads the centre can show the exact division."
    )
    hidden = {"pool_cents", "unit_cents", "all_factor"}
    assert not [node for node in walk(of_two) if hidden & set(node.reason.facts)]
    assert [node.reason.code for node in of_two.children] == ["weight"]
    assert hidden & set(of_three.reason.facts) == {"pool_cents", "all_factor"}


def test_a_margin_is_what_outlets_could_earn_and_not_what_they_bought(random_months: Closed) -> None:
    diego = random_months.stored(code_of("Diego"))
    margin = changed(diego.cards[:1], indicator="retailer_margin", assessable=True, **REACHED)

    root = derive(replace(diego, cards=margin), run=1).root

    told = {node.reason.code: sentence_of(node.reason, "EUR") for node in walk(root)}
    assert told["target_of_last_margin"] == (
        "The target is 100% of what the same outlets could earn in this month a year before."
    )


def test_the_rules_are_told_with_their_dates_and_where_they_come_from(random_months: Closed) -> None:
    rules = derive(paid(random_months.stored(code_of("Diego"))), run=1).rules

    assert sentence_of(rules.reason, "EUR").startswith("Rules in force on Sep 1, 2025: ")
    told = [sentence_of(node.reason, "EUR") for node in rules.children]
    assert len(told) == rules.reason.facts["values"]
    assert (
        "Part that is given back of what nobody explains, 1: since Jan 1, 2015, announced on Dec 1, 2014."
        " Source: a default of Ronda, “1: what is external is given back whole; 0.5 would keep half of the"
        " market's risk in front”."
    ) in told
    for begin in (
        "Rules of the post: Account manager: since",
        "Weights of the card: Account manager: since",
        "Weights of the card: Team performance: since",
        "Indicator and target: Listing rate: since",
        "Weights of the duty: B1 brand plan and task assignment: since",
        "Points by attainment, curve default: since",
        "Bands and coefficients: since",
        "Budget for each whole weight, €3,000.00: since",
    ):
        assert [line for line in told if line.startswith(begin)], begin
    assert not [line for line in told if "Brand manager" in line or "Certif" in line]


def path_to(node: Node, code: str) -> list[Node]:
    if node.reason.code == code:
        return [node]
    for child in node.children:
        if found := path_to(child, code):
            return [node, *found]
    return []
