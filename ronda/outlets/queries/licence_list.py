"""The list of licences with their standing of the day."""

from datetime import date

from django.db.models import QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Licence
from ronda.outlets.queries.outlets import outlets_for
from ronda.outlets.queries.standings import with_standing
from ronda.people.rules import Viewer


def listed_licences(viewer: Viewer, *, on: date) -> QuerySet[Licence]:
    """The licences of the viewer's outlets."""
    licences = Licence.objects.filter(outlet__company_id=viewer.company_id)
    if viewer.scope != "company":
        licences = licences.filter(outlet__in=outlets_for(viewer, on=on))
    return with_standing(licences, on).select_related("outlet")


def licence_key_of(viewer: Viewer, number: int) -> tuple[str, str]:
    """The code of the outlet and the number on the paper."""
    licence = Licence.objects.filter(outlet__company_id=viewer.company_id, pk=number)
    found = licence.values_list("outlet__code", "number").first()
    if found is None:
        raise RefusedError(
            Problem(f"licence {number}", "is not among your licences", "look at the list again")
        )
    return found
