"""The cards of the month's planned learning and of one's classes on the home page of learning."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import moment, month_name
from ronda.kernel.period import Month
from ronda.learning.models import PlannedLearning
from ronda.learning.queries.classes.page import own_places, own_taught
from ronda.learning.queries.home import HomePart, HomeRow
from ronda.learning.queries.planned import planned_learning
from ronda.learning.wording.year_pages import PLACE_STATES, hour_words
from ronda.people.rules import Viewer

MOST = 5


def planned_part(viewer: Viewer, on: date) -> HomePart | None:
    """What the plan in force has for this month, and what is open of earlier ones."""
    if viewer.person_id is None:
        return None
    mine = planned_learning(viewer, on.year).filter(person_id=viewer.person_id)
    now = str(Month.of(on))
    rows = [row for row in mine if row.month == now or (row.state == "planned" and row.month < now)]
    if not rows and not mine:
        return None
    rows.sort(key=lambda row: (row.state != "planned", row.month, row.course.title))
    return HomePart(
        name="planned",
        title=_("Planned for %(month)s") % {"month": month_name(Month.of(on))},
        rows=[_row(row, now) for row in rows if row.state != "cancelled"],
        more=reverse("training_own"),
        more_words=_("My year"),
        empty=_("Nothing is planned for this month."),
    )


def _row(row: PlannedLearning, now: str) -> HomeRow:
    late = row.state == "planned" and row.month < now
    done = row.state == "done"
    return HomeRow(
        words=row.course.title,
        address=reverse("course", args=[row.course_id]),
        below=f"{row.course.get_form_display()} · {hour_words(row.minutes)}",
        state=_("done") if done else _("since %(month)s") % {"month": month_name(row.month)} if late else "",
        tone="good" if done else "attention" if late else "quiet",
    )


def classes_part(viewer: Viewer, on: date) -> HomePart | None:
    """The own ones that are still to come, and those that one teaches."""
    if viewer.person_id is None:
        return None
    since = datetime.combine(on, time.min, UTC)
    rows = [*(_taught(each) for each in own_taught(viewer, since)), *_places(viewer, since)]
    if not rows:
        return None
    return HomePart(
        name="classes",
        title=_("My classes"),
        rows=sorted(rows, key=lambda row: row.day or on)[:MOST],
        more=reverse("training_classes"),
        more_words=_("All classes"),
    )


def _taught(held: Any) -> HomeRow:
    return HomeRow(
        words=held.course.title,
        address=reverse("training_class", args=[held.pk]),
        below=moment(held.starts_at),
        day=timezone.localtime(held.starts_at).date(),
        state=_("you teach it"),
        tone="note",
    )


def _places(viewer: Viewer, since: datetime) -> list[HomeRow]:
    places = own_places(viewer, since)
    return [
        HomeRow(
            words=place.training_class.course.title,
            address=reverse("training_class", args=[place.training_class_id]),
            below=" · ".join(
                x for x in (moment(place.training_class.starts_at), place.training_class.room) if x
            ),
            day=timezone.localtime(place.training_class.starts_at).date(),
            state=_("cancelled") if place.training_class.state == "cancelled" else _state(place),
            tone="attention" if place.training_class.state == "cancelled" else PLACE_STATES[place.state][1],
        )
        for place in places
    ]


def _state(place: Any) -> str:
    if place.state == "signed_up" and place.state_why == "moved_up":
        return _("a seat became free: you have moved up")
    return str(PLACE_STATES[place.state][0])
