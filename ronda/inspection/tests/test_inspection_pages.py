"""Pages of inspectors and of findings: what is shown to whom, and that the first answers never leak."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.inspection.models import DrawnUnit, Finding, InspectionRound
from ronda.outlets.models import Outlet
from ronda.people.models import Person
from ronda.people.queries import viewer_of_person
from ronda.people.rules import Viewer
from ronda.visits.rules.forms import FormSaid, Promised
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.services.sending import send_form
from ronda.work.models import Task

KEY = UUID("00000000-0000-4000-8000-000000000099")
SECRET = "Zebra stripes on the awning"
FINDINGS = "/inspections/findings/"


@pytest.fixture(autouse=True)
def world(october: None) -> None:
    """October is closed; Carmen has a unit to inspect, and issued a finding about Diego."""


def today() -> date:
    return timezone.localdate()


def viewer_of(name: str) -> Viewer:
    person = Person.objects.get(user__username=name)
    return viewer_of_person(person.company_id, person.pk, on=today())


def issued() -> Finding:
    return Finding.objects.get(state="issued")


def a_secret_visit() -> DrawnUnit:
    """Diego writes something at R1 that nobody could guess; Carmen is to inspect it."""
    diego = viewer_of("diego")
    begin_visit(by=diego, at=timezone.now(), today=today(), key=KEY, begun=VisitBegun("R1"))
    said = FormSaid(
        reason="frequency",
        outcome=SECRET,
        display="poor",
        answer=f"{SECRET}, he says",
        next_step=f"{SECRET} again",
        promises=(Promised(f"{SECRET} twice"),),
    )
    sent = send_form(by=diego, at=timezone.now(), today=today(), key=KEY, said=said)
    assert sent.visit is not None
    round_ = InspectionRound.objects.get(address="visits-of-october")
    return DrawnUnit.objects.create(
        round=round_,
        unit="V9",
        stratum="1",
        ticket="0" * 64,
        position=9,
        probability="1/2",
        outlet=Outlet.objects.get(company=round_.company, code="R1"),
        person=Person.objects.get(user__username="diego"),
        inspector=Person.objects.get(user__username="carmen"),
        visit_number=sent.visit.number,
    )


def at(unit: DrawnUnit, more: str = "") -> str:
    return f"/inspections/units/{unit.pk}/{more}"


def words_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_nothing_of_the_first_answers_is_on_any_page_of_the_inspector_before_it_is_sent() -> None:
    unit = a_secret_visit()
    carmen = browser_of("carmen")

    seen = (
        at(unit),
        "/inspections/mine/",
        f"/visits/{unit.visit_number}/",
        "/visits/list/",
        "/visits/prepare/R1/",
    )
    for path in seen:
        answer = carmen.get(path)
        assert (path, answer.status_code, SECRET in words_of(answer)) == (path, 200, False)
    refused = carmen.post(at(unit), {"how": "on_site"})
    assert (refused.status_code, SECRET in words_of(refused)) == (422, False)
    saved = carmen.post(at(unit, "save/"), {"display": "good"})
    assert (saved.status_code, SECRET in words_of(saved)) == (200, False)

    done = carmen.post(at(unit), {"how": "on_site", "took_place": "yes", "display": "good"}, follow=True)

    assert SECRET in words_of(done)
    assert "differs" in words_of(done)
    assert SECRET in words_of(carmen.get(f"/visits/{unit.visit_number}/"))


def test_nobody_else_sees_a_unit_before_it_is_inspected() -> None:
    unit = a_secret_visit()

    for who in ("diego", "ana", "bruno", "hugo", "wei"):
        assert browser_of(who).get(at(unit)).status_code == 404
        assert browser_of(who).post(at(unit), {"how": "data", "took_place": "no"}).status_code == 404
        assert browser_of(who).post(at(unit, "save/"), {"display": "good"}).status_code == 404


def test_what_is_filled_in_is_there_again() -> None:
    unit, carmen = a_secret_visit(), browser_of("carmen")

    told = carmen.post(at(unit, "save/"), {"outcome": "Two customers wait", "next_on": "no day"})

    assert "Saved at" in words_of(told)
    assert "without: Next step on" in words_of(told)
    assert "Two customers wait" in words_of(carmen.get(at(unit)))


def test_a_unit_that_cannot_be_inspected_says_why() -> None:
    unit, carmen = a_secret_visit(), browser_of("carmen")

    answer = carmen.post(at(unit, "not-possible/"), {"reason": "The street is flooded."}, follow=True)

    assert "The street is flooded." in words_of(answer)
    assert DrawnUnit.objects.get(pk=unit.pk).state == "not_possible"


def test_a_finding_begins_with_the_fields_that_differ() -> None:
    unit, carmen = a_secret_visit(), browser_of("carmen")
    carmen.post(at(unit), {"how": "on_site", "took_place": "no"})

    assert "recorded “yes”, found “no”" in words_of(carmen.get(at(unit, "finding/")))
    answer = carmen.post(
        at(unit, "finding/"), {"kind": "false_visit", "text": "Nobody was there."}, follow=True
    )

    finding = Finding.objects.get(unit=unit)
    assert answer.redirect_chain[-1][0] == f"{FINDINGS}{finding.pk}/"
    assert (finding.kind, finding.state) == ("false_visit", "draft")
    assert browser_of("ana").get(at(unit, "finding/")).status_code == 404


def test_the_person_finds_the_own_finding_and_objects() -> None:
    finding, diego = issued(), browser_of("diego")
    assert f"{FINDINGS}{finding.pk}/" in words_of(diego.get(FINDINGS))

    page = diego.get(f"{FINDINGS}{finding.pk}/")
    assert "Answer or object" in words_of(page)
    diego.post(f"{FINDINGS}{finding.pk}/answer/", {"answer": "I was there at noon.", "objects": "yes"})

    finding.refresh_from_db()
    assert (finding.state, finding.objects_to_it) == ("answered", True)
    assert "I was there at noon." in words_of(browser_of("ana").get(f"{FINDINGS}{finding.pk}/"))


def test_only_who_leads_decides_and_the_page_offers_it_to_nobody_else() -> None:
    finding = issued()
    path = f"{FINDINGS}{finding.pk}/decide/"

    for who in ("diego", "carmen", "bruno", "hugo"):
        assert browser_of(who).get(path).status_code == 404
    answer = browser_of("ana").post(path, {"confirmed": "yes", "why": "Nobody was seen."}, follow=True)

    assert "Nobody was seen." in words_of(answer)
    finding.refresh_from_db()
    assert finding.confirmed is True


def test_colleagues_and_other_companies_find_nothing() -> None:
    number = issued().pk

    for who in ("elena", "bruno", "hugo", "ingrid", "wei", "yusuf"):
        assert browser_of(who).get(f"{FINDINGS}{number}/").status_code == 404
        assert f"{FINDINGS}{number}/" not in words_of(browser_of(who).get(FINDINGS))


def test_the_list_is_narrowed_down_and_kept_as_a_file() -> None:
    ana = browser_of("ana")

    assert "The shop was closed" in words_of(ana.get(FINDINGS + "?state=late"))
    assert "No finding fits" in words_of(ana.get(FINDINGS + "?state=closed"))
    file = ana.get(FINDINGS + "?export=csv")
    assert (file.status_code, "Diego Park" in words_of(file)) == (200, True)


def test_my_day_tells_whose_turn_it_is() -> None:
    number = issued().pk

    assert f"{FINDINGS}{number}/" in words_of(browser_of("ana").get("/today/"))
    assert "/inspections/mine/" in words_of(browser_of("carmen").get("/today/"))


def another_unit(inspected: str, **about: Any) -> DrawnUnit:
    """Of a round about something else than visits, for Carmen, about Diego's work at R1."""
    known = InspectionRound.objects.get(address="visits-of-october")
    known.pk, known.object, known.address = None, inspected, inspected
    known.save()
    return DrawnUnit.objects.create(
        round=known,
        unit="X1",
        stratum="1",
        ticket="0" * 64,
        position=1,
        probability="1/2",
        outlet=Outlet.objects.get(company=known.company, code="R1"),
        person=Person.objects.get(user__username="diego"),
        inspector=Person.objects.get(user__username="carmen"),
        **about,
    )


