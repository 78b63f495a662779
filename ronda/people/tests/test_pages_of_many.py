"""The pages of a company with a thousand people ask the database no more than those of a small one."""

import pytest
from pytest_django import DjangoAssertNumQueries

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Company
from ronda.people.rules import AppointmentRow, PersonRow, Viewer
from ronda.people.services import appoint, keep_people
from ronda.people.tests import builders

pytestmark = pytest.mark.usefixtures("october")

AT_MOST = 15
PAGES = (
    "people/", "people/?name=7&centre=C1&per_page=100", "people/M0500/", "people/M0500/history/",
    "appointments/", "appointments/new/", "leave/", "leave/new/", "centres/", "posts/", "calendar/", "roles/",
    "roles/new/", "roles/history/", "accounts/", "accounts/E05/", "company/", "people/?export=csv",
)  # fmt: skip


@pytest.fixture
def thousand() -> None:
    by = Viewer.operator(Company.objects.get(code="main").pk)
    codes = [f"M{number:04d}" for number in range(1000)]
    keep_people(by=by, at=builders.OPENED, rows=[PersonRow(code, f"Person {code}") for code in codes])
    appoint(
        by=by,
        at=builders.OPENED,
        rows=[AppointmentRow(code, "C1", "account_manager", builders.HIRED) for code in codes],
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_a_thousand_people_takes_few_statements(
    address: str, thousand: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = browser_of("yusuf")

    with django_assert_max_num_queries(AT_MOST):
        assert browser.get(f"/set-up/{address}").status_code == 200


def test_the_whole_list_goes_into_a_file_and_a_page_shows_a_part(thousand: None) -> None:
    browser = browser_of("yusuf")

    rows = browser.get("/set-up/people/?export=csv&name=Person").content.decode("utf-8-sig").splitlines()
    page = browser.get("/set-up/people/?name=Person").content.decode()

    assert len(rows) == 1001
    assert rows[0].startswith("Name,Number,Post today")
    assert page.count("data-chosen") == 25
