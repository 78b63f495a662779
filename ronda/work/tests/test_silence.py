"""What nobody answered in time is accepted on every page, before the daily round has written it down."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.outlets.tests.pages import words_of
from ronda.people.queries import working_days_known
from ronda.people.rules import Viewer
from ronda.work.models import Chain, Handover, Plan
from ronda.work.queries.chain_page import chain_page, listed_chains
from ronda.work.queries.clocks import handover_terms
from ronda.work.queries.handover_list import listed_handovers
from ronda.work.queries.handovers import known_handovers
from ronda.work.queries.in_flight import open_handovers
from ronda.work.queries.leaving import open_lines
from ronda.work.queries.overview import overview_for
from ronda.work.queries.own_work import own_work
from ronda.work.queries.plans.tracking import plan_work
from ronda.work.rules import WorkingClock
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.rules.silence import Answered, accepted_from
from ronda.work.services import give_handover
from ronda.work.services.chains import ChainDraft, start_chain, stop_chain
from ronda.work.services.handover_silence import accept_by_silence
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import at, browser_of, october, town

__all__ = ["town"]
pytestmark = pytest.mark.django_db

# Given on Tuesday the fourth: two working days may pass, so Thursday the sixth is the last one.
GIVEN, LAST, OVER = october(4), october(6), october(7)
OCTOBER = Month(2022, 10)
CLOCK = WorkingClock.of(date(2022, 10, day) for day in (3, 4, 5, 6, 7, 10, 11, 12, 13))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Answered(GIVEN, None, None, 5), LAST),
        (Answered(october(5), None, None, 5), None),
        (Answered(GIVEN, october(6), None, 5), october(6)),
        (Answered(GIVEN, None, october(6), 5), None),
        (Answered(GIVEN, None, None, None), None),
        (Answered(None, None, None, 5), None),
    ],
    ids=["let lie", "its last day is today", "answered", "returned", "nobody receives it", "not given"],
)
def test_silence_accepts_as_of_its_last_day_once_that_is_over(row: Answered, expected: date | None) -> None:
    assert accepted_from(row, 2, OVER, CLOCK) == expected


def a_chain(town: Town, *steps: StepDraft, receiver: str, **changes: Any) -> Chain:
    draft = ChainDraft("Chain", town.county.centre.pk, october(3), steps, receiver, **changes)
    chain = start_chain(by=town.viewer_of("bruno"), at=at(3), today=october(3), draft=draft)
    first = Handover.objects.get(step__chain=chain)
    give_handover(by=town.viewer_of("bruno"), at=at(4), number=first.number, given_on=GIVEN)
    return chain


def two_steps(town: Town, **changes: Any) -> Chain:
    steps = (StepDraft("List", "B1", "E03", 2), StepDraft("Listing", "A5", "E05", 2))
    return a_chain(town, *steps, receiver="E01", **changes)


def read_of(viewer: Viewer, leader: Viewer, on: date) -> dict[str, int]:
    """What each page's question counts as waiting for the receiver."""
    own = own_work(viewer, today=on, until=on)
    return {
        "my day": len(own.to_answer),
        "overview": overview_for(viewer, today=on).own.to_answer,
        "board": sum(each.waits_with == "receiver" for each in open_handovers(leader, on=on)),
        "list": listed_handovers(leader, today=on).rows.filter(state="to_answer").count(),
        "leaving": sum(line.kind == "answer" for line in open_lines(leader, viewer.person_id or 0, today=on)),
    }


def test_every_page_says_the_same_before_and_after_the_daily_round(town: Town) -> None:
    a_chain(town, StepDraft("List", "B1", "E03", 2), receiver="E05")
    diego, ana = town.viewer_of("diego"), town.viewer_of("ana")

    assert set(read_of(diego, ana, LAST).values()) == {1}
    before = read_of(diego, ana, OVER)
    accept_by_silence(town.operator, at(7), OVER)

    assert set(before.values()) == {0}
    assert read_of(diego, ana, OVER) == before


def told_of(town: Town, chain: Chain, on: date) -> tuple[Any, ...]:
    ana = town.viewer_of("ana")
    page = chain_page(ana, chain.pk, today=on, terms=handover_terms(on))
    [row] = listed_chains(ana, today=on).filter(pk=chain.pk)
    return page.state, [each.title for each in page.waits_with], row.done, row.holder, row.stands


def test_the_next_owner_has_the_chain_from_then_on(town: Town) -> None:
    chain = two_steps(town)

    assert told_of(town, chain, LAST) == ("running", ["List"], 0, "Diego Park", "running")
    before = told_of(town, chain, OVER)
    accept_by_silence(town.operator, at(7), OVER)

    assert before == ("running", ["Listing"], 1, "Diego Park", "running")
    assert told_of(town, chain, OVER) == before


def test_a_chain_whose_last_step_was_let_lie_is_done(town: Town) -> None:
    chain = a_chain(town, StepDraft("List", "B1", "E03", 2), receiver="E05")

    before = told_of(town, chain, OVER)
    accept_by_silence(town.operator, at(7), OVER)

    assert before == ("done", [], 1, None, "done")
    assert told_of(town, chain, OVER) == before


def test_a_plan_counts_it_as_accepted(town: Town) -> None:
    county = town.county
    plan = Plan.objects.create(
        company=county.company,
        centre=county.centre,
        owner=county.bruno,
        starts=october(1),
        last=october(31),
        made_at=at(1),
        kind="brand",
        brand="Tea",
        title="Plan",
        goal="List it",
        state="running",
    )
    two_steps(town, plan_id=plan.pk)

    counts = [plan_work(town.viewer_of("ana"), plan, on).people[0].accepted for on in (LAST, OVER)]

    assert counts == [0, 1]


def test_a_chain_that_is_stopped_later_keeps_what_was_accepted_in_silence(town: Town) -> None:
    chain = two_steps(town)

    stop_chain(by=town.viewer_of("ana"), at=at(7), number=chain.pk, why="The brand is gone")

    assert Handover.objects.filter(step__chain=chain, withdrawn_at=None).count() == 1


def frozen(town: Town) -> list[dict[str, Any]]:
    known = datetime(2022, 11, 3, tzinfo=UTC)
    working = working_days_known(town.operator, OCTOBER.period, known)
    return known_handovers(town.operator, OCTOBER, known, working)


def test_the_appraisals_evidence_of_the_sender_is_the_same_before_and_after_the_daily_round(
    town: Town,
) -> None:
    a_chain(town, StepDraft("List", "B1", "E03", 2), receiver="E05")

    before = frozen(town)
    accept_by_silence(town.operator, at(7), OVER)

    assert len(before) == 1
    assert frozen(town) == before


def test_the_page_of_the_chain_says_it_is_done(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = a_chain(town, StepDraft("List", "B1", "E03", 2), receiver="E05")
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(7))

    shown = words_of(browser_of("ana").get(f"/work/chains/{chain.pk}/"))

    assert "Accepted in silence" in shown or "accepted in silence" in shown
    assert "has to answer" not in shown
