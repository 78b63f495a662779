"""A place as pages show it: a distance, and a coarse circle beside the outlet. Degrees never reach a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import Photo, PlaceReading, VisitForm
from ronda.visits.queries.proof.limits import limits_on
from ronda.visits.queries.proof.photos import photos_of_form
from ronda.visits.queries.proof.seeing import centres_led, flags_of_form, readings_of_form
from ronda.visits.rules.proof import coarse_offset
from ronda.visits.wording.proof import KINDS, MOMENTS, STATES, metres_words

LEAST_HALF = 500
SIDE = 320
ROOM = 2


@dataclass(frozen=True)
class Picture:
    """A drawing of `SIDE` points, the outlet in the middle, north above; numbers as text in any language."""

    side: str
    middle: str
    fence: str
    x: str
    y: str
    radius: str
    metres: int


@dataclass(frozen=True)
class ShownReading:
    """`distance` and `accuracy` in words; empty where the device gave none."""

    reading: PlaceReading
    moment: Any
    distance: str
    accuracy: str
    kept_until: Any = None

    @property
    def cleared(self) -> bool:
        return self.reading.cleared_at is not None

    @property
    def has_place(self) -> bool:
        return self.reading.latitude is not None


def shown_reading(reading: PlaceReading, ends: dict[Month, Any] | None = None) -> ShownReading:
    return ShownReading(
        reading,
        MOMENTS[reading.moment],
        metres_words(reading.distance_metres) if reading.distance_metres is not None else "",
        metres_words(round(reading.accuracy_metres)) if reading.accuracy_metres is not None else "",
        (ends or {}).get(Month.of(reading.form.day)),
    )


def shown_readings(readings: Sequence[PlaceReading]) -> list[ShownReading]:
    return [shown_reading(each) for each in readings]


@dataclass(frozen=True)
class ShownProof:
    """What of the proof of a visit the viewer sees beside it."""

    flags: Sequence[Any] = ()
    readings: Sequence[ShownReading] = ()
    photos: Sequence[Photo] = ()
    mine: bool = False
    sees_places: bool = False


def proof_of(viewer: Viewer, form: VisitForm | None) -> ShownProof:
    """Photos for everybody who sees the visit; places and questions for the person and those who lead."""
    if form is None:
        return ShownProof()
    mine = form.person_id == viewer.person_id
    leads = form.outlet.centre_id in centres_led(viewer)
    flags = flags_of_form(viewer, form.pk)
    readings = readings_of_form(viewer, form.pk) if mine or leads else ()
    return ShownProof(
        flags=[(each, KINDS[each.kind], STATES[each.state]) for each in flags],
        readings=shown_readings(readings),
        photos=photos_of_form(form.pk),
        mine=mine,
        sees_places=mine or leads,
    )


def picture_of(reading: PlaceReading) -> Picture | None:
    """None where there is no place any more, or the outlet has none, or the policy says nothing."""
    limits = limits_on(reading.form.day)
    there, here = _degrees(reading.form.outlet), _degrees(reading)
    if limits is None or there is None or here is None:
        return None
    step = limits.proof.place_coarse_metres
    east, north = coarse_offset(here, there, metres=step)
    half = max(LEAST_HALF, (max(abs(east), abs(north)) + ROOM * step))
    scale = SIDE / 2 / half
    return Picture(
        side=str(SIDE),
        middle=str(SIDE // 2),
        fence=_text(limits.geofence_metres * scale),
        x=_text(SIDE / 2 + east * scale),
        y=_text(SIDE / 2 - north * scale),
        # A step's diagonal: the place lies somewhere within.
        radius=_text(step * 0.71 * scale),
        metres=step,
    )


def _degrees(of: Any) -> tuple[float, float] | None:
    if of.latitude is None or of.longitude is None:
        return None
    return float(of.latitude), float(of.longitude)


def _text(number: float) -> str:
    return f"{number:.1f}"
