"""An outlet answers on its phone: once, with the code of its sheet, without signing in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.services.checking import refuse_if_any
from ronda.recognition.models import SurveySheet
from ronda.recognition.queries.customers.answering import OPEN_STATES, Opened, digest_of, open_sheet
from ronda.recognition.queries.customers.policy import asked_of
from ronda.recognition.rules.customers.scoring import answer_faults

ROLES = ("owner", "clerk", "other")
LONGEST = 1000
MOST_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Answered:
    """`device` is a digest; `seconds` from the page to the answer, None where nobody knows."""

    answers: Mapping[str, int]
    said: str = ""
    role: str = ""
    device: str = ""
    seconds: int | None = field(default=None)


@transaction.atomic
def answer_sheet(*, token: str, at: datetime, told: Answered) -> Opened:
    """What was there: a sheet that is answered now, one that was given already, or nothing."""
    opened = open_sheet(token, at)
    sheet = opened.sheet
    if sheet is None:
        return opened
    refuse_if_any([Problem(*fault) for fault in answer_faults(asked_of(sheet.round.version), told.answers)])
    if not told.answers:
        raise RefusedError(Problem("answers", "is a sheet without a mark", "give at least one mark"))
    changed = SurveySheet.objects.filter(
        pk=sheet.pk, state__in=OPEN_STATES, token_digest=digest_of(token), round__state="open"
    ).update(
        state=SurveySheet.State.RETURNED,
        how=SurveySheet.How.PHONE,
        handed_at=sheet.handed_at or at,
        returned_at=at,
        answers=dict(told.answers),
        said=told.said.strip()[:LONGEST],
        role=told.role if told.role in ROLES else "",
        device_digest=told.device[:64],
        seconds=None if told.seconds is None else min(max(0, told.seconds), MOST_SECONDS),
    )
    # Two phones at the same moment: only one of them answered.
    return opened if changed else Opened(given=True)
