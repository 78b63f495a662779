"""What a person has before them of courses: proposals to answer, and what was begun and not finished."""

from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.learning.models import Course, MaterialSeen
from ronda.learning.queries.courses import courses_for
from ronda.learning.queries.home import HomePart, HomeRow
from ronda.learning.queries.proposals import open_proposals
from ronda.people.rules import Viewer

MOST = 6


def begun_courses(viewer: Viewer) -> list[Any]:
    """Offered, begun and not done since; the one looked at last comes first."""
    seen = MaterialSeen.objects.filter(person_id=viewer.person_id or 0).order_by()
    last = dict(seen.values_list("version__material__course").annotate(last=Max("first_at")))
    courses: QuerySet[Any] = courses_for(viewer).filter(pk__in=last, state=Course.State.OFFERED)
    open_ones = [each for each in courses if each.done_on is None or last[each.pk].date() > each.done_on]
    return sorted(open_ones, key=lambda each: last[each.pk], reverse=True)


def courses_part(viewer: Viewer, on: date) -> HomePart | None:
    if viewer.person_id is None:
        return None
    rows = [
        HomeRow(
            each.course.title,
            reverse("proposal", args=[each.pk]),
            below=_("Proposed: take it, or say why not"),
            state=pgettext("course", "proposed"),
            tone="attention",
        )
        for each in open_proposals(viewer)[:MOST]
    ]
    rows += [
        HomeRow(
            each.title,
            reverse("course", args=[each.pk]),
            state=pgettext("course", "begun"),
            tone="note",
        )
        for each in begun_courses(viewer)[:MOST]
    ]
    return HomePart(
        "courses",
        _("Courses"),
        rows,
        more=reverse("courses"),
        more_words=_("All courses"),
        empty=_("No course is proposed or begun."),
    )
