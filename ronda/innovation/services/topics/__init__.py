"""Every write of topics and their reviews."""

from ronda.innovation.services.topics.evidence import add_evidence, take_out_evidence
from ronda.innovation.services.topics.judging import give_marks
from ronda.innovation.services.topics.making import (
    TopicSaid,
    change_topic,
    close_topic,
    propose_topic,
    register_topic,
)
from ronda.innovation.services.topics.ordering import order_entries
from ronda.innovation.services.topics.publishing import publish_review
from ronda.innovation.services.topics.reviews import (
    cancel_review,
    enter_topics,
    make_review,
    name_judges,
)
from ronda.innovation.services.topics.steps import finish_step, write_step
from ronda.innovation.services.topics.teams import MemberSaid, set_team

__all__ = [
    "MemberSaid",
    "TopicSaid",
    "add_evidence",
    "cancel_review",
    "change_topic",
    "close_topic",
    "enter_topics",
    "finish_step",
    "give_marks",
    "make_review",
    "name_judges",
    "order_entries",
    "propose_topic",
    "publish_review",
    "register_topic",
    "set_team",
    "take_out_evidence",
    "write_step",
]
