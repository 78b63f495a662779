"""The exams that a person is to sit: on the home page, in the digest, in a calendar program."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ronda.design.templatetags.figures import day
from ronda.learning.models import Exam
from ronda.learning.queries.essays import essays_waiting
from ronda.learning.queries.exams import Waiting, exams_waiting
from ronda.learning.queries.home import HomePart, HomeRow
from ronda.learning.queries.setters import exam_rules_or_none, may_set
from ronda.learning.wording.durations import duration
from ronda.people.rules import Viewer
from ronda.work.rules.ics import CalendarEntry

MOST = 6


def exams_part(viewer: Viewer, on: date) -> HomePart | None:
    """To sit, and for those who set exams the essays that wait."""
    if viewer.person_id is None:
        return None
    rows = [_row(each) for each in exams_waiting(viewer, on)[:MOST]]
    waiting = _essays(viewer, on)
    if waiting:
        words = ngettext("%(n)s essay to mark", "%(n)s essays to mark", waiting) % {"n": waiting}
        rows.append(HomeRow(words, reverse("essays")))
    return HomePart(
        "exams",
        _("Exams to sit"),
        rows,
        more=reverse("exams"),
        more_words=_("All exams and results"),
        empty=_("You are to sit no exam."),
    )


def exam_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """None where nothing waits."""
    waiting = [each for each in exams_waiting(viewer, today) if each.is_open(timezone.now())]
    essays = _essays(viewer, today)
    if not waiting and not essays:
        return None

    def write() -> tuple[str, Sequence[str]]:
        lines = [
            _("%(exam)s: until %(day)s") % {"exam": each.exam.title, "day": day(each.last_day)}
            for each in waiting[:MOST]
        ]
        if essays:
            lines.append(ngettext("%(n)s essay to mark", "%(n)s essays to mark", essays) % {"n": essays})
        return _("Exams"), lines

    return write


def exam_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """An exam of some hours as it stands in the day, one of several days as its last one."""
    for each in exams_waiting(viewer, first):
        exam = each.exam
        if not first <= each.last_day <= last:
            continue
        short = exam.closes_at - exam.opens_at <= timedelta(days=1)
        yield CalendarEntry(
            f"exam-{exam.pk}",
            exam.title if short else _("%(exam)s: last day") % {"exam": exam.title},
            each.last_day,
            url=reverse("exams"),
            starts=exam.opens_at if short else None,
            ends=exam.closes_at if short else None,
        )


def _row(each: Waiting) -> HomeRow:
    exam, now = each.exam, timezone.now()
    address = reverse("exam_attempt", args=[each.running]) if each.running else reverse("exams")
    if each.running:
        state, tone = pgettext("exam", "under way"), "attention"
    elif each.is_open(now):
        state, tone = pgettext("exam", "open"), "note"
    else:
        state, tone = pgettext("exam", "not open yet"), "plain"
    return HomeRow(
        exam.title,
        address,
        below=f"{Exam.Kind(exam.kind).label} · {duration(exam.minutes)}",
        day=each.last_day,
        state=state,
        tone=tone,
    )


def _essays(viewer: Viewer, on: date) -> int:
    if exam_rules_or_none(on) is None or not may_set(viewer):
        return 0
    return essays_waiting(viewer).count()
