"""The pages of the certification as each role's browser asks for them."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from ronda.cockpit.tests.pages_world import browser_of
from ronda.learning.models import Certificate, CertificatePaper, CertificationSession, SessionEntry
from ronda.learning.services.certification.entering import invite_who_must
from ronda.learning.tests.certification_world import World, a_world
from ronda.learning.wording.certification_dates import (
    certification_dates,
    certification_digest,
    certification_part,
)
from ronda.people.models import Person
from ronda.people.tests.builders import a_person, a_role

pytestmark = pytest.mark.django_db

AT = "/learning/certification/"
PDF = b"%PDF-1.7 a scan"
DAY = timedelta(days=1)


@pytest.fixture
def world() -> World:
    """As of today: Diego is invited to a session in thirty days, everybody else is two years in the trade."""
    world = a_world(invited=False)
    today = timezone.localdate()
    Person.objects.update(hired=today - 730 * DAY)
    CertificationSession.objects.update(held_on=today + 30 * DAY, register_until=today + 20 * DAY)
    world.session.refresh_from_db()
    invite_who_must(by=world.viewer("ana"), at=timezone.now(), today=today, number=world.session.pk)
    return world


def browser(world: World, name: str) -> Client:
    county = world.town.county
    known = {"hugo": county.hugo, "ivan": world.town.ivan, **county.people}
    person = known.get(name) or _with_role(world, name)
    return _sign_in(person, name)


def _with_role(world: World, name: str) -> Person:
    roles = {"yusuf": "administrator", "teresa": "leader", "wei": "staff_representative"}
    person = a_person(world.town.county.company, f"R-{name}", name.title())
    a_role(person, roles[name])
    return person


def _sign_in(person: Person, name: str) -> Client:
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def hold_it(world: World) -> None:
    CertificationSession.objects.update(held_on=timezone.localdate(), register_until=timezone.localdate())
    SessionEntry.objects.update(state="registered")


def test_the_director_sees_both_shares_in_heads_the_forecast_and_whose_preparation_counts(
    world: World,
) -> None:
    page = text(browser(world, "ana"), AT)
    # Six of the marketing staff: more than 95 % are all six.
    assert "6 people: one person is 16.7 points; all 6 are needed." in page
    assert "6 people: one person is 16.7 points; 5 are needed." in page
    assert "1 of 6" in page
    assert "Whose preparation moves it most" in page
    assert "Diego Park" in page
    assert "holds less than Intermediate" in page
    assert "Ivan Petrov" not in page


def test_everybody_else_sees_the_own_state_alone(world: World) -> None:
    for name in ("diego", "bruno"):
        page = text(browser(world, name), AT)
        assert "Your certificates" in page
        for other in ("Elena Novak", "Farid Haddad", "Whose preparation"):
            assert other not in page
    assert "You must sit: Intermediate" in text(browser_of("diego"), AT)


def test_an_administrator_keeps_the_register_and_sees_no_result(world: World) -> None:
    hold_it(world)
    ana, yusuf = browser(world, "ana"), browser(world, "yusuf")
    entry = SessionEntry.objects.get()
    ana.post(f"{AT}entries/{entry.pk}/result/", {"theory": "88.5", "skill": "31.5"})
    assert SessionEntry.objects.get().state == "failed"

    assert "Diego Park" in text(yusuf, f"{AT}certificates/")
    person = text(yusuf, f"{AT}people/E05/")
    session = text(yusuf, f"{AT}sessions/{world.session.pk}/")
    for page in (person, session, text(yusuf, AT)):
        for secret in ("88.5", "31.5", "Not passed"):
            assert secret not in page
    assert "Diego Park" not in session
    for path in ("rates/", f"entries/{entry.pk}/result/", f"entries/{entry.pk}/excuse/", "sessions/new/"):
        text(yusuf, f"{AT}{path}", 404)


@pytest.mark.parametrize("name", ["hugo", "ivan", "elena"])
def test_nothing_of_diego_leaks_to_another_company_centre_or_colleague(world: World, name: str) -> None:
    number, entry = Certificate.objects.get(person__code="E05").number, SessionEntry.objects.get()
    paper = CertificatePaper.objects.create(
        company=world.town.county.company,
        certificate_number=number,
        file="learning/certificates/x.pdf",
        added_at=timezone.now(),
    )
    client = browser(world, name)
    for path in (
        "people/E05/",
        f"certificates/{number}/change/",
        f"certificates/{number}/withdraw/",
        f"scans/{paper.pk}/",
        f"entries/{entry.pk}/excuse/",
        f"entries/{entry.pk}/result/",
        "rates/",
    ):
        text(client, f"{AT}{path}", 404)
    for path in (
        f"certificates/{number}/scan/",
        f"scans/{paper.pk}/remove/",
        f"entries/{entry.pk}/steps/register/",
        f"sessions/{world.session.pk}/invite/",
    ):
        assert client.post(f"{AT}{path}").status_code == 404
    for path in ("", "certificates/", "certificates/?q=Diego", "sessions/"):
        assert "Diego Park" not in text(client, f"{AT}{path}")
    assert SessionEntry.objects.get().state == "invited"


def test_the_register_is_filtered_and_given_as_a_workbook(world: World) -> None:
    ana = browser(world, "ana")
    assert "Diego Park" in text(ana, f"{AT}certificates/?level=5")
    assert "Diego Park" not in text(ana, f"{AT}certificates/?level=3").partition('id="list"')[2]
    answer = ana.get(f"{AT}certificates/?export=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert sorted(row[0] for row in rows[1:]) == ["Ana Torres", "Diego Park"]


def test_a_certificate_is_recorded_corrected_scanned_and_withdrawn(world: World) -> None:
    ana = browser(world, "ana")
    said = {"person": "E06", "level": "4", "issued": "2021-03-01", "number": "VC-7", "issuer": "State"}
    assert ana.post(f"{AT}certificates/new/", said).status_code == 302
    number = Certificate.objects.get(person__code="E06").number

    scan = SimpleUploadedFile("paper.pdf", PDF, "application/pdf")
    ana.post(f"{AT}certificates/{number}/scan/", {"file": scan})
    paper = CertificatePaper.objects.exclude(file="").get()
    given = ana.get(f"{AT}scans/{paper.pk}/")
    assert b"".join(given.streaming_content) == PDF  # type: ignore[attr-defined]
    assert given["Content-Disposition"].startswith("attachment")

    change = {"level": "4", "issued": "2021-04-01", "number": "VC-7", "issuer": "State", "why": "misread"}
    assert ana.post(f"{AT}certificates/{number}/change/", change).status_code == 302
    page = text(ana, f"{AT}people/E06/")
    assert "misread" in page
    assert "Corrected later" in page
    ana.post(f"{AT}certificates/{number}/withdraw/", {"why": "of somebody else"})
    page = text(ana, f"{AT}people/E06/")
    assert "Withdrawn" in page
    assert "of somebody else" in page
    default_storage.delete(str(paper.file.name))


@pytest.mark.parametrize(
    ("language", "future", "twice"),
    [
        ("en", "is still to come: record a certificate once it is issued.", "holds level 5 already"),
        ("es", "registre el certificado cuando se haya emitido.", "ya tiene el nivel 5"),
        ("zh-hans", "证书颁发后再登记", "已持有 5 级证书"),
    ],
)
def test_a_bad_certificate_is_told_in_a_sentence(
    world: World, language: str, future: str, twice: str
) -> None:
    ana = browser(world, "ana")
    ana.cookies["django_language"] = language
    tomorrow = str(timezone.localdate() + DAY)
    said = {"person": "E05", "level": "4", "issued": tomorrow}
    answer = ana.post(f"{AT}certificates/new/", said)
    assert answer.status_code == 422
    assert future in answer.content.decode()
    answer = ana.post(f"{AT}certificates/new/", {**said, "level": "5", "issued": "2021-01-01"})
    assert twice in answer.content.decode()


def test_a_person_registers_and_takes_it_back(world: World) -> None:
    diego, entry = browser(world, "diego"), SessionEntry.objects.get()
    page = text(diego, f"{AT}sessions/{world.session.pk}/")
    assert "holds less than Intermediate" in page
    diego.post(f"{AT}entries/{entry.pk}/steps/register/")
    assert SessionEntry.objects.get().state == "registered"
    diego.post(f"{AT}entries/{entry.pk}/steps/unregister/")
    assert SessionEntry.objects.get().state == "invited"
    text(diego, f"{AT}entries/{entry.pk}/excuse/", 404)


def test_results_are_entered_for_all_at_once_or_not_at_all(world: World) -> None:
    hold_it(world)
    second = SessionEntry.objects.create(
        session=world.session, person=world.town.county.elena, state="registered"
    )
    ana, first = browser(world, "ana"), world.entry("diego")
    path = f"{AT}sessions/{world.session.pk}/results/"
    said = {
        f"theory_{first.pk}": "70",
        f"skill_{first.pk}": "61",
        f"number_{first.pk}": "VC-8",
        f"theory_{second.pk}": "170",
        f"skill_{second.pk}": "61",
    }
    answer = ana.post(path, said)
    assert answer.status_code == 422
    assert "Write a number from 0 to 100." in answer.content.decode()
    assert {each.state for each in SessionEntry.objects.all()} == {"registered"}

    assert ana.post(path, {**said, f"theory_{second.pk}": "59.5"}).status_code == 302
    assert {each.person.code: each.state for each in SessionEntry.objects.all()} == {
        "E05": "passed",
        "E06": "failed",
    }
    page = text(ana, f"{AT}sessions/{world.session.pk}/")
    assert "1 of 2" in page
    assert "too few for a per cent" in page
    assert "1 of 2" in text(ana, f"{AT}rates/")
    assert "VC-8" in text(browser(world, "diego"), f"{AT}people/E05/")


def test_a_session_is_made_changed_invited_to_and_cancelled(world: World) -> None:
    ana = browser(world, "ana")
    today = timezone.localdate()
    said = {"level": "5", "held_on": str(today + 60 * DAY), "register_until": str(today + 50 * DAY)}
    bad = ana.post(f"{AT}sessions/new/", {**said, "register_until": str(today + 61 * DAY)})
    assert "cannot be after the day of the session" in bad.content.decode()
    assert ana.post(f"{AT}sessions/new/", said).status_code == 302
    session = CertificationSession.objects.get(level=5)
    path = f"{AT}sessions/{session.pk}/"
    assert "Must sit it and are not invited yet" in text(ana, path)
    ana.post(f"{path}invite/")
    assert session.entries.filter(must=True).count() == 4
    text(ana, f"{path}enter/")
    ana.post(f"{path}change/", {**said, "place": "Hall"})
    assert "Hall" in text(ana, path)
    ana.post(f"{path}cancel/", {"why": "No examiner"})
    page = text(ana, path)
    assert "No examiner" in page
    assert "Cancelled the session" in page


def test_a_director_of_another_centre_cannot_cancel_a_session_with_our_people(world: World) -> None:
    ivan = world.town.ivan
    ivan.appointments.update(post=world.town.county.ana.appointments.get().post)
    client = browser(world, "ivan")
    text(client, f"{AT}sessions/{world.session.pk}/cancel/", 404)
    assert "Diego" not in text(client, f"{AT}sessions/{world.session.pk}/")


def test_home_calendar_and_digest_name_the_session(world: World) -> None:
    diego, today = world.viewer("diego"), timezone.localdate()
    part = certification_part(diego, today)
    assert part is not None
    assert [row.day for row in part.rows] == [today + 30 * DAY]
    days = {each.day for each in certification_dates(diego, today, today + 40 * DAY)}
    assert days == {today + 20 * DAY, today + 30 * DAY}
    assert certification_digest(diego, today) is None
    SessionEntry.objects.update(reminded_on=today)
    told = certification_digest(diego, today)
    assert told is not None
    [line] = told()[1]
    assert line.startswith("Intermediate: register until")
    assert certification_digest(world.viewer("elena"), today) is None


def test_no_page_asks_the_database_more_than_fifteen_times(
    world: World, django_assert_max_num_queries: object
) -> None:
    ana = browser(world, "ana")
    for path in ("", "certificates/", "people/E05/", f"sessions/{world.session.pk}/", "sessions/", "rates/"):
        ana.get(f"{AT}{path}")
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            assert ana.get(f"{AT}{path}").status_code == 200
