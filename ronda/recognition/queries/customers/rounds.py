"""Rounds: a centre knows that there is one; what it drew is seen by those who run or keep it."""

from datetime import date

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.recognition.models import SurveyRound
from ronda.recognition.queries.customers.policy import customers_rules
from ronda.recognition.rules.customers.lasting import Lasting
from ronda.recognition.rules.customers.rights import may_keep, may_run
from ronda.work.queries.reached import Reached


def rounds_for(viewer: Viewer) -> QuerySet[SurveyRound]:
    """Of the viewer's centres and of the whole company."""
    rounds = SurveyRound.objects.filter(company_id=viewer.company_id).select_related("centre")
    if viewer.scope != "company":
        rounds = rounds.filter(Q(centre_id__in=viewer.centre_ids) | Q(centre=None))
    return rounds if viewer.roles else rounds.none()


def round_seen(viewer: Viewer, number: int) -> SurveyRound:
    found = rounds_for(viewer).select_related("centre", "version__questionnaire").filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem("round", "is not among your rounds", "look at the list again"))
    return found


def keeps_round(viewer: Viewer, round_: SurveyRound) -> bool:
    """Of a round of the whole company, each back office keeps what lies in its centre."""
    centres = [round_.centre_id] if round_.centre_id else [None, *sorted(viewer.centre_ids)]
    return any(may_keep(viewer, centre) for centre in centres)


def runs_round(viewer: Viewer, round_: SurveyRound) -> bool:
    return may_run(viewer, round_.centre_id)


def lasting_of(round_: SurveyRound, on: date) -> Lasting:
    """With what the policy of the day allows."""
    announced = round_.first_closes_on or round_.closes_on
    return Lasting(round_.closes_on, announced, customers_rules(on).extension_days)


def centres_run(viewer: Viewer) -> dict[int, str]:
    """Centres in which the viewer runs rounds, by number; 0 is the whole company."""
    found = {pk: name for pk, name in centres_for(viewer).values_list("pk", "name") if may_run(viewer, pk)}
    return {**found, 0: ""} if may_run(viewer, None) else found


def read_round(viewer: Viewer, number: int) -> Reached | None:
    """Its history and comments name sheets: nobody who is rated reads them."""
    found = rounds_for(viewer).filter(pk=number).first()
    if found is None or not keeps_round(viewer, found):
        return None
    return Reached(None, found.centre_id)
