import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser, User
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from ronda.config import settings as real
from ronda.config.accounts import ClosedAccounts, client_address, tried_name

pytestmark = pytest.mark.django_db

RIGHT = "a fountain of long words"
OFFICE, ELSEWHERE = "192.0.2.10", "198.51.100.7"


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", "ana@ronda.example", RIGHT)


def sign_in(name: str, password: str, address: str = OFFICE) -> AbstractBaseUser | None:
    return authenticate(request_from(address), username=name, password=password)


def request_from(address: str) -> HttpRequest:
    return RequestFactory().post("/accounts/login/", REMOTE_ADDR=address)


def guess_wrongly(name: str) -> None:
    for number in range(real.AXES_FAILURE_LIMIT):
        assert sign_in(name, f"wrong {number}") is None


def test_the_right_password_opens(ana: User) -> None:
    assert sign_in("ana", RIGHT) == ana


def test_too_many_guesses_lock_that_name_at_that_address(ana: User) -> None:
    guess_wrongly("ana")

    assert sign_in("ana", RIGHT) is None


def test_upper_case_is_no_way_round_the_lock(ana: User) -> None:
    guess_wrongly("ANA")

    assert sign_in("ana", RIGHT) is None


def test_a_lock_at_one_address_leaves_the_others_open(ana: User) -> None:
    guess_wrongly("ana")

    assert sign_in("ana", RIGHT, address=ELSEWHERE) == ana


def test_a_pretended_address_is_not_believed_without_a_proxy() -> None:
    pretended = RequestFactory().get("/", REMOTE_ADDR=OFFICE, HTTP_X_FORWARDED_FOR=ELSEWHERE)

    assert client_address(pretended) == OFFICE


def test_behind_a_proxy_its_word_counts_and_not_the_visitors(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    pretended = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=f"203.0.113.9, {OFFICE}"
    )

    assert client_address(pretended) == OFFICE


def test_one_locked_name_does_not_lock_the_whole_office(ana: User) -> None:
    guess_wrongly("bruno")

    assert sign_in("ana", RIGHT) == ana


def test_a_name_is_counted_however_it_was_given() -> None:
    typed = RequestFactory().post("/accounts/login/", {"login": " Ana "})

    assert tried_name(typed, None) == "ana"
    assert tried_name(typed, {"email": "Ana@Ronda.example"}) == "ana@ronda.example"


def test_nobody_signs_up() -> None:
    assert not ClosedAccounts().is_open_for_signup(request_from(OFFICE))


def test_passwords_are_kept_with_argon2() -> None:
    assert real.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
