"""Licences with what happens to them, products with their prices."""

from datetime import date

import pytest

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.models import Licence, Outlet, Product
from ronda.outlets.tests.pages import heads_of, questions, words_of

RENEWAL = {"kind": "renewed", "happened_on": "2026-01-10", "expires": "2099-01-09", "note": "Paper seen"}


@pytest.fixture
def licence(october: None) -> Licence:
    outlet = Outlet.objects.get(code="R1")
    return Licence.objects.create(
        outlet=outlet, number="L1", issued=date(2020, 1, 1), expires=date(2023, 1, 1)
    )


def test_a_renewal_records_the_event_and_the_new_last_day(licence: Licence) -> None:
    yusuf = browser_of("yusuf")
    address = f"/set-up/licences/{licence.pk}/"
    before = words_of(yusuf.get(address))

    assert yusuf.post(address, RENEWAL).status_code == 302
    page = words_of(yusuf.get(address))

    assert "expired" in before
    assert "valid Issued Jan 1, 2020, last valid day Jan 9, 2099" in page
    assert "renewed Paper seen" in page
    assert "Licence L1 changed Expires Jan 1, 2023 Jan 9, 2099" in words_of(yusuf.get("/outlets/R1/"))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"expires": ""}, "A renewal says until when the licence is valid now."),
        ({"kind": "suspended"}, "Only a renewal gives a new last day."),
        ({"kind": "revoked", "expires": "", "note": ""}, "Say why the licence was taken away."),
        ({"expires": "2025-01-01"}, "The new last day lies before the renewal."),
        ({"happened_on": ""}, "Day : This field is required."),
    ],
)
def test_an_event_that_cannot_be_is_refused_at_its_field(
    licence: Licence, values: dict[str, str], told: str
) -> None:
    answer = browser_of("yusuf").post(f"/set-up/licences/{licence.pk}/", RENEWAL | values)

    assert answer.status_code == 422
    assert told in words_of(answer)
    assert not licence.events.exists()


def test_a_suspension_and_its_end_change_the_standing(licence: Licence) -> None:
    yusuf = browser_of("yusuf")
    address = f"/set-up/licences/{licence.pk}/"
    yusuf.post(address, RENEWAL)

    yusuf.post(address, {"kind": "suspended", "happened_on": "2026-02-01", "note": "Sold to a minor"})
    suspended = heads_of(yusuf.get("/set-up/licences/?standing=suspended"))
    yusuf.post(address, {"kind": "restored", "happened_on": "2026-03-01"})

    assert suspended == ["L1"]
    assert heads_of(yusuf.get("/set-up/licences/?standing=suspended")) == []
    assert heads_of(yusuf.get("/set-up/licences/?standing=valid")) == ["L1"]


def test_a_second_licence_with_the_same_number_is_refused(licence: Licence) -> None:
    answer = browser_of("yusuf").post("/set-up/licences/add/R1/", {"number": "L1"})

    assert answer.status_code == 422
    assert "Number : The outlet has a licence with this number already" in words_of(answer)


def test_the_licence_of_another_company_is_not_there(licence: Licence) -> None:
    for name in ("ingrid", "hugo", "ana"):
        assert browser_of(name).get(f"/set-up/licences/{licence.pk}/").status_code == 404


def test_a_product_is_added_priced_and_withdrawn_with_its_history(october: None) -> None:
    yusuf = browser_of("yusuf")
    values = {"code": "P3", "name": "Rice", "brand": "Grain", "pack": "1", "wholesale": "12.34"}

    assert yusuf.post("/set-up/products/add/", values).status_code == 302
    product = Product.objects.get(code="P3")
    address = f"/set-up/products/{product.pk}/"
    changed = {**values, "wholesale": "13", "withdrawn_on": "2022-12-01", "why": "Price list"}
    assert yusuf.post(address, changed).status_code == 302

    page = words_of(yusuf.get(address))
    assert product.wholesale_cents == 1234
    assert "12.34" in page
    assert "Withdrawn on nothing Dec 1, 2022 Reason: Price list" in page
    assert heads_of(yusuf.get("/set-up/products/?sold=no")) == ["Rice"]
    assert heads_of(yusuf.get("/set-up/products/?brand=Grain")) == ["Rice"]
    assert heads_of(yusuf.get("/set-up/products/?sold=yes")) == ["Salt", "Tea"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"code": "P1"}, "Code : Another product has this code; give a code of its own."),
        ({"wholesale": "-1"}, "Wholesale price : Ensure this value is greater than or equal to 0."),
        ({"wholesale": "1.234"}, "Ensure that there are no more than 2 decimal places."),
        ({"name": ""}, "Name : This field is required."),
    ],
)
def test_a_product_that_cannot_be_is_refused_at_its_field(
    october: None, values: dict[str, str], told: str
) -> None:
    answer = browser_of("yusuf").post(
        "/set-up/products/add/", {"code": "P9", "name": "Rice", "pack": "1"} | values
    )

    assert answer.status_code == 422
    assert told in words_of(answer)


def test_the_lists_need_at_most_fifteen_statements(licence: Licence) -> None:
    yusuf = browser_of("yusuf")

    for address in ("/set-up/licences/", f"/set-up/licences/{licence.pk}/", "/set-up/products/"):
        assert questions(yusuf, address) <= 15
