"""Rounds in which a form of one's own is waited for."""

from datetime import date

from django.db.models import QuerySet

from ronda.people.rules import Viewer
from ronda.recognition.models import PeerRound


def rounds_waiting(viewer: Viewer, on: date) -> QuerySet[PeerRound]:
    """Open on the day; only the person learns it of oneself."""
    own = {"slots__person_id": viewer.person_id or 0, "slots__rates": True, "slots__used_on": None}
    rounds = PeerRound.objects.filter(company_id=viewer.company_id, state=PeerRound.State.OPEN, **own)
    return rounds.filter(opens_on__lte=on, closes_on__gte=on).order_by("closes_on", "pk")
