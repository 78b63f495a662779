"""Receiving a file, and saying how it is to be read."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from ronda.intake.forms import ColumnsForm, FileForm, UploadForm
from ronda.intake.models import Upload
from ronda.intake.queries import import_of, mappings_for, upload_for
from ronda.intake.rules.limits import tell_bytes
from ronda.intake.services import built_in_for
from ronda.intake.services.uploads import (
    MOST_BYTES,
    Reading,
    Said,
    ask_for_check,
    choose_kind,
    keep_upload,
    reading_of,
    remove_upload,
    say_how,
)
from ronda.intake.views.answers import kinds_by_name, managers_only, steps_at, try_it
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

# What surrounds the file in a form.
MARGIN = 64 * 1024
SHOWN_ROWS = 8


@csrf_exempt  # the length is looked at before the body is read; `_receive` is protected as every form
def receive(request: HttpRequest) -> HttpResponse:
    """A file from a browser, refused by its length before a byte of it is kept."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + MARGIN:
        request.META["CONTENT_LENGTH"] = "0"
        text = _(
            "The file is larger than the %(limit)s allowed. Split it into several, and send them one by one."
        )
        return render(
            request, "intake/too_large.html", {"text": text % {"limit": tell_bytes(MOST_BYTES)}}, status=413
        )
    answer: HttpResponse = _receive(request)
    return answer


@csrf_protect
@require_POST
@for_viewer
def _receive(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    managers_only(viewer)
    form = UploadForm(request.POST, request.FILES, kinds=kinds_by_name())
    if not form.is_valid():
        messages.error(request, _("Choose a file first."))
        return redirect("intake_imports")
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    upload = try_it(
        request,
        lambda: keep_upload(
            by=viewer,
            at=timezone.now(),
            name=file.name or "",
            chunks=file.chunks(),
            kind=form.cleaned_data["kind"],
        ),
    )
    return redirect("intake_mapping", upload.ticket) if upload else redirect("intake_imports")


@for_viewer
def show_mapping(request: HttpRequest, viewer: Viewer, ticket: str) -> HttpResponse:
    """How the file is read: kind, sheet, separator, and the column of each field."""
    upload = upload_for(viewer, ticket)
    if upload.removed_at is not None:
        return _gone(request, viewer, upload)
    if request.method == "POST":
        return _say(request, viewer, upload)
    reading = reading_of(viewer, upload)
    said = Said.of(upload)
    return _page(
        request,
        viewer,
        upload,
        reading,
        _file_form(viewer, upload, reading),
        _columns_form(viewer, reading, said),
    )


@require_POST
@for_viewer
def remove(request: HttpRequest, viewer: Viewer, ticket: str) -> HttpResponse:
    upload = remove_upload(by=viewer, at=timezone.now(), ticket=ticket)
    messages.success(request, _("%(file)s was removed; nothing of it was taken in.") % {"file": upload.name})
    return redirect("intake_imports")


def _gone(request: HttpRequest, viewer: Viewer, upload: Upload) -> HttpResponse:
    batch = import_of(viewer, upload)
    if batch is not None:
        return redirect("intake_import", batch.pk)
    messages.info(request, _("That file is no longer here. Upload it again."))
    return redirect("intake_imports")


def _say(request: HttpRequest, viewer: Viewer, upload: Upload) -> HttpResponse:
    reading, said = reading_of(viewer, upload), Said.of(upload)
    if "file" in request.POST:
        return _say_of_file(request, viewer, upload, reading)
    form = _columns_form(viewer, reading, said, request.POST)
    if not form.is_valid():
        return _page(request, viewer, upload, reading, _file_form(viewer, upload, reading), form)
    now = timezone.now()
    kept = try_it(
        request, lambda: say_how(by=viewer, at=now, ticket=upload.ticket, said=form.said(said))
    ) and try_it(request, lambda: ask_for_check(by=viewer, at=now, ticket=upload.ticket))
    return redirect("intake_check" if kept else "intake_mapping", upload.ticket)


def _say_of_file(request: HttpRequest, viewer: Viewer, upload: Upload, reading: Reading) -> HttpResponse:
    form = _file_form(viewer, upload, reading, request.POST)
    if not form.is_valid():
        return _page(request, viewer, upload, reading, form, _columns_form(viewer, reading, Said.of(upload)))
    now, kind = timezone.now(), form.cleaned_data["kind"]
    if kind != upload.kind:
        try_it(request, lambda: choose_kind(by=viewer, at=now, ticket=upload.ticket, kind=kind))
    else:
        try_it(request, lambda: say_how(by=viewer, at=now, ticket=upload.ticket, said=form.said(reading)))
    return redirect("intake_mapping", upload.ticket)


def _file_form(viewer: Viewer, upload: Upload, reading: Reading, data: Any = None) -> FileForm:
    said = Said.of(upload)
    first = {
        "kind": upload.kind,
        "mapping": said.mapping,
        "sheet": reading.sheet,
        "delimiter": {"\t": "tab"}.get(reading.delimiter, reading.delimiter),
        "encoding": reading.encoding,
    }
    names = [*mappings_for(viewer, upload.kind), *built_in_for(upload.kind)]
    kinds = kinds_by_name() if upload.kind else [("", _("Choose what the file lists")), *kinds_by_name()]
    return FileForm(data, reading=reading, kinds=kinds, mappings=names, initial=first)


def _columns_form(viewer: Viewer, reading: Reading, said: Said, data: Any = None) -> ColumnsForm:
    centres = [(centre.code, f"{centre.code} · {centre.name}") for centre in centres_for(viewer)]
    return ColumnsForm(data, reading=reading, centres=centres, initial=ColumnsForm.first(said))


def _page(
    request: HttpRequest,
    viewer: Viewer,
    upload: Upload,
    reading: Reading,
    file_form: FileForm,
    form: ColumnsForm,
) -> HttpResponse:
    del viewer
    context = {
        "upload": upload,
        "reading": reading,
        "rows": reading.rows[:SHOWN_ROWS],
        "file_form": file_form,
        "form": form,
        "fields": form.rows(reading),
        "steps": steps_at(1),
    }
    return render(request, "intake/mapping.html", context)
