"""The plan of a month's visits: problem, seed and work in, plan and reasons out."""

from ronda.visits.rules.planning.planner import plan
from ronda.visits.rules.planning.plans import Cost, Plan, PlannedStop, Reason, Tour
from ronda.visits.rules.planning.problem import Outlet, Person, Prices, Problem
from ronda.visits.rules.planning.travel import Travel, table_of, travel_of
from ronda.visits.rules.planning.verify import verify

__all__ = [
    "Cost",
    "Outlet",
    "Person",
    "Plan",
    "PlannedStop",
    "Prices",
    "Problem",
    "Reason",
    "Tour",
    "Travel",
    "plan",
    "table_of",
    "travel_of",
    "verify",
]
