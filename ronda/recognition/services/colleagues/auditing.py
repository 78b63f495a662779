"""The audit of raters: kept when the letters are open, and what the key holders decide about a sign."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import numpy as np
from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import ColleagueRules
from ronda.recognition.models import AuditedRater, AuditWord, PeerRound
from ronda.recognition.queries.colleagues.auditing import audited_rounds
from ronda.recognition.rules.colleagues import PeerForm, Sheet
from ronda.recognition.rules.colleagues.auditing import audited
from ronda.work.services.tracing import leave_trace

MOST_LETTERS = 500


def keep_audit(
    round_: PeerRound, forms: Sequence[PeerForm], sheet: Sheet, rules: ColleagueRules, reliability: float
) -> None:
    """Within the transaction of the release, before the letters are destroyed; by the policy of the forms."""
    everything = rules_in_use(round_.opens_on)
    limits, least = everything.raters, everything.evaluation.pay_reliability
    if limits is None:
        return
    chance = np.random.default_rng(secrets.randbits(128))
    AuditedRater.objects.bulk_create(
        AuditedRater(
            round=round_,
            number=each.number,
            severity=Decimal(str(each.severity)),
            infit=Decimal(str(each.infit)),
            outfit=Decimal(str(each.outfit)),
            signs=list(each.signs),
        )
        for each in audited(
            forms,
            sheet=sheet,
            numbers=rules,
            limits=limits,
            chance=chance,
            told_apart=reliability >= float(least),
        )
    )


@transaction.atomic
def decide_in_audit(
    *, by: Viewer, at: datetime, number: int, rater: int | None, outcome: str, text: str
) -> AuditWord:
    """By a key holder, in words; about the rater of a number, or with none about the three of the round."""
    round_ = audited_rounds(by).filter(pk=number).first()
    if round_ is None or by.person_id is None:
        raise NotAllowedError("deciding in this audit of raters")
    if rater is None and not round_.told.get("clique"):
        raise NotAllowedError("deciding about three whom nobody found")
    if rater is not None and not round_.audited.filter(number=rater).exists():
        raise NotAllowedError(f"rater {rater} of this audit")
    if outcome not in AuditWord.Outcome.values:
        raise RefusedError(Problem("outcome", "is no outcome of an audit", "choose one of them"))
    if not text.strip():
        raise RefusedError(Problem("text", "of the decision about a rater is missing", "say what was found"))
    word = AuditWord.objects.create(
        round=round_,
        number=rater,
        outcome=outcome,
        text=text.strip()[:MOST_LETTERS],
        decided_by_id=by.person_id,
        decided_at=at,
    )
    leave_trace(by=by, at=at, about="peer_round", number=round_.pk, what="peer_round.audit_decided")
    return word
