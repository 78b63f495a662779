"""The selection of outstanding marketers, written."""

from ronda.recognition.services.selection.campaigns import (
    CampaignSaid,
    announce_campaign,
    approve_campaign,
    cancel_campaign,
    finish_campaign,
    make_campaign,
    publish_campaign,
)
from ronda.recognition.services.selection.choosing import choose, compute_campaign
from ronda.recognition.services.selection.speaking import (
    answer_objection,
    judge_person,
    nominate,
    raise_objection,
)

__all__ = [
    "CampaignSaid",
    "announce_campaign",
    "answer_objection",
    "approve_campaign",
    "cancel_campaign",
    "choose",
    "compute_campaign",
    "finish_campaign",
    "judge_person",
    "make_campaign",
    "nominate",
    "publish_campaign",
    "raise_objection",
]
