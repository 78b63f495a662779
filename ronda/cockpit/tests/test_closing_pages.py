"""The month-close wizard: who sees which step, what is asked for, and what is decided."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from ronda.cockpit.models import Acceptance, Approval, DivisionPlan
from ronda.cockpit.queries.closing_month import closing_approval, closing_month
from ronda.cockpit.services import verify_closing
from ronda.cockpit.tests.closing_world import OCTOBER, a_closable_county
from ronda.cockpit.tests.pages_world import NAMES, browser_of, open_accounts
from ronda.facts.queries import closing_for, closings_for
from ronda.jobs.models import Job
from ronda.pay.models import Posting
from ronda.people.models import Appointment
from ronda.people.tests.builders import County, a_centre

pytestmark = pytest.mark.django_db

AT = f"/month-close/{OCTOBER}/"
MOST_STATEMENTS = 15


@pytest.fixture
def county(ronda_home: Path) -> County:
    """October is over and nobody has begun to close it; everybody has an account."""
    county = a_closable_county()
    open_accounts(county)
    return county


def do(browser: Client, deed: str, **sent: str) -> str:
    """Press a button; the page that it leads to."""
    answer = browser.post(f"{AT}do/{deed}/", sent, follow=True)
    assert answer.status_code in {200, 400}, answer.status_code
    return str(answer.content.decode())


def close_up_to(browser: Client, *deeds: str) -> str:
    page = ""
    for deed in deeds:
        page = do(browser, deed)
    return page


def test_a_director_of_the_only_centre_closes_a_month_from_check_to_approval(county: County) -> None:
    ana = browser_of("ana")

    close_up_to(ana, "check", "freeze", "appraise")
    look = ana.get(f"{AT}look/").content.decode()
    do(ana, "plan", budget="40,000")
    approved = do(ana, "approve", run="1", sure="on")

    closing = closing_for(county.viewer, OCTOBER)
    assert "Elena Novak" in look
    assert (closing.run, closing.state) == (1, "distributed")
    assert "October 2022 is closed" in approved
    assert verify_closing(by=county.viewer, closing=closing) == []
    agreed = closing_approval(county.viewer, closing)
    assert agreed is not None
    assert agreed.who == "Ana Torres"
    assert sum(Posting.objects.values_list("cents", flat=True)) == 40_000_00


def test_nothing_is_posted_and_nobody_sees_an_amount_before_the_approval(county: County) -> None:
    ana = browser_of("ana")

    close_up_to(ana, "check", "freeze", "appraise")
    page = do(ana, "plan", budget="")

    assert "What cannot be taken back" in page
    assert (DivisionPlan.objects.count(), Posting.objects.count(), Approval.objects.count()) == (1, 0, 0)
    assert closing_for(county.viewer, OCTOBER).state == "appraised"


def test_approving_asks_for_a_tick(county: County) -> None:
    ana = browser_of("ana")
    close_up_to(ana, "check", "freeze", "appraise", "plan")

    page = do(ana, "approve", run="1")

    assert "Tick the box first" in page
    assert Approval.objects.count() == 0


def test_a_step_is_refused_while_the_one_before_it_is_not_done(county: County) -> None:
    ana = browser_of("ana")

    assert "was not checked yet" in do(ana, "freeze")
    assert "has no frozen run" in do(ana, "appraise")
    assert "It is too early for this step" in ana.get(f"{AT}approve/").content.decode()
    assert not Job.objects.filter(kind="close.freeze").exists()


def test_something_strange_is_accepted_with_a_reason_and_a_name(county: County) -> None:
    ana = browser_of("ana")
    page = close_up_to(ana, "check")
    at = datetime.fromisoformat("2022-11-03T09:00Z")
    finding = closing_month(county.viewer, OCTOBER, at=at).unaccepted[0]

    refused = do(ana, "accept", key=finding.key, reason=" ")
    accepted = do(ana, "accept", key=finding.key, reason="The till was away in October.")

    assert "Nobody recorded any days of system use." in page
    assert "An acceptance needs a reason." in refused
    assert "The till was away in October. · Ana Torres" in accepted
    assert Acceptance.objects.get().person == county.people["ana"]
    assert finding not in closing_month(county.viewer, OCTOBER, at=at).unaccepted


def test_a_check_names_who_cannot_be_assessed_and_keeps_nothing(county: County, ronda_home: Path) -> None:
    page = close_up_to(browser_of("ana"), "check")

    assert "cannot be assessed" in page
    assert not list(closings_for(county.viewer))
    assert not (ronda_home / "closings").exists()


def test_a_month_without_sales_blocks_until_it_has_some(county: County) -> None:
    ana = browser_of("ana")
    address = "/month-close/2022-08/"

    ana.post(f"{address}do/check/")
    page = ana.get(f"{address}check/").content.decode()
    refused = ana.post(f"{address}do/freeze/", follow=True).content.decode()

    assert "There are no sales of this month." not in page
    assert "cannot be closed like this" not in refused
    ana.post("/month-close/2022-06/do/check/")
    assert "There are no sales of this month." in ana.get("/month-close/2022-06/check/").content.decode()
    assert (
        "cannot be closed like this"
        in ana.post("/month-close/2022-06/do/freeze/", follow=True).content.decode()
    )


def test_a_month_that_is_not_over_says_from_when_it_can_be_closed(county: County) -> None:
    page = browser_of("ana").get("/month-close/9998-03/check/").content.decode()

    assert "March 9998 is not over. It can be closed from Apr 1, 9998" in page


def test_the_pages_open_for_who_closes_and_the_check_for_who_leads(county: County) -> None:
    def opened(address: str) -> set[str]:
        return {name for name in NAMES if browser_of(name).get(address).status_code == 200}

    # Ingrid directs every centre of her own company, and finds nothing of this one there.
    closing = {"ana", "teresa", "yusuf", "ingrid"}
    assert opened("/month-close/") == closing
    assert opened(f"{AT}check/") == closing
    assert opened(f"{AT}look/") == closing


def test_another_company_finds_nothing_of_the_month(county: County) -> None:
    close_up_to(browser_of("ana"), "check", "freeze")
    ingrid = browser_of("ingrid")

    assert "was not checked yet" in ingrid.get(f"{AT}check/").content.decode()
    assert ingrid.get(f"/jobs/{Job.objects.latest('pk').pk}/").status_code == 404
    assert browser_of("hugo").get(f"{AT}check/").status_code == 404


def test_a_director_of_one_of_two_centres_sees_its_checks_and_decides_nothing(county: County) -> None:
    close_up_to(browser_of("ana"), "check")
    a_centre(county.company, "C2")
    ana = browser_of("ana")

    page = ana.get(f"{AT}check/").content.decode()

    assert "cannot be assessed" in page
    assert "Nobody recorded any" not in page
    assert "Accept with a reason" not in page
    assert ana.get(f"{AT}freeze/").status_code == 404
    assert ana.post(f"{AT}do/freeze/").status_code == 404


def test_an_administrator_runs_the_close_and_sees_sums_but_nobodys_pay(county: County) -> None:
    yusuf = browser_of("yusuf")

    close_up_to(yusuf, "check", "freeze", "appraise")
    pages = [yusuf.get(f"{AT}{step}/").content.decode() for step in ("look", "distribute")]
    do(yusuf, "plan", budget="")
    pages.append(yusuf.get(f"{AT}approve/").content.decode())
    do(yusuf, "approve", run="1", sure="on")

    assert closing_for(county.viewer, OCTOBER).state == "distributed"
    for page in pages:
        assert "Novak" not in page
        assert "Brand manager" not in page, "a pool of one is somebody's pay"
    assert "You see counts and sums" in pages[0]


def test_an_amount_that_is_none_is_told_beside_its_field(county: County) -> None:
    ana = browser_of("ana")
    close_up_to(ana, "check", "freeze", "appraise")

    page = ana.get(f"{AT}distribute/", {"budget": "a lot"}).content.decode()

    assert "This is not an amount of money" in page
    assert "This is not an amount of money" in do(ana, "plan", budget="-")
    assert DivisionPlan.objects.count() == 0


def test_a_later_run_posts_a_pair_and_is_approved_by_itself(county: County) -> None:
    ana = browser_of("ana")
    close_up_to(ana, "check", "freeze", "appraise", "plan")
    do(ana, "approve", run="1", sure="on")

    same = do(ana, "freeze")

    assert "Nothing has changed since the last run" in same
    assert closings_for(county.viewer).count() == 1


def test_no_page_takes_more_than_fifteen_statements(
    county: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ana = browser_of("ana")
    close_up_to(ana, "check", "freeze", "appraise")

    for address in ("/month-close/", *(f"{AT}{step}/" for step in ("check", "freeze", "look", "distribute"))):
        with django_assert_max_num_queries(MOST_STATEMENTS):
            assert ana.get(address).status_code == 200
    do(ana, "plan", budget="")
    with django_assert_max_num_queries(MOST_STATEMENTS):
        ana.get(f"{AT}approve/")


def test_wages_stand_on_no_page_of_the_wizard(county: County, settings: Settings) -> None:
    Appointment.objects.filter(person=county.people["elena"]).update(monthly_wage_cents=777_123_00)
    ana = browser_of("ana")
    pages = [close_up_to(ana, "check", "freeze", "appraise")]
    pages += [ana.get(f"{AT}{step}/").content.decode() for step in ("check", "look", "distribute")]

    assert not any("777" in page for page in pages)


def test_a_company_without_sales_is_told_why_there_is_no_month(county: County) -> None:
    page = browser_of("ingrid").get("/month-close/").content.decode()

    assert "There is no month to close yet" in page
