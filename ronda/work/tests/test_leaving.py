"""Somebody leaves: what is in hand is handed over first, and nothing is lost on the way."""

from contextlib import nullcontext
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.tests.pages import questions, words_of
from ronda.people.models import Appointment
from ronda.people.rules import AppointmentRow
from ronda.people.services import appoint
from ronda.people.services.leaving import open_work_of
from ronda.people.tests.builders import HIRED, a_role
from ronda.work.models import ChainStep, CustomerRequest, Handover, Plan, Priority, Rhythm, Task
from ronda.work.models import Problem as Trouble
from ronda.work.queries.leaving import open_lines
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.services import give_handover, record_handovers, record_requests, record_tasks
from ronda.work.services.chains import ChainDraft, start_chain
from ronda.work.services.leaving import pass_on
from ronda.work.tests.builders import Town, a_handover, a_request, a_task
from ronda.work.tests.handover_pages import NOW, TODAY, at, browser_of, october, told, town

__all__ = ["town"]
pytestmark = pytest.mark.django_db

LAST = date(2022, 10, 31)


def fill(town: Town) -> None:
    """Bruno has one of everything in hand; Diego one task."""
    by, county = town.operator, town.county
    record_tasks(by=by, at=at(3), rows=[a_task("E03"), a_task("E05"), a_task("E03", done_on=october(4))])
    rows = [a_handover(owner="E03"), a_handover(owner="E05", receiver="E03", given_on=october(7))]
    record_handovers(by=by, at=at(7), rows=rows)
    record_requests(by=by, at=at(7), rows=[a_request("O1", "E03")])
    shared: dict[str, Any] = {"company": county.company, "centre": county.centre, "owner": county.bruno}
    dated = {"starts": october(1), "last": LAST, "made_at": NOW}
    Plan.objects.create(**shared, **dated, kind="brand", brand="Tea", title="Plan", goal="List it")
    Priority.objects.create(**shared, **dated, title="Priority", goal="All of them")
    Rhythm.objects.create(**shared, title="Report", duty="B3", every="month", starts=october(1), made_at=NOW)
    Trouble.objects.create(
        **shared, title="Problem", found="work", evidence="Seen", found_on=october(3), due=LAST
    )


def hand_all(town: Town, who: str = "ana", to: str = "E04", **changes: Any) -> int:
    lines = open_lines(town.operator, town.county.bruno.pk, today=TODAY)
    said: dict[str, Any] = {"to": {line.key: to for line in lines}, "why": "Bruno leaves"}
    said |= {"by": town.viewer_of(who), "at": NOW, "today": TODAY, "person": town.county.bruno}
    return pass_on(**{**said, **changes})


def end(town: Town, code: str = "E03", post: str = "brand_manager", **options: Any) -> None:
    row = AppointmentRow(code, "C1", post, HIRED, date(2022, 11, 1))
    appoint(by=town.operator, at=NOW, rows=[row], **{"with_work_handed_over": True, **options})


def test_an_appointment_does_not_end_while_work_is_in_hand(town: Town) -> None:
    fill(town)

    with pytest.raises(RefusedError, match="Bruno Keller has 8 pieces of open work"):
        end(town)
    assert Appointment.objects.get(person__code="E03", withdrawn_at=None).end is None


def test_everything_passed_on_lets_it_end(town: Town) -> None:
    fill(town)
    assert hand_all(town) == 8
    end(town)

    assert Appointment.objects.get(person__code="E03", withdrawn_at=None).end == date(2022, 11, 1)
    for model in (Plan, Priority, Rhythm, Trouble):
        assert model.objects.get().owner.code == "E04"
    assert CustomerRequest.objects.get(withdrawn_at=None).owner.code == "E04"


def test_what_is_passed_on_keeps_its_number_its_day_and_its_past(town: Town) -> None:
    fill(town)
    before = Task.objects.get(owner__code="E03", done_on=None, withdrawn_at=None)
    hand_all(town)

    after = Task.objects.get(withdrawn_at=None, owner__code="E04")
    assert (after.number, after.due) == (before.number, before.due)
    assert Task.objects.get(pk=before.pk).owner.code == "E03"
    assert Task.objects.get(done_on=october(4), withdrawn_at=None).owner.code == "E03"


def test_another_post_of_the_same_centre_is_no_leaving(town: Town) -> None:
    fill(town)
    deputy = AppointmentRow("E03", "C1", "deputy", date(2022, 10, 20))
    appoint(by=town.operator, at=NOW, rows=[deputy])

    end(town)


def test_an_import_ends_it_all_the_same(town: Town) -> None:
    fill(town)

    end(town, with_work_handed_over=False)


def test_who_has_nothing_in_hand_leaves_at_once(town: Town) -> None:
    fill(town)

    end(town, "E06", "account_manager")


@pytest.mark.parametrize("who", ["bruno", "carmen", "director of the north", "hugo"])
def test_only_whoever_leads_the_centre_passes_work_on(town: Town, who: str) -> None:
    fill(town)

    with pytest.raises(RefusedError if who == "hugo" else NotAllowedError):
        hand_all(town, who)


@pytest.mark.parametrize("to", ["E20", "H01", "E03"])
def test_nobody_from_elsewhere_takes_it(town: Town, to: str) -> None:
    fill(town)

    with pytest.raises(RefusedError, match="works in no post of this centre"):
        hand_all(town, to=to)


