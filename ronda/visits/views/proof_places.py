"""Where somebody was: one's own readings with who looked at them, and a look for a purpose."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ronda.design.tables import MomentColumn, RondaTable
from ronda.design.templatetags.figures import day
from ronda.design.templatetags.figures import moment as moment_words
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.proof import LookForm
from ronda.visits.models import PlaceReading
from ronda.visits.queries.proof.hours import place_kept_until, places_kept_until
from ronda.visits.queries.proof.limits import proof_rules
from ronda.visits.queries.proof.seeing import (
    look_numbered,
    months_of_places,
    own_readings,
    reading_numbered,
)
from ronda.visits.services.proof.looking import look_at_reading
from ronda.visits.views.proof_shown import picture_of, shown_reading
from ronda.work.views.doing import moment, record, today


class ReadingTable(RondaTable):
    """One's own readings: the distance, until when the place is there, and who looked."""

    caption = gettext_lazy("My place readings")
    row_name = "outlet"

    received_at = MomentColumn(verbose_name=gettext_lazy("Read at"))
    outlet = django_tables2.Column(accessor="form__outlet__name", verbose_name=gettext_lazy("Outlet"))
    moment = django_tables2.Column(verbose_name=gettext_lazy("At the"))
    distance = django_tables2.Column(
        accessor="pk", order_by="distance_metres", verbose_name=gettext_lazy("Distance")
    )
    kept = django_tables2.Column(
        accessor="pk", orderable=False, verbose_name=gettext_lazy("The place itself")
    )
    looks = django_tables2.Column(accessor="pk", orderable=False, verbose_name=gettext_lazy("Who looked"))

    def __init__(self, *args: Any, ends: dict[Month, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.ends = ends

    def render_outlet(self, value: str, record: PlaceReading) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("visit_reading", args=[record.pk]), value)

    def value_outlet(self, value: str) -> str:
        return value

    def render_moment(self, record: PlaceReading) -> str:
        return str(shown_reading(record).moment)

    def render_distance(self, record: PlaceReading) -> str:
        return shown_reading(record).distance or _("the device gave no place")

    def render_kept(self, record: PlaceReading) -> str:
        if record.cleared_at is not None:
            return _("deleted %(when)s") % {"when": moment_words(record.cleared_at)}
        if record.latitude is None:
            return _("none")
        last = self.ends.get(Month.of(record.form.day))
        if last is None:
            return _("kept")
        return _("deleted after %(day)s") % {"day": day(last)}

    def render_looks(self, record: PlaceReading) -> str | SafeString:
        looks = record.looks.all()
        if not looks:
            return _("nobody")
        return format_html_join(
            "",
            '<span class="look">{} · {} · {}</span>',
            ((each.person.name, moment_words(each.looked_at), each.why) for each in looks),
        )


@for_viewer
def show_own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rows = own_readings(viewer)
    ends = places_kept_until(viewer, months_of_places(viewer))
    table = ReadingTable(rows, ends=ends, order_by=("-received_at",))
    table.empty_text = _("No place of yours was ever read.")
    rules = proof_rules(today())
    context = {"hours": rules.place_hours, "metres": rules.place_coarse_metres} if rules else {}
    return show_list(request, table, name="ronda-places", template="visits/readings.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def show_reading(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One's own is shown; somebody else's after a purpose was named."""
    reading = reading_numbered(viewer, number)
    if reading.form.person_id == viewer.person_id:
        looks = reading.looks.select_related("person").order_by("pk")
        return _shown(request, viewer, reading, looks=looks, back=reverse("visit_readings"))
    return record(
        request,
        LookForm(request.POST or None),
        lambda good: look_at_reading(by=viewer, at=moment(), number=number, why=good.why),
        to=lambda look: reverse("visit_reading_look", args=[look.pk]),
        said=_("Your look is written down; the person sees it."),
        template="visits/reading_look.html",
        reading=reading,
        outlet=reading.form.outlet,
        back=_visit_of(reading),
    )


@for_viewer
def show_look(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """On the day of the look; afterwards the purpose is named again."""
    look = look_numbered(viewer, number, on=today())
    return _shown(request, viewer, look.reading, look=look, back=_visit_of(look.reading))


def _shown(request: HttpRequest, viewer: Viewer, reading: PlaceReading, **context: Any) -> HttpResponse:
    month = Month.of(reading.form.day)
    ends = {month: place_kept_until(viewer, month)} if reading.latitude is not None else {}
    return render(
        request,
        "visits/reading.html",
        {
            "shown": shown_reading(reading, ends),
            "reading": reading,
            "outlet": reading.form.outlet,
            "picture": picture_of(reading),
            **context,
        },
    )


def _visit_of(reading: PlaceReading) -> str:
    if reading.form.visit_id:
        return reverse("visit", args=[reading.form.visit_id])
    return reverse("visit_form", args=[reading.form.key])
