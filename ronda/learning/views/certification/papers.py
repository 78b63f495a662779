"""Scans: added, given, taken out."""

from typing import cast

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.learning.queries.certification.register import paper_seen
from ronda.learning.queries.certification.seeing import certificate_seen
from ronda.learning.services.certification.scans import add_scan, take_out_scan
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.rules.attachments import KINDS, ending_of
from ronda.work.views.doing import moment, press, today


@require_POST
@for_viewer
def add(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One byte more than allowed is read at most, and then refused."""
    certificate = certificate_seen(viewer, number, today())
    file = request.FILES.get("file")
    most = settings.RONDA_ATTACHMENT_MEGABYTES * 1024 * 1024 + 1
    name, content = (file.name or "", file.read(most)) if file else ("", b"")
    return press(
        request,
        lambda: add_scan(by=viewer, at=moment(), today=today(), number=number, name=name, content=content),
        to=reverse("certified_person", args=[certificate.person.code]),
        said=_("The scan lies with the certificate."),
    )


@require_GET
@for_viewer
def give(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Always as a file: a browser never shows it as a page of ours."""
    paper = paper_seen(viewer, number, today())
    ending = ending_of(str(paper.file.name))
    try:
        content = paper.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    name = f"certificate-{paper.certificate_number}.{ending}"
    answer = FileResponse(content, as_attachment=True, filename=name, content_type=KINDS[ending][0])
    return cast(HttpResponse, answer)  # a stream has no content to be changed on its way


@require_POST
@for_viewer
def take_out(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    paper = paper_seen(viewer, number, today())
    certificate = certificate_seen(viewer, paper.certificate_number, today())
    return press(
        request,
        lambda: take_out_scan(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("certified_person", args=[certificate.person.code]),
        said=_("The scan is taken out."),
    )