def test_an_outlets_record_is_compared_in_its_six_groups() -> None:
    unit, carmen = another_unit("information"), browser_of("carmen")

    page = words_of(carmen.get(at(unit)))
    groups = ("Basic", "Network", "Management", "Sales", "Image", "Personal")
    assert [name for name in groups if f">{name}<" in page] == list(groups)
    assert "name: Shop R1" in page
    done = carmen.post(
        at(unit), {"how": "data", "seen_name": "wrong", "found_name": "Shop Rosa"}, follow=True
    )

    assert "Shop Rosa" in words_of(done)
    assert "base data do not match" in words_of(carmen.get(at(unit, "finding/")))


def test_phase_work_shows_its_result_and_proof() -> None:
    diego = Person.objects.get(user__username="diego")
    task = Task.objects.filter(owner=diego, withdrawn_at=None).latest("pk")
    unit, carmen = another_unit("phase_work", task_number=task.number), browser_of("carmen")

    page = words_of(carmen.get(at(unit)))
    assert (task.title in page, "No file lies with it." in page) == (True, True)
    done = carmen.post(at(unit), {"how": "on_site", "done": "partly", "proof": "none"}, follow=True)

    assert "partly" in words_of(done)
    assert "phase work not as recorded" in words_of(carmen.get(at(unit, "finding/")))
