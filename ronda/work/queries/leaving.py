"""Everything that a person has in hand: what somebody else has to take before the person leaves."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast

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
from ronda.work.queries.silence import silence_on
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


def open_lines(
    viewer: Viewer, person_id: int, centres: Collection[int] | None = None, *, today: date
) -> list[OpenLine]:
    """What is due first stands first within its kind; one statement for all kinds, after the calendar's."""
    company_id, in_hand = viewer.company_id, silence_on(viewer, today).open
    first, *others = [
        _lined(place, rows if centres is None else rows.filter(**{f"{centre}__in": centres}), centre, said)
        for place, (_, rows, centre, said) in enumerate(_kinds(company_id, person_id, in_hand))
    ]
    kinds = [(kind, said[3]) for kind, _, _, said in _kinds(company_id, person_id, in_hand)]
    return [
        OpenLine(kinds[place][0], number, str(title)[:200], centre_id, due, kinds[place][1], page)
        for place, number, title, centre_id, due, page in sorted(
            first.union(*others, all=True), key=_in_order
        )
    ]


def count_open(viewer: Viewer, person_id: int, centre_id: int, *, today: date) -> int:
    return len(open_lines(viewer, person_id, [centre_id], today=today))


def may_pass_on(viewer: Viewer, centre_id: int) -> bool:
    """Whoever leads the centre hands over what somebody leaves in it."""
    return may_lead(viewer, centre_id)


Said = tuple[Any, str, str | None, str, str]
Kind = tuple[str, QuerySet[Any], str, Said]


def _kinds(company_id: int, person_id: int, in_hand: Q) -> Iterator[Kind]:
    """Kind, rows, path to the centre; and number, title, due day, url name and number of its page."""
    ours = Q(company_id=company_id)
    now = Q(in_force(), ours)
    mine = Q(owner_id=person_id)
    yield "task", Task.objects.filter(now, mine, done_on=None), "centre_id", (
        NUMBER, "title", "due", "work_task", "",
    )  # fmt: skip
    handed = Handover.objects.filter(now, in_hand)
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


def _lined(place: int, rows: QuerySet[Any], centre: str, said: Said) -> QuerySet[Any, Any]:
    number, title, due, _name, page = said
    kept = F(number) if isinstance(number, str) else number
    lined: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            of_kind=Value(place, IntegerField()),
            kept=kept,
            titled=Cast(title, TextField()),
            of_centre=F(centre),
            by_day=F(due) if due else Value(None, DateField()),
            of_page=F(page) if page else kept,
        )
        .values_list("of_kind", "kept", "titled", "of_centre", "by_day", "of_page")
    )
    return lined


def _in_order(line: tuple[Any, ...]) -> tuple[int, date, int]:
    return line[0], line[4] or date.max, line[1]