def test_it_needs_a_reason(town: Town) -> None:
    fill(town)

    with pytest.raises(RefusedError, match="says nothing"):
        hand_all(town, why=" ")


def test_nobody_becomes_both_hands(town: Town) -> None:
    record_handovers(by=town.operator, at=at(7), rows=[a_handover(owner="E03", receiver="E05")])

    with pytest.raises(RefusedError, match="owner and receiver would be one"):
        hand_all(town, to="E05")


def a_chain_with_bruno_second(town: Town) -> None:
    steps = [StepDraft("First", "N1", "E04", 2), StepDraft("Second", "B1", "E03", 2)]
    draft = ChainDraft("Chain", town.county.centre.pk, october(3), steps, "E05")
    start_chain(by=town.viewer_of("carmen"), at=at(3), today=october(3), draft=draft)


def test_a_step_to_come_takes_the_answer_before_it_along(town: Town) -> None:
    a_chain_with_bruno_second(town)
    first = Handover.objects.get()
    give_handover(by=town.viewer_of("carmen"), at=at(7), number=first.number, given_on=october(7))
    lines = open_lines(town.operator, town.county.bruno.pk, today=TODAY)
    assert [(line.kind, line.title) for line in lines] == [("step", "Second")]

    hand_all(town, to="E01")

    assert Handover.objects.get(withdrawn_at=None).receiver_id == town.county.ana.pk
    hands = ChainStep.objects.order_by("position").values_list("owner__code", "receiver__code")
    assert list(hands) == [("E04", "E01"), ("E01", "E05")]


def test_the_page_lists_it_and_passes_lines_on_one_by_one(town: Town) -> None:
    fill(town)
    browser = browser_of("ana")
    shown = words_of(browser.get("/work/leaving/E03/"))
    assert all(word in shown for word in ("Coach an outlet", "Brand plan", "Report", "Priority"))
    task = Task.objects.get(owner__code="E03", done_on=None, withdrawn_at=None)
    key = f"task-{task.number}"

    answer = browser.post("/work/leaving/E03/", {"all": "", key: "E05", "why": "he leaves"})

    assert told(answer) == ["1 piece of work passed on."]
    assert Task.objects.filter(owner__code="E05", withdrawn_at=None).count() == 2


def test_the_page_says_at_its_line_why_it_cannot_be(town: Town) -> None:
    record_handovers(by=town.operator, at=at(7), rows=[a_handover(owner="E03", receiver="E05")])

    answer = browser_of("ana").post("/work/leaving/E03/", {"all": "E05", "why": "he leaves"})

    assert answer.status_code == 422
    assert "This person is the other hand of it already" in words_of(answer)


def test_the_page_is_for_those_who_lead(town: Town) -> None:
    fill(town)
    seen = {who: browser_of(who).get("/work/leaving/E03/").status_code for who in ("bruno", "diego", "hugo")}

    assert set(seen.values()) == {404}
    assert questions(browser_of("ana"), "/work/leaving/E03/") <= 20


def test_the_page_that_ends_an_appointment_leads_to_the_list(town: Town) -> None:
    fill(town)
    a_role(town.county.ana, "administrator")
    held = Appointment.objects.get(person__code="E03", withdrawn_at=None)
    browser, page = browser_of("ana"), f"/set-up/appointments/{held.pk}/end/"

    shown = browser.get(page).content.decode()
    assert 'href="/work/leaving/E03/"' in shown
    answer = browser.post(page, {"last": "2022-10-31", "why": "he leaves"})

    assert "Bruno Keller has 8 pieces of open work" in words_of(answer)
    hand_all(town)
    browser.post(page, {"last": "2022-10-31", "why": "he leaves"})
    assert Appointment.objects.get(person__code="E03", withdrawn_at=None).end == date(2022, 11, 1)


def test_the_count_is_the_centres_own(town: Town) -> None:
    fill(town)
    bruno = town.county.bruno.pk

    assert open_work_of(town.operator, bruno, town.county.centre.pk, TODAY).count == 8
    assert open_work_of(town.operator, bruno, town.north.pk, TODAY).count == 0
    assert datetime(2022, 10, 10, 9, tzinfo=UTC) == NOW


@pytest.mark.parametrize(("zone", "refused"), [("UTC", True), ("Asia/Shanghai", False)])
def test_who_has_left_is_told_by_the_companys_day(town: Town, zone: str, refused: bool) -> None:
    company = town.county.company
    company.timezone = zone
    company.save(update_fields=["timezone"])
    fill(town)
    last = AppointmentRow("E03", "C1", "brand_manager", HIRED, october(11))
    appoint(by=town.operator, at=NOW, rows=[last])

    # Late on the tenth in London it is the eleventh in Shanghai, and there he has left already.
    late = datetime(2022, 10, 10, 23, tzinfo=UTC)
    earlier = AppointmentRow("E03", "C1", "brand_manager", HIRED, october(8))
    told_off = pytest.raises(RefusedError, match="pieces of open work") if refused else nullcontext()
    with told_off:
        appoint(by=town.operator, at=late, rows=[earlier], with_work_handed_over=True)
