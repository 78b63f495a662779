"""The ladder: what each rung of a post asks on a day, what people have shown, and what is missing."""

from ronda.learning.rules.ladder.asked import Need, asked_on
from ronda.learning.rules.ladder.matrix import Cell, Gap, cells_of, gaps
from ronda.learning.rules.ladder.rungs import EXPERT, NEW, RUNGS, height, rung_above
from ronda.learning.rules.ladder.shown import Learner, Levels, Shown, is_met, unmet
from ronda.learning.rules.ladder.standing import Standing, standing_of
from ronda.learning.rules.ladder.tracks import TRACKS, TrackStanding, tracks_of

__all__ = [
    "EXPERT",
    "NEW",
    "RUNGS",
    "TRACKS",
    "Cell",
    "Gap",
    "Learner",
    "Levels",
    "Need",
    "Shown",
    "Standing",
    "TrackStanding",
    "asked_on",
    "cells_of",
    "gaps",
    "height",
    "is_met",
    "rung_above",
    "standing_of",
    "tracks_of",
    "unmet",
]
