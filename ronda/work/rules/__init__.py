"""When work is due, whether it was in time, and who may record it."""

from ronda.work.rules.handover_result import HandoverDays, HandoverResult, handover_result
from ronda.work.rules.permission import as_leader, may_act_for, may_lead, may_record_in
from ronda.work.rules.records import HandoverRow, ListingTargetRow, RequestRow, TaskRow
from ronda.work.rules.request_result import is_answered_in_time
from ronda.work.rules.task_result import TaskResult, task_result
from ronda.work.rules.working_clock import WorkingClock

__all__ = [
    "HandoverDays",
    "HandoverResult",
    "HandoverRow",
    "ListingTargetRow",
    "RequestRow",
    "TaskResult",
    "TaskRow",
    "WorkingClock",
    "as_leader",
    "handover_result",
    "is_answered_in_time",
    "may_act_for",
    "may_lead",
    "may_record_in",
    "task_result",
]
