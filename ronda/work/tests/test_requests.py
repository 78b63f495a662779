"""Requests: of outlets, closed only by their own word; and of the front office to the back office."""

from datetime import date
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.tests.pages import questions, words_of
from ronda.work.models import CustomerRequest, Handover
from ronda.work.rules.request_state import request_state
from ronda.work.services import answer_request
from ronda.work.services.customer_requests import (
    RequestRaised,
    assign_requests,
    confirm_request,
    open_request_again,
    raise_request,
)
from ronda.work.services.service_requests import ServiceAsked, ask_service
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import TODAY, at, browser_of, october, told, town

__all__ = ["town"]
pytestmark = pytest.mark.django_db


def raised(town: Town, who: str = "diego", outlet: str = "O1", **changes: Any) -> CustomerRequest:
    said = {
        "outlet_code": outlet,
        "topic": "display",
        "text": "The shelf is broken",
        "raised_on": october(10),
    }
    row = RequestRaised(**{**said, **changes})
    return raise_request(by=town.viewer_of(who), at=at(10), today=TODAY, raised=row)


def now() -> CustomerRequest:
    return CustomerRequest.objects.get(withdrawn_at=None)


def answered(town: Town, who: str = "diego") -> int:
    number = raised(town).number
    answer_request(
        by=town.viewer_of(who), at=at(11), number=number, closed_on=october(11), answer="Mended it"
    )
    return number


def confirm(town: Town, number: int, by: str = "carmen", **changes: Any) -> None:
    said: dict[str, Any] = {"confirmed_on": october(12), "who": "Mrs Sol", "how": "telephone"}
    confirm_request(by=town.viewer_of(by), at=at(12), number=number, **{**said, **changes})


def test_a_request_goes_to_the_outlets_account_manager_with_the_days_of_its_topic(town: Town) -> None:
    request = raised(town, "carmen", topic="display", raised_on=october(7))

    assert (request.owner.code, request.raised_by and request.raised_by.code) == ("E05", "E04")
    assert request.due_on == october(14)


@pytest.mark.parametrize(("who", "outlet"), [("diego", "O3"), ("ivan", "O1"), ("hugo", "O1")])
def test_an_account_manager_takes_down_requests_of_the_own_portfolio(
    town: Town, who: str, outlet: str
) -> None:
    with pytest.raises(RefusedError):
        raised(town, who, outlet)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"text": " "}, "says nothing"),
        ({"topic": "weather"}, "is no topic of the policy"),
        ({"raised_on": date(2022, 10, 11)}, "lies in the future"),
        ({"owner_code": "H01"}, "works in no post of this centre"),
    ],
)
def test_a_request_that_cannot_be_is_refused(town: Town, changes: dict[str, Any], what: str) -> None:
    with pytest.raises(RefusedError, match=what):
        raised(town, **changes)


def test_the_outlets_word_closes_it_and_only_then_is_it_confirmed(town: Town) -> None:
    number = answered(town)
    assert request_state(now().due_on, now().closed_on, now().confirmed, TODAY) == "answered"

    confirm(town, number)

    closed = now()
    assert (closed.confirmed, closed.confirmed_on, closed.confirmed_by, closed.confirmed_how) == (
        True,
        october(12),
        "Mrs Sol",
        "telephone",
    )
    assert (closed.number, closed.answer) == (number, "Mended it")


@pytest.mark.parametrize("who", ["diego", "elena", "ivan", "hugo"])
def test_whoever_answered_does_not_take_down_the_outlets_word(town: Town, who: str) -> None:
    number = answered(town)

    with pytest.raises(RefusedError):
        confirm(town, number, who)


def test_what_the_outlet_does_not_confirm_is_open_again_with_the_same_due_day(town: Town) -> None:
    number = answered(town)
    due = now().due_on
    open_request_again(
        by=town.viewer_of("carmen"), at=at(12), today=october(12), number=number, why="still broken"
    )

    assert (now().closed_on, now().times_reopened, now().due_on) == (None, 1, due)
    with pytest.raises(RefusedError, match="is not answered yet"):
        confirm(town, number)


