"""The page of one outlet, and changing it."""

from dataclasses import replace

import pytest
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Deed, Outlet
from ronda.outlets.services import row_of, save_outlet
from ronda.outlets.tests.pages import questions, words_of
from ronda.people.queries import company_named
from ronda.people.rules import Viewer

R1 = {
    "name": "Shop R1", "centre_code": "C1", "outlet_type": "modern", "market_type": "town", "size": "small",
    "visit_class": "A", "status": "active", "grade": "12", "city": "Linden",
    "why": "Seen on 3 November",
}  # fmt: skip


@pytest.mark.parametrize("name", ["diego", "ana", "bruno", "teresa", "wei", "yusuf"])
def test_whoever_has_the_outlet_reads_its_page(october: None, name: str) -> None:
    page = words_of(browser_of(name).get("/outlets/R1/"))

    assert "Diego Park holds this outlet since" in page
    assert "Sales to this outlet by month" in page or "No sales of the last two years" in page


@pytest.mark.parametrize("name", ["elena", "gao", "hugo", "ingrid"])
def test_for_everybody_else_it_is_not_there(october: None, name: str) -> None:
    assert browser_of(name).get("/outlets/R1/").status_code == 404


@pytest.mark.parametrize("name", ["ana", "diego", "teresa", "wei", "hugo", "ingrid"])
@pytest.mark.parametrize(
    "address",
    [
        "/set-up/outlets/", "/set-up/outlets/add/", "/set-up/outlets/change/R1/", "/set-up/licences/",
        "/set-up/products/", "/set-up/products/add/", "/set-up/outlets/done/", "/set-up/licences/add/R1/",
    ],
)  # fmt: skip
def test_only_an_administrator_sets_up(october: None, name: str, address: str) -> None:
    assert browser_of(name).get(address).status_code == 404


def test_a_change_is_in_the_history_with_who_before_after_and_why(october: None) -> None:
    yusuf = browser_of("yusuf")

    answer = yusuf.post("/set-up/outlets/change/R1/", R1 | {"format": "kiosk"})
    page = words_of(yusuf.get("/outlets/R1/"))

    assert answer.status_code == 302
    assert "Outlet Shop R1 is changed. Undo" in page
    assert "City nothing Linden" in page
    assert "Format nothing kiosk" in page
    assert "Reason: Seen on 3 November" in page
    assert "Yusuf" in page


def test_a_class_is_not_changed_by_one_person(october: None) -> None:
    yusuf = browser_of("yusuf")

    yusuf.post("/set-up/outlets/change/R1/", R1)
    row = replace(row_of(Outlet.objects.get(code="R1")), visit_class="C")
    with pytest.raises(RefusedError, match="changes by a proposal that somebody else approves"):
        save_outlet(by=Viewer.operator(company_named("main").pk), at=timezone.now(), row=row, why="So")

    outlet = Outlet.objects.get(code="R1")
    assert (outlet.outlet_type, outlet.grade) == ("ordinary", None)
    assert "A class changes by a proposal that somebody else approves." in words_of(
        yusuf.get("/set-up/outlets/change/R1/")
    )


def test_a_change_without_a_reason_is_refused_at_its_field(october: None) -> None:
    answer = browser_of("yusuf").post("/set-up/outlets/change/R1/", R1 | {"why": ""})

    assert answer.status_code == 422
    assert "1 thing must be put right. Reason : This field is required." in words_of(answer)
    assert Outlet.objects.get(code="R1").outlet_type == "ordinary"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"latitude": "42"}, "Longitude : Give latitude and longitude, or neither."),
        ({"preferred_from": "10:00", "preferred_to": "09:00"}, "The hours must end after they begin."),
        ({"grade": "31"}, "Grade (1-30) : Ensure this value is less than or equal to 30."),
        ({"code": "R2"}, "Code : Another outlet has this code; give a code of its own."),
    ],
)
def test_a_new_outlet_that_cannot_be_is_refused_at_the_field(
    october: None, values: dict[str, str], told: str
) -> None:
    answer = browser_of("yusuf").post("/set-up/outlets/add/", R1 | {"code": "R99"} | values)

    assert answer.status_code == 422
    assert told in words_of(answer)
    assert not Outlet.objects.filter(code="R99").exists()


def test_a_new_outlet_with_odd_signs_in_its_code_has_a_page(october: None) -> None:
    yusuf = browser_of("yusuf")

    yusuf.post("/set-up/outlets/add/", R1 | {"code": "A/1 ü", "name": "<b>Bold</b>"})
    page = yusuf.get("/outlets/A/1 ü/")

    assert page.status_code == 200
    assert "<b>Bold</b>" not in page.content.decode()
    assert "<b>Bold</b>" in words_of(page)


def test_what_was_done_is_taken_back_once_and_only_while_nothing_stands_on_it(october: None) -> None:
    yusuf = browser_of("yusuf")
    yusuf.post("/set-up/outlets/change/R1/", R1)
    yusuf.post("/set-up/outlets/change/R1/", R1 | {"city": "Lindenau"})
    later, first = Deed.objects.values_list("pk", flat=True)

    yusuf.post(f"/set-up/outlets/done/{first}/", {"reason": "Mistaken"})
    refused = words_of(yusuf.get("/set-up/outlets/done/"))
    yusuf.post(f"/set-up/outlets/done/{later}/")
    yusuf.post(f"/set-up/outlets/done/{first}/", {"reason": "Mistaken"})

    assert "Somebody has changed the same record since" in refused
    outlet = Outlet.objects.get(code="R1")
    assert outlet.city == ""
    assert outlet.history.latest().history_change_reason == "Mistaken"
    assert outlet.history.latest().history_user.username == "yusuf"


def test_nobody_takes_back_the_deeds_of_another_company(october: None) -> None:
    browser_of("yusuf").post("/set-up/outlets/change/R1/", R1)
    deed = Deed.objects.get()

    for name in ("ana", "ingrid", "hugo"):
        assert browser_of(name).post(f"/set-up/outlets/done/{deed.pk}/").status_code == 404
    assert Outlet.objects.get(code="R1").city == "Linden"


@pytest.mark.parametrize("name", ["ana", "diego", "yusuf"])
def test_the_page_needs_at_most_fifteen_statements(october: None, name: str) -> None:
    assert questions(browser_of(name), "/outlets/R1/") <= 15
