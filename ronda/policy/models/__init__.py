"""The values in force at one moment, typed, frozen and checked when they are made."""

from ronda.policy.models.appraisal import (
    Absence,
    AppealRules,
    Band,
    Cascade,
    Duty,
    EstimateRules,
    Grading,
    Indicator,
    Knot,
    PostRule,
    Side,
    TargetRule,
    YearRules,
)
from ronda.policy.models.board import BoardRules, ClosingRules
from ronda.policy.models.certification import Certification, CertifyingRules
from ronda.policy.models.evaluation import (
    ColleagueRules,
    CustomersView,
    EvaluationRules,
    LeaderRules,
    RaterRules,
    SelectionRules,
)
from ronda.policy.models.innovation import AwardName, DimensionName, InnovationRules
from ronda.policy.models.inspection import InspectionRules
from ronda.policy.models.ladder import CompetenceRule, LadderRules, ProofName, RungName
from ronda.policy.models.learning import CourseRules, ExamRules, LearningRules, PracticeRules, TrainingRules
from ronda.policy.models.pay import Integrity, LegalRules, PayRules
from ronda.policy.models.rules import Rules
from ronda.policy.models.terms import Days, Fraction01, Frozen, LevelName, Positive
from ronda.policy.models.visits import AtVisits, FieldWork, PlanningRules, ProofRules, VisitRules
from ronda.policy.models.work import Minutes, WorkRules

__all__ = [
    "Absence",
    "AppealRules",
    "AtVisits",
    "AwardName",
    "Band",
    "BoardRules",
    "Cascade",
    "Certification",
    "CertifyingRules",
    "ClosingRules",
    "ColleagueRules",
    "CompetenceRule",
    "CourseRules",
    "CustomersView",
    "Days",
    "DimensionName",
    "Duty",
    "EstimateRules",
    "EvaluationRules",
    "ExamRules",
    "FieldWork",
    "Fraction01",
    "Frozen",
    "Grading",
    "Indicator",
    "InnovationRules",
    "InspectionRules",
    "Integrity",
    "Knot",
    "LadderRules",
    "LeaderRules",
    "LearningRules",
    "LegalRules",
    "LevelName",
    "Minutes",
    "PayRules",
    "PlanningRules",
    "Positive",
    "PostRule",
    "PracticeRules",
    "ProofName",
    "ProofRules",
    "RaterRules",
    "Rules",
    "RungName",
    "SelectionRules",
    "Side",
    "TargetRule",
    "TrainingRules",
    "VisitRules",
    "WorkRules",
    "YearRules",
]
