"""The whole of what is in force on one day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ronda.policy.models.appraisal import (
    Absence,
    AppealRules,
    Cascade,
    Duty,
    EstimateRules,
    Grading,
    Indicator,
    Knot,
    PostRule,
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
from ronda.policy.models.innovation import InnovationRules
from ronda.policy.models.inspection import InspectionRules
from ronda.policy.models.ladder import LadderRules
from ronda.policy.models.learning import CourseRules, ExamRules, LearningRules, PracticeRules, TrainingRules
from ronda.policy.models.pay import Integrity, LegalRules, PayRules
from ronda.policy.models.terms import Frozen
from ronda.policy.models.visits import AtVisits, FieldWork, PlanningRules, ProofRules, VisitRules
from ronda.policy.models.work import WorkRules


class Rules(Frozen):
    """Every value in force on `on`; a period is appraised with the rules of its first day."""

    on: date
    posts: Mapping[str, PostRule]
    indicators: Mapping[str, Indicator]
    scorecards: Mapping[str, Mapping[str, Decimal]]
    curves: Mapping[str, tuple[Knot, ...]]
    duties: Mapping[str, Duty]
    cascade: Cascade
    absence: Absence
    grading: Grading
    pay: PayRules
    legal: LegalRules
    certification: Certification
    visits: VisitRules
    year: YearRules
    appeals: AppealRules
    evaluation: EvaluationRules
    target_rules: Mapping[str, TargetRule]
    integrity: Integrity
    board: BoardRules | None = None
    closing: ClosingRules | None = None
    work: WorkRules | None = None
    # Closings made before the month was estimated keep a policy without it.
    estimate: EstimateRules | None = None
    at_visits: AtVisits | None = None
    field_work: FieldWork | None = None
    planning: PlanningRules | None = None
    proof: ProofRules | None = None
    inspection: InspectionRules | None = None
    exams: ExamRules | None = None
    ladder: LadderRules | None = None
    training: TrainingRules | None = None
    certifying: CertifyingRules | None = None
    learning: LearningRules | None = None
    colleagues: ColleagueRules | None = None
    leaders: LeaderRules | None = None
    raters: RaterRules | None = None
    selection: SelectionRules | None = None
    courses: CourseRules | None = None
    practice: PracticeRules | None = None
    customers: CustomersView | None = None
    innovation: InnovationRules | None = None
