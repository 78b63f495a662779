"""The outlets that can be asked on a day, about whom, and who could bring the forms."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ronda.outlets.queries import portfolio_for
from ronda.people.queries import LedPerson, people_led
from ronda.people.queries.once import once
from ronda.people.rules import Viewer
from ronda.recognition.models import SurveyRound
from ronda.recognition.rules.customers.drawing import FrameOutlet, draw_outlets, frame_digest
from ronda.recognition.rules.customers.handing import Bringer


def frame_of(round_: SurveyRound, on: date) -> dict[FrameOutlet, tuple[int, int]]:
    """With the numbers of outlet and person; only outlets that are open."""
    held = portfolio_for(Viewer.operator(round_.company_id), on=on)
    held = held.filter(outlet__status="active")
    if round_.centre_id:
        held = held.filter(outlet__centre_id=round_.centre_id)
    return {
        FrameOutlet(each.person.code, stratum_of(each.outlet), each.outlet.code): (
            each.outlet_id,
            each.person_id,
        )
        for each in held
    }


def stratum_of(outlet: Any) -> str:
    """Visit class and market, as `A town`."""
    return f"{outlet.visit_class} {outlet.market_type}"


def bringers_of(round_: SurveyRound, on: date) -> list[LedPerson]:
    """Everybody in a post of the round's centre; of the whole company where it has none."""
    centres = [round_.centre_id] if round_.centre_id else None
    key = ("bringers", round_.company_id, round_.centre_id, on)
    return once(key, lambda: people_led(Viewer.operator(round_.company_id), on=on, centres=centres))


def as_bringers(people: Iterable[LedPerson]) -> list[Bringer]:
    return [Bringer(each.code, each.post) for each in people]


def draws_again(round_: SurveyRound, on: date) -> str:
    """`same`: the seed draws the same list again; `changed`: portfolios or classes are no longer those drawn
    from; `differs`: they are, and the list is another one.
    """
    frame = list(frame_of(round_, on))
    if frame_digest(frame) != round_.frame_digest:
        return "changed"
    drawn = draw_outlets(frame, round_.seed, round_.share or 0, round_.least or 0)  # type: ignore[arg-type]
    now = {(each.number, each.outlet.outlet) for each in drawn}
    return "same" if now == set(round_.sheets.values_list("number", "outlet__code")) else "differs"
