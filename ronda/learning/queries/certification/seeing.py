"""Who sees whose certificates and results, and who keeps them.

Certificates belong to the record that administrators keep too. Results of sessions, who must sit one and why
are for the person and those who lead them.
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Certificate
from ronda.learning.queries.facts import KEEPS_OR_LEADS
from ronda.people.queries import in_force, people_for
from ronda.people.queries.led import LEADS_CENTRE, LEADS_COMPANY
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import CertifyingRules, Rules
from ronda.work.queries.numbered import numbered
from ronda.work.rules import as_leader


def may_organise(viewer: Viewer) -> bool:
    """Sessions and who is in them: whoever leads a centre or the company."""
    return bool(viewer.roles & (LEADS_CENTRE | LEADS_COMPANY))


def may_keep(viewer: Viewer) -> bool:
    """Certificates: whoever leads, and whoever keeps the company's records."""
    return may_organise(viewer) or viewer.can_manage


def led_centres(viewer: Viewer) -> frozenset[int] | None:
    """None: all of the company; empty for whoever leads nobody."""
    if viewer.roles & LEADS_COMPANY:
        return None
    if not viewer.roles & LEADS_CENTRE:
        return frozenset()
    return viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids


def refuse_unless_organiser(viewer: Viewer) -> None:
    if not may_organise(viewer):
        raise NotAllowedError("organising the certification")


def people_led_by(viewer: Viewer, on: date) -> QuerySet[Any]:
    """Whose results the viewer sees: one's own and those of the people led on the day."""
    return people_for(as_leader(viewer), on=on)


def people_kept_by(viewer: Viewer, on: date) -> QuerySet[Any]:
    """Whose certificates the viewer sees; to keep them one must also be one who keeps."""
    if viewer.roles & KEEPS_OR_LEADS:
        return people_for(Viewer.operator(viewer.company_id), on=on)
    return people_led_by(viewer, on)


def certificates_seen(viewer: Viewer, on: date) -> QuerySet[Certificate]:
    """In force, withdrawn and corrected."""
    return Certificate.objects.filter(company_id=viewer.company_id, person__in=people_kept_by(viewer, on))


def certificate_seen(viewer: Viewer, number: int, on: date) -> Certificate:
    """As it stands; RefusedError where there is none of this number for the viewer."""
    found = certificates_seen(viewer, on).filter(in_force(), numbered([number])).select_related("person")
    certificate = found.first()
    if certificate is None:
        problem = Problem(f"certificate {number}", "is not in force among yours", "look at the page again")
        raise RefusedError(problem)
    return certificate


def person_seen(viewer: Viewer, code: str, on: date) -> Any:
    person = people_kept_by(viewer, on).filter(code=code).first()
    if person is None:
        raise NotAllowedError(f"certificates of person {code}")
    return person


def own(viewer: Viewer) -> Q:
    return Q(person_id=viewer.person_id or 0)


def certifying_rules(on: date) -> tuple[Rules, CertifyingRules]:
    """RefusedError where the policy folder has no part about the certification."""
    rules = rules_in_use(on)
    if rules.certifying is None or rules.exams is None:
        problem = Problem("certification", "has no policy", "copy the folder `learning` of Ronda's policies")
        raise RefusedError(problem)
    return rules, rules.certifying
