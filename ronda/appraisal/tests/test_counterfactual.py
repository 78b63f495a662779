"""What would have changed a month is what the whole appraisal says of the world in which it changed."""

from ronda.appraisal.rules.counterfactual import Improvement, score_with, what_would_change
from ronda.appraisal.tests.closings import APART
from ronda.appraisal.tests.conftest import Closed, ClosedVariants, Variant


def test_nothing_changed_gives_the_stored_score(random_months: Closed) -> None:
    for code in random_months.codes():
        stored = random_months.stored(code)

        assert score_with(stored, Improvement()) == stored.person["score"], code


def test_an_improvement_gives_the_score_of_the_world_in_which_it_happened(
    random_months: Closed, changed_months: ClosedVariants
) -> None:
    scores = {row["person_id"]: row["score"] for row in changed_months.rows("persons")}
    spells = [*random_months.rows("spells"), *changed_months.rows("spells")]
    takes_a_mean = {row["person_id"] for row in spells if row["basis"] != "own"}
    tried = set()
    for variant in changed_months.variants:
        if variant.improvement is None or not comparable(random_months, variant):
            continue
        before, after = variant.of * APART + variant.person_id, variant.by + variant.person_id
        if {before, after} & takes_a_mean:
            continue
        stored = random_months.stored(f"W{variant.of}P{variant.person_id}")

        assert score_with(stored, variant.improvement) == scores[after], variant
        tried.add(variant.improvement.evidence or "target")

    assert tried == {"visits", "handovers", "tasks", "requests", "information", "target"}


def comparable(random_months: Closed, variant: Variant) -> bool:
    """A target by hand holds for all of a person's spells, and a target of zero is none."""
    assert variant.improvement is not None
    stored = random_months.stored(f"W{variant.of}P{variant.person_id}")
    reached = [row for row in stored.cards if row["indicator"] == variant.improvement.indicator]
    return not variant.improvement.indicator or (len(reached) == 1 and reached[0]["num"] > 0)


def test_visits_and_handovers_come_first_and_the_three_largest_others_follow(random_months: Closed) -> None:
    for code in random_months.codes():
        codes = [node.reason.code for node in what_would_change(random_months.stored(code))]

        always = [found for found in codes if found in {"if_all_visits", "if_all_handovers"}]
        assert codes[: len(always)] == always
        assert len(codes) - len(always) <= 3
