"""My day: what waits, its buttons, and what somebody else was quicker with."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.cockpit.tests.pages_world import browser_of
from ronda.cockpit.tests.running_world import MONDAY
from ronda.work.models import CustomerRequest, Handover, Task

# It gathers from every context: a statement or two for each.
MOST_STATEMENTS = 29


@pytest.fixture
def closed_october(running_november: tuple[Path, str]) -> tuple[Path, str]:
    """These pages are about the month that runs."""
    return running_november


@pytest.fixture(autouse=True)
def monday(october: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def number_of(title: str) -> int:
    return Handover.objects.get(title=title, receiver__code="E05", withdrawn_at=None).number


def sentences(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def press(browser: Client, what: str, number: int, **values: str) -> Any:
    return browser.post(f"/today/{what}/{number}/", values)


def test_the_day_shows_what_waits_for_diego_and_how_his_month_runs() -> None:
    shown = text_of(browser_of("diego").get("/today/"))

    assert "Monday, November 21, 2022" in shown
    assert "Plan of November" in shown
    assert "Outlets for the new tea" in shown
    assert "Coach Shop R1" in shown
    assert "Due today" in shown
    assert "Due tomorrow" in shown
    assert "since Friday" in shown
    assert "Pace of the month" in shown


def test_outlets_that_nobody_visited_for_longest_are_suggested_first() -> None:
    shown = text_of(browser_of("diego").get("/today/"))

    whom = shown[shown.index("Whom to visit") :]
    assert whom.index("Shop R2") < whom.index("Shop R1") < whom.index("Shop R3")
    assert "Nothing is planned for today" in whom
    assert "Begin a visit" in whom


def test_the_back_office_reads_its_quota_and_what_it_has_to_give() -> None:
    shown = text_of(browser_of("bruno").get("/today/"))

    assert "Hand-overs to give" in shown
    assert "to Elena Novak" in shown
    assert "Whom to visit" not in shown


def test_accepting_a_handover_keeps_the_day_and_may_be_taken_back_today() -> None:
    browser, number = browser_of("diego"), number_of("Plan of November")

    press(browser, "accept", number)

    accepted = Handover.objects.get(title="Plan of November", receiver__code="E05", withdrawn_at=None)
    assert accepted.accepted_on == MONDAY.date()
    assert "Answered today" in text_of(browser.get("/today/"))

    browser.post(f"/today/accept/{number}/take-back/")

    waiting = Handover.objects.get(title="Plan of November", receiver__code="E05", withdrawn_at=None)
    assert waiting.accepted_on is None


def test_a_return_without_a_reason_is_refused_with_a_sentence() -> None:
    answer = press(browser_of("diego"), "return", number_of("Plan of November"), reason="  ")

    assert sentences(answer) == ["Say why you return it: who gave it has to know what to mend."]
    assert not Handover.objects.filter(returned_on__isnull=False).exists()


def test_a_return_keeps_its_reason() -> None:
    press(browser_of("diego"), "return", number_of("Outlets for the new tea"), reason="not my outlets")

    returned = Handover.objects.get(returned_on__isnull=False)
    assert (returned.return_reason, returned.returned_on) == ("not my outlets", MONDAY.date())


def test_a_handover_that_was_answered_meanwhile_stays_and_the_page_says_so() -> None:
    first, second, number = browser_of("diego"), browser_of("diego"), number_of("Plan of November")
    press(first, "accept", number)

    answer = press(second, "return", number, reason="late")

    assert sentences(answer) == ["This hand-over was answered meanwhile, so nothing was changed."]
    assert not Handover.objects.filter(returned_on__isnull=False).exists()


def test_a_task_is_done_and_a_request_is_answered() -> None:
    browser = browser_of("diego")
    task = Task.objects.get(title="Coach Shop R1")
    asked = CustomerRequest.objects.get(owner__code="E05", due_on="2022-11-22")

    press(browser, "done", task.number)
    press(browser, "reply", asked.number)

    assert Task.objects.get(title="Coach Shop R1", withdrawn_at=None).done_on == MONDAY.date()
    closed = CustomerRequest.objects.get(owner__code="E05", due_on="2022-11-22", withdrawn_at=None)
    assert (closed.closed_on, closed.confirmed) == (MONDAY.date(), False)


@pytest.mark.parametrize("name", ["elena", "hugo", "bruno"])
def test_nobody_answers_what_is_not_theirs(name: str) -> None:
    answer = press(browser_of(name), "accept", number_of("Plan of November"))

    assert answer.status_code == 404
    assert not Handover.objects.filter(accepted_on=MONDAY.date()).exists()


@pytest.mark.parametrize("name", ["teresa", "yusuf", "wei"])
def test_who_holds_no_post_has_no_day(name: str) -> None:
    assert browser_of(name).get("/today/").status_code == 404


def test_hugo_reads_nothing_of_another_company() -> None:
    shown = text_of(browser_of("hugo").get("/today/"))

    assert "Plan of November" not in shown
    assert "The running month is not estimated yet" in shown


def test_a_visit_of_who_holds_a_post_begins_with_the_day() -> None:
    assert browser_of("diego").get("/")["Location"] == "/today/"
    assert browser_of("ana").get("/")["Location"] == "/today/"


@pytest.mark.parametrize("name", ["diego", "ana", "bruno"])
@pytest.mark.parametrize("address", ["/today/", "/me/"])
def test_a_page_asks_the_database_little(name: str, address: str) -> None:
    browser = browser_of(name)
    browser.get(address)

    with CaptureQueriesContext(connection) as asked:
        browser.get(address)

    assert len(asked) <= MOST_STATEMENTS
