"""Classes as a calendar program reads them, and as the digest tells of them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import moment, month_name
from ronda.kernel.period import Month
from ronda.learning.models import TrainingClass
from ronda.learning.queries.classes.page import own_places, own_taught
from ronda.learning.queries.planned import planned_learning
from ronda.people.rules import Viewer
from ronda.work.rules.ics import CalendarEntry

WEEK = timedelta(days=7)
MOST = 500


def class_entry(held: TrainingClass, *, uid: str, url: str = "") -> CalendarEntry:
    trainer = held.trainer.name if held.trainer else held.trainer_name
    return CalendarEntry(
        uid,
        _("Class: %(course)s") % {"course": held.course.title},
        timezone.localtime(held.starts_at).date(),
        _("Trainer: %(name)s") % {"name": trainer} if trainer else "",
        url=url,
        place=held.room,
        starts=held.starts_at,
        ends=held.ends_at,
        cancelled=held.state == TrainingClass.State.CANCELLED,
    )


def class_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """One's own classes and those that one teaches, for the private address of work's calendar."""
    since, until = _moment(first), _moment(last + timedelta(days=1))
    mine = [place.training_class for place in own_places(viewer, since)]
    seen: set[int] = set()
    for held in [*mine, *own_taught(viewer, since)][:MOST]:
        if held.pk not in seen and held.starts_at < until:
            seen.add(held.pk)
            yield class_entry(held, uid=f"class-{held.pk}", url=reverse("training_class", args=[held.pk]))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def class_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """For the digest: one's classes of the next seven days, and what was not learnt in its month."""
    if viewer.person_id is None:
        return None
    since = _moment(today)
    soon = [
        place
        for place in own_places(viewer, since)
        if place.training_class.starts_at < since + WEEK and place.state != "waiting"
    ]
    late = [
        row
        for row in planned_learning(viewer, today.year).filter(person_id=viewer.person_id, state="planned")
        if row.month < str(Month.of(today))
    ]
    if not soon and not late:
        return None
    return lambda: (
        _("Training"),
        [
            *(
                _("%(when)s: class %(course)s")
                % {"when": moment(each.training_class.starts_at), "course": each.training_class.course.title}
                for each in soon
            ),
            *(
                _("%(course)s was planned for %(month)s")
                % {"course": row.course.title, "month": month_name(row.month)}
                for row in late
            ),
        ],
    )
