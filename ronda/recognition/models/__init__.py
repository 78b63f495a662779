"""Who is recognised: what customers, colleagues and leaders say, and who is chosen."""

from ronda.recognition.models.audit import AuditedRater, AuditWord
from ronda.recognition.models.colleagues import (
    PeerComment,
    PeerExclusion,
    PeerResult,
    PeerRound,
    PeerSlot,
    RoundKey,
    SealedForm,
)
from ronda.recognition.models.customers import (
    CustomerResult,
    Questionnaire,
    QuestionnaireVersion,
    SheetKeying,
    SurveyRound,
    SurveySheet,
    TelephoneCheck,
)
from ronda.recognition.models.facts import SatisfactionForm
from ronda.recognition.models.leaders import Criterion, LeaderJudgement, RecognitionNote
from ronda.recognition.models.selection import Campaign, CampaignEntry, Nomination, Objection

__all__ = [
    "AuditWord",
    "AuditedRater",
    "Campaign",
    "CampaignEntry",
    "Criterion",
    "CustomerResult",
    "LeaderJudgement",
    "Nomination",
    "Objection",
    "PeerComment",
    "PeerExclusion",
    "PeerResult",
    "PeerRound",
    "PeerSlot",
    "Questionnaire",
    "QuestionnaireVersion",
    "RecognitionNote",
    "RoundKey",
    "SatisfactionForm",
    "SealedForm",
    "SheetKeying",
    "SurveyRound",
    "SurveySheet",
    "TelephoneCheck",
]
