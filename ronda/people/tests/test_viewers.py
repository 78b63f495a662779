"""What each role sees: its own, its centre's or its company's people."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from ronda.people.models import Person
from ronda.people.queries import centres_for, people_for, viewer_for, viewer_of_person
from ronda.people.rules import Viewer
from ronda.people.services import open_account
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db

TODAY = date(2022, 10, 14)
OWN, CENTRE, COMPANY = 1, 8, 9  # the seven of the cast and one more, and one without a post

FROM_POSTS = {
    "director": CENTRE,
    "deputy": CENTRE,
    "brand_manager": CENTRE,
    "information_officer": CENTRE,
    "account_manager": OWN,
    "delivery_person": OWN,
    "market_inspector": OWN,
}
FROM_GRANTS = ("leader", "staff_representative", "administrator")


def signed_in(person: Person, *, on: date = TODAY) -> Viewer:
    open_account(
        by=Viewer.operator(person.company_id),
        at=builders.OPENED,
        person_code=person.code,
        username=person.code.lower(),
        password="a long enough pass phrase",
    )
    person.refresh_from_db()
    assert person.user is not None
    viewer = viewer_for(person.user, on=on)
    assert viewer is not None
    return viewer


@pytest.mark.parametrize(("post", "seen"), FROM_POSTS.items())
def test_a_post_opens_ones_own_rows_or_the_centres(post: str, seen: int) -> None:
    county = builders.a_county()
    irina = builders.a_person(county.company, "E08", "Irina Petrova")
    builders.an_appointment(irina, builders.a_centre(county.company, "C2"))
    noor = builders.a_person(county.company, "E13", "Noor Khan")
    builders.an_appointment(noor, county.centre, post)

    viewer = signed_in(noor)

    assert viewer.roles == {post}
    assert people_for(viewer, on=TODAY).count() == seen
    assert list(centres_for(viewer)) == [county.centre]


@pytest.mark.parametrize("role", FROM_GRANTS)
def test_a_granted_role_opens_the_company(role: str) -> None:
    county = builders.a_county()
    builders.a_centre(county.company, "C2")
    builders.a_person(county.company, "E99", "Without Post")
    teresa = builders.a_person(county.company, "E16", "Teresa Almeida")
    builders.a_role(teresa, role)

    viewer = signed_in(teresa)

    assert viewer.roles == {role}
    assert viewer.scope == "company"
    assert people_for(viewer, on=TODAY).count() == COMPANY
    assert centres_for(viewer).count() == 2


@pytest.mark.parametrize(
    ("name", "sees"), [("ana", True), ("bruno", False), ("carmen", False), ("diego", True), ("gao", False)]
)
def test_results_are_seen_by_oneself_and_whoever_directs(name: str, sees: bool) -> None:
    county = builders.a_county()

    viewer = county.viewer_of(name)

    assert viewer.can_see_results_of(county.diego.pk, county.centre.pk) is sees


@pytest.mark.parametrize(
    ("role", "manages", "freezes", "sees_results"),
    [
        ("operator", True, True, True),
        ("leader", False, True, True),
        ("administrator", True, True, False),
        ("staff_representative", False, False, False),
        ("director", False, False, True),
        ("account_manager", False, False, False),
    ],
)
def test_each_role_may_do_its_own_part(role: str, manages: bool, freezes: bool, sees_results: bool) -> None:
    viewer = Viewer(1, 2, frozenset({role}), frozenset({3}))

    assert viewer.can_manage is manages
    assert viewer.can_freeze is freezes
    assert viewer.can_see_results_of(99, 3) is sees_results


def test_a_director_who_keeps_information_elsewhere_sees_results_only_where_she_directs() -> None:
    county = builders.a_county()
    elsewhere = builders.a_centre(county.company, "C2")
    builders.an_appointment(county.ana, elsewhere, "information_officer")

    viewer = signed_in(county.ana)

    assert viewer.centre_ids == {county.centre.pk, elsewhere.pk}
    assert viewer.can_see_results_of(county.diego.pk, county.centre.pk)
    assert not viewer.can_see_results_of(county.diego.pk, elsewhere.pk)


def test_a_director_who_manages_accounts_elsewhere_sees_that_centre_no_more_than_its_staff() -> None:
    county = builders.a_county()
    elsewhere = builders.a_centre(county.company, "C2")
    builders.an_appointment(county.ana, elsewhere, "account_manager")

    viewer = signed_in(county.ana)

    assert list(centres_for(viewer)) == [county.centre]


def test_an_appointment_opens_its_rows_from_its_first_day_to_the_day_before_its_end() -> None:
    county = builders.a_county()
    omar = builders.a_person(county.company, "E02", "Omar Diallo")
    builders.an_appointment(omar, county.centre, "deputy", start=date(2022, 10, 3), end=date(2022, 10, 10))
    signed_in(omar)
    omar.refresh_from_db()
    assert omar.user is not None

    roles = {}
    for day in (2, 3, 9, 10):
        viewer = viewer_for(omar.user, on=date(2022, 10, day))
        roles[day] = viewer.roles if viewer else None

    assert roles == {2: frozenset(), 3: {"deputy"}, 9: {"deputy"}, 10: frozenset()}


def test_a_role_opens_the_company_only_while_it_is_granted() -> None:
    county = builders.a_county()
    builders.a_role(county.diego, "leader", start=date(2022, 10, 1), end=date(2022, 11, 1))

    assert signed_in(county.diego, on=date(2022, 10, 31)).scope == "company"
    assert signed_in(county.diego, on=date(2022, 11, 1)).scope == "own"


def test_an_account_of_nobody_is_no_viewer() -> None:
    assert viewer_for(AnonymousUser(), on=TODAY) is None


def test_who_directs_every_centre_may_close_the_month_and_who_directs_one_of_two_may_look() -> None:
    county = builders.a_county()

    alone = signed_in(county.people["ana"])
    builders.a_centre(county.company, "C2")
    beside_another = viewer_of_person(county.company.pk, county.people["ana"].pk, on=TODAY)

    assert (alone.can_close, alone.can_check) == (True, True)
    assert (beside_another.can_close, beside_another.can_check) == (False, True)


def test_closing_a_month_opens_no_wages_and_no_company() -> None:
    ana = signed_in(builders.a_county().people["ana"])

    assert ana.directs_company
    assert (ana.can_freeze, ana.can_manage, ana.scope) == (False, False, "centre")


@pytest.mark.parametrize("post", ["deputy", "brand_manager", "account_manager"])
def test_no_other_post_closes_a_month(post: str) -> None:
    county = builders.a_county()
    noor = builders.a_person(county.company, "E13", "Noor Khan")
    builders.an_appointment(noor, county.centre, post)

    viewer = signed_in(noor)

    assert not viewer.can_close
    assert viewer.can_check == (post == "deputy")


@pytest.mark.parametrize(
    ("role", "closes"), [("leader", 1), ("administrator", 1), ("staff_representative", 0)]
)
def test_leaders_and_administrators_close_months(role: str, closes: int) -> None:
    county = builders.a_county()
    teresa = builders.a_person(county.company, "E16", "Teresa Almeida")
    builders.a_role(teresa, role)

    assert signed_in(teresa).can_close == bool(closes)
