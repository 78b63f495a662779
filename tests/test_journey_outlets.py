"""Whole ways with outlets: portfolios proposed, looked at and accepted; classes changed for many at once."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from ronda.outlets.models import Outlet
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def place_outlets() -> None:
    """Two towns, so that a proposal has something to move; from today on, as the people on the page are."""
    for number, outlet in enumerate(Outlet.objects.filter(company__code="main").order_by("code")):
        outlet.latitude = Decimal(42) + Decimal(number % 3) / 10
        outlet.longitude = Decimal(-91) + Decimal(number) / 1000
        outlet.save()


def test_yusuf_proposes_portfolios_and_elena_sees_her_new_outlets(visitor: Visitor) -> None:
    place_outlets()
    page = visitor.page
    visitor.sign_in("yusuf")
    page.goto(f"{visitor.home}/set-up/portfolios/")
    expect(page.get_by_role("heading", name="Workload of a month")).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("link", name="Propose portfolios").click()
    assert visitor.barriers() == []
    page.get_by_label("First day of the new portfolios").fill("2022-12-01")
    page.get_by_role("button", name="Propose portfolios").click()
    page.get_by_role("link", name="Show the outcome").click()

    expect(page.get_by_role("heading", name="Proposal of portfolios")).to_be_visible()
    expect(page.locator("#proposal-map canvas").first).to_be_visible()
    page.get_by_role("link", name="Before", exact=True).click()
    expect(page.locator(".switch-part[aria-current]")).to_have_text("Before")
    expect(page).to_have_url(re.compile("map=before"))
    assert visitor.barriers() == []
    elenas = page.locator("#moves tbody tr", has=page.locator('td[data-name="To"]', has_text="Elena")).count()

    page.locator("#id_start").fill("2022-12-01")
    page.get_by_label("Reason").fill("Even the load")
    page.get_by_role("button", name="Accept the proposal").click()
    expect(page.get_by_text("The proposal is accepted")).to_be_visible()
    expect(page.get_by_role("link", name="Undo")).to_be_visible()
    assert visitor.barriers() == []

    page.context.clear_cookies()
    visitor.sign_in("elena")
    page.goto(f"{visitor.home}/outlets/")
    assert elenas > 0
    expect(page.locator("tbody tr").first).to_be_visible()
    assert visitor.barriers() == []


def test_yusuf_proposes_the_class_of_many_and_ana_approves_all(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("yusuf")
    page.goto(f"{visitor.home}/set-up/outlets/")

    page.get_by_label("Choose Shop R1").check()
    page.get_by_label("Choose Shop R2").check()
    expect(page.locator("[data-bulk-count]")).to_have_text("2")
    page.get_by_role("button", name="Change classes").click()
    page.get_by_label("Compliance class").select_option("B")
    page.get_by_role("button", name="Change the classes").click()
    expect(page.get_by_text("1 thing must be put right.")).to_be_visible()
    assert visitor.barriers() == []
    visitor.complaints.clear()  # the browser itself notes an answer of 422

    page.get_by_label("Reason").fill("Class of the year")
    page.get_by_role("button", name="Change the classes").click()
    expect(page.get_by_text("2 changes of class are proposed")).to_be_visible()

    page.context.clear_cookies()
    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/visits/base-data/classes/?mine=decide&which=compliance")
    page.get_by_label("Choose all rows of this page").check()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("2 changes are approved.")).to_be_visible()
    assert visitor.barriers() == []

    page.goto(f"{visitor.home}/outlets/R2/")
    expect(page.get_by_text("Reason: Class of the year")).to_be_visible()
    assert visitor.barriers() == []


def test_elena_finds_her_outlets_on_a_phone(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.sign_in("elena")

    page.goto(f"{visitor.home}/outlets/?map=on")
    assert not visitor.sticks_out()
    assert visitor.barriers() == []

    page.get_by_role("link", name="Shop R4").click()
    expect(page.get_by_role("heading", name="Shop R4")).to_be_visible()
    assert not visitor.sticks_out()
    assert visitor.barriers() == []
