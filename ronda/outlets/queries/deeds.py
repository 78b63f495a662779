"""What was done on screen, for those who may take it back."""

from django.db.models import QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Deed
from ronda.people.rules import Viewer


def deeds_for(viewer: Viewer) -> QuerySet[Deed]:
    """The company's, the latest first, without what they changed."""
    if not viewer.can_manage:
        raise NotAllowedError("looking at what others did")
    deeds = Deed.objects.filter(company_id=viewer.company_id)
    return deeds.defer("changes").select_related("done_by").order_by("-pk")


def deed_for(viewer: Viewer, number: int) -> Deed:
    deed = deeds_for(viewer).defer(None).filter(pk=number).first()
    if deed is None:
        raise RefusedError(Problem(f"deed {number}", "is not among your company's", "look at the list again"))
    return deed
