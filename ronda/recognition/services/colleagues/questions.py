"""What colleagues are asked: the policy's questions as a version that a round keeps."""

from datetime import date, datetime
from typing import Any

from ronda.people.rules import Viewer
from ronda.recognition.models import Questionnaire, QuestionnaireVersion
from ronda.recognition.queries.colleagues import colleague_rules


def version_asked(*, by: Viewer, at: datetime, on: date) -> QuestionnaireVersion:
    """The newest version where it still asks what the policy of the day does; else the next one."""
    rules = colleague_rules(on)
    least, most = rules.peer_marks
    items: list[dict[str, Any]] = [
        {"code": code, "kind": "scale", "text": dict(words)} for code, words in rules.peer_questions.items()
    ]
    kept, _made = Questionnaire.objects.get_or_create(
        company_id=by.company_id, side=Questionnaire.Side.COLLEAGUES, defaults={"title": "Colleagues"}
    )
    newest = kept.versions.first()
    if newest is not None and (newest.items, newest.least, newest.most) == (items, least, most):
        return newest
    return QuestionnaireVersion.objects.create(
        questionnaire=kept,
        number=1 + (newest.number if newest else 0),
        items=items,
        least=least,
        most=most,
        made_by_id=by.person_id,
        made_at=at,
    )
