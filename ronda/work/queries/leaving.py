"""Everything that a person has in hand: what somebody else has to take before the person leaves."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import (
    Chain,
    ChainStep,
    CustomerRequest,
    Handover,
    Plan,
    Priority,
    Problem,
    Rhythm,
    Task,
)
from ronda.work.queries.numbered import NUMBER
from ronda.work.rules import may_lead

RUNNING = ("open", "cause", "action", "check")


@dataclass(frozen=True)
class OpenLine:
    """One piece of work; `name` is the url name of its page, "" where it has none."""

    kind: str
    number: int
    title: str
    centre_id: int
    due: date | None
    name: str
    page: int

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.number}"


def open_lines(company_id: int, person_id: int, centres: Collection[int] | None = None) -> list[OpenLine]:
    """What is due first stands first within its kind; nine statements."""
    found: list[OpenLine] = []
    for kind, rows, centre, said in _kinds(company_id, person_id):
        within = rows if centres is None else rows.filter(**{f"{centre}__in": centres})
        found += _lines(kind, within, centre, said)
    return found


def count_open(company_id: int, person_id: int, centre_id: int) -> int:
    return sum(
        rows.filter(**{centre: centre_id}).count() for _, rows, centre, _ in _kinds(company_id, person_id)
    )


def may_pass_on(viewer: Viewer, centre_id: int) -> bool:
    """Whoever leads the centre hands over what somebody leaves in it."""
    return may_lead(viewer, centre_id)


Said = tuple[Any, str, str | None, str, str]
Kind = tuple[str, QuerySet[Any], str, Said]


def _kinds(company_id: int, person_id: int) -> Iterator[Kind]:
    """Kind, rows, path to the centre; and number, title, due day, url name and number of its page."""
    ours = Q(company_id=company_id)
    now = Q(in_force(), ours)
    mine = Q(owner_id=person_id)
    yield "task", Task.objects.filter(now, mine, done_on=None), "centre_id", (
        NUMBER, "title", "due", "work_task", "",
    )  # fmt: skip
    handed = Handover.objects.filter(now, accepted_on=None, returned_on=None)
    yield "handover", handed.filter(mine, given_on=None), "centre_id", (
        NUMBER, "title", None, "work_handover", "",
    )  # fmt: skip
    yield "answer", handed.filter(receiver_id=person_id).exclude(_goes_on_with(person_id)), "centre_id", (
        NUMBER, "title", None, "work_handover", "",
    )  # fmt: skip
    steps = ChainStep.objects.filter(ours_of(company_id), chain__state=Chain.State.RUNNING).exclude(_begun())
    yield "step", steps.filter(mine), "chain__centre_id", ("pk", "title", None, "work_chain", "chain_id")
    ends = steps.filter(receiver_id=person_id).exclude(Exists(_after().filter(owner_id=person_id)))
    yield "end", ends, "chain__centre_id", ("pk", "title", None, "work_chain", "chain_id")
    requests = CustomerRequest.objects.filter(now, mine, closed_on=None)
    yield "request", requests, "outlet__centre_id", (NUMBER, "text", "due_on", "work_request", "")
    plans = Plan.objects.filter(ours, mine, state__in=("draft", "submitted", "running"))
    yield "plan", plans, "centre_id", ("pk", "title", "last", "work_plan", "")
    priorities = Priority.objects.filter(ours, mine, closed_on=None)
    yield "priority", priorities, "centre_id", ("pk", "title", "last", "work_priority", "")
    rhythms = Rhythm.objects.filter(ours, mine, ended_at=None)
    yield "rhythm", rhythms, "centre_id", ("pk", "title", None, "", "")
    problems = Problem.objects.filter(ours, mine, state__in=RUNNING)
    yield "problem", problems, "centre_id", ("pk", "title", "due", "work_problem", "")


def ours_of(company_id: int) -> Q:
    return Q(chain__company_id=company_id)


def _begun() -> Exists:
    """The step has a hand-over already."""
    return Exists(Handover.objects.filter(in_force(), step=OuterRef("pk")))


def _after() -> QuerySet[ChainStep]:
    return ChainStep.objects.filter(chain=OuterRef("chain"), position=OuterRef("position") + 1)


def _goes_on_with(person_id: int) -> Exists:
    """The receiver owns the next step as well: who takes that step takes the answer with it."""
    return Exists(
        ChainStep.objects.filter(
            chain=OuterRef("step__chain"), position=OuterRef("step__position") + 1, owner_id=person_id
        )
    )


def _lines(kind: str, rows: QuerySet[Any], centre: str, said: Said) -> list[OpenLine]:
    number, title, due, name, page = said
    found = rows.order_by(due or "pk").values_list(
        F(number) if isinstance(number, str) else number,
        title,
        centre,
        *((due,) if due else ()),
        *((page,) if page else ()),
    )
    lines = []
    for values in found:
        at = list(values)
        key, words, where = at[:3]
        rest = at[3:]
        day = rest.pop(0) if due else None
        lines.append(OpenLine(kind, key, str(words)[:200], where, day, name, rest.pop(0) if page else key))
    return lines
