"""The working method: as a picture with the work on it, its versions, and its form."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.method import MethodForm
from ronda.work.queries.method import method_picture, method_places, method_versions, work_of_place
from ronda.work.rules.company_wide import may_shape
from ronda.work.services.method import set_method
from ronda.work.views.doing import moment, record, today


@for_viewer
def show_method(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {
        "picture": method_picture(viewer, today()),
        "versions": method_versions(viewer),
        "may_shape": may_shape(viewer),
        "today": today(),
    }
    return render(request, "work/method.html", context)


@for_viewer
def show_place(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    context = {"found": work_of_place(viewer, code, today()), "today": today()}
    return render(request, "work/method_work.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change_method(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_shape(viewer):
        raise Http404
    picture = method_picture(viewer, today())
    initial = {"name": picture.name, "starts": today(), **dict(method_places(viewer, today()))}
    form = MethodForm(request.POST or None, initial=initial)
    return record(
        request,
        form,
        lambda good: set_method(
            by=viewer,
            at=moment(),
            starts=good.cleaned_data["starts"],
            name=good.cleaned_data["name"],
            labels={get_language() or "en": good.labels},
            why=good.cleaned_data["why"],
        ),
        to=reverse("work_method"),
        said=_("The working method is worded anew."),
        heading=_("Word the working method"),
        below=_("The labels in your language; those in other languages stay as they are."),
    )
