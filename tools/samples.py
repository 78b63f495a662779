"""Things of a company that pages are about, by the names that `tools.every_page` asks for them."""

from ronda.appraisal.queries import derivation_for
from ronda.cockpit.queries import closed_months
from ronda.cockpit.rules import cards_of
from ronda.facts.queries import closing_for
from ronda.kernel.period import Month
from ronda.outlets.queries import portfolio_for, products_for
from ronda.people.models import Appointment, Person, RoleGrant
from ronda.people.queries import company_named
from ronda.people.rules import Viewer

FIXED = {
    "goal": "certified",
    "flight": "handovers",
    "check": "check",
    "look": "look",
    "distribute": "distribute",
    "approve": "approve",
    "indicator": "sales_plan",
    "subject": "person",
}


def samples_of(company_code: str) -> dict[str, object]:
    """One of each; the person is the one who signs in as diego."""
    by = Viewer.operator(company_named(company_code).pk)
    month = closed_months(by)[0]
    person = Person.objects.get(company_id=by.company_id, user__username="diego")
    appointment = Appointment.objects.filter(person=person, withdrawn_at=None).latest("id")
    role = RoleGrant.objects.filter(person__company_id=by.company_id, withdrawn_at=None).earliest("id")
    held = portfolio_for(by, on=month.start).filter(person=person).earliest("outlet__code")
    return FIXED | {
        "person": person.code,
        "month": str(month),
        "missed": _missed(by, month, person.code),
        "centre": appointment.centre.code,
        "appointment": appointment.pk,
        "role": role.pk,
        "outlet": held.outlet.code,
        "product": products_for(by).earliest("id").pk,
    }


def _missed(by: Viewer, month: Month, person_code: str) -> str:
    """An indicator that the person missed."""
    derivation = derivation_for(by, closing_for(by, month), person_code)
    lines = (line for card in cards_of(derivation) for line in card.lines)
    return next(line.indicator for line in lines if line.state == "missed")
