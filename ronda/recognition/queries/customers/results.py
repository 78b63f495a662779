"""Results of published rounds: one's own, and those of whoever one leads; never single answers."""

from hashlib import sha256

from django.db.models import Q, QuerySet

from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.recognition.models import CustomerResult, SurveyRound
from ronda.recognition.queries.customers.sheets import sheets_for


def results_for(viewer: Viewer) -> QuerySet[CustomerResult]:
    """Scores of others are for those who lead them; an administrator keeps records and sees none."""
    results = CustomerResult.objects.filter(
        round__company_id=viewer.company_id, round__state=SurveyRound.State.PUBLISHED
    ).select_related("round__version", "person", "centre")
    if viewer.roles & {"leader", "operator"}:
        return results
    seen = Q(person_id=viewer.person_id or 0)
    if viewer.roles & LEADING_ROLES:
        led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
        seen |= Q(centre_id__in=led)
    return results.filter(seen)


def words_of(viewer: Viewer, round_: SurveyRound, person_id: int, least: int) -> list[str]:
    """What outlets wrote about a person, without the outlets and in an order that tells nothing.

    Nothing where too few forms were valid; nobody reads what was written about oneself.
    """
    found = results_for(viewer).filter(round=round_, person_id=person_id).first()
    if found is None or person_id == viewer.person_id or found.valid < least:
        return []
    sheets = sheets_for(viewer, round_).filter(person_id=person_id, state="returned").exclude(said="")
    words = list(sheets.values_list("said", flat=True))
    return sorted(words, key=lambda each: sha256(f"{round_.seed}|{each}".encode()).digest())
