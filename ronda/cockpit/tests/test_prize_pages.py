"""Pages of prize money: who opens what, approval and payment by two hands, the list for the payroll."""

from csv import DictReader
from decimal import Decimal
from typing import cast

import pytest
from django.test import Client
from django.utils import timezone

from ronda.innovation.models import ReviewEntry
from ronda.innovation.tests.innovation_world import Lab, a_lab
from ronda.innovation.tests.test_innovation_pages import browser
from ronda.pay.models import PrizePayment
from ronda.pay.tests.test_prizes import an_award, approved, pay, take_back
from ronda.people.models import Person
from ronda.people.tests.builders import a_person, a_role

pytestmark = pytest.mark.django_db
PRIZES = "/innovation/prizes/"


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def leader(lab: Lab) -> Client:
    """Leonor leads the company."""
    leonor = a_person(lab.county.company, "E90", "Leonor Paz")
    a_role(leonor, "leader")
    cast(dict[str, Person], lab.county.people)["leonor"] = leonor
    return browser(lab, "leonor")


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_who_opens_the_prize_of_a_team(lab: Lab) -> None:
    page = f"{PRIZES}{an_award(lab)}/"
    everybody = ("diego", "elena", "ana", "farid", "bruno", "nadia", "yusuf", "hugo")
    seen = {who: browser(lab, who).get(page).status_code for who in everybody}
    assert seen == {
        "diego": 200,
        "elena": 200,
        "ana": 200,
        "farid": 404,
        "bruno": 404,
        "nadia": 404,
        "yusuf": 404,
        "hugo": 404,
    }
    assert {who: browser(lab, who).get(f"{page}refuse/").status_code for who in ("ana", "diego")} == {
        "ana": 200,
        "diego": 404,
    }
    assert browser(lab, "ana").get(f"{page}pay/").status_code == 404


def test_two_hands_on_the_pages_and_the_winner_reads_day_and_paper(lab: Lab) -> None:
    page = f"{PRIZES}{an_award(lab)}/"
    first, ana = leader(lab), browser(lab, "ana")
    assert first.post(f"{page}approve/").status_code == 302
    assert first.get(f"{page}pay/").status_code == 404
    today = timezone.localdate().isoformat()
    people = [lab.code("diego"), lab.code("elena")]
    form = {"people": people, "paid_on": today, "paper": "PL-2022-10"}
    assert ana.post(f"{page}pay/", {**form, "paper": ""}).status_code == 422
    assert ana.post(f"{page}pay/", form).status_code == 302
    assert "nobody is paid twice" in ana.post(f"{page}pay/", form, follow=True).content.decode()
    assert PrizePayment.objects.count() == 2
    diego = browser(lab, "diego")
    assert "PL-2022-10" in text(diego, page)
    assert "1,005.00" in text(diego, page)
    assert "1,005.00" in text(diego, PRIZES)
    assert "PL-2022-10" not in text(browser(lab, "farid"), PRIZES)


def test_a_payment_recorded_by_mistake_is_taken_back_on_the_page_and_its_line_stays(lab: Lab) -> None:
    """Leonor approved and may not; the winner reads why, a stranger to the award finds nothing."""
    page = f"{PRIZES}{an_award(lab)}/"
    first, ana, diego = leader(lab), browser(lab, "ana"), browser(lab, "diego")
    first.post(f"{page}approve/")
    form = {"people": [lab.code("diego")], "paid_on": timezone.localdate().isoformat(), "paper": "PL-1"}
    ana.post(f"{page}pay/", form)
    payment = PrizePayment.objects.get().pk
    back = f"{page}payments/{payment}/take-back/"
    assert back in text(ana, page)
    for other in (first, diego):
        assert back not in text(other, page)
    others = [first, diego, *(browser(lab, who) for who in ("elena", "farid", "nadia", "yusuf", "hugo"))]
    assert {each.post(back, {"reason": "No"}).status_code for each in others} == {404}
    assert ana.get(back).status_code == 405
    assert ana.post(back, {"reason": " "}).status_code == 302
    assert PrizePayment.objects.filter(taken_back=None).count() == 1
    ana.post(back, {"reason": "It stood on last month's list"})
    assert "taken back already" in ana.post(back, {"reason": "Twice"}, follow=True).content.decode()
    told = text(diego, page)
    assert "It stood on last month&#x27;s list" in told
    assert "PL-1" in told
    assert ana.post(f"{page}pay/", {**form, "paper": "PL-2"}).status_code == 302
    assert ana.post(f"{page}pay/", form).status_code == 422
    standing = PrizePayment.objects.get(taken_back=None)
    assert (standing.paper, standing.prize.cents) == ("PL-2", 100_500)


def test_the_list_for_the_payroll_tells_what_was_taken_back(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    take_back(lab, entry, "diego", why="Counted twice")
    answer = browser(lab, "ana").get(f"{PRIZES}?export=csv&columns=name,code,state,paper,mistakes")
    lines = answer.content.decode("utf-8-sig").splitlines()
    rows = {row["Number"]: row for row in DictReader(lines)}
    diego, elena = rows[lab.code("diego")], rows[lab.code("elena")]
    assert (diego["State"], diego["By which paper"], elena["State"]) == ("to be paid", "", "paid")
    assert "PO-17" in diego["Payments taken back"]
    assert "Counted twice" in diego["Payments taken back"]
    assert elena["Payments taken back"] == ""


def test_a_refusal_is_read_by_the_team(lab: Lab) -> None:
    page = f"{PRIZES}{an_award(lab)}/"
    ana = browser(lab, "ana")
    assert ana.post(f"{page}refuse/", {"why": ""}).status_code == 422
    assert ana.post(f"{page}refuse/", {"why": "Counted twice"}).status_code == 302
    assert "Counted twice" in text(browser(lab, "diego"), page)


def test_the_list_for_the_payroll_is_exact_to_the_cent(lab: Lab) -> None:
    approved(lab)
    ana = browser(lab, "ana")
    answer = ana.get(f"{PRIZES}?state=approved&export=csv").content.decode("utf-8-sig")
    rows = list(DictReader(answer.splitlines()))
    money = {row["Number"]: Decimal(row["Prize money"]) for row in rows}
    assert money == {lab.code("diego"): Decimal("1005.00"), lab.code("elena"): Decimal("495.00")}
    assert lab.code("diego") not in ana.get(f"{PRIZES}?state=paid&export=csv").content.decode("utf-8-sig")
    assert ana.get(f"{PRIZES}?state=nothing&year=x").status_code == 200


def test_the_list_of_somebody_without_a_prize_is_empty(lab: Lab) -> None:
    approved(lab)
    assert Person.objects.filter(name__contains="Diego").get().name not in text(browser(lab, "farid"), PRIZES)


def test_the_page_of_the_topic_leads_to_the_prize(lab: Lab) -> None:
    entry = an_award(lab)
    topic = ReviewEntry.objects.get(pk=entry).topic_id
    assert f"{PRIZES}{entry}/" in text(browser(lab, "diego"), f"/innovation/topics/{topic}/")
    assert f"{PRIZES}{entry}/" not in text(browser(lab, "farid"), f"/innovation/topics/{topic}/")
