"""Who reads and who changes the set-up of people; for everybody else its pages are not there."""

import pytest
from django.test import Client

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Appointment, Leave, RoleGrant
from ronda.people.rules import LeaveRow, Viewer
from ronda.people.services import record_leave
from ronda.people.tests import builders

pytestmark = pytest.mark.usefixtures("october")

READ_BY_STAFF_READERS = ("people/", "people/E05/", "appointments/", "leave/")
READ_BY_LEADERS = (
    "company/", "centres/", "centres/C1/", "posts/", "people/E05/history/", "calendar/",
    "calendar/?year=2022",
    "calendar/history/?year=2022", "roles/", "roles/history/", "accounts/", "accounts/E05/",
)  # fmt: skip
CHANGED_BY_ADMINISTRATORS = (
    "company/change/", "centres/new/", "people/new/", "people/E05/edit/", "appointments/new/?person=E05",
    "appointments/{appointment}/", "appointments/{appointment}/end/", "appointments/{appointment}/withdraw/",
    "leave/new/", "leave/{leave}/", "leave/{leave}/withdraw/", "calendar/days/?day=2022-10-03", "roles/new/",
    "roles/{role}/", "roles/{role}/withdraw/", "accounts/new/",
)  # fmt: skip
ALL = READ_BY_STAFF_READERS + READ_BY_LEADERS + CHANGED_BY_ADMINISTRATORS


@pytest.fixture
def numbers() -> dict[str, int]:
    """One row of each kind, of Diego of the main company."""
    appointment = Appointment.objects.get(person__code="E05")
    operator = Viewer.operator(appointment.person.company_id)
    leave = LeaveRow("E05", builders.HIRED, builders.HIRED.replace(day=3), "sick")
    record_leave(by=operator, at=builders.OPENED, rows=[leave])
    return {
        "appointment": appointment.pk,
        "leave": Leave.objects.get().pk,
        "role": RoleGrant.objects.get(role="leader", person__name="Teresa").pk,
    }


def answers(browser: Client, numbers: dict[str, int], addresses: tuple[str, ...]) -> set[int]:
    return {browser.get(f"/set-up/{address.format(**numbers)}").status_code for address in addresses}


def test_an_administrator_opens_every_page(numbers: dict[str, int]) -> None:
    assert answers(browser_of("yusuf"), numbers, ALL) == {200}


def test_a_leader_reads_and_changes_nothing(numbers: dict[str, int]) -> None:
    browser = browser_of("teresa")

    assert answers(browser, numbers, READ_BY_STAFF_READERS + READ_BY_LEADERS) == {200}
    assert answers(browser, numbers, CHANGED_BY_ADMINISTRATORS) == {404}


def test_a_director_reads_the_own_centres_people_without_wages(numbers: dict[str, int]) -> None:
    Appointment.objects.filter(pk=numbers["appointment"]).update(monthly_wage_cents=7_654_321)
    browser = browser_of("ana")

    assert answers(browser, numbers, READ_BY_STAFF_READERS) == {200}
    assert answers(browser, numbers, READ_BY_LEADERS + CHANGED_BY_ADMINISTRATORS) == {404}
    for address in ("people/E05/", "appointments/", "appointments/?columns=wage", "appointments/?export=csv"):
        assert "76,543" not in browser.get(f"/set-up/{address}").content.decode()
        assert "76543" not in browser.get(f"/set-up/{address}").content.decode()


@pytest.mark.parametrize("name", ["elena", "gao", "carmen", "bruno", "wei", "hugo", "ingrid"])
def test_for_everybody_else_and_every_other_company_the_pages_are_not_there(
    name: str, numbers: dict[str, int]
) -> None:
    browser = browser_of(name)
    addresses = tuple(each for each in ALL if "E05" in each or "{" in each)

    assert answers(browser, numbers, addresses) == {404}


def test_a_stranger_is_led_to_the_sign_in(numbers: dict[str, int]) -> None:
    assert answers(Client(), numbers, ALL) == {302}
