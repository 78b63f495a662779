"""Recording how long a form took."""

from datetime import datetime

from django.utils import timezone

from ronda.design.form_time import SentForm
from ronda.people.rules import Viewer
from ronda.work.models import FormTime
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.form_time import counted_seconds


def record_form_time(*, by: Viewer, at: datetime, sent: SentForm) -> FormTime:
    """In the centre of whoever sent it: the first of several, none for whoever works for the company."""
    day = timezone.localdate(at)
    assert by.person_id is not None, "an operator sends no forms"
    return FormTime.objects.create(
        company_id=by.company_id,
        centre_id=min(by.centre_ids, default=None),
        person_id=by.person_id,
        form=sent.form[:60],
        day=day,
        seconds=counted_seconds(sent.elapsed, sent.active, work_rules(day).longest_form_minutes),
        filled=min(sent.filled, 999),
        typed=min(sent.typed, 999),
        sent_at=at,
    )
