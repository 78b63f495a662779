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
from ronda.inspection.rules.finding_turns import turn_of
from ronda.kernel.period import Month
from ronda.policy import InspectionRules, load_policy
from ronda.policy.tests.folders import SHIPPED
from ronda.work.rules import WorkingClock

DIEGO, CARMEN, OMAR, ANA, BRUNO = 1, 2, 3, 4, 5
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
    assert refused(replace(confirmed, state="closed"), "correct", DIEGO) == [
        "this cannot be done while it is closed"
    ]


def test_what_counts_can_still_be_withdrawn_when_it_is_closed_and_what_does_not_count_stays() -> None:
    closed = replace(ISSUED, state="closed", confirmed=True)

    assert refused(closed, "withdraw", OMAR) == []
    assert next_state(closed, "withdraw") == "withdrawn"
    assert refused(replace(closed, confirmed=False), "withdraw", OMAR) == ["counts against nobody"]


def test_what_acts_on_pay_is_looked_at_by_another_inspector_before_anybody_decides() -> None:
    faked = replace(ISSUED, kind="false_visit", state="answered")
    asked = replace(faked, second_by=ANA)
    seen = replace(asked, second_agrees=False)

    assert refused(faked, "confirm", OMAR) == ["no other inspector has looked at it"]
    assert refused(faked, "dismiss", OMAR) == []
    assert refused(asked, "second", BRUNO) == ["somebody else was asked to look at it"]
    assert refused(asked, "second", ANA) == []
    assert refused(seen, "confirm", ANA) == ["whoever looked at it too does not decide"]
    assert refused(seen, "confirm", OMAR) == []
    assert refused(replace(faked, kind="record"), "confirm", OMAR) == []


def test_each_state_is_somebodys_turn_until_the_end() -> None:
    """Due on the 6th: on the 7th an unanswered one is the leader's."""
    late = DUE + timedelta(days=1)
    answered = replace(ISSUED, state="answered")
    faked = replace(answered, kind="false_visit")
    confirmed = replace(answered, confirmed=True)
    turns = [
        (replace(ISSUED, state="draft"), MONDAY),
        (ISSUED, DUE),
        (ISSUED, late),
        (faked, MONDAY),
        (replace(faked, second_by=ANA), MONDAY),
        (replace(faked, second_by=ANA, second_agrees=True), MONDAY),
        (confirmed, MONDAY),
        (replace(faked, confirmed=True), MONDAY),
        (replace(confirmed, state="corrected"), MONDAY),
        (replace(confirmed, state="rechecked"), MONDAY),
    ]

    assert [(turn.hand, turn.deed) for each, on in turns if (turn := turn_of(each, on))] == [
        ("inspector", "issue"),
        ("person", "answer"),
        ("leader", "confirm"),
        ("leader", "ask_second"),
        ("second", "second"),
        ("leader", "confirm"),
        ("person", "correct"),
        ("leader", "close"),
        ("inspector", "held"),
        ("leader", "close"),
    ]
    assert turn_of(replace(confirmed, state="closed"), MONDAY) is None


def test_a_finding_without_an_answer_is_to_be_decided_within_five_days_of_its_last_day(
    rules: InspectionRules,
) -> None:
    """Issued on Monday the 3rd, to answer by the 6th, and then to decide by Thursday the 13th."""
    issued = FindingDays(issued_on=MONDAY, answer_due=DUE)
    longer = replace(issued, answer_due=date(2022, 10, 10))

    assert limit_of("issued", None, issued, rules, WEEKDAYS, DUE) == DUE
    assert limit_of("issued", None, issued, rules, WEEKDAYS, DUE + timedelta(days=1)) == date(2022, 10, 13)
    assert limit_of("issued", None, longer, rules, WEEKDAYS, date(2022, 10, 8)) == date(2022, 10, 10)


def test_a_correction_that_got_more_time_is_due_then(rules: InspectionRules) -> None:
    days = FindingDays(MONDAY, answered_on=date(2022, 10, 5), decided_on=date(2022, 10, 7))
    extended = replace(days, correction_due=date(2022, 10, 20))

    assert limit_of("answered", True, extended, rules, WEEKDAYS) == date(2022, 10, 20)


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
