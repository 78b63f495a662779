"""Reads of analyses, and which of them was used: an action started from it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import outlets_for, portfolio_for
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, Anomaly, Handover, Problem, Task
from ronda.work.queries.seen import shared_with
from ronda.work.queries.silence import with_acceptance


@dataclass(frozen=True)
class Holder:
    """An account manager with those outlets of an analysis that are the own ones, as code and name."""

    person_id: int
    code: str
    name: str
    outlets: list[str]


@dataclass(frozen=True)
class Use:
    """What started from an analysis, as far as the viewer reads it."""

    tasks: list[Task]
    handovers: list[Handover]
    problems: list[Problem]

    @property
    def used(self) -> bool:
        return bool(self.tasks or self.handovers or self.problems)


def analyses_for(viewer: Viewer, *, on: date | None = None) -> QuerySet[Analysis]:
    """The centre's for the back office; of an account manager what was handed over, and the own outlets'.

    The own outlets are those of the day, or without one of any time.
    """
    found = Analysis.objects.filter(shared_with(viewer)).select_related("made_by", "centre", "company")
    if viewer.scope != "own":
        return found
    given = Handover.objects.filter(in_force(), analysis=OuterRef("pk"), receiver_id=viewer.person_id or 0)
    held = outlets_for(viewer, on=on).values("pk")
    own = Anomaly.objects.filter(analysis=OuterRef("pk"), outlet_id__in=held)
    return found.filter(Q(Exists(given.filter(given_on__isnull=False))) | Q(Exists(own)))


def with_use(analyses: QuerySet[Analysis]) -> QuerySet[Any]:
    """`use` is task, handover, problem or nothing: what it was used for, never what somebody typed."""
    task = Task.objects.filter(in_force(), analysis=OuterRef("pk"))
    handover = Handover.objects.filter(in_force(), analysis=OuterRef("pk"), given_on__isnull=False)
    problem = Problem.objects.filter(anomaly__analysis=OuterRef("pk"))
    return analyses.annotate(
        use=Case(
            When(Exists(problem), then=Value("problem")),
            When(Exists(task), then=Value("task")),
            When(Exists(handover), then=Value("handover")),
            default=Value(""),
            output_field=CharField(),
        )
    )


def analysis_for(viewer: Viewer, number: int, *, on: date) -> Analysis:
    analysis: Analysis | None = with_use(analyses_for(viewer, on=on)).filter(pk=number).first()
    if analysis is None:
        raise RefusedError(Fault(f"analysis {number}", "is not among yours", "look at the number again"))
    return analysis


def use_of(viewer: Viewer, analysis: Analysis, *, today: date) -> Use:
    """Everybody in the centre may know what started; an account manager reads the own hand-over only."""
    if not getattr(analysis, "use", "unknown"):
        return Use([], [], [])
    own = viewer.scope == "own"
    tasks = Task.objects.filter(in_force(), analysis=analysis).select_related("owner")
    handovers = Handover.objects.filter(in_force(), analysis=analysis).select_related("owner", "receiver")
    if own:
        tasks = tasks.filter(owner_id=viewer.person_id or 0)
        handovers = handovers.filter(receiver_id=viewer.person_id or 0)
    problems = Problem.objects.filter(anomaly__analysis=analysis).select_related("owner")
    return Use(list(tasks), list(with_acceptance(viewer, list(handovers), today)), list(problems))


def made_and_used(viewer: Viewer, *, on: date, since: date) -> tuple[int, int]:
    """How many analyses were made since a day, and how many of them were used."""
    made = with_use(analyses_for(viewer, on=on).filter(made_at__date__gte=since))
    return made.count(), made.exclude(use="").count()


def outlets_of(analysis: Analysis) -> list[int]:
    """The numbers of the outlets that an analysis is about."""
    if analysis.kind == Analysis.Kind.ANOMALIES:
        return list(analysis.anomalies.order_by().values_list("outlet_id", flat=True).distinct())
    return [int(number) for number in analysis.figures.get("outlets", [])] if _lists(analysis) else []


def holders_of_analysis(viewer: Viewer, analysis: Analysis, *, on: date) -> list[Holder]:
    """By name; of an analysis of no single outlet everybody of the centre who holds any."""
    numbers = outlets_of(analysis)
    held = portfolio_for(viewer, on=on).filter(outlet__centre_id=analysis.centre_id)
    found: dict[int, Holder] = {}
    for entry in held.filter(outlet_id__in=numbers) if numbers else held:
        person = entry.person
        holder = found.setdefault(person.pk, Holder(person.pk, person.code, person.name, []))
        if numbers:
            holder.outlets.append(f"{entry.outlet.code} {entry.outlet.name}")
    return sorted(found.values(), key=lambda each: (each.name.casefold(), each.code))


def _lists(analysis: Analysis) -> bool:
    return isinstance(analysis.figures.get("outlets"), list)
