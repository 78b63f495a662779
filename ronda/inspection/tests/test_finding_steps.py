"""The way of a finding: heard before it is decided, decided by somebody else, and only then it counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.inspection.rules.finding_limits import FindingDays, is_directors, is_late, limit_of
from ronda.inspection.rules.finding_steps import (
    DEEDS,
    Deed,
    FindingNow,
    State,
    acts_on_pay,
    counts_against,
    deed_faults,
    next_state,
)
from ronda.kernel.period import Month
from ronda.policy import InspectionRules, load_policy
from ronda.policy.tests.folders import SHIPPED
from ronda.work.rules import WorkingClock

DIEGO, CARMEN, OMAR = 1, 2, 3
MONDAY = date(2022, 10, 3)
DUE = date(2022, 10, 6)
ISSUED = FindingNow("record", "issued", DIEGO, CARMEN, answer_due=DUE)
WEEKDAYS = WorkingClock.of(
    day for day in (MONDAY + timedelta(days=n) for n in range(60)) if day.isoweekday() < 6
)


@pytest.fixture(scope="module")
def rules() -> InspectionRules:
    found = load_policy(SHIPPED).in_force(Month(2022, 10).period).inspection
    assert found is not None
    return found


def refused(finding: FindingNow, deed: Deed, by: int | None, today: date = MONDAY) -> list[str]:
    return [problem.what for problem in deed_faults(finding, deed, by, today)]


def test_the_whole_way_of_a_record_that_is_put_right_at_the_second_attempt() -> None:
    finding = replace(ISSUED, state="draft")
    way: list[tuple[Deed, int, State]] = [
        ("issue", CARMEN, "issued"),
        ("answer", DIEGO, "answered"),
        ("confirm", OMAR, "answered"),
        ("correct", DIEGO, "corrected"),
        ("not_held", CARMEN, "answered"),
        ("correct", DIEGO, "corrected"),
        ("held", CARMEN, "rechecked"),
        ("close", OMAR, "closed"),
    ]

    for deed, by, leads_to in way:
        assert refused(finding, deed, by) == []
        assert next_state(finding, deed) == leads_to
        decided = True if deed == "confirm" else finding.confirmed
        finding = replace(finding, state=leads_to, confirmed=decided)

    assert counts_against(finding)
    assert not acts_on_pay(finding)


def test_nothing_is_decided_before_the_person_answered_or_the_limit_passed() -> None:
    assert refused(ISSUED, "confirm", OMAR, DUE) == ["the person can still answer"]
    assert refused(ISSUED, "confirm", OMAR, DUE + timedelta(days=1)) == []
    assert refused(replace(ISSUED, state="answered"), "confirm", OMAR) == []


def test_whoever_found_it_and_whose_work_it_is_do_not_decide() -> None:
    answered = replace(ISSUED, state="answered")

    assert refused(answered, "confirm", CARMEN) == ["whoever found it does not confirm it"]
    assert refused(answered, "confirm", DIEGO) == ["nobody judges the own work"]
    assert refused(answered, "withdraw", DIEGO) == ["nobody judges the own work"]
    assert refused(answered, "withdraw", CARMEN) == []
    assert refused(ISSUED, "answer", OMAR) == ["only whose work it is may do this"]
    assert refused(answered, "confirm", None) == ["somebody who works here must do this"]


def test_only_what_is_confirmed_is_corrected_and_closed() -> None:
    answered = replace(ISSUED, state="answered")
    confirmed = replace(answered, confirmed=True)

    assert refused(answered, "correct", DIEGO) == ["is not confirmed"]
    assert refused(answered, "close", OMAR) == ["is not confirmed"]
    assert refused(confirmed, "close", OMAR) == ["is not yet corrected and looked at again"]
    assert refused(confirmed, "confirm", OMAR) == ["is decided already"]
    assert refused(replace(confirmed, state="closed"), "withdraw", OMAR) == [
        "this cannot be done while it is closed"
    ]


def test_a_false_visit_cannot_be_put_right_and_acts_on_pay_once_confirmed() -> None:
    faked = replace(ISSUED, kind="false_visit", state="answered")
    confirmed = replace(faked, confirmed=True)

    assert not acts_on_pay(faked)
    assert acts_on_pay(confirmed)
    assert not acts_on_pay(replace(confirmed, state="withdrawn"))
    assert refused(confirmed, "correct", DIEGO) == ["cannot be put right"]
    assert refused(confirmed, "close", OMAR) == []


@given(st.sampled_from(list(DEEDS)), st.sampled_from(["draft", "issued", "answered", "withdrawn"]))
def test_an_unconfirmed_finding_never_counts(deed: Deed, state: State) -> None:
    for confirmed in (None, False):
        finding = replace(ISSUED, kind="false_visit", state=state, confirmed=confirmed)
        leads_to = next_state(finding, deed)
        assert not counts_against(finding)
        assert leads_to is None or not counts_against(replace(finding, state=leads_to))


def test_limits_are_working_days_from_what_happened_last(rules: InspectionRules) -> None:
    """Issued on Monday the 3rd: 3 days to answer, 5 to decide, 5 to correct, 5 to look again."""
    issued = FindingDays(issued_on=MONDAY)
    answered = FindingDays(MONDAY, answered_on=date(2022, 10, 5))
    decided = replace(answered, decided_on=date(2022, 10, 7))
    corrected = replace(decided, corrected_on=date(2022, 10, 12))
    failed = replace(corrected, failed_on=date(2022, 10, 14))

    limits = [
        limit_of("draft", None, FindingDays(), rules, WEEKDAYS),
        limit_of("issued", None, issued, rules, WEEKDAYS),
        limit_of("answered", None, answered, rules, WEEKDAYS),
        limit_of("answered", True, decided, rules, WEEKDAYS),
        limit_of("corrected", True, corrected, rules, WEEKDAYS),
        limit_of("answered", True, failed, rules, WEEKDAYS),
        limit_of("closed", True, failed, rules, WEEKDAYS),
    ]

    days = [None, 6, 12, 14, 19, 21, None]
    assert limits == [day and date(2022, 10, day) for day in days]
    assert (is_late(DUE, DUE), is_late(DUE, DUE + timedelta(days=1)), is_late(None, DUE)) == (
        False,
        True,
        False,
    )


def test_the_second_correction_that_does_not_hold_is_the_directors(rules: InspectionRules) -> None:
    assert not is_directors(1, "answered", rules)
    assert is_directors(2, "answered", rules)
    assert not is_directors(2, "rechecked", rules)
