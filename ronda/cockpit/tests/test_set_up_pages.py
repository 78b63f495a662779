"""The set-up's hub, the targets and the policies: who sees them, what they lead to."""

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from ronda.cockpit.rules.checklist import STEPS, placed_steps, progress
from ronda.cockpit.tests.pages_world import MONTH, browser_of
from ronda.facts.models import Target
from ronda.facts.rules.target_values import Refused, raised, read_value

FULL = {name: 3 for step in STEPS for name in step.needs}


def test_of_an_empty_company_the_centres_come_next() -> None:
    placed = placed_steps({"companies": 1})

    assert [each.code for each in placed if each.state == "next"] == ["centres"]
    assert [each.code for each in placed if each.state == "done"] == ["company"]
    assert progress(placed) == (1, 10)


def test_what_is_optional_never_holds_up_the_way() -> None:
    placed = placed_steps({**FULL, "calendar": 0, "visits": 0, "closings": 0})

    states = {each.code: each.state for each in placed}
    assert (states["calendar"], states["visits"], states["close"]) == ("optional", "optional", "next")


def test_everything_done_leaves_nothing_next() -> None:
    assert {each.state for each in placed_steps(FULL)} == {"done"}


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1234.50", "cents", Fraction(123450)),
        ("1.234,50", "cents", Fraction(123450)),
        ("1,234", "cents", Fraction(123400)),
        ("85 %", "ratio", Fraction(85, 100)),
        ("0,85", "ratio", Fraction(85, 100)),
        ("90", "points", Fraction(90)),
        ("ninety", "points", Refused("not_a_number")),
        ("-1", "points", Refused("below_nothing")),
        ("85", "ratio", Refused("above_the_whole")),
    ],
)
def test_a_target_is_read_as_people_write_it(text: str, unit: str, value: object) -> None:
    assert read_value(text, unit) == value


def test_a_share_is_never_raised_above_the_whole_and_cents_stay_whole() -> None:
    assert raised(Fraction(95, 100), Fraction(10), "ratio") == 1
    assert raised(Fraction(101), Fraction(10), "cents") == 111
    assert raised(Fraction(90), Fraction(-10), "points") == 81


@pytest.fixture
def yusuf(october: None, tmp_path: Path, settings: Settings) -> Client:
    home = tmp_path / "home"
    shutil.copytree(settings.RONDA_HOME, home)
    settings.RONDA_HOME = home
    return browser_of("yusuf")


def by_hand() -> QuerySet[Target]:
    """What was set on a page, not by whoever made the October."""
    return Target.objects.filter(known_by__isnull=False)


def address_of(code: str = "E05", indicator: str = "customer_satisfaction", subject: str = "person") -> str:
    return reverse("targets_target", args=[MONTH, indicator, subject, code])


@pytest.mark.django_db
def test_the_hub_counts_in_few_statements_and_leads_on(yusuf: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = yusuf.get(reverse("setup"))

    assert len(queries) <= 15
    steps = {each.step.code: each.step for each in page.context["steps"]}
    assert (steps["people"].state, steps["outlets"].state, steps["close"].state) == ("done", "done", "done")
    assert reverse("intake_imports") in page.content.decode()
    assert reverse("policies") in page.content.decode()


@pytest.mark.django_db
def test_a_target_by_hand_stands_beside_the_rules_with_who_and_why(yusuf: Client) -> None:
    refused = yusuf.post(address_of(), {"value": "80", "reason": "a hospital closed"})
    assert "new run" in refused.content.decode()
    assert not by_hand().exists()

    yusuf.post(address_of(), {"value": "80", "reason": "a hospital closed", "although_closed": "on"})
    target = by_hand().get()
    assert (target.value_num, target.known_by.name) == (80, "Yusuf")  # type: ignore[union-attr]

    with CaptureQueriesContext(connection) as queries:
        page = yusuf.get(f"{reverse('targets_list')}?month={MONTH}&indicator=customer_satisfaction")
    assert len(queries) <= 15
    assert page.status_code == 200


@pytest.mark.django_db
def test_a_target_is_withdrawn_with_a_reason_and_its_history_stays(yusuf: Client) -> None:
    yusuf.post(address_of(), {"value": "80", "reason": "a hospital closed", "although_closed": "on"})
    target = by_hand().get()

    yusuf.post(reverse("targets_withdraw", args=[target.pk]), {"reason": ""})
    target.refresh_from_db()
    assert target.withdrawn_at is None

    yusuf.post(reverse("targets_withdraw", args=[target.pk]), {"reason": "it opened again"})
    page = yusuf.get(address_of()).content.decode()
    assert "a hospital closed" in page
    assert "it opened again" in page


@pytest.mark.django_db
def test_chosen_targets_go_up_by_a_percentage_after_before_and_after_were_shown(yusuf: Client) -> None:
    address = reverse("targets_raise", args=[MONTH, "customer_satisfaction", "person"])
    listed = yusuf.get(f"{reverse('targets_list')}?month={MONTH}&indicator=customer_satisfaction")
    chosen = [row.pk for row in listed.context["targets"].rows[:2]]
    asked = {"chosen": chosen, "percent": "-10", "reason": "fewer forms"}

    shown = yusuf.post(address, asked)
    assert [(each.before, each.after) for each in shown.context["raises"]] == [("90", "81")] * 2
    assert not by_hand().exists()

    yusuf.post(address, {**asked, "confirmed": "1", "although_closed": "on"})
    assert sorted(by_hand().values_list("value_num", flat=True)) == [81, 81]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "status"), [("ana", 200), ("teresa", 200), ("diego", 404), ("wei", 404)])
def test_targets_are_read_by_those_who_lead_and_set_by_administrators(
    yusuf: Client, name: str, status: int
) -> None:
    other = browser_of(name)

    assert other.get(reverse("targets_list")).status_code == status
    assert other.post(address_of(), {"value": "1", "reason": "x", "although_closed": "on"}).status_code == 404
    assert not by_hand().exists()


@pytest.mark.django_db
def test_another_companys_people_have_no_target_here(yusuf: Client) -> None:
    assert browser_of("hugo").get(address_of()).status_code == 404
    assert yusuf.get(address_of("H01")).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "status"), [("yusuf", 200), ("teresa", 200), ("ana", 404), ("diego", 404)])
def test_policies_are_read_by_administrators_and_leaders(yusuf: Client, name: str, status: int) -> None:
    assert browser_of(name).get(reverse("policies")).status_code == status


@pytest.mark.django_db
def test_a_policy_tells_its_value_since_when_from_whom_and_an_example(yusuf: Client) -> None:
    page = yusuf.get(f"{reverse('policies')}?search=customer_satisfaction&on=2022-10-01")

    found = {row.name: row for rows in page.context["policies"].sections.values() for row in rows}
    assert ("target", "90") in found["customer_satisfaction"].now.lines
    assert found["customer_satisfaction"].now.start == date(2015, 1, 1)
    assert found["customer_satisfaction"].examples
    before = yusuf.get(f"{reverse('policies')}?search=customer_satisfaction&on=2001-01-01")
    rows = [row for rows in before.context["policies"].sections.values() for row in rows]
    assert {row.now for row in rows} == {None}
