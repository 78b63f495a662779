"""Records of the office: the list, one of them, a new one, a change, the next state."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.people.queries import centres_for, company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.office import PARTNERS, TEXTS, OfficeFilter, OfficeForm
from ronda.work.models import OfficeRecord
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import desk_of
from ronda.work.queries.office import lines_of, office_for, office_numbered
from ronda.work.rules.office_lines import written_lines
from ronda.work.rules.office_rights import may_keep_office, may_see_office
from ronda.work.rules.office_steps import steps_from
from ronda.work.services.office import change_record, keep_record, move_record
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.office.tables import OfficeTable
from ronda.work.wording.office import KINDS

SAVED = ["GET", "HEAD", "POST"]
ICONS = {
    "meeting": "users",
    "coordination": "arrows-exchange",
    "contact": "building",
    "purchase": "package",
    "document": "file-text",
}


@for_viewer
def show_office(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rows = office_for(viewer)
    found = OfficeFilter(request.GET, queryset=rows, on=today(), people=_people(viewer))
    table = OfficeTable(found.qs, on=today(), order_by=("-day",), currency=company_for(viewer).currency)
    table.empty_text = _("No record fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-office",
        template="work/office.html",
        filter=found,
        narrowed=found.form.has_changed(),
        kinds=[(kind, label, ICONS[kind]) for kind, label in OfficeRecord.Kind.choices],
        may_keep=bool(_centres(viewer)),
    )


@for_viewer
def show_record(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = office_numbered(viewer, number)
    may_keep = may_keep_office(viewer, found.centre_id)
    context = {
        "record": found,
        "lines": lines_of(found),
        "partner_label": PARTNERS[OfficeRecord.Kind(found.kind)],
        "text_label": TEXTS[OfficeRecord.Kind(found.kind)],
        "kind": KINDS[found.state],
        "late": found.state in ("open", "review") and found.due is not None and found.due < today(),
        "currency": company_for(viewer).currency,
        "may_change": may_keep and found.state in ("open", "review"),
        "steps": steps_from(found.kind, found.state) if may_keep else (),
        "desk": desk_of(viewer, "office", number),
    }
    return render(request, "work/office_record.html", context)


@require_http_methods(SAVED)
@for_viewer
def add(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    centres = _centres(viewer)
    if not centres or kind not in OfficeRecord.Kind.values:
        raise Http404
    form = OfficeForm(
        request.POST or None,
        kind=kind,
        centres=centres,
        people=_people(viewer),
        initial={"day": today(), "owner": _own(viewer)},
    )
    return record(
        request,
        form,
        lambda good: keep_record(
            by=viewer, at=moment(), centre_code=good.cleaned_data["centre"], kind=kind, row=good.row()
        ),
        to=lambda told: reverse("work_office_record", args=[told.pk]),
        said=_("The record is kept."),
        back=reverse("work_office"),
        heading=_("New record: %(kind)s") % {"kind": OfficeRecord.Kind(kind).label},
    )


@require_http_methods(SAVED)
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = office_numbered(viewer, number)
    if not may_keep_office(viewer, found.centre_id):
        raise Http404
    people = _people(viewer)
    if found.owner.code not in dict(people):
        people.insert(0, (found.owner.code, found.owner.name))
    form = OfficeForm(
        request.POST or None,
        kind=found.kind,
        centres=[(found.centre.code, found.centre.name)],
        people=people,
        new=False,
        initial={
            "title": found.title,
            "owner": found.owner.code,
            "day": found.day,
            "due": found.due,
            "partner": found.partner,
            "text": found.text,
            "lines": written_lines(lines_of(found)),
        },
    )
    return record(
        request,
        form,
        lambda good: change_record(by=viewer, at=moment(), number=number, row=good.row()),
        to=reverse("work_office_record", args=[number]),
        said=_("The record is changed."),
        heading=found.title,
    )


@require_POST
@for_viewer
def move(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    to, why = request.POST.get("to", ""), request.POST.get("reason", "")
    return press(
        request,
        lambda: move_record(by=viewer, at=moment(), number=number, to=to, today=today(), why=why),
        to=reverse("work_office_record", args=[number]),
        said=_("The record has its new state."),
    )


def _centres(viewer: Viewer) -> list[tuple[str, str]]:
    """Those in which the viewer keeps records."""
    if not may_see_office(viewer):
        return []
    return [(each.code, each.name) for each in centres_for(viewer) if may_keep_office(viewer, each.pk)]


def _people(viewer: Viewer) -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in colleagues_of(viewer, on=today())]


def _own(viewer: Viewer) -> str:
    """The viewer's own number, where the viewer works in one of the centres."""
    own = (each.code for each in colleagues_of(viewer, on=today()) if each.person_id == viewer.person_id)
    return next(own, "")
