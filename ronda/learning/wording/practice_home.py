"""What a person has before them of practice: on the home page, in the digest, in a calendar program."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ronda.design.templatetags.figures import day
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Drill, EffectCheck, Observation
from ronda.learning.queries.home import HomePart, HomeRow
from ronda.learning.queries.practice.drills import drills_waiting
from ronda.learning.queries.practice.effects import effects_due
from ronda.learning.queries.practice.observations import awaits, observations_waiting, state_of
from ronda.learning.wording.practice_words import OBSERVATION_STATES
from ronda.people.rules import Viewer
from ronda.work.rules.ics import CalendarEntry

MOST = 6


def practice_part(viewer: Viewer, on: date) -> HomePart | None:
    """Observations of one's own, drills to judge or to take part in, checks to be made."""
    if viewer.person_id is None:
        return None
    rows = [
        *(_observation(each, viewer, on) for each in observations_waiting(viewer, on)[:MOST]),
        *(_drill(each, part) for each, part in drills_waiting(viewer)[:MOST]),
        *(_check(each, on) for each in _due(viewer, on)[:MOST]),
    ]
    return HomePart(
        "practice",
        _("Practice at work"),
        rows,
        more=reverse("observations"),
        more_words=_("All observations"),
        empty=_("Nothing is arranged. Go along to a colleague's visit, or take somebody along to yours."),
    )


def practice_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """None where nothing waits."""
    sheets = [each for each in observations_waiting(viewer, today) if awaits(each, viewer.person_id, today)]
    judged = [each for each, part in drills_waiting(viewer) if part == "judge" and each.state == "judging"]
    checks = _due(viewer, today)
    if not sheets and not judged and not checks:
        return None

    def write() -> tuple[str, Sequence[str]]:
        lines = [observation_words(each) for each in sheets]
        lines += [_("Give your marks: %(title)s") % {"title": each.title} for each in judged]
        lines += [check_words(each) for each in checks[:MOST]]
        left = len(checks) - MOST
        if left > 0:
            told = ngettext("and %(number)s check more", "and %(number)s checks more", left)
            lines.append(told % {"number": left})
        return _("Practice at work"), lines

    return write


def practice_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """The viewer's own observations and drills."""
    for each in observations_waiting(viewer, first):
        if first <= each.day <= last:
            place = each.planned_visit.outlet.name if each.planned_visit else ""
            address = reverse("observation", args=[each.pk])
            yield CalendarEntry(
                f"observation-{each.pk}", observation_words(each), each.day, url=address, place=place
            )
    for drill, _part in drills_waiting(viewer):
        if first <= drill.day <= last:
            yield CalendarEntry(
                f"drill-{drill.pk}", drill.title, drill.day, url=reverse("drill", args=[drill.pk])
            )


def observation_words(each: Observation) -> str:
    """`Elena watches Diego on 5 Oct 2026`"""
    return _("%(watches)s watches %(shows)s on %(day)s") % {
        "watches": each.watches.name,
        "shows": each.shows.name,
        "day": day(each.day),
    }


def check_words(each: EffectCheck) -> str:
    return _("Is it applied? %(person)s, %(course)s, by %(day)s") % {
        "person": each.person.name,
        "course": each.course.title,
        "day": day(each.due_on),
    }


def _due(viewer: Viewer, on: date) -> list[EffectCheck]:
    """None where the policy folder says nothing of practice."""
    try:
        return effects_due(viewer, on)
    except RefusedError:
        return []


def _observation(each: Observation, viewer: Viewer, on: date) -> HomeRow:
    word, kind = OBSERVATION_STATES[state_of(each, on)]
    waits = awaits(each, viewer.person_id, on)
    return HomeRow(
        _("%(watches)s watches %(shows)s") % {"watches": each.watches.name, "shows": each.shows.name},
        reverse("observation", args=[each.pk]),
        below=each.planned_visit.outlet.name if each.planned_visit else "",
        day=each.day,
        state=word,
        tone=kind if waits else "plain",
    )


def _drill(each: Drill, part: str) -> HomeRow:
    judging = part == "judge" and each.state == Drill.State.JUDGING
    return HomeRow(
        each.title,
        reverse("drill", args=[each.pk]),
        below=each.get_kind_display(),
        day=each.day,
        state=pgettext("drill", "you judge") if part == "judge" else pgettext("drill", "you take part"),
        tone="attention" if judging else "plain",
    )


def _check(each: EffectCheck, on: date) -> HomeRow:
    late = each.due_on < on
    return HomeRow(
        each.person.name,
        reverse("effect", args=[each.pk]),
        below=_("Is it applied? %(course)s") % {"course": each.course.title},
        day=each.due_on,
        state=pgettext("check of what was learnt", "overdue") if late else "",
        tone="attention" if late else "plain",
    )
