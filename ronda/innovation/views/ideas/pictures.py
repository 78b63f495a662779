"""Pictures of a suggestion."""

from io import BytesIO
from typing import cast

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.innovation.queries.ideas import idea_for, picture_for
from ronda.innovation.services.ideas import add_picture, take_out_picture
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.services.proof.pictures import thumbnail_of
from ronda.work.views.doing import moment, press


@require_POST
@for_viewer
def add(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One byte more than allowed is read at most, and then refused."""
    _own(viewer, number)
    file = request.FILES.get("picture")
    content = file.read(settings.RONDA_ATTACHMENT_MEGABYTES * 1024 * 1024 + 1) if file else b""
    return press(
        request,
        lambda: add_picture(by=viewer, at=moment(), number=number, content=content),
        to=reverse("idea", args=[number]),
        said=_("The picture lies with the suggestion."),
    )


@require_POST
@for_viewer
def take_out(request: HttpRequest, viewer: Viewer, number: int, picture: int) -> HttpResponse:
    _own(viewer, number)
    return press(
        request,
        lambda: take_out_picture(by=viewer, at=moment(), number=number, picture=picture),
        to=reverse("idea", args=[number]),
        said=_("The picture is taken out."),
    )


@require_GET
@for_viewer
def show(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The kept copy, or small with `?small`."""
    picture = picture_for(viewer, number)
    try:
        with picture.file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError as gone:
        raise Http404 from gone
    if "small" in request.GET:
        content = thumbnail_of(content)
    answer = FileResponse(BytesIO(content), content_type="image/jpeg")
    return cast(HttpResponse, answer)


def _own(viewer: Viewer, number: int) -> None:
    if idea_for(viewer, number).person_id != viewer.person_id:
        raise Http404
