"""The two tracks of the mission: how far somebody has come to be an expert in service or brand marketing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ronda.learning.rules.ladder.asked import Need, asked_on
from ronda.learning.rules.ladder.shown import Learner, Levels, is_met

TRACKS = ("service", "brand")
BOTH = "both"


@dataclass(frozen=True)
class TrackStanding:
    """Of the needs of all rungs that belong to the track, how many are met."""

    track: str
    met: int
    asked: int

    @property
    def is_expert(self) -> bool:
        return bool(self.asked) and self.met == self.asked


def tracks_of(
    learner: Learner, day: date, needs: Iterable[Need], levels: Levels, track_by: Mapping[int, str]
) -> tuple[TrackStanding, ...]:
    """`track_by`: the track of each competence; what belongs to both counts in each."""
    asked = asked_on(day, needs, learner.post)
    met = {need for need in asked if is_met(need, learner, day, levels)}
    found = []
    for track in TRACKS:
        own = [need for need in asked if track_by.get(need.competence, BOTH) in {track, BOTH}]
        found.append(TrackStanding(track, sum(need in met for need in own), len(own)))
    return tuple(found)
