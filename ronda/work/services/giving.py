"""Giving tasks: one or a thousand at once, in the same few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Task
from ronda.work.queries.duty_codes import duty_of_post, known_duties
from ronda.work.queries.orders import Surroundings, surroundings_of
from ronda.work.rules import may_record_in
from ronda.work.rules.task_order import TaskOrder, order_faults
from ronda.work.services.recording import add_records
from ronda.work.services.tracing import leave_traces

# More problems of one kind tell nobody more.
MOST_TOLD = 20


@dataclass(frozen=True)
class Given:
    """The numbers of the tasks, in the order of what was ordered, and what they have in common."""

    numbers: tuple[int, ...]
    batch: str

    @property
    def number(self) -> int:
        return self.numbers[0]


@transaction.atomic
def give_tasks(*, by: Viewer, at: datetime, orders: Sequence[TaskOrder], batch: str = "") -> Given:
    """All of them, or none with every reason; those given together share a batch.

    The back office gives in its centre; anybody gives to oneself. An order whose source key is known and
    says the same adds nothing.
    """
    if not all(_may_give(by, order) for order in orders):
        raise NotAllowedError("giving tasks in this centre")
    around = surroundings_of(by, orders)
    refuse_if_any(_problems(by, at, orders, around)[:MOST_TOLD])
    if len(orders) > 1 and not batch:
        batch = get_random_string(16)
    drafts = [_draft(by, at, order, around, batch) for order in orders]
    refuse_if_any([problem for draft in drafts for problem in invalid_fields(draft, "title")][:MOST_TOLD])
    add_records(drafts, at=at, refuse=lambda _records: None)
    given = [draft for draft in drafts if draft.pk is not None]
    leave_traces(by=by, at=at, about="task", what="task.given", said=[_told(each) for each in given])
    return Given(tuple(each.number for each in given), batch)


def _may_give(by: Viewer, order: TaskOrder) -> bool:
    own = by.person_id is not None and order.owner_id == by.person_id and order.centre_id in by.centre_ids
    return own or may_record_in(by, order.centre_id)


def _problems(by: Viewer, at: datetime, orders: Sequence[TaskOrder], around: Surroundings) -> list[Problem]:
    today = timezone.localdate(at)
    duties = known_duties(by, today)
    return [
        Problem(where, what, remedy)
        for order in orders
        for where, what, remedy in [*order_faults(order, today), *_faults(order, around, duties)]
    ]


def _faults(order: TaskOrder, around: Surroundings, duties: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    if (order.centre_id, order.owner_id) not in around.posts:
        yield "owner", "holds no post in the centre on the due day", "choose somebody who does"
    if order.duty and order.duty not in duties:
        yield "duty", f"duty {order.duty} is not known", "choose one of the card"
    if order.accountable_id is not None and order.accountable_id not in around.people:
        yield "accountable", "is not among your people", "choose somebody else"
    for noun, number, known in (
        ("outlet", order.outlet_id, around.outlets),
        ("plan", order.plan_id, around.plans),
        ("priority", order.priority_id, around.priorities),
        ("problem", order.problem_id, around.problems),
        ("analysis", order.analysis_id, around.analyses),
    ):
        if number is not None and number not in known:
            yield noun, "is not among what tasks may name", "look at it again"


def _draft(by: Viewer, at: datetime, order: TaskOrder, around: Surroundings, batch: str) -> Task:
    values: dict[str, Any] = {
        name: getattr(order, name) for name in TaskOrder.__dataclass_fields__ if name not in ("title", "duty")
    }
    post = around.posts[order.centre_id, order.owner_id]
    return Task(
        company_id=by.company_id,
        title=order.title.strip(),
        duty=order.duty or duty_of_post(post, for_plan=order.plan_id is not None),
        batch=batch,
        known_at=at,
        asked_by_id=by.person_id,
        asked_at=at,
        **values,
    )


def _told(task: Task) -> tuple[int, dict[str, Any]]:
    return task.number, {"due": task.due.isoformat()}
