"""Questionnaires of the customers' view with their newest version."""

from django.db.models import Count, Max, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.recognition.models import Questionnaire, QuestionnaireVersion, SurveyRound
from ronda.recognition.queries.customers.rounds import rounds_for
from ronda.recognition.rules.customers.rights import may_change


def questionnaires_for(viewer: Viewer) -> QuerySet[Questionnaire]:
    """The company's: everybody may know what is asked about them."""
    found = Questionnaire.objects.filter(company_id=viewer.company_id, side=Questionnaire.Side.CUSTOMERS)
    found = found.annotate(newest=Max("versions__number"), asked=Count("versions__rounds", distinct=True))
    return found if viewer.roles else found.none()


def questionnaire_seen(viewer: Viewer, number: int) -> Questionnaire:
    found = questionnaires_for(viewer).filter(pk=number).first()
    if found is None:
        raise RefusedError(
            Problem("questionnaire", "is not among your questionnaires", "look at the list again")
        )
    return found


def versions_of(questionnaire: Questionnaire) -> QuerySet[QuestionnaireVersion]:
    """The newest first, with how many rounds asked it."""
    versions = questionnaire.versions.annotate(asked=Count("rounds"))
    return versions.select_related("made_by").order_by("-number")


def is_shared(viewer: Viewer, questionnaire: Questionnaire) -> bool:
    """Rounds of others ask it too, and so the viewer writes a copy; a cancelled round asked nobody."""
    rounds = SurveyRound.objects.filter(version__questionnaire=questionnaire)
    asking = set(rounds.exclude(state=SurveyRound.State.CANCELLED).values_list("centre_id", flat=True))
    return not may_change(viewer, asking)


def rounds_asking(viewer: Viewer, questionnaire: Questionnaire) -> list[SurveyRound]:
    """Those under way that the viewer knows of: they keep the version that they ask."""
    over = (SurveyRound.State.PUBLISHED, SurveyRound.State.CANCELLED)
    rounds = rounds_for(viewer).filter(version__questionnaire=questionnaire).exclude(state__in=over)
    return list(rounds.select_related("version").order_by("opens_on", "pk"))


def may_write(viewer: Viewer) -> bool:
    """Whoever leads a centre or the company, and an administrator."""
    return viewer.can_manage or bool(viewer.roles & (LEADING_ROLES | {"leader"}))
