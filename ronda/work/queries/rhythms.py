"""Reads of recurring tasks."""

from django.db.models import QuerySet

from ronda.people.rules import Viewer
from ronda.work.models import Rhythm
from ronda.work.queries.seen import seen_by
from ronda.work.rules import may_record_in


def rhythms_for(viewer: Viewer) -> QuerySet[Rhythm]:
    """One's own, those of one's centres, or the company's."""
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id"])
    return Rhythm.objects.filter(seen).select_related("owner", "centre", "made_by")


def may_direct_rhythm(viewer: Viewer, rhythm: Rhythm) -> bool:
    """The back office of the centre; anybody what one asks of oneself."""
    own = viewer.person_id is not None and rhythm.owner_id == rhythm.made_by_id == viewer.person_id
    return (own and rhythm.centre_id in viewer.centre_ids) or may_record_in(viewer, rhythm.centre_id)