def test_a_confirmed_request_is_not_opened_again(town: Town) -> None:
    number = answered(town)
    confirm(town, number)

    with pytest.raises(RefusedError, match="is confirmed already"):
        open_request_again(by=town.viewer_of("carmen"), at=at(13), today=october(13), number=number, why="no")


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"who": " "}, "says nothing"),
        ({"how": "dream"}, "is no way of confirming"),
        ({"confirmed_on": october(10)}, "lies before the answer"),
    ],
)
def test_a_word_that_cannot_be_is_refused(town: Town, changes: dict[str, Any], what: str) -> None:
    number = answered(town)

    with pytest.raises(RefusedError, match=what):
        confirm(town, number, **changes)


def test_a_request_is_passed_on_with_a_reason_and_keeps_its_number_and_day(town: Town) -> None:
    request = raised(town)
    assign_requests(
        by=town.viewer_of("diego"),
        at=at(10),
        today=TODAY,
        numbers=[request.number],
        to_code="E04",
        why="data",
    )

    assert (now().owner.code, now().number, now().due_on) == ("E04", request.number, request.due_on)


def test_nobody_else_passes_it_on(town: Town) -> None:
    number = raised(town).number
    for who in ("elena", "ivan", "hugo"):
        with pytest.raises(RefusedError):
            assign_requests(
                by=town.viewer_of(who), at=at(10), today=TODAY, numbers=[number], to_code="E04", why="data"
            )


def test_an_account_manager_asks_the_information_officer_and_it_counts_as_service(town: Town) -> None:
    asked = ServiceAsked("data", "Sales of Shop O1\nby week, please", "E04")
    request = ask_service(by=town.viewer_of("diego"), at=at(10), today=TODAY, asked=asked)

    assert (request.kind, request.duty, request.allowed_days) == ("request", "N5", 2)
    assert (request.owner.code, request.receiver and request.receiver.code) == ("E04", "E05")
    assert (request.title, request.started_on) == ("Sales of Shop O1", TODAY)


@pytest.mark.parametrize(("whom", "duty"), [("E03", "B2"), ("E04", "N5"), ("E01", "D3")])
def test_the_post_that_is_asked_says_which_duty_it_is(town: Town, whom: str, duty: str) -> None:
    asked = ServiceAsked("brand", "A poster", whom)

    assert ask_service(by=town.viewer_of("diego"), at=at(10), today=TODAY, asked=asked).duty == duty


@pytest.mark.parametrize("whom", ["E06", "E05", "H01", "E14"])
def test_the_front_office_does_not_serve_itself(town: Town, whom: str) -> None:
    with pytest.raises(RefusedError, match="does not serve the front office"):
        ask_service(
            by=town.viewer_of("diego"), at=at(10), today=TODAY, asked=ServiceAsked("data", "Sales", whom)
        )


