"""An empty installation: one page, one code, one administrator; afterwards the page is gone."""

import stat
from pathlib import Path

import pytest
from django.test import Client

from ronda.people.models import Company, Person, RoleGrant
from ronda.people.services import keep_set_up_code
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db

ANSWERS = {
    "company_name": "Ribera Wholesale",
    "company_code": "ribera",
    "country": "ES",
    "timezone": "Europe/Madrid",
    "language": "es",
    "currency": "EUR",
    "person_name": "Yusuf Demir",
    "person_code": "E18",
    "username": "yusuf",
    "password": "seven quiet fountains",
    "password_again": "seven quiet fountains",
}


def begin(client: Client, home: Path, **otherwise: str) -> tuple[int, str]:
    answer = client.post("/welcome/", {"set_up_code": keep_set_up_code(home), **ANSWERS, **otherwise})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/team/", "/account/login/", "/set-up/people/", "/nothing/"])
def test_every_page_of_an_empty_installation_leads_to_the_welcome(
    client: Client, ronda_home: Path, address: str
) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer["Location"]) == (302, "/welcome/")
    assert client.get("/welcome/").status_code == 200


def test_whoever_has_the_code_opens_the_company_and_is_in(client: Client, ronda_home: Path) -> None:
    code = keep_set_up_code(ronda_home)

    answer = client.post("/welcome/", {"set_up_code": code.lower().replace("-", " "), **ANSWERS})

    assert (answer.status_code, answer["Location"]) == (302, "/set-up/")
    assert client.get("/set-up/").status_code == 200
    company = Company.objects.get()
    assert (company.code, company.currency, company.timezone) == ("ribera", "EUR", "Europe/Madrid")
    assert company.posts.filter(code="account_manager").exists()
    yusuf = Person.objects.get()
    assert (yusuf.code, yusuf.name) == ("E18", "Yusuf Demir")
    assert RoleGrant.objects.get(person=yusuf).role == "administrator"


def test_after_that_the_welcome_is_gone_and_so_is_the_code(client: Client, ronda_home: Path) -> None:
    code = keep_set_up_code(ronda_home)
    begin(client, ronda_home)

    assert client.get("/welcome/").status_code == 404
    assert Client().post("/welcome/", {"set_up_code": code, **ANSWERS}).status_code == 404
    assert not (ronda_home / "set-up.code").exists()


def test_without_the_code_nobody_takes_the_installation(client: Client, ronda_home: Path) -> None:
    keep_set_up_code(ronda_home)

    status, page = begin(client, ronda_home, set_up_code="AAAA-AAAA-AAAA-AAAA")

    assert status == 422
    assert "This is not the code of this installation" in page
    assert not Company.objects.exists()


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"password": "short", "password_again": "short"}, "This password is too short"),
        ({"password_again": "another"}, "The two passwords differ"),
        ({"company_code": "Ri bera"}, "A short name has small letters"),
        ({"country": ""}, "This field is required"),
        ({"username": "yu suf"}, "Enter a valid username"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(
    client: Client, ronda_home: Path, otherwise: dict[str, str], sentence: str
) -> None:
    status, page = begin(client, ronda_home, **otherwise)

    assert status == 422
    assert sentence in page
    assert not Company.objects.exists()


def test_the_code_is_the_owners_alone_and_stays_until_it_is_used(ronda_home: Path) -> None:
    code = keep_set_up_code(ronda_home)

    assert keep_set_up_code(ronda_home) == code
    assert stat.S_IMODE((ronda_home / "set-up.code").stat().st_mode) == 0o600


def test_a_company_without_accounts_is_no_empty_installation(client: Client, ronda_home: Path) -> None:
    builders.a_company()

    assert client.get("/welcome/").status_code == 404
    assert client.get("/account/login/").status_code == 200
