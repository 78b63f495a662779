"""Every reason that the rules can give is one whole sentence, in every language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from ronda.appraisal.rules.counterfactual import what_would_change
from ronda.appraisal.rules.derivation import Node, Stored, derive, walk
from ronda.appraisal.rules.derivation.stored import Row
from ronda.appraisal.tests.cast import code_of
from ronda.appraisal.tests.conftest import Closed
from ronda.appraisal.tests.paid import paid
from ronda.appraisal.wording import SENTENCES, sentence_of
from ronda.kernel.reason import Fact, Reason

# Codes that no month of the suite yields; each with the facts that its rule gives.
RARE: dict[str, dict[str, Fact]] = {
    "amount_of_spells": {"amount_cents": 500_00},
    "curve_is_level": {"from_share": "1.2", "reached_points": "120"},
}


def reasons_of(stored: Stored) -> Iterator[Reason]:
    yield from (node.reason for node in walk(derive(stored, run=1).root))
    yield from (node.reason for node in what_would_change(stored))


def months(closed: Closed) -> Iterator[Stored]:
    """The random months, and one of the cast's with everything that pay and policy can do to it."""
    yield from map(closed.stored, closed.codes())
    diego = closed.stored(code_of("Diego"))
    yield diego
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


def rare_months(diego: Stored) -> Iterator[Stored]:
    rules = diego.rules
    half = rules.cascade.model_copy(update={"relief": Decimal("0.5")})
    yield replace(diego, rules=rules.model_copy(update={"cascade": half}))
    by_records = {"A1": rules.duties["A1"].model_copy(update={"evidence": "information"})}
    yield replace(diego, rules=rules.model_copy(update={"duties": {**rules.duties, **by_records}}))
    for direction in ("down", "band"):
        yield replace(diego, cards=changed(diego.cards, direction=direction))
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
    assert [node.reason.code for node in path_to(root, "month_of_one_spell")] == [
        "amount",
        "weight",
        "grade_by_band",
        "rolling_score",
        "month_of_one_spell",
    ]


def path_to(node: Node, code: str) -> list[Node]:
    if node.reason.code == code:
        return [node]
    for child in node.children:
        if found := path_to(child, code):
            return [node, *found]
    return []
