"""Accounts that people sign in with."""

import pytest
from django.contrib.auth.models import User

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Person
from ronda.people.rules import Viewer
from ronda.people.services import open_account
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db

PHRASE = "a long enough pass phrase"


def opened(by: Viewer, code: str = "E05", username: str = "diego", password: str = PHRASE) -> None:
    open_account(by=by, at=builders.OPENED, person_code=code, username=username, password=password)


def test_an_account_belongs_to_its_person_and_opens_with_the_password() -> None:
    county = builders.a_county()

    opened(county.viewer)

    account = User.objects.get(username="diego")
    assert Person.objects.get(user=account) == county.diego
    assert account.check_password(PHRASE)
    assert account.date_joined == builders.OPENED


def test_the_same_account_again_keeps_its_password() -> None:
    county = builders.a_county()
    opened(county.viewer)

    opened(county.viewer, password="quite another pass phrase")

    assert User.objects.get(username="diego").check_password(PHRASE)


def test_a_second_account_for_one_person_is_refused() -> None:
    county = builders.a_county()
    opened(county.viewer)

    with pytest.raises(RefusedError, match="has an account by another name"):
        opened(county.viewer, username="diego2")


def test_a_name_is_taken_in_capitals_too_and_in_every_company() -> None:
    county = builders.a_county()
    opened(county.viewer)

    with pytest.raises(RefusedError, match="somebody has this name already; choose another"):
        opened(county.other_viewer, code="H01", username="Diego")


@pytest.mark.parametrize(
    ("username", "password"), [("diego", "short"), ("diego", "1234567890"), ("di ego", PHRASE)]
)
def test_a_weak_password_or_a_strange_name_is_refused(username: str, password: str) -> None:
    county = builders.a_county()

    with pytest.raises(RefusedError, match="person E05, account di"):
        opened(county.viewer, username=username, password=password)

    assert not User.objects.exists()


def test_a_director_opens_no_accounts() -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError):
        opened(county.viewer_of("ana"))
