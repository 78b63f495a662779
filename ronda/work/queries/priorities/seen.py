"""Everybody in a centre reads its priorities; its back office makes them."""

from django.db.models import Count, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.work.models import Priority
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_record_in


def priorities_for(viewer: Viewer) -> QuerySet[Priority]:
    found = Priority.objects.filter(shared_with(viewer)).select_related("owner", "centre")
    return found.annotate(outlets_number=Count("outlets"))


def priority_for(viewer: Viewer, number: int) -> Priority:
    found = (
        priorities_for(viewer)
        .select_related("owner", "centre", "made_by", "company")
        .filter(pk=number)
        .first()
    )
    if found is None:
        what, remedy = "is not in force among yours", "look at the number again"
        raise RefusedError(Problem(f"priority {number}", what, remedy))
    return found


def may_make(viewer: Viewer) -> list[tuple[str, str]]:
    """Code and name of the centres where the viewer may make one."""
    centres = centres_for(viewer).values_list("pk", "code", "name")
    return [(code, name) for pk, code, name in centres if may_record_in(viewer, pk)]
