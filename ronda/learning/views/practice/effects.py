"""Checks on the job: which are due, what came of a course, writing down what was seen."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import DayColumn, PercentColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import day
from ronda.learning.forms.practice.effects import EffectForm
from ronda.learning.forms.practice.filters import EffectFilterForm
from ronda.learning.models import EffectCheck
from ronda.learning.queries.practice.effects import (
    courses_of,
    effect_by_course,
    effect_for,
    effects_due,
    effects_for,
    listed_effects,
    may_check,
    share_of,
    state_of,
    visits_since_learnt,
)
from ronda.learning.queries.practice.observations import sees_visit
from ronda.learning.services.practice import check_effect
from ronda.learning.wording.practice_words import APPLIED_KINDS, EFFECT_STATES
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import moment, record, today


class EffectTable(RondaTable):
    """One row a person and course."""

    caption = gettext_lazy("Checks of what was learnt")
    row_name = "person"
    hidden_at_first = ("number", "checked_by")

    person = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    number = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    course = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    learnt = DayColumn(verbose_name=gettext_lazy("Learnt on"))
    before = PercentColumn(verbose_name=gettext_lazy("Test before"), places=0)
    after = PercentColumn(verbose_name=gettext_lazy("Test after"), places=0)
    due = DayColumn(verbose_name=gettext_lazy("Due"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: row["state_kind"])
    applied = StateColumn(verbose_name=gettext_lazy("On the job"), kind_of=lambda row: row["applied_kind"])
    checked_by = django_tables2.Column(verbose_name=gettext_lazy("Checked by"))

    def render_person(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("effect", args=[record["number"]]), value)

    def value_person(self, value: str) -> str:
        return value


@for_viewer
def show_effects(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    every = list(effects_for(viewer, today()))
    narrow = EffectFilterForm(request.GET, courses=list(courses_of(every).items()))
    found = listed_effects(viewer, narrow.wanted, today())
    table = EffectTable([_row(each) for each in found])
    table.empty_text = _("No check fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-checks",
        template="learning/effects.html",
        filter={"form": narrow},
        any=bool(every),
        due=effects_due(viewer, today()),
        today=today(),
        courses=effect_by_course(found, today()) if len({each.person_id for each in every}) > 1 else (),
    )


@for_viewer
def look(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One check: read by the person, written by whoever leads or trains."""
    check = effect_for(viewer, number, today())
    word, kind = EFFECT_STATES[state_of(check, today())]
    allowed = may_check(viewer, check, today())
    if request.method == "POST" and not allowed:
        raise Http404
    visits = visits_since_learnt(viewer, check, today()) if allowed else []
    offered = [(str(each.number), f"{day(each.day)} · {each.outlet.name}") for each in visits]
    put_off = check.applied == EffectCheck.Applied.NO_OCCASION
    form = EffectForm(request.POST or None, visits=offered, put_off=put_off)

    def write(good: EffectForm) -> EffectCheck:
        said = dict(good.cleaned_data)
        visit = said.pop("visit", "")
        known = int(visit) if visit else None
        return check_effect(by=viewer, at=moment(), today=today(), number=number, visit=known, **said)

    return record(
        request,
        form,
        write,
        to=reverse("effects"),
        said=_told,
        template="learning/effect.html",
        check=check,
        before=share_of(check.before),
        after=share_of(check.after),
        state=word,
        state_kind=kind,
        applied_kind=APPLIED_KINDS.get(check.applied, "plain"),
        allowed=allowed,
        sees_visit=sees_visit(viewer, check.visit_number),
    )


def _told(check: EffectCheck) -> str:
    if check.checked_at is None:
        return _("Put off to %(day)s.") % {"day": day(check.due_on)}
    return _("What was seen is written down.")


def _row(each: EffectCheck) -> dict[str, Any]:
    word, kind = EFFECT_STATES[state_of(each, today())]
    return {
        "number": each.pk,
        "person": each.person.name,
        "course": each.course.title,
        "learnt": each.done.day,
        "before": share_of(each.before),
        "after": share_of(each.after),
        "due": each.due_on,
        "state": str(word),
        "state_kind": kind,
        "applied": capfirst(each.get_applied_display()) if each.applied else None,
        "applied_kind": APPLIED_KINDS.get(each.applied, "plain"),
        "checked_by": each.checked_by.name if each.checked_by else "",
    }
