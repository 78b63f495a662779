"""What an administrator records on screen: refusals at their field, the past confirmed, everything undone."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Appointment, CalendarDay, Leave, Person, RoleGrant
from ronda.people.rules import Viewer
from ronda.work.queries.leaving import open_lines
from ronda.work.services.leaving import pass_on

pytestmark = pytest.mark.usefixtures("october")

TODAY = timezone.localdate()
SOON = (TODAY + timedelta(days=10)).isoformat()
NOOR = {"code": "E99", "name": "Noor Khan"}


@pytest.fixture
def yusuf() -> Client:
    return browser_of("yusuf")


def said(browser: Client, address: str, **values: object) -> tuple[int, str]:
    answer = browser.post(f"/set-up/{address}", values)
    return answer.status_code, answer.content.decode()


def undone(browser: Client, shown_on: str) -> str:
    """Presses the button of the last toast, and reads the page that follows."""
    page = browser.get(shown_on).content.decode()
    token = re.findall(r"/set-up/undo/([\w-]+)/", page)[-1]
    return browser.post(f"/set-up/undo/{token}/", {"next": shown_on}, follow=True).content.decode()


def test_a_new_person_leads_to_the_profile_and_is_taken_back(yusuf: Client) -> None:
    answer = yusuf.post("/set-up/people/new/", NOOR)

    assert answer["Location"] == "/set-up/people/E99/"
    assert "Noor Khan" in yusuf.get("/set-up/people/E99/").content.decode()
    said(yusuf, "people/new/", code="E98", name="Kim")
    assert "Taken back" in undone(yusuf, "/set-up/people/")
    assert set(Person.objects.filter(code__in=["E98", "E99"]).values_list("code", flat=True)) == {"E99"}


def test_a_number_that_is_taken_and_a_number_with_a_space_are_refused_at_their_field(yusuf: Client) -> None:
    taken = said(yusuf, "people/new/", code="E05", name="Noor")
    spaced = said(yusuf, "people/new/", code="E 99", name="Noor")

    assert taken[0] == spaced[0] == 422
    assert "Somebody has the number E05 already" in taken[1]
    assert "A number has letters, digits, dots, dashes and no spaces" in spaced[1]


def test_an_edit_says_who_and_why_in_the_history(yusuf: Client) -> None:
    said(yusuf, "people/E05/edit/", name="D. Park", why="Wrong on the list")

    page = yusuf.get("/set-up/people/E05/history/").content.decode()
    assert "<del>Diego Park</del>" in page
    assert "<ins>D. Park</ins>" in page
    assert "Reason: Wrong on the list" in page
    assert "Yusuf" in page


def test_an_appointment_is_made_ended_and_taken_back(yusuf: Client) -> None:
    said(yusuf, "people/new/", **NOOR)
    said(yusuf, "appointments/new/", person="E99", centre="C1", post="account_manager", start=SOON)
    made = Appointment.objects.get(person__code="E99")
    later = (TODAY + timedelta(days=40)).isoformat()

    said(yusuf, f"appointments/{made.pk}/end/", last=later)
    ended = Appointment.objects.get(person__code="E99", withdrawn_at=None)
    assert ended.end == TODAY + timedelta(days=41)

    assert "Taken back" in undone(yusuf, "/set-up/people/E99/")
    assert Appointment.objects.get(person__code="E99", withdrawn_at=None).end is None


def leave_without_work(*codes: str) -> None:
    """Nobody's appointment ends while work waits for the person: others take it over first."""
    for code in codes:
        person = Person.objects.get(code=code, company__code="main")
        by = Viewer.operator(person.company_id)
        taker = {line.key: "E07" for line in open_lines(by, person.pk, today=TODAY)}
        pass_on(by=by, at=timezone.now(), today=TODAY, person=person, to=taker, why="Leaves")


def test_a_change_of_a_closed_month_is_told_first_and_needs_a_reason(yusuf: Client) -> None:
    leave_without_work("E05")
    held = Appointment.objects.get(person__code="E05")
    address = f"appointments/{held.pk}/end/"

    asked = said(yusuf, address, last="2022-10-14")
    unexplained = said(yusuf, address, last="2022-10-14", confirm="on")
    done = said(yusuf, address, last="2022-10-14", confirm="on", why="Left in October")

    assert "This changes a month that is closed:" in asked[1]
    assert "October 2022" in asked[1]
    assert "Say why" in unexplained[1]
    assert (asked[0], unexplained[0], done[0]) == (200, 422, 302)
    assert Appointment.objects.get(person__code="E05", withdrawn_at=None).known_why == "Left in October"


def test_holding_one_post_twice_is_refused_at_the_first_day(yusuf: Client) -> None:
    status, page = said(
        yusuf, "appointments/new/", person="E05", centre="C1", post="account_manager", start=SOON
    )

    assert status == 422
    assert re.search(r'href="#id_start".*?Holds this post of this centre from 2020-01-01', page, re.DOTALL)


def test_an_appointment_is_corrected_and_withdrawn_and_never_edited(yusuf: Client) -> None:
    leave_without_work("E05")
    held = Appointment.objects.get(person__code="E05")
    said(
        yusuf, f"appointments/{held.pk}/", person="E05", centre="C1", post="deputy", start="2020-01-01",
        why="Another post", confirm="on",
    )  # fmt: skip
    now = Appointment.objects.get(person__code="E05", withdrawn_at=None)
    assert now.post.code == "deputy"

    said(yusuf, f"appointments/{now.pk}/withdraw/", why="Never began", confirm="on")
    assert not Appointment.objects.filter(person__code="E05", withdrawn_at=None).exists()
    assert Appointment.objects.filter(person__code="E05").count() == 2


