"""The outlets of a round are drawn, and somebody is named who brings each person's sheets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from secrets import token_hex

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.answering import digest_of
from ronda.recognition.queries.customers.frame import as_bringers, bringers_of, frame_of
from ronda.recognition.queries.customers.policy import customers_rules
from ronda.recognition.rules.customers.drawing import draw_outlets, frame_digest
from ronda.recognition.rules.customers.handing import may_bring, propose_bringers
from ronda.recognition.rules.customers.route import route_order
from ronda.recognition.services.customers.rounds import State, run_in, trace_round

BATCH = 500


@transaction.atomic
def draw_round(*, by: Viewer, at: datetime, today: date, number: int, seed: str = "") -> SurveyRound:
    """From the portfolios of the day; without a seed, from one that nobody knew before."""
    round_ = run_in(by, number, State.PLANNED)
    rules = customers_rules(today)
    frame = frame_of(round_, today)
    if not frame:
        raise RefusedError(
            Problem("round", "has no outlets to ask", "give outlets to account managers first")
        )
    round_.seed = seed or token_hex(16)
    round_.share, round_.least, round_.drawn_at = rules.share, rules.least, at
    round_.frame_digest = frame_digest(list(frame))
    round_.state = State.DRAWN
    round_.save()
    drawn = draw_outlets(list(frame), round_.seed, rules.share, rules.least)
    SurveySheet.objects.bulk_create(
        [
            SurveySheet(
                round=round_,
                number=each.number,
                outlet_id=frame[each.outlet][0],
                person_id=frame[each.outlet][1],
                stratum=each.outlet.stratum,
                stratum_size=each.size,
                # Nobody knows its token: a code is made when it is printed or shown.
                token_digest=digest_of(token_hex(16)),
            )
            for each in drawn
        ],
        batch_size=BATCH,
    )
    _propose(round_, today, rules.hand_out_posts)
    trace_round(
        by, at, round_, "drawn", sheets=len(drawn), people=len({each.outlet.person for each in drawn})
    )
    return round_


@transaction.atomic
def name_bringers(
    *, by: Viewer, at: datetime, today: date, number: int, bringers: Mapping[str, str]
) -> SurveyRound:
    """By the code of the rated person the code of who brings the sheets that are not handed out yet."""
    round_ = run_in(by, number, State.DRAWN, State.OPEN)
    people = {each.code: each.person_id for each in bringers_of(round_, today)}
    sheets = round_.sheets.filter(state=SurveySheet.State.DRAWN)
    rated = set(sheets.values_list("person__code", flat=True))
    for person, bringer in bringers.items():
        if not may_bring(bringer, person):
            raise RefusedError(Problem(person, "is who is rated", "choose somebody else"))
        if bringer not in people or person not in rated:
            raise RefusedError(Problem(person, "is nobody who can bring sheets", "choose from the list"))
        sheets.filter(person__code=person).update(hands_out_id=people[bringer])
    _order_routes(round_)
    trace_round(by, at, round_, "assigned", people=len(bringers))
    return round_


def _propose(round_: SurveyRound, today: date, posts: Sequence[Sequence[str]]) -> None:
    people = bringers_of(round_, today)
    numbers = {each.code: each.person_id for each in people}
    rated: dict[str, int] = defaultdict(int)
    for code in round_.sheets.values_list("person__code", flat=True):
        rated[code] += 1
    for person, bringer in propose_bringers(rated, as_bringers(people), posts).items():
        if bringer is not None:
            round_.sheets.filter(person__code=person).update(hands_out_id=numbers[bringer])
    _order_routes(round_)


def _order_routes(round_: SurveyRound) -> None:
    """Each bringer goes through the outlets of one rated person after the other."""
    routes: dict[tuple[int | None, int], list[SurveySheet]] = defaultdict(list)
    for each in round_.sheets.select_related("outlet"):
        routes[each.hands_out_id, each.person_id].append(each)
    moved = []
    for sheets in routes.values():
        by_code = {each.outlet.code: each for each in sheets}
        places = {code: _place(each) for code, each in by_code.items()}
        for position, code in enumerate(route_order(places), start=1):
            by_code[code].position = position
            moved.append(by_code[code])
    SurveySheet.objects.bulk_update(moved, ["position"], batch_size=BATCH)


def _place(sheet: SurveySheet) -> tuple[float, float] | None:
    outlet = sheet.outlet
    if outlet.latitude is None or outlet.longitude is None:
        return None
    return float(outlet.latitude), float(outlet.longitude)
