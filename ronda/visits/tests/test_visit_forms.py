"""A visit from the check in to the check out, as a page or a tablet asks the services for it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
from ronda.people.models import Person
from ronda.visits.models import Advice, PlannedVisit, Promise, StockCount, Visit, VisitForm, VisitPlan
from ronda.visits.queries.alike import notes_alike
from ronda.visits.queries.forms import forms_for
from ronda.visits.queries.visit_list import Wanted, listed_visits
from ronda.visits.rules.forms import Counted, FormSaid, Promised
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.services.cancelling import cancel_form, mark_missed
from ronda.visits.services.saving import save_form
from ronda.visits.services.sending import send_form
from ronda.work.models import CustomerRequest, Handover, Task, Trace
from ronda.work.services import record_tasks
from ronda.work.tests.builders import Town, a_task, a_town

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 13)
ARRIVED = datetime(2022, 10, 13, 9, 0, tzinfo=UTC)
LEFT = ARRIVED + timedelta(minutes=18)
KEY = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def town() -> Town:
    return a_town()


def begin(town: Town, who: str = "diego", *, key: UUID = KEY, day: date = DAY, **begun: Any) -> VisitForm:
    at = ARRIVED + (day - DAY)
    begun = {"outlet_code": "O1"} | begun
    return begin_visit(by=town.viewer_of(who), at=at, today=day, key=key, begun=VisitBegun(**begun))


def send(town: Town, who: str = "diego", *, key: UUID = KEY, day: date = DAY, **said: Any) -> VisitForm:
    said = {"reason": "frequency", "outcome": "The shelf stands as agreed."} | said
    at = LEFT + (day - DAY)
    return send_form(by=town.viewer_of(who), at=at, today=day, key=key, said=FormSaid(**said))


def plan_one(
    town: Town, *, day: date | None = DAY, outlet: str = "O1", person: str = "E05", **more: Any
) -> PlannedVisit:
    whose = Person.objects.get(company_id=town.operator.company_id, code=person)
    plan = VisitPlan.objects.create(
        company_id=town.operator.company_id,
        centre=town.county.centre,
        person=whose,
        month=str(Month.of(day or DAY)),
        version=1,
        state="accepted",
        starts=date(2022, 10, 1),
        made_at=ARRIVED,
        accepted_at=ARRIVED,
    )
    where = Outlet.objects.get(company_id=town.operator.company_id, code="O1")
    return PlannedVisit.objects.create(plan=plan, outlet=where, day=day, **more)


def test_a_visit_of_eighteen_minutes_becomes_one_record(town: Town) -> None:
    begin(town)

    send(town)

    visit = Visit.objects.get()
    assert (visit.outlet.code, visit.person.code, visit.kind, visit.day) == ("O1", "E05", "visit", DAY)
    assert (visit.minutes, visit.outcome) == (18, "The shelf stands as agreed.")


def test_begun_and_sent_twice_it_is_still_one_visit(town: Town) -> None:
    first = begin(town)
    again = begin(town)
    send(town, request_topic="display", request_text="A smaller display, please.")
    send(town, outcome="Something else", request_topic="display", request_text="A smaller display, please.")

    assert first.pk == again.pk
    assert [each.outcome for each in Visit.objects.all()] == ["The shelf stands as agreed."]
    assert CustomerRequest.objects.count() == 1


def test_only_reason_and_outcome_are_compulsory(town: Town) -> None:
    begin(town)

    with pytest.raises(RefusedError) as refused:
        send(town, reason="", outcome="  ")

    assert [each.where for each in refused.value.problems] == ["reason", "outcome"]
    assert not Visit.objects.exists()


def test_the_reason_is_filled_in_for_an_outlet_in_hand_and_open_for_the_back_office(
    town: Town,
) -> None:
    assert begin(town).reason == "frequency"
    assert begin(town, "bruno", key=uuid4(), kind="field_visit").reason == ""


def test_a_planned_visit_gives_its_reason_and_is_done_by_the_visit(town: Town) -> None:
    planned = plan_one(town, reason="alert")

    form = begin(town)
    planned.refresh_from_db()
    assert (form.reason, form.planned_id, planned.state) == ("alert", planned.pk, "under_way")

    send(town, reason="alert")
    planned.refresh_from_db()
    assert (planned.state, planned.visit_id) == ("done", Visit.objects.get().pk)


def test_an_account_manager_visits_only_the_own_portfolio(town: Town) -> None:
    with pytest.raises(RefusedError, match="not among your outlets"):
        begin(town, "elena")
    with pytest.raises(NotAllowedError):
        begin(town, "diego", kind="field_visit")
    with pytest.raises(RefusedError):
        begin(town, "hugo")
    with pytest.raises(NotAllowedError):
        begin(town, "operator")


def test_the_back_office_makes_field_visits_and_no_visits_of_service(town: Town) -> None:
    begin(town, "bruno", kind="field_visit", together_with="E05")
    send(town, "bruno", reason="quota")

    assert Visit.objects.get().kind == "field_visit"
    assert VisitForm.objects.get().together_with.code == "E05"
    with pytest.raises(NotAllowedError):
        begin(town, "bruno", key=uuid4(), kind="visit")


def test_nobody_else_fills_in_a_form_and_the_other_company_never_sees_it(town: Town) -> None:
    begin(town)

    for who in ("ana", "elena", "bruno"):
        with pytest.raises(NotAllowedError):
            save_form(by=town.viewer_of(who), at=LEFT, key=KEY, said=FormSaid())
    with pytest.raises(RefusedError):
        save_form(by=town.viewer_of("hugo"), at=LEFT, key=KEY, said=FormSaid())
    assert town.count_seen(forms_for) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 1,
        "diego": 1,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_the_same_key_in_another_company_is_another_visit(town: Town) -> None:
    begin(town)
    hugo = town.viewer_of("hugo")

    with pytest.raises(RefusedError):
        begin_visit(by=hugo, at=ARRIVED, today=DAY, key=KEY, begun=VisitBegun("O1"))
    assert VisitForm.objects.count() == 1


def test_what_is_saved_is_there_again_and_what_is_taken_out_is_gone(town: Town) -> None:
    begin(town)
    by = town.viewer_of("diego")
    tea = products(town)["P1"]
    full = FormSaid(
        outcome="Half a sentence",
        steps=("step-1", "step-2"),
        display="good",
        counts=(Counted(tea, 4, None),),
        promises=(Promised("A new price card", date(2022, 10, 20)), Promised("A call on Monday")),
        request_text="A smaller display",
        next_on=date(2022, 10, 27),
    )

    save_form(by=by, at=LEFT, key=KEY, said=full)
    save_form(by=by, at=LEFT, key=KEY, said=full)
    form = VisitForm.objects.get()
    assert (form.outcome, form.steps, form.display) == ("Half a sentence", ["step-1", "step-2"], "good")
    assert form.asked == {"text": "A smaller display"}
    assert list(StockCount.objects.values_list("front", "storeroom")) == [(4, None)]
    assert list(Promise.objects.values_list("text", flat=True)) == ["A new price card", "A call on Monday"]

    save_form(by=by, at=LEFT, key=KEY, said=FormSaid(promises=(Promised("A call on Monday"),)))
    assert list(Promise.objects.values_list("text", "due")) == [("A call on Monday", None)]
    assert not StockCount.objects.exists()


def test_a_sent_form_is_not_changed_any_more(town: Town) -> None:
    begin(town)
    send(town)

    with pytest.raises(RefusedError, match="sent already"):
        save_form(by=town.viewer_of("diego"), at=LEFT, key=KEY, said=FormSaid(outcome="Other"))


def test_a_request_of_the_outlet_names_the_visit(town: Town) -> None:
    begin(town)
    send(town, request_topic="display", request_text="A smaller display, please.")

    request = CustomerRequest.objects.get()
    assert (request.visit_number, request.topic, request.owner.code) == (
        Visit.objects.get().pk,
        "display",
        "E05",
    )


def test_a_promise_is_settled_at_the_next_visit(town: Town) -> None:
    begin(town)
    send(town, promises=(Promised("A new price card"), Promised("A call on Monday")))
    card, call = Promise.objects.order_by("pk")
    later, second = DAY + timedelta(days=7), uuid4()
    form = begin(town, key=second, day=later)

    send(town, key=second, day=later, settled={card.pk: True, call.pk: False})

    card.refresh_from_db()
    call.refresh_from_db()
    assert (card.kept, card.settled_in_id) == (True, form.pk)
    assert (call.kept, call.settled_in_id) == (False, form.pk)


def test_a_promise_of_a_form_that_is_not_sent_binds_nobody_yet(town: Town) -> None:
    begin(town)
    save_form(by=town.viewer_of("diego"), at=LEFT, key=KEY, said=FormSaid(promises=(Promised("Soon"),)))
    promise, second = Promise.objects.get(), uuid4()
    begin(town, key=second)

    send(town, key=second, settled={promise.pk: True})

    promise.refresh_from_db()
    assert promise.kept is None


def test_a_cancelled_visit_says_why_and_opens_again_what_it_settled(town: Town) -> None:
    begin(town)
    send(town, promises=(Promised("A new price card"),))
    planned = plan_one(town, day=DAY + timedelta(days=1))
    promise, second = Promise.objects.get(), uuid4()
    begin(town, key=second, day=DAY + timedelta(days=1))
    by = town.viewer_of("diego")
    save_form(by=by, at=LEFT, key=second, said=FormSaid(settled={promise.pk: True}))

    with pytest.raises(RefusedError, match="says no reason"):
        cancel_form(by=by, at=LEFT, key=second, why=" ")
    cancel_form(by=by, at=LEFT, key=second, why="The shop is closed for a feast.")
    cancel_form(by=by, at=LEFT, key=second, why="Again.")

    promise.refresh_from_db()
    planned.refresh_from_db()
    assert promise.kept is None
    assert (planned.state, planned.state_why) == ("cancelled", "The shop is closed for a feast.")
    assert Visit.objects.count() == 1
    with pytest.raises(RefusedError, match="cancelled"):
        save_form(by=by, at=LEFT, key=second, said=FormSaid())


def test_a_task_is_done_by_its_result(town: Town) -> None:
    task = a_task_at(town, "O1")
    form = begin(town)
    assert form.task_number == task.number

    send(town, task=task.number, task_result="Photographed; the card was missing.")

    done = Task.objects.get(withdrawn_at=None)
    assert (done.done_on, done.result) == (DAY, "Photographed; the card was missing.")


def test_a_task_of_another_outlet_is_not_done_here(town: Town) -> None:
    task = a_task_at(town, "O2")
    begin(town)

    with pytest.raises(NotAllowedError):
        send(town, task=task.number, task_result="Done")
    assert not Visit.objects.exists()


def test_what_is_different_of_the_base_data_goes_to_the_information_officer(town: Town) -> None:
    begin(town)
    send(town, base_data="changed", change="The shop has a second room now.")

    asked = Handover.objects.get()
    assert (asked.owner.name, asked.topic, getattr(asked.outlet, "code", None)) == (
        "Carmen Ruiz",
        "data",
        "O1",
    )


def test_planned_visits_of_past_days_are_missed_and_those_begun_are_not(town: Town) -> None:
    missed = plan_one(town)
    same_plan = {"plan": missed.plan, "outlet": missed.outlet}
    today = PlannedVisit.objects.create(day=DAY + timedelta(days=1), **same_plan)
    begun = PlannedVisit.objects.create(day=DAY, state="under_way", **same_plan)
    undated = PlannedVisit.objects.create(day=None, **same_plan)

    assert mark_missed(town.operator, LEFT, DAY + timedelta(days=1)) == 1
    assert mark_missed(town.operator, LEFT, DAY + timedelta(days=1)) == 0
    assert mark_missed(town.county.other_viewer, LEFT, DAY + timedelta(days=1)) == 0

    states = PlannedVisit.objects.in_bulk()
    assert [states[each.pk].state for each in (missed, today, begun, undated)] == [
        "missed",
        "planned",
        "under_way",
        "planned",
    ]


def test_the_list_holds_visits_of_every_state(town: Town) -> None:
    plan_one(town, day=DAY + timedelta(days=3))
    begin(town)
    send(town)
    begin(town, key=uuid4(), outlet_code="O2")
    stopped = begin(town, key=uuid4())
    cancel_form(by=town.viewer_of("diego"), at=LEFT, key=stopped.key, why="Nobody was there.")

    diego = town.viewer_of("diego")
    rows = listed_visits(diego, Wanted()).order_by("day", "row")

    assert sorted(row["state"] for row in rows) == ["cancelled", "done", "planned", "under_way"]
    assert [row["state"] for row in listed_visits(diego, Wanted(state="done"))] == ["done"]
    assert [row["outlet_code"] for row in listed_visits(diego, Wanted(words="shop o2"))] == ["O2"]
    assert len(listed_visits(diego, Wanted(first=DAY + timedelta(days=1)))) == 1
    for who in ("elena", "ivan", "hugo", "hugo's operator"):
        assert len(listed_visits(town.viewer_of(who), Wanted())) == 0, who


def test_the_third_note_in_the_same_words_is_a_question(town: Town) -> None:
    for back in (3, 2):
        key = uuid4()
        begin(town, key=key, day=DAY - timedelta(days=back))
        send(town, key=key, day=DAY - timedelta(days=back), outcome="The shelf stands as agreed!")
    form = begin(town)

    alike = notes_alike(form, FormSaid(outcome="the  shelf stands AS agreed"))
    assert [(each.field, len(each.forms)) for each in alike] == [("outcome", 2)]
    assert notes_alike(form, FormSaid(outcome="The owner will order more of the new tea.")) == []
    send(town, outcome="The shelf stands as agreed.")
    assert Visit.objects.count() == 3


def test_a_sent_visit_leaves_a_trace_on_its_desk(town: Town) -> None:
    begin(town)
    send(town)

    trace = Trace.objects.get(about="visit")
    assert (trace.number, trace.what, trace.said) == (Visit.objects.get().pk, "visit.sent", {"minutes": 18})


def test_words_of_ones_own_are_advice_with_the_day_of_the_visit(town: Town) -> None:
    begin(town)
    send(town, advice="Put the tea beside the till.", answer="She will try it.")

    advice = Advice.objects.get()
    assert (advice.text, advice.state, advice.given_on, advice.answer) == (
        "Put the tea beside the till.",
        "given",
        DAY,
        "She will try it.",
    )


def products(town: Town) -> dict[str, int]:
    return numbers_of_products(town.operator)


def a_task_at(town: Town, outlet: str) -> Task:
    record_tasks(by=town.operator, at=ARRIVED - timedelta(days=3), rows=[a_task()])
    task = Task.objects.get()
    task.outlet_id = numbers_of_outlets(town.operator)[outlet]
    task.save()
    return task
