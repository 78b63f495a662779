"""Every write of work: who and when are arguments, one transaction each, told as changes."""

from ronda.work.services.handovers import (
    accept_handover,
    give_handover,
    record_handovers,
    return_handover,
    withdraw_handovers,
)
from ronda.work.services.listing import set_listing_targets, withdraw_listing_targets
from ronda.work.services.paperwork import record_form_time
from ronda.work.services.problems import raise_problem
from ronda.work.services.requests import answer_request, record_requests, withdraw_requests
from ronda.work.services.taking_back import reopen_request, reopen_task, take_back_answer
from ronda.work.services.tasks import complete_task, record_tasks, withdraw_tasks

__all__ = [
    "accept_handover",
    "answer_request",
    "complete_task",
    "give_handover",
    "raise_problem",
    "record_form_time",
    "record_handovers",
    "record_requests",
    "record_tasks",
    "reopen_request",
    "reopen_task",
    "return_handover",
    "set_listing_targets",
    "take_back_answer",
    "withdraw_handovers",
    "withdraw_listing_targets",
    "withdraw_requests",
    "withdraw_tasks",
]
