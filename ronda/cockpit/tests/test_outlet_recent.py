"""The newest visits and requests on the page of an outlet: who reads them."""

import pytest
from django.urls import reverse

from ronda.cockpit.tests.pages_world import browser_of
from ronda.visits.models import Visit


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "shown"), [("ana", True), ("teresa", True), ("yusuf", False), ("wei", False)]
)
def test_recent_work_is_shown_to_those_who_lead_and_not_to_who_keeps_the_set_up(
    october: None, name: str, shown: bool
) -> None:
    visit = Visit.objects.filter(withdrawn_at=None).select_related("outlet", "person").earliest("pk")

    page = browser_of(name).get(reverse("outlet_recent", args=[visit.outlet.code]))

    assert page.status_code == 200
    assert ("Last visits" in page.content.decode()) is shown


@pytest.mark.django_db
def test_another_companys_outlet_has_no_recent_work(october: None) -> None:
    visit = Visit.objects.filter(withdrawn_at=None).select_related("outlet").earliest("pk")

    assert browser_of("hugo").get(reverse("outlet_recent", args=[visit.outlet.code])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "status", "reads", "not_"),
    [
        ("teresa", 200, "people_company", "outlets_manage"),
        ("ana", 200, "people_leave", "people_company"),
        ("diego", 404, "", ""),
        ("wei", 404, "", ""),
    ],
)
def test_the_hub_leads_each_to_what_they_read(
    october: None, name: str, status: int, reads: str, not_: str
) -> None:
    browser = browser_of(name)
    page = browser.get(reverse("setup"))

    assert page.status_code == status
    if status == 200:
        assert "steps" not in page.context
        assert reverse(reads) in page.content.decode()
        assert f'href="{reverse(not_)}"' not in page.content.decode()
        assert {browser.get(area.address).status_code for area in page.context["areas"]} == {200}
