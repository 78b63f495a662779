"""A round is closed: sheets are looked at, calls are drawn, valid ones become forms; then it is published."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.policy import CustomersView
from ronda.recognition.models import CustomerResult, SurveyRound, SurveySheet
from ronda.recognition.queries.customers.policy import asked_of, customers_rules
from ronda.recognition.queries.customers.progress import is_early, is_to_key, scores_by_person
from ronda.recognition.queries.customers.sheets import to_key
from ronda.recognition.rules.customers.drawing import draw_calls
from ronda.recognition.rules.customers.flags import Looks, Returned, sheet_flags
from ronda.recognition.rules.customers.reporting import Floors, Scored, scores_of, why_not_reported
from ronda.recognition.rules.customers.scoring import item_scores, sheet_score
from ronda.recognition.services.customers.facts import keep_forms
from ronda.recognition.services.customers.rounds import State, run_in, trace_round

RETURNED = SurveySheet.State.RETURNED


@transaction.atomic
def close_round(*, by: Viewer, at: datetime, today: date, number: int, why: str = "") -> SurveyRound:
    """No code is good any more; what is valid is recorded in one batch.

    Before its last day is over only for a reason: to close earlier would be to choose who is heard.
    """
    round_ = run_in(by, number, State.OPEN)
    rules = customers_rules(today)
    sheets = _sheets_of(round_)
    early = is_early(round_, sheets, today)
    if early and not why.strip():
        raise RefusedError(
            Problem("why", "is a round closed early for no reason", "wait for its last day, or say why")
        )
    returned = [each for each in sheets if each.state == RETURNED]
    if any(is_to_key(each) for each in returned):
        raise RefusedError(Problem("round", "has paper that is not keyed in", "key it in twice first"))
    _look_at(returned, rules)
    called = draw_calls([each.number for each in returned], round_.seed, rules.recheck_share)
    for each in returned:
        each.to_call = each.number in called
    SurveySheet.objects.bulk_update(returned, ["flags", "to_call"], batch_size=500)
    round_.sheets.update(token_until=None)
    asked = asked_of(round_.version)
    scores = [(each, sheet_score(asked, each.answers, rules.answered_share)) for each in returned]
    scored = [(each, score) for each, score in scores if score is not None]
    day = min(today, round_.closes_on)
    keep_forms(at=at, day=day, company_id=round_.company_id, scored=scored)
    round_.state, round_.closed_at = State.CLOSED, at
    round_.save(update_fields=["state", "closed_at"])
    told = why.strip()[:500] if early else ""
    trace_round(by, at, round_, "closed", why=told, returned=len(returned), valid=len(scored))
    return round_


def do_survey_rounds_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """Daily: what ended yesterday is closed; where paper waits for its keying, the page says so."""
    done = {"closed": 0, "waiting": 0}
    over = SurveyRound.objects.filter(company_id=by.company_id, state=State.OPEN, closes_on__lt=today)
    for round_ in over:
        if to_key(round_.sheets.all()).exists():
            done["waiting"] += 1
        else:
            close_round(by=by, at=at, today=today, number=round_.pk)
            done["closed"] += 1
    return done


@transaction.atomic
def publish_round(*, by: Viewer, at: datetime, today: date, number: int) -> SurveyRound:
    """All results at once, after the calls: what is told is never changed by one more form."""
    round_ = run_in(by, number, State.CLOSED)
    rules = customers_rules(today)
    if round_.sheets.filter(to_call=True, calls=None, state=RETURNED).exists():
        raise RefusedError(Problem("round", "has calls to be made", "call the outlets first"))
    sheets = _sheets_of(round_)
    scores = scores_by_person(sheets, rules)
    # What so few outlets said that it is not told is in no figure about others either.
    enough = {person: given for person, given in scores.items() if len(given) >= rules.reporting_least}
    found = scores_of({str(person): given for person, given in enough.items()})
    by_person: dict[int, list[SurveySheet]] = defaultdict(list)
    for each in sheets:
        by_person[each.person_id].append(each)
    CustomerResult.objects.bulk_create(
        _result(round_, person, there, len(scores.get(person, [])), found.get(str(person)), rules)
        for person, there in by_person.items()
    )
    round_.state, round_.published_at = State.PUBLISHED, at
    round_.save(update_fields=["state", "published_at"])
    trace_round(by, at, round_, "published", people=len(by_person))
    return round_


def _sheets_of(round_: SurveyRound) -> list[SurveySheet]:
    sheets = list(round_.sheets.select_related("outlet").order_by("number"))
    for each in sheets:
        each.round = round_
    return sheets


def _look_at(returned: list[SurveySheet], rules: CustomersView) -> None:
    phone = SurveySheet.How.PHONE
    told = [
        Returned(
            each.number,
            each.person_id,
            each.answers,
            each.returned_at if each.how == phone else None,
            each.device_digest,
            each.seconds,
        )
        for each in returned
    ]
    flags = sheet_flags(told, Looks(rules.device_forms, rules.hour_forms, rules.quick_seconds))
    for each in returned:
        each.flags = flags.get(each.number, [])


def _result(
    round_: SurveyRound,
    person: int,
    sheets: list[SurveySheet],
    valid: int,
    scored: Scored | None,
    rules: CustomersView,
) -> CustomerResult:
    returned = sum(each.returned_at is not None for each in sheets)
    floors = Floors(rules.reporting_least, rules.response_floor)
    why = why_not_reported(len(sheets), returned, valid, floors) or ("" if scored else "alone")
    result = CustomerResult(
        round=round_,
        person_id=person,
        centre_id=round_.centre_id or sheets[0].outlet.centre_id,
        drawn=len(sheets),
        returned=returned,
        valid=valid,
        why_not=why,
    )
    if scored is not None and not why:
        result.reported = True
        result.score, result.error = _exact(scored.score), _exact(scored.error)
        result.reliability = _exact(scored.reliability)
        result.items = _items(round_, sheets, rules)
    return result


def _items(round_: SurveyRound, sheets: list[SurveySheet], rules: CustomersView) -> dict[str, float]:
    """To a tenth: the last digits of a mean would tell single marks."""
    asked = asked_of(round_.version)
    valid = [
        each.answers
        for each in sheets
        if each.state == RETURNED and sheet_score(asked, each.answers, rules.answered_share) is not None
    ]
    means = item_scores(asked, valid, rules.reporting_least)
    return {code: round(float(mean), 1) for code, (mean, _number) in means.items()}


def _exact(value: float) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal("0.0001"))
