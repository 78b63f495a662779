"""A holder says that the card was read."""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries.holders import posts_held
from ronda.people.rules import Viewer
from ronda.work.models import Card, CardReading
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def confirm_card(*, by: Viewer, at: datetime, number: int) -> CardReading:
    """Twice is once; only a holder of the post, only of an adopted version."""
    card = Card.objects.filter(company_id=by.company_id, pk=number, state=Card.State.ADOPTED).first()
    if card is None:
        raise RefusedError(Problem(f"card {number}", "is not in force among yours", "look again"))
    if by.person_id is None or card.post not in posts_held(by, on=at.date()):
        raise NotAllowedError("confirming a card of another post")
    reading, _ = CardReading.objects.select_for_update(of=("self",)).get_or_create(
        card=card, person_id=by.person_id, defaults={"opened_at": at}
    )
    if reading.confirmed_at is None:
        reading.confirmed_at = at
        reading.save(update_fields=["confirmed_at"])
        said = {"post": card.post, "version": card.version}
        leave_trace(by=by, at=at, about="card", number=card.pk, what="card.confirmed", said=said)
    return reading
