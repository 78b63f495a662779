"""Policies: dated, sourced, typed values read from YAML; no number of the business lives in code."""

from ronda.policy.checking import Checked, check_folder
from ronda.policy.loading import Policy, PolicyError, load_policy
from ronda.policy.models import (
    AppealRules,
    AtVisits,
    Band,
    BoardRules,
    Certification,
    ClosingRules,
    CourseRules,
    Duty,
    ExamRules,
    FieldWork,
    Grading,
    Indicator,
    InspectionRules,
    Knot,
    PlanningRules,
    PostRule,
    ProofRules,
    Rules,
    VisitRules,
    WorkRules,
)
from ronda.policy.parameters import Parameter
from ronda.policy.versions import Version, version_of

__all__ = [
    "AppealRules",
    "AtVisits",
    "Band",
    "BoardRules",
    "Certification",
    "Checked",
    "ClosingRules",
    "CourseRules",
    "Duty",
    "ExamRules",
    "FieldWork",
    "Grading",
    "Indicator",
    "InspectionRules",
    "Knot",
    "Parameter",
    "PlanningRules",
    "Policy",
    "PolicyError",
    "PostRule",
    "ProofRules",
    "Rules",
    "Version",
    "VisitRules",
    "WorkRules",
    "check_folder",
    "load_policy",
    "version_of",
]