def test_whoever_runs_the_machine_asks_for_nothing(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        ask_service(by=town.operator, at=at(10), today=TODAY, asked=ServiceAsked("data", "Sales", "E04"))


def test_a_service_request_goes_through_its_pages(town: Town) -> None:
    diego, carmen = browser_of("diego"), browser_of("carmen")
    values = {"to": "E04", "topic": "data", "text": "Sales of Shop O1"}
    page = diego.post("/work/requests/service/new/", values)["Location"]
    assert "Write something here." in told(carmen.post(f"{page}give/", {"answer": " "}))

    carmen.post(f"{page}give/", {"answer": "12 cases a week"})
    diego.post(f"{page}accept/", {"satisfaction": "fair"})

    request = Handover.objects.get(kind="request", withdrawn_at=None)
    assert (request.answer, request.accepted_on, request.satisfaction) == ("12 cases a week", TODAY, "fair")
    assert "it helped in part" in words_of(carmen.get(page))


def test_a_customer_request_goes_through_its_pages(town: Town) -> None:
    diego, carmen = browser_of("diego"), browser_of("carmen")
    values = {
        "outlet": "O1",
        "topic": "order",
        "text": "Cannot order",
        "raised_on": "2022-10-10",
        "owner": "",
    }
    page = diego.post("/work/requests/new/?outlet=O1", values)["Location"]
    diego.post(f"{page}answer/", {"answer": "A new password"})
    assert "The outlet confirms it" not in words_of(diego.get(page))
    carmen.post(f"{page}open-again/", {"reason": "it does not work"})
    diego.post(f"{page}answer/", {"answer": "The right password"})
    carmen.post(f"{page}confirm/", {"who": "Mrs Sol", "how": "telephone", "confirmed_on": "2022-10-10"})

    assert (now().confirmed, now().times_reopened, now().answer) == (True, 1, "The right password")
    shown = words_of(diego.get(page))
    assert "answered in time" in shown
    assert "Opened again (1): the outlet did not confirm it" in shown


def test_several_are_passed_on_at_once(town: Town) -> None:
    numbers = [raised(town).number, raised(town, outlet="O2").number]
    first = browser_of("ana").post("/work/requests/assign/", {"chosen": numbers})
    assert "2 requests" in words_of(first)

    values = {"chosen": numbers, "owner": "E06", "why": "Diego is ill", "send": "Pass on"}
    answer = browser_of("ana").post("/work/requests/assign/", values)

    assert told(answer) == ["2 requests passed on."]
    assert {each.owner.code for each in CustomerRequest.objects.filter(withdrawn_at=None)} == {"E06"}


@pytest.mark.parametrize(
    ("asked", "count"),
    [("", 3), ("state=open", 2), ("state=late", 1), ("state=answered", 1), ("mine=on&state=open", 0)],
)
def test_the_list_of_requests_is_narrowed_down(town: Town, asked: str, count: int) -> None:
    answered(town)
    raised(town, outlet="O2")
    raised(town, outlet="O3", who="carmen", raised_on=october(3), topic="order")

    shown = browser_of("ana").get(f"/work/requests/?{asked}&export=csv").content.decode()

    assert len(shown.splitlines()) - 1 == count


def test_pages_of_requests_ask_at_most_fifteen_times(town: Town) -> None:
    number = answered(town)
    counts = {
        address: questions(browser_of(who), address)
        for who, address in [
            ("ana", "/work/requests/"),
            ("diego", "/work/requests/?mine=on&state=open"),
            ("carmen", f"/work/requests/{number}/"),
            ("diego", "/work/requests/new/?outlet=O1"),
            ("diego", "/work/requests/service/"),
            ("diego", "/work/requests/service/new/"),
        ]
    }

    assert {address: count for address, count in counts.items() if count > 15} == {}


def test_requests_are_not_there_for_another_company(town: Town) -> None:
    number = raised(town).number

    assert browser_of("hugo").get(f"/work/requests/{number}/").status_code == 404
    assert browser_of("elena").get(f"/work/requests/{number}/").status_code == 404
    assert "The shelf is broken" not in words_of(browser_of("hugo").get("/work/requests/"))


def test_the_list_begins_with_what_waits_and_the_newest_of_it(town: Town) -> None:
    numbers = [
        raised(town, text=said, raised_on=october(day), topic=topic).number
        for said, day, topic in (
            ("Confirmed", 10, "display"),
            ("Answered early", 6, "display"),
            ("Answered", 10, "display"),
            ("Late", 3, "order"),
            ("Open", 10, "display"),
        )
    ]
    for number in numbers[:3]:
        answer_request(
            by=town.viewer_of("diego"), at=at(11), number=number, closed_on=october(11), answer="Mended"
        )
    confirm(town, numbers[0])

    table = browser_of("ana").get("/work/requests/").context["table"]

    said = [row.record.text for row in table.rows]
    assert said == ["Open", "Late", "Answered", "Answered early", "Confirmed"]
