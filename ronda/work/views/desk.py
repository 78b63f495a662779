"""The buttons of a desk, and its files."""

from typing import cast

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.desk import file_for
from ronda.work.services.desk import (
    acknowledge_note,
    attach_file,
    remove_file,
    take_back_comment,
    write_comment,
    write_note,
)
from ronda.work.views.doing import moment, next_page, press


@require_POST
@for_viewer
def comment(request: HttpRequest, viewer: Viewer, about: str, number: int) -> HttpResponse:
    text = request.POST.get("text", "")
    return press(
        request,
        lambda: write_comment(by=viewer, at=moment(), about=about, number=number, text=text),
        to=_page(request),
        said=_("Your comment stands with it."),
    )


@require_POST
@for_viewer
def take_back(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    return press(
        request,
        lambda: take_back_comment(by=viewer, at=moment(), comment=pk),
        to=_page(request),
        said=_("Your comment is taken back."),
    )


@require_POST
@for_viewer
def attach(request: HttpRequest, viewer: Viewer, about: str, number: int) -> HttpResponse:
    """One byte more than allowed is read at most, and then refused."""
    file = request.FILES.get("file")
    most = settings.RONDA_ATTACHMENT_MEGABYTES * 1024 * 1024 + 1
    name, content = (file.name or "", file.read(most)) if file else ("", b"")
    return press(
        request,
        lambda: attach_file(by=viewer, at=moment(), about=about, number=number, name=name, content=content),
        to=_page(request),
        said=_("The file lies with it."),
    )


@require_POST
@for_viewer
def remove(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    return press(
        request,
        lambda: remove_file(by=viewer, at=moment(), file=pk),
        to=_page(request),
        said=_("The file is taken out."),
    )


@require_POST
@for_viewer
def note(request: HttpRequest, viewer: Viewer, about: str, number: int) -> HttpResponse:
    text = request.POST.get("text", "")
    return press(
        request,
        lambda: write_note(by=viewer, at=moment(), about=about, number=number, text=text),
        to=_page(request),
        said=_("Your note is on its way; you see here when it is acknowledged."),
    )


@require_POST
@for_viewer
def acknowledge(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    reply = request.POST.get("reply", "")
    return press(
        request,
        lambda: acknowledge_note(by=viewer, at=moment(), note=pk, reply=reply),
        to=_page(request),
        said=_("The note is acknowledged."),
    )


@require_GET
@for_viewer
def download(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Always as a file: a browser never shows it as a page of ours."""
    file = file_for(viewer, pk)
    try:
        content = file.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer = FileResponse(content, as_attachment=True, filename=file.name, content_type=file.kind)
    return cast(HttpResponse, answer)  # a stream has no content to be changed on its way


def _page(request: HttpRequest) -> str:
    return next_page(request, reverse("work")) + "#desk"
