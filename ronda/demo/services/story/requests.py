"""Requests of outlets and of the front office, in every state."""

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for
from ronda.work.queries.clocks import handover_terms
from ronda.work.services import accept_handover, answer_request, give_handover, return_handover
from ronda.work.services.customer_requests import (
    RequestRaised,
    assign_requests,
    confirm_request,
    open_request_again,
    raise_request,
)
from ronda.work.services.service_requests import ServiceAsked, ask_service


def tell(scene: Scene) -> None:
    _of_outlets(scene)
    _of_the_front_office(scene)


def _of_outlets(scene: Scene) -> None:
    """One closed by the outlet, one that waits for its word, one opened again, one late, two new ones."""
    closed = _raise(scene, "diego", 0, -8, "display", "The shelf by the till wobbles.")
    _answer(scene, "diego", closed, -6, "Fixed on the spot with a new bracket.")
    _confirm(scene, closed, -5)
    waits = _raise(scene, "elena", 1, -5, "price", "Two price tags show last month's price.")
    _answer(scene, "elena", waits, -3, "New tags are printed and stuck on.")
    again = _raise(scene, "farid", 2, -4, "order", "The order of Tuesday did not arrive.")
    _answer(scene, "farid", again, -3, "It comes with the next tour.")
    open_request_again(
        by=scene.viewer("carmen"),
        at=scene.moment(-2, 15),
        today=scene.day(-2),
        number=again,
        why="The outlet says that half of it was missing.",
    )
    late = _raise(scene, "diego", 3, -6, "supply", "The green tea ran out again.")
    assign_requests(
        by=scene.viewer("diego"),
        at=scene.moment(-5, 16),
        today=scene.day(-5),
        numbers=[late],
        to_code=scene.person_code("carmen"),
        why="Only the warehouse knows when it comes.",
    )
    _raise(scene, "diego", 4, -1, "display", "They would like a smaller display for the counter.")
    _raise(scene, "elena", 5, -1, "system", "The ordering page asks for a password every time.")


def _of_the_front_office(scene: Scene) -> None:
    helped = _ask(scene, "diego", "carmen", -9, "data", "Sales of my twenty largest outlets by week.")
    _reply(scene, "carmen", helped, -7, "The table lies with it; six of them fell since August.")
    accept_handover(
        by=scene.viewer("diego"),
        at=scene.moment(-7, 16),
        number=helped,
        accepted_on=scene.day(-7),
        satisfaction="good",
        terms=handover_terms(scene.day(-7)),
    )
    late = _ask(scene, "elena", "bruno", -6, "material", "Forty shelf strips for the new tea.")
    assert late
    again = _ask(scene, "farid", "carmen", -4, "data", "Which of my outlets stopped ordering?")
    _reply(scene, "carmen", again, -3, "Seven outlets, see the list.")
    return_handover(
        by=scene.viewer("farid"),
        at=scene.moment(-2, 10),
        number=again,
        returned_on=scene.day(-2),
        reason="Three of them are not mine.",
        terms=handover_terms(scene.day(-2)),
    )
    waits = _ask(scene, "diego", "bruno", -3, "brand", "What may I promise for the display week?")
    _reply(scene, "bruno", waits, -1, "One free case from ten on, until the end of the month.")


def _raise(scene: Scene, who: str, place: int, day: int, topic: str, text: str) -> int:
    by = scene.viewer(who)
    held = portfolio_for(by, on=scene.day(day)).order_by("outlet__code")
    raised = RequestRaised(held[place].outlet.code, topic, text, scene.day(day))
    return raise_request(by=by, at=scene.moment(day, 10), today=scene.day(day), raised=raised).number


def _answer(scene: Scene, who: str, number: int, day: int, text: str) -> None:
    answer_request(
        by=scene.viewer(who),
        at=scene.moment(day, 12),
        number=number,
        closed_on=scene.day(day),
        answer=text,
    )


def _confirm(scene: Scene, number: int, day: int) -> None:
    confirm_request(
        by=scene.viewer("carmen"),
        at=scene.moment(day, 15),
        number=number,
        confirmed_on=scene.day(day),
        who="The owner",
        how="telephone",
    )


def _ask(scene: Scene, who: str, whom: str, day: int, topic: str, text: str) -> int:
    asked = ServiceAsked(topic, text, scene.person_code(whom))
    return ask_service(
        by=scene.viewer(who), at=scene.moment(day, 9), today=scene.day(day), asked=asked
    ).number


def _reply(scene: Scene, who: str, number: int, day: int, text: str) -> None:
    give_handover(
        by=scene.viewer(who),
        at=scene.moment(day, 12),
        number=number,
        given_on=scene.day(day),
        answer=text,
    )
