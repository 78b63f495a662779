"""Plans from draft to close: who does what, and what each step leaves."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet, Product
from ronda.work.models import Chain, Handover, ListingTarget, Plan, SupervisionNote, Task, Trace
from ronda.work.queries.plans import plan_for, plan_page, plans_for
from ronda.work.queries.plans.left_open import count_left_open
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.services import accept_handover, complete_task, give_handover, return_handover
from ronda.work.services.plans import (
    PlanWork,
    add_plan_outlets,
    approve_plan,
    change_plan,
    close_plan,
    draft_plan,
    give_feedback,
    give_plan_tasks,
    remove_plan_outlets,
    send_back_plan,
    set_plan_listing_targets,
    stop_plan,
    submit_plan,
    write_stage_note,
)
from ronda.work.tests.builders import Town, a_town
from ronda.work.tests.plan_world import (
    BEGUN,
    NOW,
    TODAY,
    a_draft,
    a_row,
    a_running_plan,
    a_superior_plan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return a_town()


def where(refused: Any) -> list[str]:
    return [each.where for each in refused.value.problems]


def given(town: Town, plan: Plan, **values: Any) -> Any:
    work = PlanWork(**{"title": "Place the tea", "due": date(2022, 10, 21), **values})
    return give_plan_tasks(by=town.viewer_of("bruno"), at=NOW, today=TODAY, number=plan.pk, work=work)


# Who sees and who writes


@pytest.mark.parametrize(
    ("who", "sees"),
    [("ana", 1), ("bruno", 1), ("diego", 1), ("leader", 1), ("ivan", 0), ("hugo", 0), ("hugo's operator", 0)],
)
def test_everybody_in_the_centre_reads_a_plan_and_nobody_else(town: Town, who: str, sees: int) -> None:
    a_draft(town)

    assert plans_for(town.viewer_of(who), today=TODAY).count() == sees


def test_a_superior_plan_is_read_in_every_centre_of_its_company(town: Town) -> None:
    plan = a_superior_plan(town)

    assert plan_for(town.viewer_of("ivan"), plan.pk).title == plan.title
    with pytest.raises(RefusedError):
        plan_for(town.viewer_of("hugo"), plan.pk)


@pytest.mark.parametrize("who", ["diego", "leader", "ivan", "director of the north", "hugo"])
def test_only_the_back_office_of_the_centre_drafts_a_plan_of_it(town: Town, who: str) -> None:
    with pytest.raises(RefusedError):
        a_draft(town, who)

    assert not Plan.objects.exists()


@pytest.mark.parametrize("who", ["ana", "bruno", "diego"])
def test_only_leader_and_administrator_draft_a_plan_for_the_company(town: Town, who: str) -> None:
    with pytest.raises(NotAllowedError):
        a_draft(town, who, centre_code="")


# Drafts


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"brand": " "}, "brand"),
        ({"last": date(2022, 10, 2)}, "last"),
        ({"owner_code": "E99"}, "owner"),
        ({"products": ("P9",)}, "products"),
        ({"milestones": [Milestone("Too late", date(2022, 10, 29))]}, "milestones"),
        ({"milestones": [Milestone(" ", date(2022, 10, 14))]}, "milestones"),
        ({"milestones": [Milestone("One", date(2022, 10, 14))] * 13}, "milestones"),
    ],
)
def test_what_is_wrong_with_a_draft_is_told_at_its_field(
    town: Town, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        a_draft(town, **values)

    assert {each.split(" ")[0] for each in where(refused)} == {field}


def test_a_project_needs_no_brand(town: Town) -> None:
    assert a_draft(town, kind="modern", brand="").pk


def test_a_draft_is_changed_and_a_submitted_plan_is_not(town: Town) -> None:
    plan = a_draft(town)
    change_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, row=a_row(title="Salt"))
    assert Plan.objects.get().title == "Salt"

    submit_plan(by=town.viewer_of("bruno"), at=NOW, number=plan.pk)
    with pytest.raises(RefusedError):
        change_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, row=a_row(title="Tea"))


# The way of a plan


def test_an_approved_plan_owes_its_milestone_and_five_working_days_later_its_summary(town: Town) -> None:
    plan = a_running_plan(town)

    owed = Task.objects.filter(plan=plan).values_list("kind", "duty", "due", "owner__code")

    assert plan.state == "running"
    assert sorted(owed) == [
        ("milestone", "B1", date(2022, 10, 14), "E03"),
        ("summary", "B5", date(2022, 11, 4), "E03"),
    ]


@pytest.mark.parametrize(("kind", "duty"), [("service", "D3"), ("modern", "D2"), ("network", "D4")])
def test_a_project_owes_its_gates_under_the_directors_duty(town: Town, kind: str, duty: str) -> None:
    a_running_plan(town, kind=kind, brand="")

    assert set(Task.objects.values_list("duty", flat=True)) == {duty}


def test_nobody_approves_the_own_plan(town: Town) -> None:
    plan = a_draft(town, "ana", owner_code="E01")
    submit_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk)

    with pytest.raises(NotAllowedError):
        approve_plan(by=town.viewer_of("ana"), at=BEGUN, number=plan.pk)
    approve_plan(by=town.viewer_of("leader"), at=BEGUN, number=plan.pk)


@pytest.mark.parametrize("who", ["bruno", "diego"])
def test_a_plan_is_approved_by_who_leads_only(town: Town, who: str) -> None:
    plan = a_draft(town, owner_code="E01")
    submit_plan(by=town.viewer_of("bruno"), at=NOW, number=plan.pk)

    with pytest.raises(NotAllowedError):
        approve_plan(by=town.viewer_of(who), at=BEGUN, number=plan.pk)


def test_the_second_of_two_approvals_is_told_and_gives_no_second_tasks(town: Town) -> None:
    plan = a_running_plan(town)
    tasks = Task.objects.count()

    with pytest.raises(RefusedError) as refused:
        approve_plan(by=town.viewer_of("leader"), at=NOW, number=plan.pk)

    assert [each.what for each in refused.value.problems] == ["is approved already"]
    assert Task.objects.count() == tasks


def test_a_plan_is_sent_back_for_a_reason_and_is_a_draft_again(town: Town) -> None:
    plan = a_draft(town)
    submit_plan(by=town.viewer_of("bruno"), at=NOW, number=plan.pk)

    with pytest.raises(RefusedError):
        send_back_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, reason="  ")
    send_back_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, reason="The budget is missing")

    assert Plan.objects.get().state == "draft"
    assert Trace.objects.get(what="plan.sent_back").why == "The budget is missing"


def test_a_plan_whose_milestone_has_passed_is_not_approved(town: Town) -> None:
    plan = a_draft(town)
    submit_plan(by=town.viewer_of("bruno"), at=NOW, number=plan.pk)

    with pytest.raises(RefusedError) as refused:
        approve_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk)

    assert where(refused) == ["milestones"]
    assert Plan.objects.get().state == "submitted"


def closed(town: Town, plan: Plan, who: str = "bruno", **values: Any) -> Plan:
    said = {"on": TODAY, "result": "Two in three carry it", "lesson": "Begin with the far ones", **values}
    return close_plan(by=town.viewer_of(who), at=NOW, number=plan.pk, **said)


def test_a_plan_is_closed_with_a_result_once_its_milestones_are_done_or_explained(town: Town) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError) as refused:
        closed(town, plan)
    assert where(refused) == ["explained"]
    with pytest.raises(RefusedError) as refused:
        closed(town, plan, result=" ", explained="The shelves came late")
    assert where(refused) == ["result"]
    closed(town, plan, explained="The shelves came late")

    assert Plan.objects.get().state == "closed"


@pytest.mark.parametrize("who", ["bruno", "ana", "leader"])
def test_the_result_of_the_close_is_the_summary_that_the_plan_owes(town: Town, who: str) -> None:
    plan = a_running_plan(town)
    milestone = Task.objects.get(kind="milestone")
    complete_task(by=town.operator, at=NOW, number=milestone.number, done_on=date(2022, 10, 14))

    closed(town, plan, who)

    summary = Task.objects.get(kind="summary", withdrawn_at=None)
    assert (summary.done_on, summary.result) == (TODAY, "Two in three carry it")


def test_account_managers_close_nothing_and_a_closed_plan_stays_closed(town: Town) -> None:
    plan = a_running_plan(town)

    with pytest.raises(NotAllowedError):
        closed(town, plan, "diego", explained="No")
    closed(town, plan, explained="The shelves came late")
    with pytest.raises(RefusedError):
        closed(town, plan, explained="Again")
    with pytest.raises(RefusedError):
        write_stage_note(by=town.viewer_of("bruno"), at=NOW, number=plan.pk, stage="track", text="More")


def test_a_plan_is_stopped_for_a_reason(town: Town) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError):
        stop_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, on=TODAY, reason="")
    stop_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, on=TODAY, reason="The brand is withdrawn")

    assert Plan.objects.get().stopped_why == "The brand is withdrawn"


def test_a_stop_withdraws_what_is_open_and_leaves_what_is_done(town: Town) -> None:
    plan = a_running_plan(town)
    given(town, plan, list_title="Whom to list", list_days=2)
    placed = Task.objects.filter(kind="task").order_by("pk").first()
    assert placed is not None
    complete_task(by=town.operator, at=NOW, number=placed.number, done_on=TODAY)
    [handed, *others] = Handover.objects.filter(plan=plan).order_by("pk")
    give_handover(by=town.viewer_of("bruno"), at=NOW, number=handed.number, given_on=TODAY)
    accept_handover(by=town.operator, at=NOW, number=handed.number, accepted_on=TODAY)
    begun = {"chains": Chain.objects.filter(state="running").count()}
    begun["tasks"] = Task.objects.filter(withdrawn_at=None, done_on=None).count()
    left = count_left_open(town.viewer_of("ana"), plan, today=TODAY)
    assert (left.tasks, left.handovers, left.chains) == (begun["tasks"], 0, begun["chains"])
    assert left.chains == len(others) == 1

    stopped = stop_plan(by=town.viewer_of("ana"), at=NOW, number=plan.pk, on=TODAY, reason="No brand")

    assert stopped.withdrawn == left.total
    assert list(Task.objects.filter(withdrawn_at=None).values_list("done_on", flat=True)) == [TODAY]
    assert [each.accepted_on for each in Handover.objects.filter(withdrawn_at=None)] == [TODAY]
    assert not Chain.objects.filter(state="running").exists()
    gone = Task.objects.filter(done_on=None).exclude(withdrawn_reason="No brand")
    assert [each.withdrawn_reason for each in gone] == ["replaced by a later record"]
    assert count_left_open(town.viewer_of("ana"), plan, today=TODAY).total == 0


Deed = Callable[[Town, Plan], object]
DEEDS: dict[str, Deed] = {
    "change": lambda town, plan: change_plan(
        by=town.viewer_of("director of the north"), at=NOW, number=plan.pk, row=a_row()
    ),
    "submit": lambda town, plan: submit_plan(by=town.viewer_of("hugo"), at=NOW, number=plan.pk),
    "outlets": lambda town, plan: add_plan_outlets(
        by=town.viewer_of("diego"), at=NOW, number=plan.pk, codes=["O1"]
    ),
    "note": lambda town, plan: write_stage_note(
        by=town.viewer_of("diego"), at=NOW, number=plan.pk, stage="plan", text="Mine"
    ),
    "stop": lambda town, plan: stop_plan(
        by=town.viewer_of("hugo's operator"), at=NOW, number=plan.pk, on=TODAY, reason="No"
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_not_yours_is_refused_and_leaves_no_trace(town: Town, deed: str) -> None:
    plan = a_draft(town)
    before = Trace.objects.count()

    with pytest.raises(RefusedError):
        DEEDS[deed](town, plan)

    assert Trace.objects.count() == before


# Superior plans and localisations


def test_a_localisation_names_its_superior_plan_and_what_it_says_otherwise(town: Town) -> None:
    superior = a_superior_plan(town)
    row = a_row(goal="Three in five")
    own = draft_plan(by=town.viewer_of("bruno"), at=BEGUN, row=row, parent=superior.pk)

    page = plan_page(town.viewer_of("diego"), own.pk, today=TODAY)

    assert own.origin == "localised"
    assert page.difference == [("goal", "Four corner shops in five carry the tea", "Three in five")]
    above = plan_page(town.viewer_of("leader"), superior.pk, today=TODAY)
    assert [each.pk for each in above.localisations] == [own.pk]
    assert plan_page(town.viewer_of("ivan"), superior.pk, today=TODAY).localisations == []


def test_a_superior_plan_that_does_not_run_is_not_localised(town: Town) -> None:
    superior = draft_plan(by=town.operator, at=BEGUN, row=a_row(centre_code=""))

    with pytest.raises(RefusedError) as refused:
        draft_plan(by=town.viewer_of("bruno"), at=BEGUN, row=a_row(), parent=superior.pk)

    assert where(refused) == ["parent"]


def test_a_plan_of_a_centre_is_not_localised(town: Town) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError) as refused:
        draft_plan(by=town.viewer_of("bruno"), at=BEGUN, row=a_row(), parent=plan.pk)

    assert where(refused) == ["parent"]


# Outlets


@pytest.mark.parametrize("code", ["O9", "N1", "H1"])
def test_an_outlet_that_is_not_the_centres_is_no_target(town: Town, code: str) -> None:
    plan = a_draft(town)

    with pytest.raises(RefusedError) as refused:
        add_plan_outlets(by=town.viewer_of("bruno"), at=NOW, number=plan.pk, codes=["O1", code])

    assert where(refused) == ["codes"]
    assert not plan.outlets.exists()


def test_outlets_are_added_once_and_taken_out(town: Town) -> None:
    plan, bruno = a_draft(town), town.viewer_of("bruno")

    assert add_plan_outlets(by=bruno, at=NOW, number=plan.pk, codes=["O1", "O2"]) == 2
    assert add_plan_outlets(by=bruno, at=NOW, number=plan.pk, codes=["O2", "O3"]) == 1
    assert remove_plan_outlets(by=bruno, at=NOW, number=plan.pk, codes=["O1", "O9"]) == 1

    assert sorted(plan.outlets.values_list("outlet__code", flat=True)) == ["O2", "O3"]


def test_a_closed_outlet_is_no_new_target(town: Town) -> None:
    plan = a_draft(town)
    Outlet.objects.filter(code="O2").update(status="closed")

    with pytest.raises(RefusedError):
        add_plan_outlets(by=town.viewer_of("bruno"), at=NOW, number=plan.pk, codes=["O2"])


def test_an_account_manager_finds_the_own_outlets_on_the_plan(town: Town) -> None:
    plan = a_running_plan(town)

    page = plan_page(town.viewer_of("diego"), plan.pk, today=TODAY)

    assert [each.outlet.code for each in page.outlets] == ["O1", "O2"]
    whole = plan_page(town.viewer_of("bruno"), plan.pk, today=TODAY)
    assert whole.holders == [("Diego Park", 2), ("Elena Novak", 1)]


# Work


def test_each_holder_gets_one_task_and_the_own_target_list(town: Town) -> None:
    plan = a_running_plan(town)

    told = given(town, plan, list_title="Target list", list_days=2)

    tasks = Task.objects.filter(plan=plan, kind="task")
    assert (told.tasks, told.lists) == (2, 2)
    assert sorted(tasks.values_list("owner__code", "duty", "accountable__code")) == [
        ("E05", "A5", "E03"),
        ("E06", "A5", "E03"),
    ]
    handovers = Handover.objects.filter(plan=plan).values_list("owner__code", "receiver__code", "duty")
    assert sorted(handovers) == [("E03", "E05", "B1"), ("E03", "E06", "B1")]


def test_a_task_for_each_outlet_leaves_closed_ones_out(town: Town) -> None:
    plan = a_running_plan(town)
    Outlet.objects.filter(code="O2").update(status="closed")

    told = given(town, plan, each="outlet")

    assert told.tasks == 2
    codes = Task.objects.filter(plan=plan, kind="task").values_list("outlet__code", flat=True)
    assert sorted(codes) == ["O1", "O3"]


@pytest.mark.parametrize(
    ("values", "field"),
    [({"title": " "}, "title"), ({"due": None}, "due"), ({"due": date(2022, 10, 14)}, "due")],
)
def test_work_without_a_title_or_a_day_is_refused(town: Town, values: dict[str, Any], field: str) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError) as refused:
        given(town, plan, **values)

    assert set(where(refused)) == {field}


def test_a_plan_without_outlets_or_that_does_not_run_gives_no_work(town: Town) -> None:
    with pytest.raises(RefusedError):
        given(town, a_running_plan(town, outlets=()))
    with pytest.raises(RefusedError):
        given(town, a_draft(town))


def test_the_page_counts_by_person_what_was_given_accepted_returned_and_done(town: Town) -> None:
    plan = a_running_plan(town)
    given(town, plan, list_days=2)
    numbers = {"E05": town.county.diego.pk, "E06": town.county.elena.pk}
    lists = {code: Handover.objects.get(receiver_id=person) for code, person in numbers.items()}
    for code in ("E05", "E06"):
        give_handover(by=town.viewer_of("bruno"), at=NOW, number=lists[code].number, given_on=TODAY)
    accept_handover(by=town.viewer_of("diego"), at=NOW, number=lists["E05"].number, accepted_on=TODAY)
    return_handover(
        by=town.viewer_of("elena"),
        at=NOW,
        number=lists["E06"].number,
        returned_on=TODAY,
        reason="Two shops are closed",
    )
    task = Task.objects.get(owner__code="E05", kind="task")
    complete_task(by=town.viewer_of("diego"), at=NOW, number=task.number, done_on=TODAY)

    work = plan_page(town.viewer_of("bruno"), plan.pk, today=date(2022, 10, 24)).work

    counted = [
        (each.name, each.tasks, each.done, each.late, each.accepted, each.returned) for each in work.people
    ]
    assert counted == [("Diego Park", 1, 1, 0, 1, 0), ("Elena Novak", 1, 0, 1, 0, 1)]
    assert [each.state for each in work.owed] == ["late", "open"]


def test_an_account_manager_counts_the_own_work_and_sees_the_milestones(town: Town) -> None:
    plan = a_running_plan(town)
    given(town, plan, list_days=2)

    work = plan_page(town.viewer_of("diego"), plan.pk, today=TODAY).work

    assert [each.name for each in work.people] == ["Diego Park"]
    assert [each.kind for each in work.owed] == ["milestone", "summary"]


def listed(town: Town, plan: Plan, **values: Any) -> int:
    said: dict[str, Any] = {"month": Month(2022, 10), "products": ["P1"], **values}
    return set_plan_listing_targets(by=town.viewer_of("bruno"), at=NOW, today=TODAY, number=plan.pk, **said)


def test_products_times_outlets_become_listing_targets_of_the_month_once(town: Town) -> None:
    plan = a_running_plan(town, products=("P1", "P2"))

    assert listed(town, plan, products=["P1", "P2"]) == 6
    assert listed(town, plan, products=["P1"]) == 0
    assert ListingTarget.objects.filter(month="2022-10").count() == 6


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"products": []}, "products"),
        ({"products": ["P2"]}, "products"),
        ({"month": Month(2022, 9)}, "month"),
    ],
)
def test_listing_targets_need_the_plans_products_and_a_month_that_is_not_over(
    town: Town, values: dict[str, Any], field: str
) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError) as refused:
        listed(town, plan, **values)

    assert where(refused) == [field]


def test_a_withdrawn_product_gets_no_listing_target(town: Town) -> None:
    plan = a_running_plan(town)
    Product.objects.filter(code="P1").update(withdrawn_on=TODAY)

    with pytest.raises(RefusedError) as refused:
        listed(town, plan)

    assert [each.what for each in refused.value.problems] == ["are withdrawn: Tea"]


# Notes and feedback


def test_a_note_of_a_later_stage_moves_the_plan_on_and_an_earlier_one_does_not_back(town: Town) -> None:
    plan, bruno = a_running_plan(town), town.viewer_of("bruno")

    for stage, then in (("track", "track"), ("plan", "track"), ("supervise", "track")):
        who = town.viewer_of("ana") if stage == "supervise" else bruno
        write_stage_note(by=who, at=NOW, number=plan.pk, stage=stage, text="Seen")
        assert Plan.objects.get().stage == then


def test_only_who_leads_writes_what_was_supervised(town: Town) -> None:
    plan = a_running_plan(town)

    with pytest.raises(NotAllowedError):
        write_stage_note(by=town.viewer_of("bruno"), at=NOW, number=plan.pk, stage="supervise", text="Seen")


@pytest.mark.parametrize(("stage", "text"), [("track", " "), ("nowhere", "Seen")])
def test_a_note_says_something_of_a_stage(town: Town, stage: str, text: str) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError):
        write_stage_note(by=town.viewer_of("bruno"), at=NOW, number=plan.pk, stage=stage, text=text)


def test_feedback_goes_to_each_account_manager_for_acknowledgement(town: Town) -> None:
    plan = a_running_plan(town)

    give_feedback(
        by=town.viewer_of("bruno"), at=NOW, number=plan.pk, text="Half way", receivers=["E05", "E06"]
    )

    notes = SupervisionNote.objects.filter(about="plan", number=plan.pk, acknowledged_at=None)
    assert sorted(notes.values_list("to__code", flat=True)) == ["E05", "E06"]
    assert Plan.objects.get().stage == "feed_back"


@pytest.mark.parametrize(("text", "receivers"), [(" ", ["E05"]), ("Half way", []), ("Half way", ["E99"])])
def test_feedback_says_something_to_somebody(town: Town, text: str, receivers: list[str]) -> None:
    plan = a_running_plan(town)

    with pytest.raises(RefusedError):
        give_feedback(by=town.viewer_of("bruno"), at=NOW, number=plan.pk, text=text, receivers=receivers)
