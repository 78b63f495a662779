"""Whose page opens for whom: what is not one's own is not there."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from ronda.cockpit.tests.pages_world import MONTH, NAMES, browser_of, open_accounts
from ronda.people.models import Appointment
from ronda.people.tests.builders import a_county

pytestmark = pytest.mark.django_db

ELENA = f"/people/E06/{MONTH}/"
EVIDENCE = f"{ELENA}evidence/?table=sales&indicator=sales_plan&spell_id="


def opened_by(address: str) -> dict[str, int]:
    return {name: browser_of(name).get(address).status_code for name in NAMES}


def test_a_stranger_is_sent_to_sign_in_from_every_page(october: None) -> None:
    pages = ["/", "/today/", "/team/", "/team/export/", "/me/", ELENA, f"{ELENA}evidence/", "/set-up/"]

    answers = [Client().get(page) for page in pages]

    assert {answer.status_code for answer in answers} == {302}
    assert all(answer["Location"].startswith("/account/login/") for answer in answers)


def test_a_result_opens_for_oneself_the_director_and_the_leader_only(october: None) -> None:
    opened = opened_by(ELENA)

    assert {name for name, status in opened.items() if status == 200} == {"ana", "elena", "teresa"}
    assert {status for status in opened.values() if status != 200} == {404}


def test_the_records_behind_a_result_open_for_the_same_people(october: None) -> None:
    spell = Appointment.objects.get(person__code="E06").pk

    opened = opened_by(f"{EVIDENCE}{spell}")

    assert {name for name, status in opened.items() if status == 200} == {"ana", "elena", "teresa"}
    assert {status for status in opened.values() if status != 200} == {404}


def test_the_team_opens_for_those_who_lead_and_for_the_representative(october: None) -> None:
    opened = opened_by("/team/")

    assert {name for name, status in opened.items() if status == 200} == {"ana", "teresa", "wei", "ingrid"}
    assert {status for status in opened.values() if status != 200} == {404}


def test_the_file_of_the_team_opens_for_those_who_lead_it(october: None) -> None:
    opened = opened_by("/team/export/")

    assert {name for name, status in opened.items() if status == 200} == {"ana", "teresa"}


def test_the_set_up_opens_for_the_administrator_and_to_read_for_whoever_leads(october: None) -> None:
    opened = opened_by("/set-up/")

    assert {name for name, status in opened.items() if status == 200} == {"yusuf", "teresa", "ana", "ingrid"}


def test_hugo_finds_no_page_of_another_company(october: None) -> None:
    hugo = browser_of("hugo")

    assert hugo.get("/me/").status_code == 200
    assert "Torres" not in hugo.get("/me/").content.decode()
    for code in ("E01", "E06", "H01", "nobody"):
        assert hugo.get(f"/people/{code}/{MONTH}/").status_code == 404


def test_a_director_of_another_company_sees_an_empty_team(october: None) -> None:
    page = browser_of("ingrid").get("/team/").content.decode()

    assert "No month is closed yet" in page
    assert "Novak" not in page


def test_the_representative_reads_means_and_no_person(october: None) -> None:
    page = browser_of("wei").get("/team/").content.decode()

    assert "Mean score by post" in page
    assert "too few to tell" in page
    for name in ("Torres", "Novak", "Park", "E06"):
        assert name not in page


def test_an_administrator_reads_counts_and_no_result(october: None) -> None:
    page = browser_of("yusuf").get("/", follow=True)

    assert page.redirect_chain[-1][0] == "/set-up/"
    assert "Novak" not in page.content.decode()


def test_everybody_begins_where_the_role_begins(october: None) -> None:
    begins = {name: browser_of(name).get("/", follow=True).redirect_chain[-1][0] for name in NAMES}

    assert {begins[name] for name in ("ana", "bruno", "elena", "hugo")} == {"/today/"}
    assert begins["teresa"] == begins["wei"] == "/team/"


def test_who_is_not_appraised_is_told_so(october: None) -> None:
    page = browser_of("gao").get(f"/people/E14/{MONTH}/")

    assert page.status_code == 200
    assert "You held no post that is appraised in this month." in page.content.decode()


def test_an_account_of_nobody_is_told_what_to_do() -> None:
    page = browser_of(User.objects.create_user("nobody").username).get("/team/")

    assert page.status_code == 403
    assert "Ask your administrator to tie it to your person." in page.content.decode()


def test_before_the_first_closing_the_pages_say_so() -> None:
    open_accounts(a_county())

    for name, address in (("ana", "/team/"), ("elena", "/me/"), ("wei", "/team/")):
        assert "No month is closed yet" in browser_of(name).get(address).content.decode()
    assert browser_of("ana").get("/team/export/").status_code == 404


def test_pages_of_people_are_never_kept_in_a_cache(october: None) -> None:
    assert "no-store" in browser_of("ana").get(ELENA)["Cache-Control"]
