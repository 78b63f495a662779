"""What a write of work keeps, leaves out and refuses."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from ronda.kernel.refusal import RefusedError
from ronda.work import services
from ronda.work.models import CustomerRequest, Handover, ListingTarget, Task
from ronda.work.services.recording import REPLACED
from ronda.work.tests.builders import (
    FROZEN,
    NOTED,
    Town,
    a_handover,
    a_listing_target,
    a_request,
    a_task,
    a_town,
)

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 13)
EVE = DAY - timedelta(days=1)


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.mark.parametrize(
    ("record", "model", "rows"),
    [
        (services.record_tasks, Task, [a_task(key="K1"), a_task(key="K2")]),
        (services.record_handovers, Handover, [a_handover(key="K1"), a_handover(key="K2")]),
        (services.record_requests, CustomerRequest, [a_request(key="K1"), a_request(key="K2")]),
        (services.set_listing_targets, ListingTarget, [a_listing_target(), a_listing_target("O2")]),
    ],
)
def test_the_same_rows_again_change_nothing(town: Town, record: Any, model: Any, rows: Any) -> None:
    first = record(by=town.operator, at=NOTED, rows=rows)
    second = record(by=town.operator, at=FROZEN, rows=rows)

    assert (len(first), second) == (2, [])
    assert model.objects.count() == 2


def test_without_a_key_every_row_is_a_new_record(town: Town) -> None:
    for _ in range(2):
        services.record_tasks(by=town.operator, at=NOTED, rows=[a_task()])

    assert Task.objects.filter(withdrawn_at=None).count() == 2


def test_the_same_key_with_other_words_replaces_and_tells_both(town: Town) -> None:
    [new] = services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="K1")])
    [change] = services.record_tasks(by=town.operator, at=FROZEN, rows=[a_task(key="K1", done_on=DAY)])
    old, now = Task.objects.order_by("pk")

    assert new.before is None
    assert (change.key, change.before) == (new.key, new.after)
    assert change.after == {**dict(new.after or {}), "done_on": "2022-10-13"}
    assert (old.withdrawn_at, old.withdrawn_reason, now.number) == (FROZEN, REPLACED, old.pk)


def test_the_same_key_belongs_to_another_record_in_another_company(town: Town) -> None:
    services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="K1")])
    foreign = replace(a_task("H01", key="K1"), centre_code=town.county.other_centre.code)
    services.record_tasks(by=town.viewer_of("hugo's operator"), at=NOTED, rows=[foreign])

    assert Task.objects.filter(source_key="K1", withdrawn_at=None).count() == 2


def test_a_key_twice_in_one_delivery_is_refused(town: Town) -> None:
    with pytest.raises(RefusedError, match="key K1: stands in several rows"):
        services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="K1"), a_task(key="K1")])


def test_a_correction_before_the_record_was_known_is_refused(town: Town) -> None:
    services.record_tasks(by=town.operator, at=FROZEN, rows=[a_task(key="K1")])

    with pytest.raises(RefusedError, match="is known only since 2022-11-05 08:00"):
        services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="K1", done_on=DAY)])


def test_one_bad_row_keeps_all_out_and_every_bad_row_is_named(town: Town) -> None:
    rows = [a_task(), a_task("E99"), a_task(title=" "), a_task(effective=True), a_task(centre="C9")]

    with pytest.raises(RefusedError) as refusal:
        services.record_tasks(by=town.operator, at=NOTED, rows=rows)

    assert [problem.where for problem in refusal.value.problems] == [
        "row 2, task",
        "row 3, task",
        "row 4, task",
        "row 5, task",
    ]
    assert all(problem.remedy for problem in refusal.value.problems)
    assert not Task.objects.exists()


def test_a_handover_whose_hands_cannot_be_is_refused(town: Town) -> None:
    bad = [
        (a_handover(allowed_days=-1), "-1 days are allowed"),
        (a_handover(receiver="E03"), "owner and receiver are the same person"),
        (a_handover(given_on=date(2022, 10, 1)), "given on 2022-10-01, before its start on 2022-10-03"),
        (a_handover(accepted_on=DAY), "answered by the receiver but never given"),
        (a_handover(given_on=DAY, returned_on=DAY), "returned without a reason"),
        (a_handover(given_on=DAY, return_reason="figures"), "a reason to return, but no day of return"),
        (
            a_handover(given_on=DAY, accepted_on=DAY, returned_on=DAY, return_reason="figures"),
            "both accepted and returned",
        ),
        (a_handover(given_on=DAY, accepted_on=EVE), "answered before it was given on 2022-10-13"),
        (a_handover(title=""), "the hand-over has no title"),
        (a_handover(receiver="H01"), "there is no person H01"),
    ]

    with pytest.raises(RefusedError) as refusal:
        services.record_handovers(by=town.operator, at=NOTED, rows=[row for row, _ in bad])

    assert [problem.what for problem in refusal.value.problems] == [what for _, what in bad]


def test_a_request_that_cannot_be_is_refused(town: Town) -> None:
    bad = [
        (a_request(text=" "), "the request says nothing"),
        (a_request(due_on=date(2022, 10, 1)), "due on 2022-10-01, before it was raised on 2022-10-03"),
        (a_request(closed_on=date(2022, 10, 1)), "closed on 2022-10-01, before it was raised on 2022-10-03"),
        (a_request(confirmed=True), "confirmed by the outlet but not closed"),
        (a_request("H1"), "there is no outlet H1"),
    ]

    with pytest.raises(RefusedError) as refusal:
        services.record_requests(by=town.operator, at=NOTED, rows=[row for row, _ in bad])

    assert [problem.what for problem in refusal.value.problems] == [what for _, what in bad]


def test_a_withdrawal_needs_a_reason(town: Town) -> None:
    [change] = services.record_tasks(by=town.operator, at=NOTED, rows=[a_task()])

    for reason, what in ((" ", "has no reason"), ("x" * 301, "has a reason of 301 characters")):
        with pytest.raises(RefusedError, match=what):
            services.withdraw_tasks(by=town.operator, at=FROZEN, numbers=[int(change.key)], reason=reason)


def test_a_withdrawn_record_cannot_be_withdrawn_again_but_recorded_again(town: Town) -> None:
    [change] = services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="K1")])
    number = int(change.key)
    services.withdraw_tasks(by=town.operator, at=FROZEN, numbers=[number], reason="entered twice")

    with pytest.raises(RefusedError, match="is not in force among yours"):
        services.withdraw_tasks(by=town.operator, at=FROZEN, numbers=[number], reason="entered twice")
    [again] = services.record_tasks(by=town.operator, at=FROZEN, rows=[a_task(key="K1")])

    assert (again.is_new, int(again.key) != number) == (True, True)


def test_thousands_of_rows_take_less_than_a_hundred_queries(
    town: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [a_task(key=f"K{number}") for number in range(3000)]
    done = [replace(row, done_on=DAY) for row in rows]

    with django_assert_max_num_queries(100):
        services.record_tasks(by=town.operator, at=NOTED, rows=rows)
    with django_assert_max_num_queries(100):
        services.record_tasks(by=town.operator, at=FROZEN, rows=done)

    assert Task.objects.filter(withdrawn_at=None, done_on=DAY).count() == 3000
