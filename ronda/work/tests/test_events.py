"""Events: the guard of minors cannot be switched off, and what came of an event is told once."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from ronda.cockpit.tests.pages_world import bring_back, browser_of
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Product
from ronda.work.models import Event, Plan, PlanProduct, Trace
from ronda.work.queries.events import events_for
from ronda.work.queries.events.month import month_of_events
from ronda.work.rules.assist_steps import assist_steps
from ronda.work.rules.event_guard import is_for_adults
from ronda.work.rules.event_state import event_state
from ronda.work.rules.material_lines import Material, lines_of, materials_in
from ronda.work.services.events import (
    EventReport,
    EventRow,
    cancel_event,
    change_event,
    plan_event,
    report_event,
)
from ronda.work.tests.builders import NOTED, Town, a_town

DAY = date(2022, 11, 10)


@pytest.fixture
def town(db: None) -> Town:
    return a_town()


def a_row(town: Town, who: str = "bruno", **changes: Any) -> EventRow:
    said: dict[str, Any] = {
        "kind": "assist",
        "title": "Tasting of the autumn range",
        "day": DAY,
        "owner_code": town.county.people[who].code,
        "outlet_code": "O1",
        "legal_notice": "For adults only.",
    }
    return EventRow(**(said | changes))


def an_event(town: Town, who: str = "bruno", **changes: Any) -> Event:
    by = town.viewer_of(who)
    return plan_event(by=by, at=NOTED, centre_id=town.county.centre.pk, row=a_row(town, who, **changes))


def a_plan(town: Town, *restricted: bool) -> Plan:
    """A running brand plan; each product says whether it is age-restricted."""
    plan = Plan.objects.create(
        company=town.county.company,
        centre=town.county.centre,
        kind="brand",
        title="Autumn range",
        goal="Listed everywhere",
        brand="Autumn",
        starts=DAY,
        last=DAY,
        owner=town.county.people["bruno"],
        made_at=NOTED,
        state="running",
    )
    for number, guarded in enumerate(restricted):
        product = Product.objects.create(
            company=town.county.company, code=f"A{number}", name="Autumn", age_restricted=guarded
        )
        PlanProduct.objects.create(plan=plan, product=product)
    return plan


@pytest.mark.parametrize(
    ("restricted", "guarded"),
    [((), True), ((False,), False), ((True,), True), ((False, True), True), ((False, False), False)],
)
def test_only_where_every_product_is_known_and_free_may_the_guard_be_off(
    restricted: tuple[bool, ...], guarded: bool
) -> None:
    assert is_for_adults(restricted) is guarded


def test_materials_are_read_one_a_line_and_written_back() -> None:
    found, odd = materials_in("20 leaflets\n\n3 x display boards\nkey of the hall\n0 flags\n")

    assert found == [Material(20, "leaflets"), Material(3, "display boards"), Material(1, "key of the hall")]
    assert odd == [5]
    assert materials_in(lines_of(found)) == (found, [])


def test_a_planned_event_whose_day_has_passed_waits_for_its_report() -> None:
    states = [event_state("planned", DAY, DAY + timedelta(days=days)) for days in (-1, 0, 1)]

    assert states == ["planned", "planned", "unreported"]
    assert event_state("done", DAY, DAY + timedelta(days=9)) == "done"


def test_a_wish_to_admit_minors_is_refused_where_a_product_is_restricted(town: Town) -> None:
    assert an_event(town, plan_id=a_plan(town, True).pk, adults_only=False).adults_only is True


def test_a_product_without_age_limit_may_be_shown_to_everybody(town: Town) -> None:
    assert an_event(town, plan_id=a_plan(town, False).pk, adults_only=False).adults_only is False


def test_an_event_without_a_plan_is_for_adults_whatever_is_wished(town: Town) -> None:
    assert an_event(town, adults_only=False).adults_only is True
    assert an_event(town, adults_only=False, promotes=False, legal_notice="").adults_only is False


def test_a_restricted_product_keeps_the_guard_on_whatever_the_event_is_called(town: Town) -> None:
    event = an_event(town, plan_id=a_plan(town, True).pk, promotes=False, adults_only=False)

    assert event.adults_only is True


def test_a_product_that_became_restricted_since_asks_for_ages_at_the_report(town: Town) -> None:
    event, by = an_event(town, plan_id=a_plan(town, False).pk, adults_only=False), town.viewer_of("bruno")
    Product.objects.update(age_restricted=True)

    with pytest.raises(RefusedError, match="kept to adults"):
        report_event(by=by, at=NOTED, number=event.pk, today=DAY, report=EventReport(result="14 talks"))


def test_a_plan_of_another_company_is_no_plan_of_an_event(town: Town) -> None:
    plan, elsewhere = a_plan(town), town.county.other_centre
    Plan.objects.update(company=elsewhere.company, centre=elsewhere)

    with pytest.raises(RefusedError) as refused:
        an_event(town, plan_id=plan.pk)

    assert [problem.where for problem in refused.value.problems] == ["plan"]


@pytest.mark.parametrize(
    ("state", "has_come", "goes_on", "told"),
    [
        ("planned", False, False, ["now", "later", "later", "later", "later"]),
        ("planned", True, False, ["done", "now", "later", "later", "later"]),
        ("done", True, False, ["done", "done", "done", "done", "later"]),
        ("done", True, True, ["done", "done", "done", "done", "done"]),
        ("cancelled", False, False, ["stop", "later", "later", "later", "later"]),
    ],
)
def test_an_assist_goes_through_five_steps(
    state: str, has_come: bool, goes_on: bool, told: list[str]
) -> None:
    assert [step for _name, step in assist_steps(state, has_come=has_come, goes_on=goes_on)] == told


def test_the_month_shows_each_event_on_its_day(town: Town) -> None:
    event = an_event(town)

    weeks = month_of_events(events_for(town.viewer_of("diego")), Month(2022, 11))

    assert [(day.day, day.inside) for week in weeks for day in week if day.events == [event]] == [(DAY, True)]
    assert (weeks[0][0].day, weeks[-1][-1].day) == (date(2022, 10, 31), date(2022, 12, 4))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"legal_notice": " "}, "legal_notice"),
        ({"outlet_code": ""}, "where"),
        ({"outlet_code": "NONE"}, "outlet"),
        ({"title": " "}, "title"),
        ({"starts_at": time(18), "ends_at": time(17)}, "ends_at"),
        ({"owner_code": "E99"}, "owner"),
    ],
)
def test_an_unsound_event_is_refused_at_its_field(town: Town, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        an_event(town, **changes)

    assert field in [problem.where for problem in refused.value.problems]
    assert not Event.objects.exists()


def test_an_account_manager_plans_for_oneself_only(town: Town) -> None:
    assert an_event(town, "diego").owner == town.county.people["diego"]
    with pytest.raises(RefusedError, match="not yours to plan for"):
        plan_event(
            by=town.viewer_of("diego"), at=NOTED, centre_id=town.county.centre.pk, row=a_row(town, "elena")
        )


def test_an_event_is_reported_after_its_day_with_ages_checked(town: Town) -> None:
    event, by = an_event(town, "diego"), town.viewer_of("diego")
    good = EventReport(result="14 talks, 6 orders", age_checked=True, attendance=14, units_sold=6)

    with pytest.raises(RefusedError, match="not taken place yet"):
        report_event(by=by, at=NOTED, number=event.pk, today=DAY - timedelta(days=1), report=good)
    with pytest.raises(RefusedError, match="kept to adults"):
        report_event(by=by, at=NOTED, number=event.pk, today=DAY, report=EventReport(result="14 talks"))
    with pytest.raises(NotAllowedError):
        report_event(by=town.viewer_of("elena"), at=NOTED, number=event.pk, today=DAY, report=good)
    report_event(by=by, at=NOTED, number=event.pk, today=DAY, report=good)

    event.refresh_from_db()
    assert (event.state, event.attendance, event.units_sold) == ("done", 14, 6)
    with pytest.raises(RefusedError, match="done or cancelled already"):
        cancel_event(by=by, at=NOTED, number=event.pk, why="rain")
    assert list(Trace.objects.filter(about="event").order_by("pk").values_list("what", flat=True)) == [
        "event.planned",
        "event.done",
    ]


def test_an_event_is_cancelled_for_a_reason_and_then_not_changed(town: Town) -> None:
    event, by = an_event(town), town.viewer_of("bruno")

    with pytest.raises(RefusedError, match="no reason"):
        cancel_event(by=by, at=NOTED, number=event.pk, why=" ")
    cancel_event(by=by, at=NOTED, number=event.pk, why="the street is closed")

    with pytest.raises(RefusedError, match="done or cancelled already"):
        change_event(by=by, at=NOTED, number=event.pk, row=a_row(town))


def test_everybody_in_the_centre_reads_its_events_and_nobody_elsewhere(town: Town) -> None:
    an_event(town)

    assert town.count_seen(events_for) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 1,
        "diego": 1,
        "elena": 1,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


@pytest.fixture
def october_pages(closed_october: Any, settings: Any, db: None) -> None:
    home, rows = closed_october
    settings.RONDA_HOME = home
    bring_back(rows)


def test_a_crafted_form_cannot_switch_the_guard_off(october_pages: None) -> None:
    bruno = browser_of("bruno")
    sent = {
        "kind": "event",
        "title": "Evening of tastings",
        "day": "2026-05-04",
        "where": "market square",
        "promotes": "on",
        "legal_notice": "For adults only.",
        "materials": "20 leaflets",
    }
    page = bruno.get(reverse("work_event_new"))
    form = page.context["form"]
    sent |= {"centre": form.fields["centre"].initial, "owner": form.initial["owner"], "adults_only": ""}

    answer = bruno.post(reverse("work_event_new"), sent)

    event = Event.objects.get(title=sent["title"])
    assert (answer.status_code, event.adults_only) == (302, True)
    shown = bruno.get(reverse("work_event", args=[event.pk])).content.decode()
    assert "For adults only" in shown
    assert "20 \u00d7 leaflets" in shown
    assert browser_of("hugo").get(reverse("work_event", args=[event.pk])).status_code == 404


def test_a_material_line_that_is_none_is_told_by_its_number(october_pages: None) -> None:
    answer = browser_of("bruno").post(
        reverse("work_event_new"), {"kind": "event", "title": "Fair", "materials": "3 boards\n0 flags"}
    )

    assert answer.status_code == 422
    assert "Line 2 names no material" in answer.content.decode()
