"""The warning of a pace that is behind, as a part of the digest and a line of a page."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.queries.quotas import PersonPace, paces_in
from ronda.visits.wording.quotas import needed_words, pace_words, reached_words


def own_paces(viewer: Viewer, today: date) -> list[PersonPace]:
    """The viewer's own of the running month; none where the policy folder says nothing of visits."""
    if viewer.person_id is None:
        return []
    try:
        found = paces_in(viewer, Month.of(today), today=today, own=True).people
    except RefusedError:
        return []
    return [each for each in found if each.pace.due]


def warned_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """For the digest: nothing while one is on course."""
    warned = [each for each in own_paces(viewer, today) if each.pace.warned]
    if not warned:
        return None
    return lambda: (_("Pace of visits"), [warning_words(each) for each in warned])


def warning_words(each: PersonPace) -> str:
    """`visits 84 of 210, behind by 12; 7.9 are needed on each working day`"""
    told = {
        "reached": reached_words(each.pace),
        "state": pace_words(each.pace)[1],
        "needed": needed_words(each.pace),
    }
    if each.quota:
        return _("Field visits %(reached)s. %(state)s. Needed on each working day: %(needed)s") % told
    return _("Visits %(reached)s. %(state)s. Needed on each working day: %(needed)s") % told
