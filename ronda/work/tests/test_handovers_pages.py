"""Pages of hand-overs and chains: planned, given, answered, settled, and looked at as one picture."""

from typing import Any

import pytest

from ronda.outlets.tests.pages import questions, words_of
from ronda.work.models import Chain, Handover
from ronda.work.queries.handover_list import listed_handovers
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.rules.handover_state import handover_state
from ronda.work.rules.silence import HandoverTerms
from ronda.work.services import give_handover, record_handovers, return_handover
from ronda.work.services.chains import ChainDraft, start_chain
from ronda.work.tests.builders import Town, a_handover
from ronda.work.tests.handover_pages import TODAY, at, browser_of, october, told, town

__all__ = ["town"]
pytestmark = pytest.mark.django_db

TERMS = HandoverTerms(silence_days=2, rework_days=1, returns_before_director=2)


def a_chain(town: Town, **changes: Any) -> Chain:
    said: dict[str, Any] = {
        "title": "Plan of November",
        "centre_id": town.county.centre.pk,
        "starts": october(3),
        "steps": [StepDraft("Listing plan", "B1", "E03", 2), StepDraft("Target list", "N1", "E04", 2)],
        "receiver_code": "E05",
    }
    draft = ChainDraft(**{**said, **changes})
    return start_chain(by=town.viewer_of("bruno"), at=at(3), today=october(3), draft=draft)


def the(title: str) -> Handover:
    return Handover.objects.filter(title=title, withdrawn_at=None).latest("round")


def give(town: Town, title: str, who: str, day: int) -> None:
    give_handover(by=town.viewer_of(who), at=at(day), number=the(title).number, given_on=october(day))


def send_back(town: Town, title: str, who: str, day: int) -> None:
    return_handover(
        by=town.viewer_of(who),
        at=at(day),
        number=the(title).number,
        returned_on=october(day),
        reason="half is missing",
        terms=TERMS,
    )


def a_plan(**changes: str) -> dict[str, str]:
    steps = {
        "s-TOTAL_FORMS": "3",
        "s-INITIAL_FORMS": "3",
        "s-0-title": "Listing plan",
        "s-0-owner": "E03",
        "s-0-duty": "B1",
        "s-0-allowed_days": "2",
        "s-1-title": "Target list",
        "s-1-owner": "E04",
        "s-1-duty": "N1",
        "s-1-allowed_days": "0",
    }
    own = {"title": "Plan of November", "starts": "2022-10-10", "receiver": "E05"}
    return {**steps, **own, **changes}


def test_a_chain_is_planned_on_a_page_and_its_empty_steps_are_left_out(town: Town) -> None:
    values = a_plan(centre=str(town.county.centre.pk))

    answer = browser_of("bruno").post("/work/chains/new/", values)

    chain = Chain.objects.get()
    assert answer["Location"] == f"/work/chains/{chain.pk}/"
    assert [(step.title, step.owner.code, step.receiver.code) for step in chain.steps.all()] == [
        ("Listing plan", "E03", "E04"),
        ("Target list", "E04", "E05"),
    ]


def test_a_step_with_one_hand_is_refused_at_its_place(town: Town) -> None:
    values = a_plan(centre=str(town.county.centre.pk), **{"s-1-owner": "E03"})

    answer = browser_of("bruno").post("/work/chains/new/", values)

    assert answer.status_code == 422
    assert "A hand-over has two hands" in words_of(answer)
    assert not Chain.objects.exists()


def test_one_more_step_keeps_what_was_typed(town: Town) -> None:
    answer = browser_of("bruno").post("/work/chains/new/", a_plan(more="on"))

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="s-3-title"' in shown
    assert 'value="Target list"' in shown


def test_a_template_names_the_people_of_its_posts(town: Town) -> None:
    shown = browser_of("bruno").get("/work/chains/new/?template=brand_plan").content.decode()

    assert "Listing plan with target outlets and standard" in shown
    assert '<option value="E03" selected>' in shown


def test_an_account_manager_plans_no_chain(town: Town) -> None:
    assert browser_of("diego").get("/work/chains/new/").status_code == 404
    assert browser_of("diego").get("/work/hand-overs/new/").status_code == 404


