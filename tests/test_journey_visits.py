"""A visit on a phone that loses its connection: nothing is lost, it is sent once, its place is asked for."""

import json

import pytest
from django.utils import timezone
from playwright.sync_api import Geolocation, expect

from ronda.outlets.models import Outlet
from ronda.visits.models import Flag, PlaceReading, Visit, VisitForm
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

OUTCOME = "The owner orders the small box of tea and puts it beside the till."
THERE = Geolocation(latitude=-33.45, longitude=-70.66, accuracy=18.0)
KEPT = "() => Object.entries(localStorage).filter(([name]) => name.startsWith('ronda-visit-'))"


@pytest.fixture
def working_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are read whatever the hour of the test is; the policy's hours have tests of their own."""
    for room in ("ronda.visits.queries.proof.hours", "ronda.visits.queries.proof.evidence"):
        monkeypatch.setattr(f"{room}.may_read_place", lambda local, **_more: True, raising=False)


def begin(visitor: Visitor) -> VisitForm:
    page = visitor.page
    Outlet.objects.filter(code="R1").update(latitude=THERE["latitude"], longitude=THERE["longitude"])
    VisitForm.objects.filter(outlet__code="R1", sent_at=None).update(
        cancelled_at=timezone.now(), cancelled_why="Begun for other tests"
    )
    page.set_viewport_size(PHONE)
    visitor.sign_in("diego")
    page.goto(f"{visitor.home}/visits/prepare/R1/")
    page.get_by_role("button", name="I am here: begin the visit").click()
    page.wait_for_url("**/visits/forms/*/")
    return VisitForm.objects.filter(outlet__code="R1", cancelled_at=None).latest("pk")


def test_without_a_connection_nothing_is_lost_and_the_visit_is_sent_once(
    visitor: Visitor, working_time: None
) -> None:
    page, context = visitor.page, visitor.page.context
    context.grant_permissions(["geolocation"])
    context.set_geolocation(THERE)
    form = begin(visitor)
    address = page.url
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    context.set_offline(True)
    page.get_by_label("Reason for the visit").select_option("frequency")
    page.get_by_label("What came of the visit").fill(OUTCOME)
    expect(page.get_by_text("No connection: what you write is kept on this device")).to_be_visible()
    page.get_by_role("button", name="Check out and send").click()
    assert page.url == address
    [(name, kept)] = page.evaluate(KEPT)
    assert name == f"ronda-visit-{form.key}"
    fields = dict(json.loads(kept))
    assert fields["outcome"] == OUTCOME
    assert not [each for each in fields if each.startswith("place_")]
    form.refresh_from_db()
    assert form.outcome == ""
    visitor.complaints.clear()  # that the network was away is what was wanted

    context.set_offline(False)
    page.goto(address)
    expect(page.get_by_label("What came of the visit")).to_have_value(OUTCOME)
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")
    form.refresh_from_db()
    assert form.outcome == OUTCOME
    assert page.evaluate(KEPT) == []

    page.get_by_role("button", name="Check out and send").click()
    expect(page.get_by_text("The visit is sent.")).to_be_visible()
    assert page.evaluate(KEPT) == []
    assert Visit.objects.filter(outcome=OUTCOME, withdrawn_at=None).count() == 1
    readings = PlaceReading.objects.filter(form=form).order_by("pk")
    assert [(each.moment, each.distance_metres) for each in readings] == [("arrived", 0), ("left", 0)]
    assert not Flag.objects.filter(form=form, kind="far").exists()

    page.goto(address)
    expect(page.get_by_text(OUTCOME)).to_be_visible()
    assert Visit.objects.filter(outcome=OUTCOME, withdrawn_at=None).count() == 1


def test_whoever_refuses_the_place_sends_the_visit_without_it(visitor: Visitor, working_time: None) -> None:
    form = begin(visitor)
    page = visitor.page
    page.get_by_label("Reason for the visit").select_option("frequency")
    page.get_by_label("What came of the visit").fill(OUTCOME)
    page.get_by_label("This time without my place").check()
    page.get_by_role("button", name="Check out and send").click()

    expect(page.get_by_text("The visit is sent.")).to_be_visible()
    assert not PlaceReading.objects.filter(form=form, latitude__isnull=False).exists()
