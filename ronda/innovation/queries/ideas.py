"""Suggestions: those of the own centre with their names, of other centres what was adopted there.

What is still being thought about elsewhere is nobody else's business: that takes the fear out of writing it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from ronda.innovation.models import Idea, IdeaPicture, IdeaStep, Points, Spread
from ronda.innovation.queries.who import innovation_rules, leads_company, led_centres
from ronda.innovation.rules.idea_states import Step
from ronda.innovation.rules.likeness import Line, alike
from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import working_days_of
from ronda.people.rules import Viewer
from ronda.work.queries.reached import Reached

SHARED = (Idea.State.ADOPTED.value, Idea.State.SPREAD.value)
# Older ones have been compared often enough.
MOST_COMPARED = 1500


@dataclass(frozen=True)
class IdeasWanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    state: str = ""
    kind: str = ""
    about: str = ""
    centre: str = ""
    first: date | None = None
    last: date | None = None


def ideas_for(viewer: Viewer) -> QuerySet[Idea]:
    rows = Idea.objects.filter(company_id=viewer.company_id)
    if not viewer.roles:
        rows = rows.none()
    elif not leads_company(viewer):
        own = Q(person_id=viewer.person_id or 0) | Q(centre_id__in=viewer.centre_ids)
        rows = rows.filter(own | Q(state__in=SHARED))
    return rows.select_related("person", "centre", "outlet", "like", "answered_by")


def idea_for(viewer: Viewer, number: int) -> Idea:
    found = ideas_for(viewer).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"idea {number}", "is not among yours", "look at it again"))
    return found


def listed_ideas(viewer: Viewer, wanted: IdeasWanted, on: date) -> QuerySet[Idea]:
    rows = ideas_for(viewer)
    for word in wanted.words.split():
        rows = rows.filter(
            Q(line__icontains=word) | Q(more__icontains=word) | Q(person__name__icontains=word)
        )
    named = {
        "state": wanted.state if wanted.state in Idea.State.values else "",
        "kind": wanted.kind,
        "about": wanted.about,
        "centre__code": wanted.centre,
        "written_at__date__gte": wanted.first,
        "written_at__date__lte": wanted.last,
    }
    rows = rows.filter(**{column: value for column, value in named.items() if value})
    if wanted.state == "mine":
        rows = rows.filter(person_id=viewer.person_id or 0)
    if wanted.state == "waiting":
        rows = rows.filter(answered_at=None)
    if wanted.state == "late":
        rows = rows.filter(answered_at=None, answer_due__lt=on)
    return rows.order_by("-written_at", "-pk")


def alike_ideas(viewer: Viewer, text: str, on: date) -> list[Idea]:
    """Earlier ones that the viewer may read, the likest first."""
    rules = innovation_rules(on)
    rows = ideas_for(viewer).order_by("-written_at").values_list("pk", "line", "more")[:MOST_COMPARED]
    lines = [Line(number, f"{line} {more[:200]}") for number, line, more in rows]
    near = alike(text, lines, least=float(rules.alike_least), most=rules.alike_most)
    found = ideas_for(viewer).in_bulk([each.number for each in near])
    return [found[each.number] for each in near]


def steps_of(idea: Idea) -> list[IdeaStep]:
    return list(idea.steps.select_related("by", "where"))


def told_steps(steps: Sequence[IdeaStep]) -> list[Step]:
    """As the rules take them."""
    return [Step(each.state, each.worked) for each in steps]  # type: ignore[arg-type]


def pictures_of(idea: Idea) -> list[IdeaPicture]:
    return list(idea.pictures.filter(removed_at=None).order_by("pk"))


def picture_for(viewer: Viewer, number: int) -> IdeaPicture:
    """Whoever reads the suggestion sees its pictures."""
    found = IdeaPicture.objects.filter(pk=number, removed_at=None, idea__in=ideas_for(viewer)).first()
    if found is None:
        raise RefusedError(Problem(f"picture {number}", "is not among yours", "look at it again"))
    return found


def spreads_of(idea: Idea) -> list[Spread]:
    return list(idea.spreads.select_related("centre", "asked_by", "looked_by"))


def points_of_idea(idea: Idea) -> list[Points]:
    return list(Points.objects.filter(idea=idea, taken_back_at=None).select_related("person"))


def ideas_to_answer(viewer: Viewer) -> list[Idea]:
    """Of the centres that the viewer leads, the one due first first; never the own ones."""
    rows = ideas_waiting(viewer).select_related("person", "centre")
    return list(rows.order_by("answer_due", "pk"))


def ideas_waiting(viewer: Viewer) -> QuerySet[Idea]:
    """The same to be asked about within another statement."""
    rows = Idea.objects.filter(company_id=viewer.company_id, answered_at=None)
    if not leads_company(viewer):
        rows = rows.filter(centre_id__in=led_centres(viewer))
    return rows.exclude(person_id=viewer.person_id or 0)


def own_ideas(viewer: Viewer) -> list[Idea]:
    """The newest first."""
    rows = Idea.objects.filter(company_id=viewer.company_id, person_id=viewer.person_id or 0)
    return list(rows.order_by("-written_at", "-pk"))


def trials_running(viewer: Viewer) -> list[Idea]:
    """The viewer's own suggestions that are being tried."""
    return [each for each in own_ideas(viewer) if each.state == Idea.State.TRIED]


def counted_by_state(viewer: Viewer) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for state in ideas_for(viewer).select_related(None).order_by().values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def read_idea(viewer: Viewer, number: int) -> Reached | None:
    """Whose it is, for what lies with it."""
    found = ideas_for(viewer).filter(pk=number).first()
    return None if found is None else Reached(found.person_id, found.centre_id)


def remind_from(due: date, viewer: Viewer, on: date) -> date:
    """The day from which whoever leads is reminded of an answer: so many working days before it is due."""
    days = innovation_rules(on).remind_days
    reach = Period(due - timedelta(days=3 * days + 14), due)
    before = sorted(working_days_of(viewer, reach))
    return before[-days] if days and len(before) >= days else due