def test_leave_needs_a_last_day_that_is_not_before_the_first(yusuf: Client) -> None:
    status, page = said(yusuf, "leave/new/", person="E05", kind="sick", start=SOON, last=TODAY.isoformat())
    said(yusuf, "leave/new/", person="E05", kind="sick", start=SOON, last=SOON)

    assert status == 422
    assert "The last day lies before the first" in page
    assert Leave.objects.get().end == date.fromisoformat(SOON) + timedelta(days=1)


def test_a_range_of_days_is_set_free_and_given_back_to_the_week(yusuf: Client) -> None:
    first = date(TODAY.year + 1, 5, 1)
    days = {"first": first.isoformat(), "last": (first + timedelta(days=2)).isoformat()}

    said(yusuf, "calendar/days/", **days, working="off", name="May holidays")
    assert CalendarDay.objects.filter(withdrawn_at=None, name="May holidays").count() == 3

    said(yusuf, "calendar/days/", **days, working="week")
    assert not CalendarDay.objects.filter(withdrawn_at=None, day__year=first.year).exists()


def test_a_role_needs_a_reason_and_nobody_leads_by_the_own_hand(yusuf: Client) -> None:
    role = {"role": "leader", "start": TODAY.isoformat()}

    silent = said(yusuf, "roles/new/", person="E05", **role)
    own = said(yusuf, "roles/new/", person="E18", why="I want to see", **role)
    given = said(yusuf, "roles/new/", person="E05", why="Leads from today", **role)

    assert (silent[0], own[0], given[0]) == (422, 422, 302)
    assert "Would open other people&#x27;s results to you" in own[1]
    assert RoleGrant.objects.get(person__code="E05").known_by == Person.objects.get(code="E18")


def test_the_last_administrator_cannot_be_withdrawn(yusuf: Client) -> None:
    own = RoleGrant.objects.get(role="administrator", person__code="E18")

    status, page = said(yusuf, f"roles/{own.pk}/withdraw/", why="Enough")

    assert status == 422
    assert "Nobody could keep the company&#x27;s set-up after that" in page


def test_an_account_is_opened_by_a_link_that_sets_the_password_once(yusuf: Client) -> None:
    said(yusuf, "people/new/", **NOOR)
    said(yusuf, "accounts/new/", person="E99", username="noor", by_link="yes")
    page = yusuf.get("/set-up/accounts/E99/").content.decode()
    link = re.search(r'value="http://testserver(/account/password/reset/key/[^"]+)"', page)
    assert link

    noor = Client()
    form = noor.get(link[1], follow=True)
    new = "seven quiet fountains"
    noor.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert User.objects.get(username="noor").check_password(new)
    assert "/account/password/reset/key/" not in yusuf.get("/set-up/accounts/E99/").content.decode()
    assert "no longer works" in Client().get(link[1], follow=True).content.decode()


def test_a_weak_first_password_is_refused_at_its_field(yusuf: Client) -> None:
    said(yusuf, "people/new/", **NOOR)

    status, page = said(yusuf, "accounts/new/", person="E99", username="noor", by_link="no", password="short")

    assert status == 422
    assert "This password is too short" in page
    assert "short" not in re.findall(r'type="password"[^>]*value="([^"]*)"', page)


def test_an_account_is_switched_off_and_its_session_ends(yusuf: Client) -> None:
    elena = browser_of("elena")
    assert elena.get("/me/").status_code == 200

    said(yusuf, "accounts/E06/off/", reason="Left")

    assert elena.get("/me/").status_code == 302
    assert "switched off" in yusuf.get("/set-up/accounts/E06/").content.decode()


def test_a_locked_account_is_shown_and_unlocked(yusuf: Client) -> None:
    stranger = Client()
    for number in range(6):
        stranger.post("/account/login/", {"login": "elena", "password": f"wrong {number}"})
    assert "locked after wrong passwords" in yusuf.get("/set-up/accounts/?state=locked").content.decode()

    said(yusuf, "accounts/E06/unlock/", reason="")

    assert "locked after wrong passwords" not in yusuf.get("/set-up/accounts/E06/").content.decode()


def test_many_are_ended_at_once_and_brought_back_at_once(yusuf: Client) -> None:
    leave_without_work("E05", "E06")
    chosen = {"chosen": ["E05", "E06"]}
    asked = yusuf.post("/set-up/people/many/end/", chosen).content.decode()
    assert "2 people" in asked

    yusuf.post("/set-up/people/many/end/", {**chosen, "send": "send", "last": SOON, "why": "Closing down"})
    ended = Appointment.objects.filter(person__code__in=["E05", "E06"], withdrawn_at=None)
    assert {each.end for each in ended} == {date.fromisoformat(SOON) + timedelta(days=1)}

    undone(yusuf, "/set-up/people/")
    assert {each.end for each in ended.all()} == {None}


def test_accounts_of_many_are_opened_with_a_link_each(yusuf: Client) -> None:
    said(yusuf, "people/new/", **NOOR)

    page = yusuf.post(
        "/set-up/people/many/accounts/", {"chosen": ["E99", "E05"], "send": "send"}
    ).content.decode()

    assert page.count("/account/password/reset/key/") == 1
    assert "1 person has an account already and was left out" in page


def test_refusals_are_told_in_the_readers_language(yusuf: Client) -> None:
    own = {"person": "E18", "role": "leader", "start": TODAY.isoformat(), "why": "yo"}

    answer = yusuf.post("/set-up/roles/new/", own, headers={"accept-language": "es"})

    assert "Le abriría los resultados de otras personas" in answer.content.decode()