def test_the_picture_tells_who_had_it_how_long_and_what_is_expected(town: Town) -> None:
    chain = a_chain(town)

    shown = words_of(browser_of("carmen").get(f"/work/chains/{chain.pk}/"))

    assert "It lies with Bruno Keller: Listing plan" in shown
    assert "5 of 2" in shown
    assert "3 days late" in shown
    assert "expected" in shown


def test_the_chain_is_seen_by_its_hands_and_its_centre_only(town: Town) -> None:
    chain = a_chain(town)
    seen = {
        who: browser_of(who).get(f"/work/chains/{chain.pk}/").status_code
        for who in ("ana", "bruno", "carmen", "diego", "elena", "ivan", "hugo")
    }

    assert {who for who, status in seen.items() if status == 200} == {"ana", "bruno", "carmen", "diego"}


def test_given_and_accepted_on_its_page_the_next_step_begins(town: Town) -> None:
    a_chain(town)
    number = the("Listing plan").number
    browser_of("bruno").post(f"/work/hand-overs/{number}/give/", {"answer": "with 40 outlets"})
    answer = browser_of("carmen").post(f"/work/hand-overs/{number}/accept/")

    assert told(answer)[-1:] == ["The hand-over is accepted."]
    assert (the("Listing plan").answer, the("Target list").started_on) == ("with 40 outlets", TODAY)


def test_a_return_needs_a_reason(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 10)
    number = the("Listing plan").number

    answer = browser_of("carmen").post(f"/work/hand-overs/{number}/return/", {"reason": " "})

    assert told(answer) == ["Say what is missing or wrong."]
    assert the("Listing plan").returned_on is None


def test_the_second_one_to_answer_is_told(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 10)
    number = the("Listing plan").number
    browser_of("carmen").post(f"/work/hand-overs/{number}/accept/")

    answer = browser_of("carmen").post(f"/work/hand-overs/{number}/return/", {"reason": "too late"})

    assert "It was answered meanwhile, so nothing was changed." in told(answer)


def test_silence_shows_before_the_daily_round_and_takes_the_buttons_away(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 4)
    number = the("Listing plan").number

    shown = words_of(browser_of("carmen").get(f"/work/hand-overs/{number}/"))

    assert the("Listing plan").accepted_on is None
    assert "accepted in silence" in shown
    assert "Your answer" not in shown


def test_what_came_back_twice_asks_the_director(town: Town) -> None:
    a_chain(town)
    for given, back in ((4, 5), (6, 7)):
        give(town, "Listing plan", "bruno", given)
        send_back(town, "Listing plan", "carmen", back)
    number = the("Listing plan").number

    assert "Accept it for the receiver" in words_of(browser_of("ana").get(f"/work/hand-overs/{number}/"))
    assert "Accept it for the receiver" not in words_of(
        browser_of("bruno").get(f"/work/hand-overs/{number}/")
    )
    browser_of("ana").post(f"/work/hand-overs/{number}/settle/accept/", {"reason": "it is complete"})

    assert the("Target list").started_on == october(6)


def test_the_degree_is_told_as_the_month_will_count_it(town: Town) -> None:
    a_chain(town)
    give(town, "Listing plan", "bruno", 6)

    shown = words_of(browser_of("bruno").get(f"/work/hand-overs/{the('Listing plan').number}/"))

    assert "counts as failed by 50%" in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["A late one", "To answer", "In silence", "Accepted", "Returned"]),
        ("state=late", ["A late one", "Returned"]),
        ("state=to_answer", ["To answer"]),
        ("state=to_answer&mine=on", []),
        ("state=silent", ["In silence"]),
        ("state=accepted", ["Accepted"]),
        ("state=returned", ["Returned"]),
        ("waits=E05", ["To answer"]),
        ("mine=on&state=to_give", ["A late one", "Returned"]),
        ("person=E06", ["Accepted"]),
        ("q=silence", ["In silence"]),
    ],
)
def test_the_list_is_narrowed_down(town: Town, asked: str, found: list[str]) -> None:
    rows = [
        a_handover(title="A late one"),
        a_handover(title="To answer", given_on=october(7)),
        a_handover(title="In silence", given_on=october(4)),
        a_handover(title="Accepted", receiver="E06", given_on=october(4), accepted_on=october(5)),
        a_handover(title="Returned", given_on=october(4)),
    ]
    record_handovers(by=town.operator, at=at(4), rows=rows)
    send_back(town, "Returned", "diego", 5)
    shown = browser_of("bruno").get(f"/work/hand-overs/?{asked}&export=csv").content.decode()

    names = {line.split(",")[0] for line in shown.splitlines()[1:]}
    assert names == set(found)


