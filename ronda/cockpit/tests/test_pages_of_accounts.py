"""Signing in, passwords, the second step, locks and errors: all in the house's look and three languages."""

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client

from ronda.cockpit.tests.pages_world import PASSWORD, browser_of
from ronda.config import settings as real

pytestmark = pytest.mark.django_db

IN_THE_FRAME = "design/build/main-"


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", "ana@ronda.example", PASSWORD)


def sign_in(client: Client, password: str) -> int:
    return client.post("/account/login/", {"login": "ana", "password": password}).status_code


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/account/login/", "Sign in"),
        ("/account/password/reset/", "Forgotten password"),
        ("/account/password/reset/done/", "Look into your e-mail"),
        ("/account/password/reset/key/1-x/", "This link no longer works"),
        ("/account/signup/", "Sign Up Closed"),
        ("/account/inactive/", "Account Inactive"),
    ],
)
def test_a_stranger_finds_these_pages_in_the_frame(client: Client, address: str, words: str) -> None:
    page = client.get(address).content.decode()

    assert words in page
    assert IN_THE_FRAME in page


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/account/password/change/", "Change password"),
        ("/account/two-step/", "Authenticator app"),
        ("/account/logout/", "Stay signed in"),
        ("/account/reauthenticate/", "Is it you?"),
    ],
)
def test_somebody_signed_in_finds_these_pages_in_the_frame(ana: User, address: str, words: str) -> None:
    page = browser_of("ana").get(address).content.decode()

    assert words in page
    assert IN_THE_FRAME in page


def test_a_second_step_is_asked_for_before_it_is_switched_on(ana: User) -> None:
    answer = browser_of("ana").get("/account/two-step/totp/activate/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/reauthenticate/")


def test_the_picture_of_the_second_step_is_shown_after_the_password(ana: User, client: Client) -> None:
    address = "/account/two-step/totp/activate/"
    sign_in(client, PASSWORD)

    asked = client.get(address, follow=True)
    page = client.post(asked.request["PATH_INFO"], {"password": PASSWORD, "next": address}, follow=True)

    assert "Is it you?" in asked.content.decode()
    assert "Scan the picture with the app" in page.content.decode()
    assert "data:image/svg" in page.content.decode()


def test_the_right_password_opens_the_door(ana: User, client: Client) -> None:
    assert sign_in(client, PASSWORD) == 302
    assert client.get("/account/two-step/").status_code == 200


def test_too_many_guesses_lead_to_a_page_that_says_what_to_do(ana: User, client: Client) -> None:
    for number in range(real.AXES_FAILURE_LIMIT):
        status = sign_in(client, f"wrong {number}")

    locked = client.post("/account/login/", {"login": "ana", "password": PASSWORD})

    assert status == locked.status_code == 429
    assert "Wait fifteen minutes and try again" in locked.content.decode()
    assert IN_THE_FRAME in locked.content.decode()


@pytest.mark.usefixtures("ana")
def test_an_address_of_nothing_says_so_in_the_readers_language(client: Client) -> None:
    answer = client.get("/nothing/", headers={"accept-language": "es"})

    assert answer.status_code == 404
    assert "Aquí no hay nada" in answer.content.decode()
    assert IN_THE_FRAME in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_a_reason(ana: User) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/account/login/", {"login": "ana", "password": PASSWORD})

    assert answer.status_code == 403
    assert "This form is too old" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_page_needs_no_request(name: str) -> None:
    assert "To the first page" in render_to_string(name)
