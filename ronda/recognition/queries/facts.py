"""Every read of recognition: what the viewer may see, and the frozen rows of a month."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.recognition.models import SatisfactionForm
from ronda.work.queries import NUMBER, seen_by
from ronda.work.rules import as_leader


def forms_in_force(viewer: Viewer) -> QuerySet[SatisfactionForm]:
    """Those of the outlets of one's centres, or the company's."""
    return SatisfactionForm.objects.filter(in_force(), seen_by(viewer, centre="outlet__centre_id"))


def forms_for(viewer: Viewer, month: Month) -> QuerySet[SatisfactionForm]:
    """Single answers, for those who lead: an outlet must not fear the person whom it judges."""
    forms = forms_in_force(as_leader(viewer)).filter(day__gte=month.start, day__lt=month.end)
    return forms.select_related("outlet")


def known_satisfaction_forms(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the month's valid forms."""
    refuse_unless_freezing(viewer)
    forms = SatisfactionForm.objects.filter(
        believed_at(as_of),
        company_id=viewer.company_id,
        valid=True,
        day__gte=month.start,
        day__lt=month.end,
    )
    return [dict(row) for row in forms.values("outlet_id", "day", "score", form_id=NUMBER)]
