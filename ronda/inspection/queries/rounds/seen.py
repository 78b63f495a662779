"""Which rounds and which drawn units a viewer may see.

That a round exists, its days, promises and digests are for everybody in the centre. The draw itself is, until
the round is over, for those who lead the centre and are not inspected in it, and for each inspector the own
units.
"""

from django.db.models import Q, QuerySet

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.rules.rounds import stratum_of
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.work.queries.seen import shared_with

OVER = (InspectionRound.State.RELEASED, InspectionRound.State.ABANDONED)


def rounds_for(viewer: Viewer) -> QuerySet[InspectionRound]:
    """Those of one's centres and of the whole company."""
    if not viewer.roles:
        return InspectionRound.objects.none()
    return InspectionRound.objects.filter(shared_with(viewer))


def units_for(viewer: Viewer) -> QuerySet[DrawnUnit]:
    return DrawnUnit.objects.filter(seen_units(viewer))


def seen_units(viewer: Viewer) -> Q:
    """One's own to inspect; one's own work once the round is over; and what one leads."""
    person = viewer.person_id or 0
    over = Q(round__state__in=OVER)
    inspected = Q(round__frame__contains=f"|{stratum_of(person)}|")
    seen = Q(inspector_id=person) | (over & Q(person_id=person))
    return Q(round__company_id=viewer.company_id) & (seen | (led_rounds(viewer) & (over | ~inspected)))


def led_rounds(viewer: Viewer) -> Q:
    """Units of the rounds that the viewer may have made; the rule in words is `leads_rounds`."""
    if "leader" in viewer.roles:
        return Q()
    if not viewer.roles & LEADING_ROLES or viewer.person_id is None:
        return Q(pk__in=[])
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    found = Q(round__centre_id__in=led)
    return found | Q(round__centre_id__isnull=True) if viewer.directs_company else found
