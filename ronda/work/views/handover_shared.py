"""What several pages of hand-overs need: filters, and what their forms offer."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from ronda.people.queries import LedPerson, centres_for
from ronda.people.rules import Viewer
from ronda.work.forms.handover_filters import HandoverFilter
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.duty_codes import duty_choices
from ronda.work.queries.handover_list import listed_handovers
from ronda.work.queries.task_choices import plans_open, priorities_open
from ronda.work.rules import may_record_in
from ronda.work.views.doing import today


def language() -> str:
    return get_language() or "en"


def filter_of(viewer: Viewer, asked: QueryDict) -> HandoverFilter:
    """What an address asks for, of the hand-overs that the viewer sees."""
    on = today()
    listed = listed_handovers(viewer, today=on)
    return HandoverFilter(
        asked,
        queryset=listed.rows,
        viewer=viewer,
        standing=listed.standing,
        people=named(colleagues_of(viewer, on=on)),
        duties=duty_choices(viewer, on=on, language=language()),
        plans=plans_open(viewer),
    )


def named(people: Sequence[LedPerson]) -> list[tuple[str, str]]:
    return [(each.code, f"{each.name} ({each.code})") for each in people]


def offered(viewer: Viewer, people: Sequence[LedPerson]) -> dict[str, Any]:
    """The choices of a form that plans something."""
    centres = [
        (str(pk), name)
        for pk, name in centres_for(viewer).order_by("name").values_list("pk", "name")
        if may_record_in(viewer, pk)
    ]
    return {
        "people": named(people),
        "centres": centres,
        "plans": plans_open(viewer),
        "priorities": priorities_open(viewer),
    }


def may_plan(viewer: Viewer) -> bool:
    """Whether there is a centre in which the viewer may plan hand-overs of others."""
    return viewer.can_manage or any(may_record_in(viewer, centre) for centre in viewer.centre_ids)
