"""A chain from hand to hand: begun, given, returned, accepted in silence, settled, stopped."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import CalendarRow
from ronda.people.services import set_calendar
from ronda.work.models import Chain, Handover, Trace
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.rules.silence import HandoverTerms
from ronda.work.services import (
    accept_handover,
    give_handover,
    record_handovers,
    return_handover,
    take_back_answer,
)
from ronda.work.services.chains import ChainDraft, hand_to_many, start_chain, stop_chain
from ronda.work.services.handover_settling import settle_handover
from ronda.work.services.handover_silence import accept_by_silence
from ronda.work.tests.builders import Town, a_handover, a_town

pytestmark = pytest.mark.django_db

TERMS = HandoverTerms(silence_days=2, rework_days=1, returns_before_director=2)
BRAND_PLAN = (
    StepDraft("Listing plan", "B1", "E03", 2),
    StepDraft("Target list", "N1", "E04", 2),
    StepDraft("Outlets listed", "A5", "E05", 3),
)


def october(day: int) -> date:
    return date(2022, 10, day)


def at(day: int) -> datetime:
    return datetime(2022, 10, day, 12, tzinfo=UTC)


@pytest.fixture
def town() -> Town:
    return a_town()


def a_draft(town: Town, **changes: Any) -> ChainDraft:
    said: dict[str, Any] = {
        "title": "Plan of November",
        "centre_id": town.county.centre.pk,
        "starts": october(3),
        "steps": BRAND_PLAN,
        "receiver_code": "E01",
    }
    return ChainDraft(**{**said, **changes})


def a_chain(town: Town, **changes: Any) -> Chain:
    return start_chain(by=town.viewer_of("bruno"), at=at(3), today=october(3), draft=a_draft(town, **changes))


def in_force(title: str) -> list[Handover]:
    return list(Handover.objects.filter(title=title, withdrawn_at=None).order_by("round"))


def the(title: str) -> Handover:
    return in_force(title)[-1]


def give(town: Town, title: str, who: str, day: int) -> None:
    give_handover(by=town.viewer_of(who), at=at(day), number=the(title).number, given_on=october(day))


def accept(town: Town, title: str, who: str, day: int) -> None:
    number = the(title).number
    accept_handover(by=town.viewer_of(who), at=at(day), number=number, accepted_on=october(day), terms=TERMS)


def send_back(town: Town, title: str, who: str, day: int, reason: str = "half is missing") -> None:
    return_handover(
        by=town.viewer_of(who),
        at=at(day),
        number=the(title).number,
        returned_on=october(day),
        reason=reason,
        terms=TERMS,
    )


def settle(town: Town, who: str, how: str, day: int, title: str = "Listing plan") -> None:
    settle_handover(
        by=town.viewer_of(who),
        at=at(day),
        today=october(day),
        number=the(title).number,
        how=how,
        why="I have read both",
        terms=TERMS,
    )


def test_a_chain_begins_with_its_first_step_alone(town: Town) -> None:
    a_chain(town)

    [first] = Handover.objects.all()
    assert (first.title, first.owner.code, first.receiver and first.receiver.code) == (
        "Listing plan",
        "E03",
        "E04",
    )
    assert (first.started_on, first.allowed_days, first.duty) == (october(3), 2, "B1")


def test_the_next_step_begins_on_the_day_its_predecessor_was_given(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 10)
    assert in_force("Target list") == []
    accept(town, "Listing plan", "carmen", 11)

    following = the("Target list")
    assert (following.owner.code, following.started_on, following.allowed_days) == ("E04", october(10), 2)


def test_the_last_acceptance_ends_the_chain(town: Town) -> None:
    chain = a_chain(town, steps=BRAND_PLAN[:1], receiver_code="E05")
    give(town, "Listing plan", "bruno", 4)
    accept(town, "Listing plan", "diego", 4)

    chain.refresh_from_db()
    assert chain.state == "done"
    assert set(Trace.objects.filter(about="chain").values_list("what", flat=True)) == {
        "chain.started",
        "chain.done",
    }


def test_what_is_returned_comes_again_to_the_same_owner_with_the_days_of_the_policy(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    send_back(town, "Listing plan", "carmen", 5)

    first, second = in_force("Listing plan")
    assert (first.return_reason, first.returned_on) == ("half is missing", october(5))
    assert (second.round, second.owner.code, second.started_on, second.allowed_days) == (
        2,
        "E03",
        october(5),
        1,
    )
    assert (second.given_on, second.rework_of, second.step_id) == (None, first.number, first.step_id)


def test_the_second_return_waits_for_the_director_and_for_nobody_else(town: Town) -> None:
    a_chain(town)
    for given, back in ((4, 5), (6, 7)):
        give(town, "Listing plan", "bruno", given)
        send_back(town, "Listing plan", "carmen", back)

    assert len(in_force("Listing plan")) == 2
    for who in ("bruno", "carmen", "diego", "director of the north", "hugo"):
        with pytest.raises((NotAllowedError, RefusedError)):
            settle(town, who, "accept", 10)
    settle(town, "ana", "accept", 10)

    assert (the("Listing plan").accepted_on, the("Listing plan").returned_on) == (october(10), None)
    assert the("Target list").started_on == october(6)


def test_the_director_may_let_it_be_mended_once_more(town: Town) -> None:
    a_chain(town)
    for given, back in ((4, 5), (6, 7)):
        give(town, "Listing plan", "bruno", given)
        send_back(town, "Listing plan", "carmen", back)
    settle(town, "ana", "again", 10)

    assert (the("Listing plan").round, the("Listing plan").started_on) == (3, october(10))
    assert the("Listing plan").rework_of == in_force("Listing plan")[0].number


def test_the_director_may_stop_it_and_the_chain_with_it(town: Town) -> None:
    chain = a_chain(town)
    for given, back in ((4, 5), (6, 7)):
        give(town, "Listing plan", "bruno", given)
        send_back(town, "Listing plan", "carmen", back)
    settle(town, "ana", "stop", 10)

    chain.refresh_from_db()
    assert (chain.state, the("Listing plan").stopped_why) == ("stopped", "I have read both")
    with pytest.raises(RefusedError, match="does not wait for a decision"):
        settle(town, "ana", "again", 11)


def test_what_came_back_once_is_not_the_directors_to_settle(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    send_back(town, "Listing plan", "carmen", 5)

    with pytest.raises(RefusedError, match="does not wait for a decision"):
        settle(town, "ana", "accept", 6)


def test_silence_accepts_on_its_day_and_begins_the_next_step(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)

    assert accept_by_silence(by=town.operator, at=at(6), today=october(6)) == 0
    assert accept_by_silence(by=town.operator, at=at(11), today=october(11)) == 1
    assert accept_by_silence(by=town.operator, at=at(11), today=october(11)) == 0

    accepted = the("Listing plan")
    assert (accepted.accepted_on, accepted.in_silence) == (october(6), True)
    assert the("Target list").started_on == october(4)
    assert Handover.objects.filter(withdrawn_at=None).count() == 2


def test_a_holiday_lets_the_receiver_answer_later(town: Town) -> None:
    rows = [CalendarRow(october(day), False, "feast") for day in (5, 6)]
    set_calendar(by=town.operator, at=at(1), rows=rows)
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)

    assert accept_by_silence(by=town.operator, at=at(10), today=october(10)) == 0
    assert accept_by_silence(by=town.operator, at=at(11), today=october(11)) == 1
    assert the("Listing plan").accepted_on == october(10)


def test_after_that_day_a_return_is_refused_and_an_acceptance_is_one_in_silence(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)

    with pytest.raises(RefusedError, match="was accepted in silence on 2022-10-06"):
        send_back(town, "Listing plan", "carmen", 7)
    accept(town, "Listing plan", "carmen", 7)

    assert (the("Listing plan").accepted_on, the("Listing plan").in_silence) == (october(6), True)


def test_on_that_day_itself_the_receiver_still_returns(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    send_back(town, "Listing plan", "carmen", 6)

    assert the("Listing plan").round == 2


def test_only_whoever_runs_the_machine_accepts_in_silence(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        accept_by_silence(by=town.viewer_of("ana"), at=at(11), today=october(11))


def test_only_the_receiver_answers_also_inside_a_chain(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)

    for who in ("bruno", "ana", "diego", "hugo"):
        with pytest.raises((NotAllowedError, RefusedError)):
            accept(town, "Listing plan", who, 5)


def test_of_two_answers_the_second_one_is_told_of_the_first(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    accept(town, "Listing plan", "carmen", 5)

    with pytest.raises(RefusedError, match="was answered on 2022-10-05"):
        send_back(town, "Listing plan", "carmen", 5)


def test_an_acceptance_taken_back_takes_the_next_step_with_it(town: Town) -> None:
    chain = a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    accept(town, "Listing plan", "carmen", 5)
    number = the("Listing plan").number
    take_back_answer(by=town.viewer_of("carmen"), at=at(5), number=number, today=october(5))

    assert in_force("Target list") == []
    accept(town, "Listing plan", "carmen", 6)
    assert the("Target list").started_on == october(4)
    chain.refresh_from_db()
    assert chain.state == "running"


def test_what_has_gone_on_is_not_taken_back(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    accept(town, "Listing plan", "carmen", 5)
    give(town, "Target list", "carmen", 5)

    with pytest.raises(RefusedError, match="has gone on since"):
        take_back_answer(
            by=town.viewer_of("carmen"), at=at(5), number=the("Listing plan").number, today=october(5)
        )


def test_a_return_taken_back_takes_the_next_round_with_it(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    send_back(town, "Listing plan", "carmen", 5)
    first = in_force("Listing plan")[0]
    take_back_answer(by=town.viewer_of("carmen"), at=at(5), number=first.number, today=october(5))

    assert [each.returned_on for each in in_force("Listing plan")] == [None]


def test_a_handover_that_came_from_a_file_comes_again_too(town: Town) -> None:
    row = a_handover(owner="E03", receiver="E05", title="From a file", given_on=october(4), key="K1")
    record_handovers(by=town.operator, at=at(4), rows=[row])
    send_back(town, "From a file", "diego", 5)

    first, second = in_force("From a file")
    assert (second.rework_of, second.source_key, second.step_id) == (first.number, "", None)


def test_one_step_goes_to_several_receivers_at_once(town: Town) -> None:
    chains = hand_to_many(
        by=town.viewer_of("bruno"),
        at=at(3),
        today=october(3),
        draft=a_draft(town, steps=BRAND_PLAN[:1], receiver_code=""),
        receivers=["E05", "E06", "E07", "E05"],
    )

    assert len(chains) == 3
    assert {each.receiver.code for each in in_force("Listing plan") if each.receiver} == {"E05", "E06", "E07"}


@pytest.mark.parametrize("who", ["diego", "director of the north", "hugo"])
def test_chains_are_planned_by_the_back_office_of_the_centre(town: Town, who: str) -> None:
    with pytest.raises(NotAllowedError):
        start_chain(by=town.viewer_of(who), at=at(3), today=october(3), draft=a_draft(town))


def test_a_stranger_has_no_place_in_a_chain(town: Town) -> None:
    with pytest.raises(RefusedError, match="receiver: works in no post of this centre"):
        a_chain(town, receiver_code="H01")


def test_whoever_leads_stops_a_chain_and_what_is_in_hand_is_withdrawn(town: Town) -> None:
    chain = a_chain(town)
    with pytest.raises(NotAllowedError):
        stop_chain(by=town.viewer_of("bruno"), at=at(4), number=chain.pk, why="no longer needed")
    with pytest.raises(NotAllowedError):
        stop_chain(by=town.viewer_of("hugo"), at=at(4), number=chain.pk, why="no longer needed")
    stop_chain(by=town.viewer_of("ana"), at=at(4), number=chain.pk, why="the brand is withdrawn")

    chain.refresh_from_db()
    assert (chain.state, chain.stopped_why, in_force("Listing plan")) == (
        "stopped",
        "the brand is withdrawn",
        [],
    )
