"""Inspections: draws that anyone can re-run, blind re-visits, findings, and what is confirmed of them."""

from ronda.inspection.models.draws import Commitment, DrawnUnit, InspectionRound
from ronda.inspection.models.facts import InformationCheck, IntegrityFinding
from ronda.inspection.models.findings import Finding

__all__ = ["Commitment", "DrawnUnit", "Finding", "InformationCheck", "InspectionRound", "IntegrityFinding"]
