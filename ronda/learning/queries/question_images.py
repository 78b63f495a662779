"""Images of questions: for setters, and for whoever has the question in an own paper."""

from django.db.models import Q

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import QuestionVersion
from ronda.learning.queries.setters import may_set
from ronda.people.rules import Viewer


def image_for(viewer: Viewer, number: int) -> QuestionVersion:
    seen = Q() if may_set(viewer) else Q(asked__attempt__person_id=viewer.person_id or 0)
    found = QuestionVersion.objects.filter(seen, pk=number, question__company_id=viewer.company_id).exclude(
        image=""
    )
    version = found.defer("key").first()
    if version is None:
        raise NotAllowedError(f"image {number}")
    return version
