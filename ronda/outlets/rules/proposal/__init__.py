"""A centre's outlets among its account managers: compact on the map, even in workload."""

from ronda.outlets.rules.proposal.points import Load, ManagerPoint, OutletPoint, Proposal, Travel
from ronda.outlets.rules.proposal.propose import present_loads, propose_portfolios

__all__ = ["Load", "ManagerPoint", "OutletPoint", "Proposal", "Travel", "present_loads", "propose_portfolios"]
