"""Customers are asked: from the draw to a sheet, an outlet's phone, a call and the published results."""

import re

import pytest
from playwright.sync_api import expect

from ronda.recognition.models import SurveyRound, SurveySheet
from tests.visiting import PHONE, TABLET, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def enter(visitor: Visitor, name: str, path: str) -> None:
    visitor.page.context.clear_cookies()
    visitor.sign_in(name)
    visitor.page.goto(f"{visitor.home}{path}")


def is_open_to_all(visitor: Visitor) -> None:
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)


def paper_comes_back(visitor: Visitor, round_: SurveyRound) -> None:
    """Gao prints, hands out and brings back; Carmen and Bruno key in, and Ana settles what differs."""
    page = visitor.page
    page.set_viewport_size(TABLET)
    enter(visitor, "gao", "/recognition/customers/hand-out/")
    is_open_to_all(visitor)
    route = page.locator(".card").filter(has_text=round_.title).last
    with page.expect_response("**/print/") as printed:
        route.get_by_role("button", name="Print").click()
    assert printed.value.headers["content-type"] == "application/pdf"
    page.goto(f"{visitor.home}/recognition/customers/hand-out/")
    route.get_by_role("button", name="Handed out").first.click()
    route.get_by_role("button", name="Came back on paper").first.click()
    expect(page.get_by_text("came back on paper; two people key it in")).to_be_visible()
    sheet = SurveySheet.objects.get(round=round_, how="paper")
    assert sheet.outlet.name in page.content()

    for name, mark in (("carmen", "4"), ("bruno", "5"), ("ana", "5")):
        enter(visitor, name, f"/recognition/customers/{round_.pk}/keying/")
        page.get_by_role("link", name="Settle" if name == "ana" else "Key in").click()
        is_open_to_all(visitor)
        for each in page.locator(f"input[type=radio][value='{mark}']").all():
            each.check()
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"Sheet {sheet.number} is settled.")).to_be_visible()
    expect(page.get_by_role("heading", name="No paper waits")).to_be_visible()
    sheet.refresh_from_db()
    assert set(sheet.answers.values()) == {5}


def test_a_round_goes_from_the_draw_to_a_phone_and_to_its_results(visitor: Visitor) -> None:
    page = visitor.page
    enter(visitor, "ana", "/recognition/customers/new/")
    page.get_by_label("Title").fill("Service in winter")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Draw the outlets").click()
    page.get_by_role("button", name="Draw", exact=True).click()
    page.get_by_role("link", name="Draw again and compare").click()
    expect(page.get_by_text("The seed draws the same outlets again.")).to_be_visible()
    page.get_by_role("button", name="Open the round").click()
    page.get_by_role("button", name="Open", exact=True).click()
    round_ = SurveyRound.objects.get(title="Service in winter", state="open")
    sheet = SurveySheet.objects.filter(round=round_, person__user__username="diego").earliest("number")

    page.goto(f"{visitor.home}/recognition/customers/{round_.pk}/sheets/{sheet.number}/code/")
    page.get_by_role("button", name="Show the code").click()
    link = re.search(r"/answer/[\w-]{22}/", page.content())
    assert link is not None

    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    page.goto(f"{visitor.home}{link[0]}")
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_text("Es honrado; no pide favores")).to_be_visible()
    page.get_by_role("link", name="English").click()
    is_open_to_all(visitor)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Please give at least one mark.")).to_be_visible()
    visitor.complaints.clear()  # the browser itself notes an answer of 422
    for mark in page.locator("input[type=radio][value='4']").all():
        mark.check(force=True)
    page.get_by_label("What should we do better?").fill("Come before noon")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible()
    is_open_to_all(visitor)
    page.goto(f"{visitor.home}{link[0]}")
    expect(page.get_by_role("heading", name="This form has been answered")).to_be_visible()

    enter(visitor, "diego", f"/recognition/customers/{round_.pk}/")
    expect(page.get_by_text("told to nobody who is rated")).to_be_visible()
    assert sheet.outlet.name not in page.content()
    is_open_to_all(visitor)

    paper_comes_back(visitor, round_)

    enter(visitor, "ana", f"/recognition/customers/{round_.pk}/")
    page.get_by_role("link", name="Close the round").click()
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_text("This field is required.").first).to_be_visible()
    visitor.complaints.clear()
    page.get_by_label("Why before the last day").fill("The shops go on holiday")
    page.get_by_role("button", name="Close the round").click()
    drawn = SurveySheet.objects.filter(round=round_, to_call=True).exclude(pk=sheet.pk)
    for number in (sheet.number, *drawn.values_list("number", flat=True)):
        page.goto(f"{visitor.home}/recognition/customers/{round_.pk}/sheets/{number}/call/")
        expect(page.get_by_text("Come before noon")).to_be_visible(visible=number == sheet.number)
        page.get_by_label("Agrees").check()
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Every outlet that was drawn is called")).to_be_visible()
    page.goto(f"{visitor.home}/recognition/customers/{round_.pk}/")
    page.get_by_role("button", name="Publish the results").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("link", name="Results", exact=True).click()
    expect(page.get_by_text("Too few valid forms").first).to_be_visible()
    is_open_to_all(visitor)

    enter(visitor, "diego", f"/recognition/customers/{round_.pk}/results/")
    expect(page.get_by_role("heading", name="Not reported")).to_be_visible()
    assert "Come before noon" not in page.content()
