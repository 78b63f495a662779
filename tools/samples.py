"""Things of a company that pages are about, by the names that `tools.every_page` asks for them."""

from ronda.cockpit.queries import closed_months
from ronda.people.models import Person
from ronda.people.queries import company_named
from ronda.people.rules import Viewer


def samples_of(company_code: str) -> dict[str, object]:
    """One of each; the person is the one who signs in as diego."""
    by = Viewer.operator(company_named(company_code).pk)
    person = Person.objects.get(company_id=by.company_id, user__username="diego")
    return {"person": person.code, "month": str(closed_months(by)[0])}
