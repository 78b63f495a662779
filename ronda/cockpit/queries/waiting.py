"""What waits for a person on My day beside the work itself, asked of many areas in two statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value

from ronda.innovation.queries.ideas import ideas_waiting
from ronda.innovation.queries.reviews import reviews_waiting
from ronda.inspection.queries.units.mine import units_waiting
from ronda.inspection.queries.units.seen import may_inspect
from ronda.outlets.queries.class_changes import class_changes_waiting
from ronda.people.queries.how_many import how_many
from ronda.people.rules import Viewer
from ronda.recognition.queries.colleagues.waiting import rounds_waiting
from ronda.recognition.queries.leaders import notes_to_answer
from ronda.visits.queries.base_data import licences_to_renew
from ronda.visits.queries.proof.flags import waiting_for, waiting_to_be_settled


@dataclass(frozen=True)
class Praise:
    """A `round` of colleagues to rate in, a `note` to answer, an `idea` to answer, a `review` to judge.

    `day` is that of the note itself, else the one until which it is waited for.
    """

    kind: str
    number: int
    text: str
    name: str
    day: date


def counted_waiting(viewer: Viewer, today: date) -> dict[str, int]:
    """How many there are of what is only counted."""
    asked: dict[str, QuerySet[Any, Any]] = {
        "own_questions": waiting_for(viewer),
        "led_questions": waiting_to_be_settled(viewer),
        "class_changes": class_changes_waiting(viewer),
    }
    if may_inspect(viewer):
        asked["units"] = units_waiting(viewer)
    if "account_manager" in viewer.roles:
        asked["licences"] = licences_to_renew(viewer, today=today)
    return {"units": 0, "licences": 0} | how_many(**asked)


def praise_waiting(viewer: Viewer, on: date, most: int) -> Sequence[Praise]:
    """At most so many of each kind: notes the newest first, of the others what is due first."""
    nobody = Value("")
    asked = [
        _told("round", rounds_waiting(viewer, on), "half", nobody, "closes_on"),
        _told("note", notes_to_answer(viewer), "text", nobody, "day"),
        _told("idea", ideas_waiting(viewer), "line", "person__name", "answer_due"),
        _told("review", reviews_waiting(viewer), "title", nobody, "day"),
    ]
    first, *others = asked
    found = [Praise(*row) for row in first.union(*others, all=True)]
    rounds, notes, ideas, reviews = (
        sorted((each for each in found if each.kind == kind), key=lambda each: (each.day, each.number))
        for kind in ("round", "note", "idea", "review")
    )
    return [*rounds[:most], *notes[::-1][:most], *ideas[:most], *reviews[:most]]


def _told(kind: str, rows: QuerySet[Any], *columns: Any) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(kind), "pk", *columns)
