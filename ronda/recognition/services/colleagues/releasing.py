"""The release: all letters are read together, once; results are written in one batch, letters destroyed."""

import secrets
import uuid
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import PeerComment, PeerResult, PeerRound, PeerSlot
from ronda.recognition.queries.colleagues import colleague_rules, sheet_of
from ronda.recognition.rules.colleagues import PeerForm, Release, Released, released
from ronda.recognition.services.colleagues.auditing import keep_audit
from ronda.recognition.services.colleagues.erasing import empty_the_log
from ronda.recognition.services.colleagues.sealing import BrokenLetterError, is_open, read
from ronda.work.services.tracing import leave_trace

TENTHS, THOUSANDTHS = Decimal("0.1"), Decimal("0.001")


def release_if_open(*, by: Viewer, at: datetime, today: date, round_: PeerRound) -> PeerRound:
    """Within the transaction of the second key, by the policy of the day that colleagues rated under."""
    letters = [bytes(each) for each in round_.forms.values_list("letter", flat=True)]
    if round_.keys.filter(used_on__isnull=True).exists() or not all(map(is_open, letters)):
        return round_
    rules = colleague_rules(round_.opens_on)
    slots = list(round_.slots.all())
    people = sorted(slot.person_id for slot in slots if slot.is_rated)
    asked = sum(slot.rates for slot in slots)
    forms = [_form(letter) for letter in letters]
    _refuse_foreign(forms, slots)
    try:
        found = released(
            forms,
            people=people,
            asked=asked,
            sheet=sheet_of(round_, rules),
            numbers=rules,
            chance=np.random.default_rng(secrets.randbits(128)),
        )
    except ValueError as error:
        remedy = "cancel the round: somebody wrote to the database"
        raise RefusedError(Problem("the letters", str(error), remedy)) from error
    _write(round_, found)
    if any(each.score is not None for each in found.people):
        keep_audit(round_, forms, sheet_of(round_, rules), rules, found.reliability)
    round_.forms.all().delete()
    round_.keys.update(wrapped="", public_key="")
    round_.state, round_.released_on = PeerRound.State.RELEASED, today
    round_.told = _told(found)
    round_.save()
    empty_the_log()
    leave_trace(by=by, at=at, about="peer_round", number=round_.pk, what="peer_round.released")
    return round_


def _refuse_foreign(forms: Sequence[PeerForm], slots: Sequence[PeerSlot]) -> None:
    """A letter of each who handed in and of nobody else: one more was put there, one less taken away."""
    handed_in = sorted(slot.person_id for slot in slots if slot.used_on is not None and slot.rates)
    if sorted(form.rater for form in forms) != handed_in:
        remedy = "cancel the round: somebody wrote to the database"
        raise RefusedError(Problem("the letters", "are not those of the people who handed in", remedy))


def _form(letter: bytes) -> PeerForm:
    try:
        kept = read(letter)
    except BrokenLetterError:
        remedy = "cancel the round: somebody wrote to the database"
        raise RefusedError(Problem("a letter", "does not open", remedy)) from None
    return PeerForm(
        int(kept["rater"]),
        {int(person): marks for person, marks in kept["marks"].items()},
        {int(person): text for person, text in kept["comments"].items()},
    )


def _write(round_: PeerRound, found: Release) -> None:
    results = [_result(round_, each) for each in found.people]
    PeerResult.objects.bulk_create(results)
    by_person = {each.person_id: each for each in PeerResult.objects.filter(round=round_)}
    PeerComment.objects.bulk_create(
        [
            PeerComment(name=uuid.uuid4(), result=by_person[each.person], text=text)
            for each in found.people
            for text in each.comments
        ]
    )


def _result(round_: PeerRound, each: Released) -> PeerResult:
    if each.score is None or each.error is None:
        return PeerResult(round=round_, person_id=each.person, reported=False, why_not=each.why_not)
    return PeerResult(
        round=round_,
        person_id=each.person,
        reported=True,
        score=_rounded(each.score, TENTHS),
        error=_rounded(each.error, THOUSANDTHS),
        items={item: str(_rounded(value, TENTHS)) for item, value in each.items.items()},
    )


def _rounded(value: float, to: Decimal) -> Decimal:
    return Decimal(repr(float(value))).quantize(to)


def _told(found: Release) -> dict[str, Any]:
    """Numbers of the round as a whole; `clique` is for the holders of the keys alone."""
    told: dict[str, Any] = {
        "forms": found.forms,
        "asked": found.asked,
        "set_aside": found.set_aside,
        "reliability": round(found.reliability, 3),
    }
    if found.clique is not None:
        told["clique"] = {"people": list(found.clique.persons), "above": round(found.clique.above, 2)}
    return told
