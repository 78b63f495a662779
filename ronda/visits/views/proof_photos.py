"""Photos of a visit: taken with its form, and shown to those who see the visit."""

from io import BytesIO
from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.forms import form_keyed
from ronda.visits.queries.proof.photos import photo_numbered, photos_of_form
from ronda.visits.services.proof.photos import add_photo, take_out_photo
from ronda.visits.services.proof.pictures import thumbnail_of
from ronda.work.views.doing import moment, press
from ronda.work.wording import told_problem


@require_POST
@for_viewer
def add(request: HttpRequest, viewer: Viewer, key: UUID) -> HttpResponse:
    """From the page's script the list of photos comes back, from a plain form the page."""
    file = request.FILES.get("photo")
    content = file.read(settings.RONDA_ATTACHMENT_MEGABYTES * 1024 * 1024 + 1) if file else b""
    in_app = request.POST.get("fresh") == "1"

    def write() -> object:
        return add_photo(by=viewer, at=moment(), key=key, content=content, in_app=in_app)

    if request.headers.get("X-Requested-With") != "fetch":
        return press(request, write, to=_back(key), said=_("The photo lies with the visit."))
    refused = ""
    try:
        write()
    except NotAllowedError:
        raise
    except RefusedError as problem:
        refused = told_problem(problem.problems[0])
    return _photos(request, viewer, key, refused)


@require_POST
@for_viewer
def take_out(request: HttpRequest, viewer: Viewer, key: UUID, number: int) -> HttpResponse:
    return press(
        request,
        lambda: take_out_photo(by=viewer, at=moment(), key=key, number=number),
        to=_back(key),
        said=_("The photo is taken out."),
    )


@require_GET
@for_viewer
def show(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The kept copy, or small with `?small`; never kept by the browser."""
    photo = photo_numbered(viewer, number)
    try:
        with photo.file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError as gone:
        raise Http404 from gone
    if "small" in request.GET:
        content = thumbnail_of(content)
    answer = FileResponse(BytesIO(content), content_type="image/jpeg")
    return cast(HttpResponse, answer)


def _photos(request: HttpRequest, viewer: Viewer, key: UUID, refused: str) -> HttpResponse:
    form = form_keyed(viewer, key)
    context = {"visit_form": form, "photos": photos_of_form(form.pk), "refused": refused, "may_add": True}
    return render(request, "visits/photos_inside.html", context, status=409 if refused else 200)


def _back(key: UUID) -> str:
    return reverse("visit_form", args=[key]) + "#photos"