def test_the_database_tells_the_same_state_as_the_rule(town: Town) -> None:
    rows = [
        a_handover(started_on=october(start), given_on=given, accepted_on=accepted)
        for start in (3, 7)
        for given in (None, october(7), october(8))
        for accepted in (None, october(9))
        if given or not accepted
    ]
    record_handovers(by=town.operator, at=at(9), rows=rows)
    for day in range(8, 18):
        listed = listed_handovers(town.operator, today=october(day))
        for row in listed.rows:
            wanted = handover_state(
                row, today=october(day), terms=TERMS, clock=listed.standing.clock, comes_again=False
            )
            assert row.state == wanted


def test_many_are_accepted_at_once_and_others_are_left_out(town: Town) -> None:
    rows = [a_handover(title=f"List {number}", given_on=october(7)) for number in range(3)]
    record_handovers(
        by=town.operator, at=at(7), rows=[*rows, a_handover(receiver="E06", given_on=october(7))]
    )
    numbers = [each.number for each in Handover.objects.all()]

    answer = browser_of("diego").post("/work/hand-overs/many/accept/", {"chosen": numbers})

    assert Handover.objects.filter(withdrawn_at=None, accepted_on=TODAY).count() == 3
    assert told(answer) == [
        "3 hand-overs accepted.",
        "1 was left out: it does not wait for that, or is not yours.",
    ]


def test_a_reminder_stands_with_the_handover_once_a_day(town: Town) -> None:
    a_chain(town)
    number = the("Listing plan").number
    first = browser_of("ana").post(f"/work/hand-overs/{number}/remind/")
    second = browser_of("ana").post(f"/work/hand-overs/{number}/remind/")

    assert told(first) == ["The reminder stands with it."]
    assert "You have sent this reminder today already." in told(second)
    assert "Reminder: this waits for Bruno Keller." in words_of(
        browser_of("bruno").get(f"/work/hand-overs/{number}/")
    )


def test_one_handover_goes_to_three_account_managers(town: Town) -> None:
    values = {
        "title": "Your target list",
        "centre": str(town.county.centre.pk),
        "owner": "E03",
        "receivers": ["E05", "E06"],
        "starts": "2022-10-10",
        "allowed_days": "2",
        "duty": "B1",
    }
    answer = browser_of("bruno").post("/work/hand-overs/new/", values)

    assert answer["Location"] == "/work/hand-overs/"
    assert Handover.objects.filter(title="Your target list").count() == 2


def test_pages_ask_at_most_fifteen_times(town: Town) -> None:
    chain = a_chain(town)
    record_handovers(by=town.operator, at=at(4), rows=[a_handover(title=f"N {each}") for each in range(40)])
    number = the("Listing plan").number
    counts = {
        address: questions(browser_of(who), address)
        for who, address in [
            ("ana", "/work/hand-overs/"),
            ("diego", "/work/hand-overs/?mine=on"),
            ("ana", f"/work/hand-overs/{number}/"),
            ("bruno", f"/work/hand-overs/{number}/"),
            ("ana", f"/work/chains/{chain.pk}/"),
            ("ana", "/work/chains/"),
            ("bruno", "/work/chains/new/"),
            ("bruno", "/work/hand-overs/new/"),
        ]
    }

    assert {address: count for address, count in counts.items() if count > 15} == {}


def test_nothing_of_it_is_there_for_hugo(town: Town) -> None:
    chain, number = a_chain(town), the("Listing plan").number
    hugo = browser_of("hugo")

    assert "Listing plan" not in words_of(hugo.get("/work/hand-overs/"))
    assert hugo.get(f"/work/hand-overs/{number}/").status_code == 404
    assert hugo.get(f"/work/chains/{chain.pk}/").status_code == 404
    hugo.post(f"/work/hand-overs/{number}/give/")
    assert the("Listing plan").given_on is None
