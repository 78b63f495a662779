"""A person's dates in a calendar program, and the digest by e-mail."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.dates import DigestForm
from ronda.work.queries.dates import address_of, dates_beside, dates_of, reader_at, wish_of
from ronda.work.rules.ics import CalendarEntry, calendar_text
from ronda.work.services.dates import digest_of, end_address, renew_address, wish_for_digest
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.task_shared import language

PAGES = {"task": "work_task", "handover": "work_handover", "priority": "work_priority", "event": "work_event"}


@for_viewer
def show_dates(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@for_viewer
def renew(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The answer itself shows the address: nothing keeps it, not even for the way to another page."""
    secret = renew_address(by=viewer, at=moment(), language=language())
    path = reverse("work_dates_file", args=[secret])
    return _page(request, viewer, secret=request.build_absolute_uri(path))


@require_POST
@for_viewer
def end(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return press(
        request,
        lambda: end_address(by=viewer, at=moment()),
        to=reverse("work_dates"),
        said=_("The address opens nothing any more."),
    )


@for_viewer
def wish(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    kept = wish_of(viewer)
    first = {
        "rhythm": kept.rhythm if kept else "never",
        "language": (kept.language if kept else "") or language(),
    }
    return record(
        request,
        DigestForm(request.POST or None, initial=first),
        lambda good: wish_for_digest(
            by=viewer,
            at=moment(),
            rhythm=good.cleaned_data["rhythm"],
            language=good.cleaned_data["language"],
        ),
        to=reverse("work_dates"),
        said=_("Your wish is kept."),
        heading=_("Digest by e-mail"),
        below=_("What waits for you, in the morning of a working day."),
    )


@require_GET
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar program, which does not sign in: whoever has the secret reads the dates."""
    found = reader_at(digest_of(secret), on=today())
    if found is None:
        raise Http404
    viewer, address = found
    with override(address.language or settings.LANGUAGE_CODE):
        host = request.get_host().partition(":")[0]
        entries = [_entry(each, request, host) for each in dates_of(viewer, today=today())]
        for each in dates_beside(viewer, today=today()):
            page = request.build_absolute_uri(each.url)
            entries.append(replace(each, uid=f"{each.uid}@{host}", url=page))
        text = calendar_text(entries, name=_("Ronda: my dates"), stamp=moment())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="ronda.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _page(request: HttpRequest, viewer: Viewer, secret: str = "") -> HttpResponse:
    context = {
        "address": address_of(viewer),
        "secret": secret,
        "wish": wish_of(viewer),
        "has_email": _has_email(request),
    }
    return render(request, "work/dates.html", context)


def _entry(entry: CalendarEntry, request: HttpRequest, host: str) -> CalendarEntry:
    kind, _dash, number = entry.uid.partition("-")
    address = request.build_absolute_uri(reverse(PAGES[kind], args=[number]))
    told = {
        "task": _("Task: %(title)s"),
        "handover": _("To hand over: %(title)s"),
        "priority": _("End of the phase priority: %(title)s"),
        "event": _("Event: %(title)s"),
    }
    summary = told[kind] % {"title": entry.summary}
    return replace(entry, uid=f"{entry.uid}@{host}", url=address, summary=summary)


def _has_email(request: HttpRequest) -> bool:
    person = getattr(request.user, "person", None)
    return bool(getattr(person, "email", "") or getattr(request.user, "email", ""))
