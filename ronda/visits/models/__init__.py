"""Visits: those planned, those that took place, what was seen and said at them, and their proof."""

from ronda.visits.models.advice import Advice
from ronda.visits.models.facts import Visit
from ronda.visits.models.forms import Promise, StockCount, VisitForm
from ronda.visits.models.plans import PlannedVisit, VisitPlan
from ronda.visits.models.proof import Flag, Photo, PlaceReading, ReadingLook
from ronda.visits.models.terms import StartPlace, VisitDays

__all__ = [
    "Advice",
    "Flag",
    "Photo",
    "PlaceReading",
    "PlannedVisit",
    "Promise",
    "ReadingLook",
    "StartPlace",
    "StockCount",
    "Visit",
    "VisitDays",
    "VisitForm",
    "VisitPlan",
]
