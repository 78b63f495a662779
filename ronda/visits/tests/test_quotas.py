"""Outlets proposed, chosen and taken back; the pages of the pace of visits."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.outlets.tests.pages import heads_of, questions, words_of
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.hooks import Weak
from ronda.visits.queries.planned import known_planned_visits
from ronda.visits.queries.proposing import choosing_for
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.visits.services.quotas import choose_outlets, set_day_of_chosen, take_back_chosen
from ronda.visits.wording.quotas import reason_words
from ronda.visits.wording.warned import warned_part
from ronda.work.models import Trace
from ronda.work.services import record_requests
from ronda.work.tests.builders import Town, a_request
from ronda.work.tests.handover_pages import NOW, TODAY, at, browser_of, october, told, town
from ronda.work.wording import deed_sentence

pytestmark = pytest.mark.django_db
__all__ = ["town"]
HOME, QUOTAS, CHOOSE = "/visits/", "/visits/quotas/", "/visits/quotas/choose/"


def choose(town: Town, who: str, *codes: str, day: date | None = None) -> list[PlannedVisit]:
    return choose_outlets(by=town.viewer_of(who), at=NOW, today=TODAY, codes=codes, day=day)


def proposed(town: Town, who: str) -> dict[str, list[str]]:
    found = choosing_for(town.viewer_of(who), today=TODAY)
    return {
        each.code: reason_words([{"code": one.code, "said": one.said} for one in each.proposal.reasons])
        for each in found.rows
    }


def test_outlets_of_the_centre_are_proposed_with_their_reasons(town: Town) -> None:
    Outlet.objects.filter(code="O2").update(outlet_type="modern")
    record_requests(by=town.operator, at=at(3), rows=[a_request("O3", "E06", due_on=october(6))])

    assert proposed(town, "ana") == {
        "O2": ["Modern outlet", "The back office was never here"],
        "O3": ["A customer request is 4 days late", "The back office was never here"],
        "O1": ["The back office was never here"],
    }


def test_who_holds_a_portfolio_or_is_of_another_company_chooses_nothing(town: Town) -> None:
    assert proposed(town, "diego") == proposed(town, "hugo") == {}
    for who in ("diego", "hugo", "leader"):
        with pytest.raises(NotAllowedError):
            choose(town, who, "O1")


def test_what_is_chosen_stands_in_the_plan_of_the_month_with_its_reasons(town: Town) -> None:
    [row] = choose(town, "ana", "O1", day=october(12))

    plan = VisitPlan.objects.get()
    assert (plan.state, plan.version, plan.month, plan.starts) == ("accepted", 1, "2022-10", october(1))
    assert (row.kind, row.reason, row.day, row.state) == ("field_visit", "quota", october(12), "planned")
    assert [each["code"] for each in row.told["reasons"]] == ["unseen"]
    assert "O1" not in proposed(town, "ana")
    assert choosing_for(town.viewer_of("ana"), today=TODAY).own[0].pace.planned == 1


def test_a_second_choice_goes_into_the_same_plan_and_twice_is_once(town: Town) -> None:
    choose(town, "ana", "O1")
    choose(town, "ana", "O1", "O2", "O2", "N1", "H1", "nothing")

    assert [row.outlet.code for row in PlannedVisit.objects.order_by("pk")] == ["O1", "O2"]
    assert VisitPlan.objects.count() == 1


def test_an_outlet_that_was_seen_is_proposed_no_more_and_planned_no_longer(town: Town) -> None:
    choose(town, "ana", "O1")
    record_visits(by=town.operator, at=at(10), rows=[VisitRow("O1", "E01", october(7), "field_visit")])

    [own] = choosing_for(town.viewer_of("ana"), today=TODAY).own

    assert own.pace.done == 1
    assert (own.pace.planned, own.pace.unplanned) == (0, 4)
    assert "O1" not in proposed(town, "ana")


def test_a_choice_is_made_for_a_working_day_that_is_not_over(town: Town) -> None:
    for day in (october(7), october(15), date(2022, 11, 1)):
        with pytest.raises(RefusedError):
            choose(town, "ana", "O1", day=day)

    assert not VisitPlan.objects.exists()


def test_own_choices_move_and_are_taken_back_until_they_are_begun(town: Town) -> None:
    ana = town.viewer_of("ana")
    one, two = choose(town, "ana", "O1", "O2")

    assert set_day_of_chosen(by=ana, at=NOW, today=TODAY, numbers=[one.pk], day=october(13)) == 1
    assert take_back_chosen(by=ana, at=NOW, numbers=[one.pk]) == 1

    PlannedVisit.objects.filter(pk=two.pk).update(state="under_way")
    with pytest.raises(RefusedError):
        take_back_chosen(by=ana, at=NOW, numbers=[two.pk])
    with pytest.raises(RefusedError):
        take_back_chosen(by=town.viewer_of("bruno"), at=NOW, numbers=[two.pk])
    assert [deed_sentence(each.what, each.said) for each in Trace.objects.order_by("pk")] == [
        "Chose 2 outlets for the quota",
        "Set 1 outlet to Oct 13, 2022",
        "Took back 1 outlet chosen for the quota",
    ]


def test_the_page_of_proposals_chooses_the_best_some_or_all_that_are_filtered(town: Town) -> None:
    ana = browser_of("ana")
    assert {"O1", "O2", "O3"} == set(proposed(town, "ana"))
    assert "The back office was never here" in words_of(ana.get(CHOOSE))

    answer = ana.post(f"{CHOOSE}take/", {"chosen": ["O3"], "day": "2022-10-12"})
    ana.post(f"{CHOOSE}take/?q=O2", {"every": "on"})
    ana.post(f"{CHOOSE}take/", {"best": "on"})

    assert told(answer) == ["1 outlet is chosen; it stands in your plan of the month."]
    assert [row.outlet.code for row in PlannedVisit.objects.order_by("pk")] == ["O3", "O2", "O1"]


def test_the_page_says_why_a_choice_is_refused(town: Town) -> None:
    ana = browser_of("ana")

    answer = ana.post(f"{CHOOSE}take/", {"chosen": ["O3"], "day": "2022-10-07"})
    other = ana.post(f"{CHOOSE}take/", {"chosen": ["O3"], "day": "no day"})

    assert told(answer) == ["This day is over; choose today or a later one."]
    assert told(other)[1:] == ["This is no working day of the month; choose another one."]
    assert ana.post(f"{CHOOSE}take/", {}).status_code == 404


def test_chosen_outlets_are_changed_from_their_page(town: Town) -> None:
    ana = browser_of("ana")
    [row] = choose(town, "ana", "O1")

    ana.post("/visits/quotas/chosen/day/", {"planned": [row.pk], "day": "2022-10-12"})
    assert PlannedVisit.objects.get().day == october(12)
    ana.post("/visits/quotas/chosen/back/", {"planned": [row.pk]})
    assert not PlannedVisit.objects.exists()
    assert ana.post("/visits/quotas/chosen/else/", {"planned": [row.pk]}).status_code == 404


def test_a_director_sees_the_paces_of_the_centre_and_everybody_the_own(town: Town) -> None:
    ana, diego = browser_of("ana"), browser_of("diego")

    assert {"Bruno Keller", "Diego Park", "Elena Novak"} <= set(heads_of(ana.get(QUOTAS)))
    assert "Elena Novak" not in words_of(diego.get(QUOTAS))
    assert "0 of 2" in words_of(diego.get(QUOTAS))
    assert diego.get("/visits/quotas/person/E05/").status_code == 200
    assert diego.get("/visits/quotas/person/E06/").status_code == 404
    assert browser_of("hugo").get("/visits/quotas/person/E05/").status_code == 404


def test_a_person_line_by_line_names_what_was_not_seen(town: Town) -> None:
    record_visits(by=town.operator, at=at(10), rows=[VisitRow("O1", "E05", october(7))])

    words = words_of(browser_of("ana").get("/visits/quotas/person/E05/"))

    assert "B 2 1 1" in words
    assert "Not seen yet this month Shop O2" in words


def test_the_paces_are_a_file_and_of_other_months_too(town: Town) -> None:
    ana = browser_of("ana")

    table = ana.get(f"{QUOTAS}?month=2022-09&export=csv").content.decode()

    assert "Bruno Keller,Brand manager,0,80" in table
    assert "Not reached" in table
    assert ana.get(f"{QUOTAS}?month=2031-01").status_code == 200


@pytest.mark.parametrize("address", [HOME, QUOTAS])
def test_more_people_cost_no_more_statements(town: Town, address: str) -> None:
    ana = browser_of("ana")
    before = questions(ana, address)
    rows: list[Any] = [VisitRow("O1", "E05", october(day)) for day in (3, 4, 5)]
    record_visits(by=town.operator, at=at(10), rows=rows)
    choose(town, "ana", "O1", "O2")

    assert questions(ana, address) <= before + 1
    assert isinstance(ana, Client)


def frozen_planned(town: Town, moment: datetime) -> dict[str, str]:
    rows = known_planned_visits(town.operator, Month(2022, 10), moment)
    codes = dict(Outlet.objects.values_list("pk", "code"))
    return {codes[row["outlet_id"]]: row["state"] for row in rows}


def test_a_planned_visit_is_done_by_a_visit_that_was_known_and_a_chosen_one_on_any_day(town: Town) -> None:
    choose(town, "ana", "O1", "O2", day=october(12))
    record_visits(by=town.operator, at=at(20), rows=[VisitRow("O1", "E01", october(19), "field_visit")])

    assert frozen_planned(town, at(1)) == {}
    assert frozen_planned(town, at(19)) == {"O1": "missed", "O2": "missed"}
    assert frozen_planned(town, at(21)) == {"O1": "done", "O2": "missed"}
    with pytest.raises(NotAllowedError):
        known_planned_visits(town.viewer_of("ana"), Month(2022, 10), at(21))


def test_each_day_is_of_the_plan_that_was_accepted_last_for_it(town: Town) -> None:
    [first, _] = choose(town, "ana", "O1", "O2", day=october(12))
    old = first.plan
    VisitPlan.objects.filter(pk=old.pk).update(state="replaced")
    new = VisitPlan.objects.create(
        company_id=old.company_id,
        centre_id=old.centre_id,
        person_id=old.person_id,
        month=old.month,
        version=2,
        state="accepted",
        starts=october(12),
        made_at=at(11),
        accepted_at=at(11),
    )
    PlannedVisit.objects.create(plan=new, outlet=first.outlet, kind="field_visit", day=october(18))
    PlannedVisit.objects.create(plan=old, outlet=first.outlet, kind="field_visit", day=october(11))

    rows = known_planned_visits(town.operator, Month(2022, 10), at(21))

    assert sorted((row["day"], row["state"]) for row in rows) == [
        (october(11), "missed"),
        (october(18), "missed"),
    ]


def test_who_is_behind_is_warned_in_the_digest_and_who_is_on_course_is_not(town: Town) -> None:
    later = october(20)
    record_visits(by=town.operator, at=at(20), rows=[VisitRow("O3", "E06", october(7))])

    part = warned_part(town.viewer_of("diego"), later)

    assert part is not None
    assert part() == ("Pace of visits", ["Visits 0 of 2. Behind by 1. Needed on each working day: 0.3"])
    assert warned_part(town.viewer_of("elena"), later) is None
    assert warned_part(town.operator, later) is None


def test_weak_results_of_the_account_manager_speak_for_an_outlet_where_they_may_be_seen(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = {"E05": [Weak("brand_listing", "2022-09"), Weak("sales_plan", "2022-09"), Weak("x", "2022-09")]}
    monkeypatch.setattr("ronda.visits.queries.hooks._READERS.weak", lambda viewer, on: weak)

    found = proposed(town, "ana")

    assert found["O1"][0] == "Its account manager missed in September 2022: Listing rate, Sales plan"
    assert len(found["O3"]) == 1
