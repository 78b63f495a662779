"""What people learn, what they show that they can, and what was written down of it."""

from ronda.learning.models.bank import Question, QuestionVersion
from ronda.learning.models.certification import CertificatePaper, CertificationSession, SessionEntry
from ronda.learning.models.courses import (
    Course,
    CourseDone,
    CourseProposal,
    Material,
    MaterialSeen,
    MaterialVersion,
)
from ronda.learning.models.exams import (
    Attempt,
    AttemptQuestion,
    Blueprint,
    Candidate,
    EssayMark,
    Exam,
    SavedAnswer,
)
from ronda.learning.models.facts import Certificate, ExamOutcome, LearningForm, LearningTime
from ronda.learning.models.ladder import Competence, CompetenceProof, Placement, Proof, Rung, RungNeed
from ronda.learning.models.practice import Drill, DrillEntry, DrillJudge, DrillScore, EffectCheck, Observation
from ronda.learning.models.year import ClassPlace, PlannedLearning, TrainingClass, TrainingPlan

__all__ = [
    "Attempt",
    "AttemptQuestion",
    "Blueprint",
    "Candidate",
    "Certificate",
    "CertificatePaper",
    "CertificationSession",
    "ClassPlace",
    "Competence",
    "CompetenceProof",
    "Course",
    "CourseDone",
    "CourseProposal",
    "Drill",
    "DrillEntry",
    "DrillJudge",
    "DrillScore",
    "EffectCheck",
    "EssayMark",
    "Exam",
    "ExamOutcome",
    "LearningForm",
    "LearningTime",
    "Material",
    "MaterialSeen",
    "MaterialVersion",
    "Observation",
    "Placement",
    "PlannedLearning",
    "Proof",
    "Question",
    "QuestionVersion",
    "Rung",
    "RungNeed",
    "SavedAnswer",
    "SessionEntry",
    "TrainingClass",
    "TrainingPlan",
]
