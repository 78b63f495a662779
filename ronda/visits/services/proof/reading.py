"""A place reading at the check in and at the check out: one point each, and never a refusal."""

from datetime import datetime
from decimal import Decimal

from ronda.people.rules import Viewer
from ronda.visits.models import PlaceReading, VisitForm
from ronda.visits.queries.proof.hours import reads_place
from ronda.visits.rules.proof import PlaceSaid, metres_between, sound_place


def take_reading(
    *, by: Viewer, at: datetime, form: VisitForm, moment: str, said: PlaceSaid | None
) -> PlaceReading | None:
    """None where the device said nothing, or where no place is read at that time.

    A device that gives no place still tells its clock.
    """
    if said is None or not reads_place(by, at):
        return None
    said = sound_place(said)
    return PlaceReading.objects.create(
        form=form,
        moment=moment,
        read_at=said.read_at or at,
        received_at=at,
        latitude=_degrees(said.latitude),
        longitude=_degrees(said.longitude),
        accuracy_metres=said.accuracy_metres,
        distance_metres=_distance(form, said),
    )


def _degrees(number: float | None) -> Decimal | None:
    """As they are kept: six decimals are a tenth of a metre."""
    return None if number is None else Decimal(f"{number:.6f}")


def _distance(form: VisitForm, said: PlaceSaid) -> int | None:
    outlet = form.outlet
    if said.latitude is None or said.longitude is None:
        return None
    if outlet.latitude is None or outlet.longitude is None:
        return None
    return metres_between((float(outlet.latitude), float(outlet.longitude)), (said.latitude, said.longitude))
