"""Repeated problems ask once for another process."""

from datetime import date, datetime, timedelta

from ronda.people.rules import Viewer
from ronda.work.models import Problem, ProcessProposal
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.repeated_problems import Noted, repeated_with, topic_key, topic_of
from ronda.work.services.tracing import leave_trace


def propose_where_repeated(
    *, by: Viewer, at: datetime, today: date, problem: Problem
) -> ProcessProposal | None:
    """The open proposal of its topic with the problem on it; None while it is not repeated often enough."""
    rules = work_rules(today)
    since = problem.found_on - timedelta(days=rules.repeat_window_days)
    near = Problem.objects.filter(
        company_id=by.company_id, found_on__gt=since, found_on__lte=problem.found_on
    ).exclude(state=Problem.State.DISMISSED)
    # What a settled proposal answered does not ask again.
    near = near.exclude(proposals__state__in=(ProcessProposal.State.ADOPTED, ProcessProposal.State.DECLINED))
    notes = [_noted(each) for each in near.only("found_on", "topic", "title", "process_id")]
    group = repeated_with(_noted(problem), notes, window_days=rules.repeat_window_days)
    if len(group) < rules.repeats:
        return None
    proposal = _open_proposal(by, at, topic_of(group), problem)
    proposal.problems.add(*(each.number for each in group))
    return proposal


def _open_proposal(by: Viewer, at: datetime, topic: str, problem: Problem) -> ProcessProposal:
    waiting = ProcessProposal.objects.filter(company_id=by.company_id, state=ProcessProposal.State.OPEN)
    for known in waiting.select_for_update(of=("self",)):
        if topic_key(known.topic) == topic_key(topic):
            return known
    proposal = ProcessProposal.objects.create(
        company_id=by.company_id,
        topic=topic,
        process_id=problem.process_id,
        made_at=at,
        made_by_id=by.person_id,
    )
    leave_trace(
        by=by, at=at, about="proposal", number=proposal.pk, what="proposal.opened", said={"topic": topic}
    )
    return proposal


def _noted(problem: Problem) -> Noted:
    return Noted(problem.pk, problem.found_on, problem.topic, problem.title, problem.process_id or 0)
