"""What is planned to be learnt, by the plans in force, and whose plans a viewer sees."""

from django.db.models import Q, QuerySet

from ronda.learning.models import PlannedLearning, TrainingPlan
from ronda.people.rules import Viewer

OF_COMPANY = frozenset({"leader", "operator"})
OF_CENTRE = frozenset({"director", "deputy"})


def centres_trained(viewer: Viewer, path: str = "") -> Q:
    """Rows of the centres whose training the viewer leads, all of the company's for its leaders.

    `path` leads to what has a company and a centre.
    """
    company = Q(**{f"{path}company_id": viewer.company_id})
    if viewer.roles & OF_COMPANY:
        return company
    if not viewer.roles & OF_CENTRE:
        return Q(pk__in=[])
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return company & Q(**{f"{path}centre_id__in": led})


def planned_learning(viewer: Viewer, year: int) -> QuerySet[PlannedLearning]:
    """Of the accepted plans of the year: one's own, and that of the centres whose training one leads."""
    own = Q(person_id=viewer.person_id or 0, plan__company_id=viewer.company_id)
    rows = PlannedLearning.objects.filter(
        own | centres_trained(viewer, "plan__"), plan__year=year, plan__state=TrainingPlan.State.ACCEPTED
    )
    return rows.select_related("person", "course", "training_class", "plan")
