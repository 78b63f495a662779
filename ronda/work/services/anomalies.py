"""An anomaly is settled: it becomes a problem, or it is dismissed with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Anomaly, Problem
from ronda.work.queries.anomalies import anomalies_to_settle
from ronda.work.rules import may_record_in
from ronda.work.services.problems import Known, raise_problem
from ronda.work.services.tracing import leave_trace

LONGEST_REASON = 500


@dataclass(frozen=True)
class Turned:
    """An anomaly as a problem: its words, and whose it is."""

    number: int
    title: str
    evidence: str
    owner: Known


@transaction.atomic
def turn_into_problems(
    *, by: Viewer, at: datetime, today: date, turned: Sequence[Turned], due: date, topic: str = ""
) -> list[Problem]:
    """One problem each, found in an analysis, with the figures as its evidence."""
    anomalies = {each.pk: each for each in _taken(by, [each.number for each in turned])}
    problems = []
    for each in turned:
        anomaly = anomalies[each.number]
        problem = raise_problem(
            by=by,
            at=at,
            today=today,
            title=each.title,
            found=Problem.Found.ANALYSIS,
            evidence=each.evidence,
            outlet=anomaly.outlet,
            owner=each.owner,
            due=due,
            topic=topic,
            anomaly=anomaly,
        )
        _settle(by, at, anomaly, Anomaly.State.PROBLEM)
        leave_trace(
            by=by,
            at=at,
            about="analysis",
            number=anomaly.analysis_id,
            what="anomaly.problem",
            said={"outlet": anomaly.outlet.name, "problem": problem.pk},
        )
        problems.append(problem)
    return problems


@transaction.atomic
def dismiss_anomalies(*, by: Viewer, at: datetime, numbers: Sequence[int], why: str) -> list[Anomaly]:
    """The same is not raised again for a while, unless it is stronger."""
    reason = " ".join(why.split())
    if not reason:
        raise RefusedError(Fault("why", "says nothing", "say why this is no problem"))
    anomalies = _taken(by, numbers)
    for anomaly in anomalies:
        anomaly.dismissed_why = reason[:LONGEST_REASON]
        _settle(by, at, anomaly, Anomaly.State.DISMISSED)
        leave_trace(
            by=by,
            at=at,
            about="analysis",
            number=anomaly.analysis_id,
            what="anomaly.dismissed",
            said={"outlet": anomaly.outlet.name},
            why=anomaly.dismissed_why,
        )
    return anomalies


def _taken(by: Viewer, numbers: Sequence[int]) -> list[Anomaly]:
    anomalies = anomalies_to_settle(by, list(numbers))
    if not all(may_record_in(by, each.analysis.centre_id) for each in anomalies):
        raise NotAllowedError("settling anomalies of this centre")
    settled = [each for each in anomalies if each.state != Anomaly.State.OPEN]
    if settled:
        raise RefusedError(
            *(Fault(f"anomaly {each.pk}", "is settled already", "look at the page again") for each in settled)
        )
    return anomalies


def _settle(by: Viewer, at: datetime, anomaly: Anomaly, state: str) -> None:
    anomaly.state, anomaly.settled_by_id, anomaly.settled_at = state, by.person_id, at
    anomaly.save(update_fields=["state", "settled_by", "settled_at", "dismissed_why"])
