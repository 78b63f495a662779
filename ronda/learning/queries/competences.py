"""Competences as lists and one by one, and what the rungs of a post ask, past and to come."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Competence, Rung, RungNeed
from ronda.people.queries import numbers_of_posts
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class RungAsks:
    """What a rung asks today, what it will ask, and what it no longer does."""

    rung: str
    now: list[RungNeed]
    later: list[RungNeed]
    before: list[RungNeed]


def competences_for(viewer: Viewer, *, on: date) -> QuerySet[Competence]:
    """Everybody of the company reads them; `asked` are the rungs that ask for it on the day."""
    rows = Competence.objects.filter(company_id=viewer.company_id if viewer.roles else 0)
    asked = Q(needs__begins__lte=on) & (Q(needs__ends=None) | Q(needs__ends__gte=on))
    return rows.annotate(asked=Count("needs", filter=asked, distinct=True))


def competence_numbered(viewer: Viewer, number: int, *, on: date) -> Competence:
    found = competences_for(viewer, on=on).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"competence {number}", "is not in force among yours", "look again"))
    return found


def in_use(viewer: Viewer) -> QuerySet[Competence]:
    return Competence.objects.filter(company_id=viewer.company_id, retired_at=None)


def needs_of_competence(viewer: Viewer, number: int) -> list[RungNeed]:
    """Every rung that asks or asked for it, the latest beginning first."""
    rows = RungNeed.objects.filter(company_id=viewer.company_id, competence_id=number)
    return list(rows.order_by("-begins", "post", "pk"))


def need_numbered(viewer: Viewer, number: int) -> RungNeed:
    rows = RungNeed.objects.filter(company_id=viewer.company_id, pk=number, ends=None)
    found = rows.select_related("competence").first()
    if found is None:
        raise RefusedError(Problem(f"need {number}", "is not in force among yours", "look at it again"))
    return found


def rungs_of_post(viewer: Viewer, post: str, *, on: date) -> list[RungAsks]:
    """The lowest rung first; nothing where the company has no such post."""
    if not viewer.roles or post not in numbers_of_posts(viewer):
        return []
    rows = RungNeed.objects.filter(company_id=viewer.company_id, post=post).select_related("competence")
    needs = list(rows.order_by("competence__side", "begins", "pk"))
    return [
        RungAsks(
            rung=rung,
            now=[each for each in needs if each.rung == rung and _holds(each, on)],
            later=[each for each in needs if each.rung == rung and each.begins > on],
            before=[each for each in needs if each.rung == rung and each.ends and each.ends < on],
        )
        for rung in Rung.values
    ]


def posts_with_rungs(viewer: Viewer) -> list[str]:
    rows = RungNeed.objects.filter(company_id=viewer.company_id if viewer.roles else 0)
    return list(rows.order_by("post").values_list("post", flat=True).distinct())


def _holds(need: RungNeed, on: date) -> bool:
    return need.begins <= on and (need.ends is None or need.ends >= on)
