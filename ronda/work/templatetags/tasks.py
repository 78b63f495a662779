"""The words of tasks in a page."""

from datetime import date
from typing import Any

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ronda.work.queries.duty_codes import duty_title
from ronda.work.rules.task_state import task_state as state_of
from ronda.work.wording.tasks import KINDS, STATES, tasks_words

register = Library()


@register.simple_tag
def task_state(state: str) -> SafeString:
    """The word of a state in its colour."""
    word, kind = STATES[state]
    return SafeString(render_to_string("design/state_cell.html", {"kind": kind, "word": word}))


@register.filter
def state_on(task: Any, today: date) -> str:
    return state_of(task.due, task.done_on, today)


@register.filter
def state_word(state: str) -> str:
    return str(STATES[state][0])


@register.filter
def task_kind(kind: str) -> str:
    return str(KINDS[kind])


@register.filter
def task_count(number: int) -> str:
    return tasks_words(number)


@register.filter
def duty_words(code: str) -> str:
    """The duty as the pack calls it."""
    return duty_title(code, get_language() or "en")
