"""Who did it, when and why, as the history of a record keeps it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from ronda.people.rules import Viewer


def told_by(by: Viewer, at: datetime, why: str = "") -> dict[str, Any]:
    """What `bulk_create_with_history` and `bulk_update_with_history` are to remember."""
    user = None if by.person_id is None else User.objects.filter(person=by.person_id).first()
    return {"default_user": user, "default_date": at, "default_change_reason": why or None}
