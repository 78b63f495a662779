"""Recurring tasks: their list, a new one, the end of one."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.rhythms import RhythmForm
from ronda.work.queries.duty_codes import duty_choices
from ronda.work.queries.rhythms import may_direct_rhythm, rhythms_for
from ronda.work.queries.task_choices import choices_for
from ronda.work.services.rhythms import end_rhythm, keep_rhythm
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.task_shared import language
from ronda.work.views.task_tables import RhythmTable
from ronda.work.wording.rhythms import rhythm_words


@for_viewer
def show_rhythms(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rhythms = list(rhythms_for(viewer).order_by("-pk"))
    for each in rhythms:
        each.words = rhythm_words(each)  # type: ignore[attr-defined]
        each.state_words = _("ended") if each.ended_at else _("running")  # type: ignore[attr-defined]
        each.may_end = each.ended_at is None and may_direct_rhythm(viewer, each)  # type: ignore[attr-defined]
    table = RhythmTable(rhythms)
    table.empty_text = _("Nothing repeats here yet.")
    table.empty_link = (reverse("work_rhythm_new"), _("New recurring task"))
    return show_list(
        request, table, name="ronda-recurring-tasks", template="work/rhythms.html", rhythms=rhythms
    )


@for_viewer
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    choices = choices_for(viewer, on=on)
    own = next((each.code for each in choices.people if each.person_id == viewer.person_id), "")
    form = RhythmForm(
        request.POST or None,
        choices=choices,
        duties=duty_choices(viewer, on=on, language=language()),
        initial={"starts": on, "person": own},
    )
    return record(
        request,
        form,
        lambda good: keep_rhythm(
            by=viewer,
            at=moment(),
            centre_id=next(
                each.centre_id for each in choices.people if each.code == good.cleaned_data["person"]
            ),
            owner_id=choices.numbers[good.cleaned_data["person"]],
            title=good.cleaned_data["title"],
            duty=good.cleaned_data["duty"],
            every=good.cleaned_data["every"],
            on=good.on,
            starts=good.cleaned_data["starts"],
            last=good.cleaned_data["last"],
            said=good.said,
        ),
        to=reverse("work_rhythms"),
        said=_("It repeats from now on; its next tasks are made."),
        heading=_("New recurring task"),
    )


@require_POST
@for_viewer
def end(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return press(
        request,
        lambda: end_rhythm(by=viewer, at=moment(), number=number, why=reason),
        to=reverse("work_rhythms"),
        said=_("It no longer repeats; what was due later is withdrawn."),
    )
