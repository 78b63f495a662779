"""The centres and people that a viewer may see."""

from datetime import date

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Appointment, Centre, Person
from ronda.people.queries.believing import held_on, in_force
from ronda.people.rules import Viewer


def centres_for(viewer: Viewer) -> QuerySet[Centre]:
    centres = Centre.objects.filter(company_id=viewer.company_id)
    return centres if viewer.scope == "company" else centres.filter(pk__in=viewer.centre_ids)


def people_for(viewer: Viewer, *, on: date) -> QuerySet[Person]:
    """The company's people; for a centre those in one of its posts on the day; always oneself."""
    return _people(viewer, held_on(on))


def person_named(viewer: Viewer, code: str) -> Person:
    """The person with this code among those the viewer sees, whenever they were in the centre."""
    person = people_at_any_time(viewer).filter(code=code).first()
    if person is None:
        raise RefusedError(Problem(f"person {code}", "is not among your people", "look at the code again"))
    return person


def people_at_any_time(viewer: Viewer) -> QuerySet[Person]:
    return _people(viewer, in_force())


def _people(viewer: Viewer, appointed: Q) -> QuerySet[Person]:
    people = Person.objects.filter(company_id=viewer.company_id)
    if viewer.scope == "company":
        return people
    oneself = Q(pk__in=[viewer.person_id])
    if viewer.scope == "own":
        return people.filter(oneself)
    colleagues = Appointment.objects.filter(appointed, centre_id__in=viewer.centre_ids)
    return people.filter(oneself | Q(pk__in=colleagues.values("person_id")))
