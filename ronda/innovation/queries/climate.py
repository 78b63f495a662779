"""The climate of innovation: whether people write, whether they hear soon, and whether failures are told."""

from collections import defaultdict
from datetime import date

from django.utils.timezone import localdate

from ronda.innovation.models import Idea, IdeaStep
from ronda.innovation.rules.climate import Climate, Lived, climate_of
from ronda.kernel.period import Period
from ronda.people.queries import people_led, working_days_of
from ronda.people.rules import Viewer
from ronda.work.rules import WorkingClock


def climate(viewer: Viewer, on: date) -> Climate:
    """Of the centres that the viewer works in, or of the company: this year up to the day.

    Whole numbers of a centre: nobody is named in it, and nobody is the last.
    """
    everywhere = Viewer.operator(viewer.company_id)
    centres = None if viewer.scope == "company" else viewer.centre_ids
    people = people_led(everywhere, on=on, centres=centres)
    begins = date(on.year, 1, 1)
    rows = Idea.objects.filter(company_id=viewer.company_id, written_at__date__range=(begins, on))
    if centres is not None:
        rows = rows.filter(centre_id__in=centres)
    ideas = list(rows)
    ended: defaultdict[int, list[bool]] = defaultdict(list)
    steps = IdeaStep.objects.filter(idea__in=[each.pk for each in ideas], worked__isnull=False)
    for idea, worked in steps.order_by().values_list("idea_id", "worked"):
        ended[idea].append(bool(worked))
    clock = WorkingClock.of(working_days_of(viewer, Period(begins, date(on.year + 1, 1, 1))))
    lived = [_lived(each, ended[each.pk], clock, on) for each in ideas]
    return climate_of(lived, people=frozenset(each.person_id for each in people))


def _lived(idea: Idea, ended: list[bool], clock: WorkingClock, on: date) -> Lived:
    answered = None if idea.answered_at is None else localdate(idea.answered_at)
    return Lived(
        idea.person_id,
        None if answered is None else clock.elapsed(localdate(idea.written_at), answered),
        late=(answered or on) > idea.answer_due,
        trials=len(ended),
        failed=sum(not each for each in ended),
    )
