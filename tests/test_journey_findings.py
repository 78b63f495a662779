"""From a blind re-visit to a finding, its answer, the decision, the correction and the recheck."""

import pytest
from playwright.sync_api import expect

from ronda.inspection.models import DrawnUnit, Finding
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def enter(visitor: Visitor, name: str, path: str = "") -> None:
    visitor.page.context.clear_cookies()
    visitor.sign_in(name)
    if path:
        visitor.page.goto(f"{visitor.home}{path}")


def is_open_to_all(visitor: Visitor) -> None:
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)


def test_a_finding_goes_from_the_inspector_to_its_correction(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    unit = DrawnUnit.objects.get(inspector__user__username="carmen", state="to_check")
    assert unit.outlet is not None

    enter(visitor, "carmen", "/inspections/mine/")
    is_open_to_all(visitor)
    page.get_by_role("link", name=unit.outlet.name).click()
    page.get_by_label("Display").select_option("poor")
    expect(page.get_by_text("Saved at")).to_be_visible()
    is_open_to_all(visitor)
    page.reload()
    expect(page.get_by_label("Display")).to_have_value("poor")
    page.get_by_label("How did you inspect it?").select_option("on_site")
    page.get_by_label("Did the visit take place?").select_option("no")
    page.get_by_role("button", name="Send the inspection").click()
    expect(page.get_by_text("Something differs")).to_be_visible()
    is_open_to_all(visitor)

    page.get_by_role("link", name="Write a finding").click()
    page.get_by_label("What was found").fill("The shop was closed; the display lies in the yard.")
    page.get_by_role("button", name="Keep the draft").click()
    page.get_by_role("button", name="Issue the finding").click()
    expect(page.get_by_text("The finding is issued")).to_be_visible()
    path = f"/inspections/findings/{Finding.objects.get(unit=unit).pk}/"
    is_open_to_all(visitor)

    enter(visitor, "diego", path)
    page.get_by_role("link", name="Answer or object").click()
    page.get_by_label("Your answer").fill("I came at noon; the display fell later.")
    page.get_by_label("I object: it is not as it was found").check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is sent")).to_be_visible()

    enter(visitor, "ana", path)
    page.get_by_role("link", name="Decide").click()
    is_open_to_all(visitor)
    page.get_by_label("Confirmed: it is as it was found").check()
    page.get_by_label("Reason").fill("The display lay there already at ten.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("The decision is kept")).to_be_visible()

    enter(visitor, "diego", path)
    page.get_by_role("link", name="Say what was corrected").click()
    page.get_by_label("What was corrected").fill("The display stands by the till.")
    page.get_by_role("button", name="It is corrected").click()

    enter(visitor, "carmen", path)
    page.get_by_role("link", name="Recheck", exact=True).click()
    page.get_by_label("What the recheck found").fill("It stands by the till.")
    page.get_by_label("Yes: it can be closed").check()
    page.get_by_role("button", name="Keep the recheck").click()

    enter(visitor, "ana", path)
    page.get_by_role("button", name="Close the finding").click()
    expect(page.get_by_text("The finding is closed.")).to_be_visible()
    assert Finding.objects.get(unit=unit).state == "closed"
