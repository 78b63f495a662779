"""An administrator hires somebody, appoints, ends the appointment, takes that back and reads who did what."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def test_yusuf_hires_appoints_ends_takes_back_and_sees_the_history(visitor: Visitor) -> None:
    page, start = visitor.page, timezone.localdate() + timedelta(days=7)
    visitor.sign_in("yusuf")
    page.goto(f"{visitor.home}/set-up/people/")
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("link", name="New person").click()
    page.get_by_label("Personnel number").fill("E77")
    page.get_by_label("Name", exact=True).fill("Noor Khan")
    assert visitor.barriers() == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Noor Khan")).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("link", name="Appoint", exact=True).click()
    expect(page.get_by_label("Person")).to_have_value("E77")
    page.get_by_label("Post", exact=True).select_option("account_manager")
    page.get_by_label("Centre", exact=True).select_option("C1")
    fill_day(page, "First day", start)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Appointed.")).to_be_visible()

    page.get_by_role("link", name=re.compile(r"^End\W")).click()
    fill_day(page, "Last day", start + timedelta(days=30))
    assert visitor.barriers() == []
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("The appointment ends then.")).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_text("Taken back: everything is as it was before.")).to_be_visible()

    page.get_by_role("link", name="History").click()
    expect(page.locator(".history > .moment")).to_have_count(4)
    expect(page.locator(".history > .moment").first).to_contain_text("Appointment corrected")
    expect(page.locator(".history > .moment").first).to_contain_text("Reason: Taken back")
    expect(page.locator(".history > .moment").first).to_contain_text("Yusuf")
    assert visitor.barriers() == []


def test_the_list_of_people_is_narrowed_and_several_are_chosen(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("yusuf")
    page.goto(f"{visitor.home}/set-up/people/")

    page.get_by_label("Post", exact=True).select_option("account_manager")
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page).to_have_url(re.compile("post=account_manager"))
    page.get_by_label("Choose Diego Park").check()
    page.get_by_label("Choose Elena Novak").check()
    page.get_by_role("button", name="Give a role").click()

    expect(page.get_by_role("heading", name="2 people")).to_be_visible()
    assert visitor.barriers() == []


@pytest.mark.parametrize(
    "address",
    [
        "people/", "people/E05/", "people/E05/history/", "people/new/", "appointments/", "leave/", "centres/",
        "posts/", "calendar/?year=2022", "calendar/days/", "roles/", "roles/new/", "accounts/",
        "accounts/E05/", "company/", "company/change/",
    ],
)  # fmt: skip
def test_each_page_stands_on_a_phone_without_barriers(visitor: Visitor, address: str) -> None:
    visitor.page.set_viewport_size(PHONE)
    visitor.sign_in("yusuf")

    visitor.page.goto(f"{visitor.home}/set-up/{address}")

    assert visitor.barriers() == []
    assert not visitor.sticks_out()


def fill_day(page: Page, label: str, day: date) -> None:
    page.get_by_label(label).fill(day.isoformat())
