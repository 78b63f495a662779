"""The explanation says what is stored: its numbers add up to the stored ones, on every random month."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from ronda.appraisal.rules.derivation import Derivation, Node, derive, walk
from ronda.appraisal.tests.conftest import Closed
from ronda.kernel.exact import rounded


@pytest.fixture(scope="module")
def derivations(random_months: Closed) -> dict[str, Derivation]:
    return {code: derive(random_months.stored(code), run=1) for code in random_months.codes()}


def nodes(derivations: dict[str, Derivation], *codes: str) -> Iterator[Node]:
    for derivation in derivations.values():
        yield from (node for node in walk(derivation.root) if node.reason.code in codes)


def points(node: Node, name: str) -> Decimal:
    return Decimal(str(node.reason.facts[f"{name}_points"]))


def below(node: Node, *codes: str) -> list[Node]:
    return [child for child in node.children if child.reason.code in codes]


def test_everybody_of_the_closing_is_explained_down_to_the_lines_of_the_card(
    random_months: Closed, derivations: dict[str, Derivation]
) -> None:
    for code, derivation in derivations.items():
        cards = random_months.stored(code).cards
        told = [node.reason.facts.get("indicator") for node in walk(derivation.root)]
        assert {row["indicator"] for row in cards} <= set(told)
        assert (
            derivation.root.reason.facts["rolling_score"] == random_months.stored(code).person["grade_score"]
        )


def test_lines_and_what_is_given_back_less_the_deduction_are_the_individual_score(
    derivations: dict[str, Derivation],
) -> None:
    found = list(nodes(derivations, "individual"))

    for node in found:
        lines = [child for child in node.children if "counted_points" in child.reason.facts]
        counted = sum((points(child, "counted") for child in lines), Decimal(0))
        balances = [item for child in lines for item in below(child, "balance")]
        given = sum((points(item, "moved") + points(item, "forgiven") for item in balances), Decimal(0))
        assert points(node, "base") == (counted if lines else points(node, "base"))
        assert points(node, "given") == given
        whole = points(node, "base") + given - points(node, "deducted")
        assert points(node, "individual") == max(whole, Decimal(0))
    assert len(found) > 40


def test_the_team_is_the_sum_of_its_lines(derivations: dict[str, Derivation]) -> None:
    for node in nodes(derivations, "team"):
        lines = [
            points(child, "counted") for child in node.children if "counted_points" in child.reason.facts
        ]
        assert points(node, "team") == sum(lines, Decimal(0))


def test_kept_and_moved_and_forgiven_are_what_was_lost(derivations: dict[str, Derivation]) -> None:
    missed = [node for node in nodes(derivations, "result_missed") if below(node, "balance")]

    for node in missed:
        (balance,) = below(node, "balance")
        shares = [share for office in below(node, "back_office", "front_office") for share in office.children]
        moved = [points(share, "borne") for share in shares if share.reason.code == "carried_by"]
        own = [points(share, "borne") for share in shares if share.reason.code.startswith("stays_with")]
        assert points(balance, "lost") == points(node, "lost")
        assert points(balance, "moved") == sum(moved, Decimal(0))
        total = points(balance, "kept") + points(balance, "moved") + points(balance, "forgiven")
        assert total == points(balance, "lost")
        # With full relief only one's own shares are kept; a billionth a product is the rounding.
        assert abs(points(balance, "kept") - sum(own, Decimal(0))) <= Decimal("0.00000001") * len(shares)
    assert len(missed) > 20


def test_offices_are_the_sum_of_their_shares(derivations: dict[str, Derivation]) -> None:
    for node in nodes(derivations, "back_office", "front_office"):
        borne = [points(share, "borne") for share in node.children if "borne_points" in share.reason.facts]
        assert points(node, "borne") == sum(borne, Decimal(0))


def test_a_deduction_is_what_the_average_holder_lost_through_the_duties(
    derivations: dict[str, Derivation],
) -> None:
    found = list(nodes(derivations, "deducted"))

    for node in found:
        means = [
            rounded(points(part, "moved") / int(str(part.reason.facts["holders"])), 9)
            for part in node.children
        ]
        assert points(node, "deducted") == sum(means, Decimal(0))
        for part in node.children:
            assert points(part, "moved") == sum((points(one, "borne") for one in part.children), Decimal(0))
            for one in part.children:
                carried = [points(share, "borne") for share in one.children]
                assert points(one, "borne") == sum(carried, Decimal(0))
    assert found


def test_what_moves_in_one_explanation_is_carried_in_another(derivations: dict[str, Derivation]) -> None:
    """Both sides see the same numbers: the holder and the colleague behind."""
    moved = [node.reason.facts for node in nodes(derivations, "carried_by")]
    carried = [node.reason.facts for node in nodes(derivations, "carried_part")]

    assert all(part["borne_points"] in {facts["borne_points"] for facts in moved} for part in carried)
    assert carried


def test_handovers_told_are_those_that_were_counted(derivations: dict[str, Derivation]) -> None:
    found = list(nodes(derivations, "carried_by", "stays_with"))

    for node in found:
        for failure in below(node, "handovers_failed"):
            facts: Any = failure.reason.facts
            assert 1 <= facts["late"] + facts["missing"] + facts["returned"] <= facts["cases"]
    assert any(below(node, "handovers_failed") for node in found)


def test_a_met_result_leaves_the_process_unexamined(derivations: dict[str, Derivation]) -> None:
    for node in nodes(derivations, "result_met", "process_exempt"):
        assert not below(node, "back_office", "front_office", "balance", "nobody_at_fault")


def test_the_external_part_is_nobodys_fault_and_given_back_whole(derivations: dict[str, Derivation]) -> None:
    missed = [node for node in nodes(derivations, "result_missed") if below(node, "nobody_at_fault")]

    for node in missed:
        (external,), (balance,) = below(node, "nobody_at_fault"), below(node, "balance")
        assert points(external, "forgiven") == points(balance, "forgiven")
    assert missed


def test_what_serves_results_says_that_it_never_earns_above_full_points(random_months: Closed) -> None:
    held = [
        row
        for row in random_months.rows("cards")
        if row["kind"] == "process" and row["serves"] and row["points"] > 100
    ]
    codes = {row["spell_id"]: row["person_code"] for row in random_months.rows("spells")}

    for row in held:
        told = derive(random_months.stored(codes[row["spell_id"]]), run=1)
        (line,) = (
            node
            for node in walk(told.root)
            if node.reason.facts.get("indicator") == row["indicator"] and below(node, "held_at_full")
        )
        assert points(line, "counted") == row["effective_weight"] * 100
        assert (
            line.reason.code
            == {"process": "process_held_at_full", "exempt": "process_exempt"}[row["reading"]]
        )
    assert {row["reading"] for row in held} == {"process", "exempt"}
