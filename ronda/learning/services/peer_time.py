"""Learning from each other that a context above knows of, such as the work on a topic."""

from datetime import date, datetime

from ronda.kernel.change import Change
from ronda.learning.models import LearningForm, LearningTime
from ronda.learning.services.facts import record_learning_times
from ronda.people.rules import Viewer


def record_peer_minutes(
    *, company_id: int, person_id: int, at: datetime, day: date, minutes: int, key: str
) -> list[Change]:
    """The same key again replaces what it said."""
    time = LearningTime(
        company_id=company_id,
        person_id=person_id,
        day=day,
        minutes=minutes,
        form=LearningForm.PEER,
        source_key=key,
    )
    return record_learning_times(by=Viewer.operator(company_id), at=at, drafts=[time])
