"""The list of classes: still to come and held, as a page or as a file."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET

from ronda.design.tables import NumberColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import moment as moment_words
from ronda.learning.forms.classes import ClassFilterForm
from ronda.learning.models import TrainingClass
from ronda.learning.queries.classes.page import listed_classes
from ronda.learning.queries.year.plans import centres_to_train
from ronda.learning.wording.year_pages import CLASS_STATES, why_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list


class ClassTable(RondaTable):
    """A line a class."""

    caption = pgettext_lazy("training", "Classes")
    row_name = "course"
    hidden_at_first = ("why", "centre")

    starts = django_tables2.Column(verbose_name=gettext_lazy("Begins"), accessor="starts_at")
    course = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    room = django_tables2.Column(verbose_name=gettext_lazy("Room"))
    trainer = django_tables2.Column(verbose_name=gettext_lazy("Trainer"))
    centre = django_tables2.Column(verbose_name=gettext_lazy("Centre"))
    seated = NumberColumn(verbose_name=gettext_lazy("People"))
    seats = NumberColumn(verbose_name=gettext_lazy("Seats"))
    waiting = NumberColumn(verbose_name=pgettext_lazy("class", "Waiting"))
    attended = NumberColumn(verbose_name=gettext_lazy("Were there"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda record: record["colour"])
    why = django_tables2.Column(verbose_name=gettext_lazy("Reason"))

    def render_starts(self, value: Any) -> str:
        return moment_words(value)

    def render_course(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', record["href"], value)

    def value_course(self, value: str) -> str:
        return value


@require_GET
@for_viewer
def show_classes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ClassFilterForm(request.GET)
    wanted = form.wanted
    rows = listed_classes(viewer, **wanted)
    table = ClassTable([_cells(each) for each in rows], order_by=("-starts",))
    table.empty_text = (
        _("No class fits these filters.") if any(wanted.values()) else _("No class is laid down yet.")
    )
    return show_list(
        request,
        table,
        name="ronda-classes",
        template="learning/classes.html",
        filter={"form": form},
        may_make=centres_to_train(viewer).exists(),
    )


def _cells(held: TrainingClass) -> dict[str, Any]:
    word, colour = CLASS_STATES[held.state]
    counts: Any = held
    return {
        "starts_at": held.starts_at,
        "course": held.course.title,
        "room": held.room,
        "trainer": held.trainer.name if held.trainer else held.trainer_name,
        "centre": held.centre.name,
        "seated": counts.seated,
        "seats": held.seats,
        "waiting": counts.waiting,
        "attended": counts.attended if held.state == "held" else None,
        "state": str(word),
        "colour": colour,
        "why": why_words(held.state_why),
        "href": reverse("training_class", args=[held.pk]),
    }
