"""The daily round of acceptance by silence."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.refusal import NotAllowedError
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover
from ronda.work.queries.clocks import clock_over, handover_terms
from ronda.work.rules.silence import is_silent, silent_since
from ronda.work.services.chain_steps import go_on_after
from ronda.work.services.handover_hands import corrected, traced


@transaction.atomic
def accept_by_silence(by: Viewer, at: datetime, today: date) -> int:
    """What no receiver answered in time is accepted as of the day on which that time was over; how many.

    A step that this begins may have been given and let lie as well, but nobody can give what has not begun,
    so one round a day is enough. Again on the same day it finds nothing.
    """
    if not by.can_manage:
        raise NotAllowedError("accepting in silence")
    waiting = Handover.objects.select_for_update(of=("self",)).filter(
        in_force(),
        company_id=by.company_id,
        given_on__lt=today,
        receiver__isnull=False,
        accepted_on=None,
        returned_on=None,
    )
    handovers = list(waiting.order_by("given_on", "pk"))
    if not handovers:
        return 0
    days = handover_terms(today).silence_days
    clock = clock_over(by, [today, *(each.given_on for each in handovers if each.given_on)], ahead=days)
    accepted = 0
    for handover in handovers:
        assert handover.given_on is not None, "only what is given was asked for"
        if not is_silent(handover.given_on, days, today, clock):
            continue
        since = silent_since(handover.given_on, days, clock)
        assert since is not None, "what is silent has a day"
        traced(by, at, handover, "handover.silent", {"day": since.isoformat()})
        corrected(handover, at, accepted_on=since, in_silence=True)
        go_on_after(by, at, handover)
        accepted += 1
    return accepted
