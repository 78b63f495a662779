"""The register of certificates: its list, a person's page, writing, correcting, taking back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.learning.forms.certification import CertificateFilter, CertificateForm, WhyForm
from ronda.learning.queries.certification import may_keep, must_sit
from ronda.learning.queries.certification.register import (
    Version,
    issuer_of,
    listed_certificates,
    posts_of,
    versions_of,
)
from ronda.learning.queries.certification.seeing import (
    certificate_seen,
    certifying_rules,
    people_kept_by,
    person_seen,
)
from ronda.learning.queries.certification.sessions import session_entries
from ronda.learning.services.certification.keeping import (
    add_certificate,
    change_certificate,
    take_back_certificate,
)
from ronda.learning.views.certification.tables import CertificateTable
from ronda.learning.wording.certification import (
    ENTRY_KINDS,
    STATES,
    cause_words,
    level_words,
    opens_words,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.people.wording import post_name
from ronda.work.queries.desk import traces_by_number
from ronda.work.views.doing import moment, record, today
from ronda.work.wording import deed_sentence

STANDING = ("held", "expired")


@for_viewer
def show_certificates(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on, soon = today(), certifying_rules(today())[1].expiry_days
    certificates = listed_certificates(viewer, on)
    found = CertificateFilter(
        request.GET,
        queryset=certificates,
        on=on,
        soon=on + timedelta(days=soon),
        people=_people_of(certificates),
    )
    table = CertificateTable(found.qs, on=on, soon=soon, order_by=("person", "level"))
    table.empty_text = _("No certificate fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-certificates",
        template="learning/certificates.html",
        filter=found,
        narrowed=found.form.has_changed(),
        keeps=may_keep(viewer),
        imports=viewer.can_manage,
    )


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    on = today()
    person = person_seen(viewer, code, on)
    versions = versions_of(viewer, person, on)
    owed = [each for each in must_sit(viewer, on) if each.person.person_id == person.pk]
    entries = session_entries(viewer, on).filter(person=person).select_related("session")
    traces = traces_by_number(
        viewer, "certificate", {each.certificate.number for each in versions if each.state in STANDING}
    )
    rows = [_version(each, traces) for each in versions]
    context = {
        "person": person,
        "keeps": may_keep(viewer),
        "may_scan": may_keep(viewer) or person.pk == viewer.person_id,
        "versions": [row for row in rows if row["version"].state in STANDING],
        "corrected": [row for row in rows if row["version"].state not in STANDING],
        "posts": [(each, post_name(each.post.code)) for each in posts_of(person)],
        "owed": [
            {
                "level": level_words(each.obligation.level),
                "why": cause_words(each.obligation.cause, each.obligation.asked),
                "opens": opens_words(each.obligation, on),
                "open": each.obligation.is_open_on(on),
            }
            for each in owed
        ],
        "entries": [
            {"entry": each, "kind": ENTRY_KINDS[each.state], "level": level_words(each.session.level)}
            for each in entries.order_by("-session__held_on", "-pk")
        ],
    }
    return render(request, "learning/certified_person.html", context)


@for_viewer
def new_certificate(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_keep(viewer):
        raise Http404
    on = today()
    people = [
        (each.code, f"{each.name} ({each.code})") for each in people_kept_by(viewer, on).order_by("name")
    ]
    form = CertificateForm(
        request.POST or None, people=people, initial={"person": request.GET.get("person", "")}
    )

    def write(good: CertificateForm) -> str:
        person = good.cleaned_data["person"]
        add_certificate(by=viewer, at=moment(), today=on, person=person, said=good.said)
        return reverse("certified_person", args=[person])

    return record(
        request,
        form,
        write,
        to=lambda address: address,
        said=_("The certificate is on record."),
        back=reverse("certificates"),
        heading=_("Record a certificate"),
    )


@for_viewer
def correct_certificate(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    certificate = _kept(viewer, number)
    form = CertificateForm(
        request.POST or None,
        initial={
            "level": certificate.level,
            "issued": certificate.issued,
            "expires": certificate.expires,
            "number": certificate.certificate_no,
            "issuer": issuer_of(viewer, number),
        },
    )
    return record(
        request,
        form,
        lambda good: change_certificate(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            said=good.said,
            why=good.cleaned_data["why"],
        ),
        to=reverse("certified_person", args=[certificate.person.code]),
        said=_("The certificate is corrected; what it said before stays in its history."),
        heading=_("Correct a certificate"),
        below=f"{certificate.person.name}, {level_words(certificate.level)}",
    )


@for_viewer
def withdraw_certificate(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    certificate = _kept(viewer, number)
    form = WhyForm(request.POST or None, send=_("Withdraw the certificate"))
    return record(
        request,
        form,
        lambda good: take_back_certificate(
            by=viewer, at=moment(), today=today(), number=number, why=good.cleaned_data["why"]
        ),
        to=reverse("certified_person", args=[certificate.person.code]),
        said=_("The certificate is withdrawn; it stays in the history."),
        heading=_("Withdraw a certificate"),
        below=f"{certificate.person.name}, {level_words(certificate.level)}",
    )


def _version(each: Version, traces: Mapping[int, list[Any]]) -> dict[str, Any]:
    kind, word = STATES[each.state]
    return {
        "version": each,
        "level": level_words(each.certificate.level),
        "kind": kind,
        "word": word,
        "traces": [
            (trace, deed_sentence(trace.what, trace.said))
            for trace in traces.get(each.certificate.number, ())
        ],
    }


def _kept(viewer: Viewer, number: int) -> Any:
    if not may_keep(viewer):
        raise Http404
    return certificate_seen(viewer, number, today())


def _people_of(certificates: Any) -> list[tuple[str, str]]:
    people = certificates.order_by("person__name").values_list("person__code", "person__name").distinct()
    return [(code, f"{name} ({code})") for code, name in people]
