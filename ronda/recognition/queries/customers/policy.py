"""The policy of the customers' view."""

from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import CustomersView
from ronda.recognition.models import Questionnaire, QuestionnaireVersion
from ronda.recognition.rules.customers.asking import Item, items_of
from ronda.recognition.rules.customers.scoring import Asked


def customers_rules(on: date) -> CustomersView:
    """RefusedError where the policy folder has no part about the customers' view."""
    rules = rules_in_use(on).customers
    if rules is None:
        problem = Problem("customers", "has no policy of the view", "copy `evaluation/customers.yaml`")
        raise RefusedError(problem)
    return rules


def asked_of(version: QuestionnaireVersion) -> Asked:
    scales = tuple(each.code for each in items_of(version.items) if each.kind == "scale")
    return Asked(scales, version.least, version.most)


def asked_items(version: QuestionnaireVersion) -> tuple[list[Item], Item | None]:
    """The questions with marks, and the open one."""
    items = items_of(version.items)
    opened = next((each for each in items if each.kind == "open"), None)
    return [each for each in items if each.kind == "scale"], opened


def newest_version(viewer: Viewer, number: int) -> QuestionnaireVersion:
    """Of a questionnaire of the viewer's company that is in use; nobody writes it until the round stands."""
    list(
        Questionnaire.objects.select_for_update(of=("self",)).filter(pk=number, company_id=viewer.company_id)
    )
    found = (
        QuestionnaireVersion.objects.filter(
            questionnaire_id=number,
            questionnaire__company_id=viewer.company_id,
            questionnaire__side=Questionnaire.Side.CUSTOMERS,
            questionnaire__retired_at=None,
        )
        .select_related("questionnaire")
        .order_by("-number")
        .first()
    )
    if found is None:
        raise RefusedError(Problem("questionnaire", "is no questionnaire in use", "choose one that is"))
    return found
