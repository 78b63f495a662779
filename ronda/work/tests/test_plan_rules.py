"""Rules of plans: milestones as they are typed, stages, what differs, who may do what."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.people.rules import Viewer
from ronda.work.rules.milestone_lines import milestone_lines, milestones_in
from ronda.work.rules.plan_difference import COMPARED, plan_difference
from ronda.work.rules.plan_milestones import Milestone, milestone_faults, milestones_of, milestones_said
from ronda.work.rules.plan_rights import PlanRights, plan_rights
from ronda.work.rules.plan_stages import STAGES, stage_after_note, step_states

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
TITLES = st.from_regex(r"[A-Za-z][A-Za-z ]{0,30}[A-Za-z]", fullmatch=True)
MILESTONES = st.lists(st.builds(Milestone, TITLES, DAYS), max_size=8)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        ("2027-03-15 Shelves are ready", [Milestone("Shelves are ready", date(2027, 3, 15))], []),
        ("2027-3-5: Gate 1\n\n2027-04-01, Gate 2", [
            Milestone("Gate 1", date(2027, 3, 5)),
            Milestone("Gate 2", date(2027, 4, 1)),
        ], []),
        ("Shelves are ready", [], [1]),
        ("2027-02-30 No such day\n2027-03-01", [], [1, 2]),
        ("", [], []),
    ],
)  # fmt: skip
def test_a_milestone_is_a_line_with_its_day_first(text: str, found: list[Milestone], odd: list[int]) -> None:
    assert milestones_in(text) == (found, odd)


@given(MILESTONES)
def test_milestones_that_were_written_are_read_again(milestones: list[Milestone]) -> None:
    assert milestones_in(milestone_lines(milestones)) == (milestones, [])


@given(MILESTONES)
def test_kept_milestones_come_back_in_the_order_of_their_days(milestones: list[Milestone]) -> None:
    kept = milestones_of(milestones_said(milestones))

    assert kept == sorted(milestones, key=lambda each: (each.due, each.title))


@given(MILESTONES, DAYS, DAYS)
def test_a_milestone_without_fault_lies_within_the_plan(
    milestones: list[Milestone], one: date, other: date
) -> None:
    starts, last = min(one, other), max(one, other)

    faults = list(milestone_faults(milestones, starts, last))

    assert bool(faults) == any(not starts <= each.due <= last for each in milestones)


@given(st.sampled_from(STAGES), st.sampled_from((*STAGES, "supervise")))
def test_no_note_moves_a_plan_back(stage: str, note: str) -> None:
    assert STAGES.index(stage_after_note(stage, note)) >= STAGES.index(stage)


@pytest.mark.parametrize(
    ("state", "stage", "states"),
    [
        ("draft", "plan", ["now", "later", "later", "later", "later"]),
        ("running", "track", ["done", "done", "now", "later", "later"]),
        ("stopped", "execute", ["done", "stop", "later", "later", "later"]),
        ("closed", "summarise", ["done"] * 5),
    ],
)
def test_the_way_shows_where_the_plan_stands(state: str, stage: str, states: list[str]) -> None:
    assert [each for _stage, each in step_states(state, stage)] == states


def test_only_what_differs_is_told() -> None:
    same = dict.fromkeys(COMPARED, "x")

    found = plan_difference(SimpleNamespace(**same), SimpleNamespace(**{**same, "goal": "y"}))

    assert found == [("goal", "x", "y")]


@dataclass(frozen=True)
class A:
    """A plan of centre 1 that person 3 owns."""

    state: str
    centre_id: int | None = 1
    owner_id: int = 3


def a_viewer(role: str, person: int = 9, centre: int = 1) -> Viewer:
    return Viewer(1, person, frozenset({role}), frozenset({centre}))


@pytest.mark.parametrize(
    ("role", "person", "state", "may"),
    [
        ("brand_manager", 3, "draft", {"change", "submit", "targets", "note", "stop"}),
        ("brand_manager", 3, "submitted", {"note", "stop"}),
        ("brand_manager", 3, "running", {"targets", "give", "note", "close", "stop"}),
        ("brand_manager", 3, "closed", set()),
        ("director", 9, "submitted", {"approve", "note", "stop"}),
        ("director", 3, "submitted", {"note", "stop"}),
        ("leader", 9, "submitted", {"approve", "note", "stop"}),
        ("account_manager", 9, "running", set()),
        ("account_manager", 3, "draft", set()),
    ],
)
def test_what_somebody_may_do_depends_on_role_and_state(
    role: str, person: int, state: str, may: set[str]
) -> None:
    rights = plan_rights(a_viewer(role, person), A(state))

    deeds = set(PlanRights.__dataclass_fields__) - {"write", "lead"}
    assert {deed for deed in deeds if getattr(rights, deed)} == may


@pytest.mark.parametrize(
    ("role", "may"),
    [("brand_manager", True), ("director", True), ("administrator", True), ("account_manager", False)],
)
def test_a_superior_plan_that_runs_gives_a_centre_something_to_localise(role: str, may: bool) -> None:
    assert plan_rights(a_viewer(role), A("running", None)).localise == may
    assert not plan_rights(a_viewer(role), A("draft", None)).localise
