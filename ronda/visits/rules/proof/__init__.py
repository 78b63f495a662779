"""The proof of a visit: one question a file, from what is known to a flag with its figures, or nothing."""

from ronda.visits.rules.proof.asking import Known, Limits, questions_about, questions_of_stay
from ronda.visits.rules.proof.clock import clock_odd
from ronda.visits.rules.proof.coarse import coarse_distance, coarse_offset
from ronda.visits.rules.proof.distance import metres_between
from ronda.visits.rules.proof.far import far_odd
from ronda.visits.rules.proof.fast import fast_odd
from ronda.visits.rules.proof.hours import may_read_place
from ronda.visits.rules.proof.keeping import kept_until
from ronda.visits.rules.proof.no_place import no_place_odd
from ronda.visits.rules.proof.old_photo import old_photo_odd
from ronda.visits.rules.proof.said import PlaceSaid, sound_place
from ronda.visits.rules.proof.same_accuracy import same_accuracy_odd
from ronda.visits.rules.proof.same_photo import bits_apart, same_photo_odd
from ronda.visits.rules.proof.same_text import same_text_odd
from ronda.visits.rules.proof.seen import Figures, Odd, Picture, Place, Read, Stay
from ronda.visits.rules.proof.short import short_odd
from ronda.visits.rules.proof.turns import may_confirm, turn_of
from ronda.visits.rules.proof.two_places import two_places_odd

__all__ = [
    "Figures",
    "Known",
    "Limits",
    "Odd",
    "Picture",
    "Place",
    "PlaceSaid",
    "Read",
    "Stay",
    "bits_apart",
    "clock_odd",
    "coarse_distance",
    "coarse_offset",
    "far_odd",
    "fast_odd",
    "kept_until",
    "may_confirm",
    "may_read_place",
    "metres_between",
    "no_place_odd",
    "old_photo_odd",
    "questions_about",
    "questions_of_stay",
    "same_accuracy_odd",
    "same_photo_odd",
    "same_text_odd",
    "short_odd",
    "sound_place",
    "turn_of",
    "two_places_odd",
]
