"""What the company says of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.people.forms.company import CompanyForm
from ronda.people.queries import company_for, months_with_results
from ronda.people.queries.history import history_of_company
from ronda.people.rules import Viewer
from ronda.people.rules.overlap import Interval
from ronda.people.services import change_company
from ronda.people.services.company_data import CHANGEABLE
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment
from ronda.people.views.recording import record
from ronda.people.wording import told


@for_viewer
def show_company(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(request, "people/company.html", {"entries": told(history_of_company(viewer))})


@for_manager
def change(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    company = company_for(viewer)
    form = CompanyForm(
        request.POST or None,
        initial={
            "name": company.name,
            "timezone": company.timezone,
            "language": company.language,
            "working_weekdays": list(company.working_weekdays),
            "map_tiles": company.map_tiles,
            "map_credit": company.map_credit,
            "route_app": company.route_app,
        },
    )
    months = sorted(months_with_results(viewer))

    def changed(form: CompanyForm) -> list[Interval]:
        # Another week holds for every month that is closed from now on, and so for all that were.
        other = form.cleaned_data["working_weekdays"] != company.working_weekdays
        return [(months[0].start, None)] if months and other else []

    return record(
        request,
        viewer,
        form,
        lambda form: change_company(
            by=viewer,
            at=moment(),
            why=form.reason,
            **{name: form.cleaned_data[name] for name in CHANGEABLE},
        ),
        heading=_("Change the company"),
        done=_("Saved."),
        to=reverse("people_company"),
        changed=changed,
        corrects=True,
    )
