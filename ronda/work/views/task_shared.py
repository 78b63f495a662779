"""What several pages of tasks need: their filters, and the fields of what is asked."""

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import get_language

from ronda.people.rules import Viewer
from ronda.work.forms.task_filters import TaskFilter
from ronda.work.queries import method_places
from ronda.work.queries.duty_codes import duty_choices, usual_duties
from ronda.work.queries.task_choices import Choices, choices_for
from ronda.work.queries.tasks import listed_tasks
from ronda.work.views.doing import today


def language() -> str:
    return get_language() or "en"


def filter_of(viewer: Viewer, asked: QueryDict) -> TaskFilter:
    """What an address asks for, of the tasks that the viewer sees."""
    on = today()
    choices = choices_for(viewer, on=on)
    return TaskFilter(
        asked,
        queryset=listed_tasks(viewer, today=on),
        viewer=viewer,
        on=on,
        people=choices.named,
        duties=usual_duties(language()),
        plans=choices.plans,
        priorities=choices.priorities,
    )


def asked_options(viewer: Viewer) -> dict[str, Any]:
    """What the fields of a form of tasks offer."""
    on = today()
    return {
        "choices": choices_for(viewer, on=on),
        "duties": duty_choices(viewer, on=on, language=language()),
        "places": method_places(viewer, on),
    }


def first_values(request: HttpRequest, viewer: Viewer, choices: Choices) -> dict[str, Any]:
    """A form is filled from the address that it was opened with, and from who opened it."""
    names = ("plan", "priority", "outlet", "problem", "analysis", "duty", "person", "due", "title", "kind")
    own = next((each.code for each in choices.people if each.person_id == viewer.person_id), "")
    found = {name: request.GET[name] for name in names if request.GET.get(name)}
    return {"person": own if viewer.scope == "own" else "", "accountable": own, "kind": "task"} | found


def asked_day(asked: QueryDict) -> date | None:
    """The day that an address names, such as that of the column which a card was dropped on."""
    try:
        return parse_date(asked.get("due", ""))
    except ValueError:
        return None
