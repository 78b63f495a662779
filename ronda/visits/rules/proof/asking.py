"""Everything that is asked about a visit, from everything that is known of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ronda.policy import ProofRules
from ronda.visits.rules.proof.clock import clock_odd
from ronda.visits.rules.proof.far import far_odd
from ronda.visits.rules.proof.fast import fast_odd
from ronda.visits.rules.proof.no_place import no_place_odd
from ronda.visits.rules.proof.old_photo import old_photo_odd
from ronda.visits.rules.proof.same_accuracy import same_accuracy_odd
from ronda.visits.rules.proof.same_photo import same_photo_odd
from ronda.visits.rules.proof.same_text import same_text_odd
from ronda.visits.rules.proof.seen import Odd, Picture, Stay
from ronda.visits.rules.proof.short import short_odd
from ronda.visits.rules.proof.two_places import two_places_odd


@dataclass(frozen=True)
class Known:
    """`others` are the person's other visits of the day; `earlier` photos of other visits, `alike` notes."""

    stay: Stay
    kind: str
    others: Sequence[Stay] = ()
    pictures: Sequence[Picture] = ()
    earlier: Sequence[Picture] = ()
    alike: Mapping[str, int] = field(default_factory=dict)
    accuracies: Sequence[float] = ()
    in_hours: bool = True


@dataclass(frozen=True)
class Limits:
    """The numbers that it goes by; `same_words_times` are those of the form."""

    proof: ProofRules
    geofence_metres: int
    same_words_times: int


def questions_about(known: Known, limits: Limits) -> list[Odd]:
    """At most one of each kind."""
    return [odd for odd in _all(known, limits) if odd is not None]


def _all(known: Known, limits: Limits) -> Iterator[Odd | None]:
    stay, proof = known.stay, limits.proof
    yield from questions_of_stay(known, limits)
    yield same_photo_odd(known.pictures, known.earlier, alike_bits=proof.photo_alike_bits)
    yield old_photo_odd(known.pictures, stay.arrived, stay.left, photo_minutes=proof.photo_minutes)
    yield same_text_odd(known.alike, times=limits.same_words_times)
    if any(each.accuracy_metres is not None for each in stay.readings):
        yield same_accuracy_odd(known.accuracies, equal=proof.equal_accuracies)


def questions_of_stay(known: Known, limits: Limits) -> Iterator[Odd | None]:
    """Those that may still come up when a later visit of the day is sent."""
    stay, proof = known.stay, limits.proof
    yield far_odd(stay.readings, geofence_metres=limits.geofence_metres)
    yield short_odd(stay.arrived, stay.left, kind=known.kind, least_minutes=proof.least_stay_minutes)
    yield fast_odd(stay, known.others, top_speed_kmh=proof.top_speed_kmh, least_metres=limits.geofence_metres)
    yield two_places_odd(stay, known.others, overlap_minutes=proof.overlap_minutes)
    yield clock_odd(stay.readings, clock_minutes=proof.clock_minutes)
    yield no_place_odd(stay.readings, demanded=proof.place_demanded, in_hours=known.in_hours)
