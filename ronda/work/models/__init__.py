"""What the posts owe each other and the outlets, and how it goes from hand to hand."""

from ronda.work.models.analyses import Analysis, Anomaly
from ronda.work.models.cards import Card, CardDuty, CardReading
from ronda.work.models.desk import Attachment, Comment, OfficeRecord, SupervisionNote, Trace
from ronda.work.models.facts import Fact, two_clocks
from ronda.work.models.handovers import Chain, ChainStep, Handover
from ronda.work.models.listing import ListingTarget
from ronda.work.models.method import Process, ProcessReview, ProcessVersion, WorkingMethod
from ronda.work.models.naming import Stage, a_centre, a_company, a_person, perhaps
from ronda.work.models.paperwork import CalendarAddress, DigestWish, FormTime
from ronda.work.models.plans import DemonstrationCopy, Event, Plan, PlanOutlet, PlanProduct, StageNote
from ronda.work.models.priorities import Priority, PriorityOutlet
from ronda.work.models.problems import Problem, ProcessProposal
from ronda.work.models.requests import CustomerRequest
from ronda.work.models.tasks import Rhythm, Task

__all__ = [
    "Analysis",
    "Anomaly",
    "Attachment",
    "CalendarAddress",
    "Card",
    "CardDuty",
    "CardReading",
    "Chain",
    "ChainStep",
    "Comment",
    "CustomerRequest",
    "DemonstrationCopy",
    "DigestWish",
    "Event",
    "Fact",
    "FormTime",
    "Handover",
    "ListingTarget",
    "OfficeRecord",
    "Plan",
    "PlanOutlet",
    "PlanProduct",
    "Priority",
    "PriorityOutlet",
    "Problem",
    "Process",
    "ProcessProposal",
    "ProcessReview",
    "ProcessVersion",
    "Rhythm",
    "Stage",
    "StageNote",
    "SupervisionNote",
    "Task",
    "Trace",
    "WorkingMethod",
    "a_centre",
    "a_company",
    "a_person",
    "perhaps",
    "two_clocks",
]
