"""What a visit form must say before it is sent: why one was there, and what came of it."""

from collections.abc import Iterator
from datetime import date

from ronda.kernel.problem import Problem
from ronda.visits.rules.forms.said import FormSaid


def form_faults(said: FormSaid, *, day: date) -> Iterator[Problem]:
    """All else may stay empty; what is begun must be whole."""
    if not said.reason:
        yield Problem("reason", "has no reason for the visit", "choose why you are here")
    if not said.outcome.strip():
        yield Problem("outcome", "has no outcome of the visit", "say in a sentence what came of it")
    if said.task_result.strip() and said.task is None:
        yield Problem("task", "has a result of no task", "choose the task that it is the result of")
    if said.request_text.strip() and not said.request_topic:
        yield Problem("request_topic", "has a request without a topic", "choose what it is about")
    if said.request_topic and not said.request_text.strip():
        yield Problem("request_text", "has a topic without a request", "write what the outlet asks for")
    if said.base_data == "changed" and not said.change.strip():
        yield Problem("change", "does not say what is different", "say what is different from the record")
    if said.next_on is not None and said.next_on < day:
        yield Problem("next_on", "plans the next step before the visit", "choose a later day")
    if any(each.due is not None and each.due < day for each in said.promises):
        yield Problem("promise", "is promised for a day before the visit", "choose a later day")
