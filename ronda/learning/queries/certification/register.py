"""The register of certificates: the list, a person's page, papers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import Certificate, CertificatePaper
from ronda.learning.queries.certification.seeing import certificate_seen, certificates_seen
from ronda.people.queries import in_force
from ronda.people.queries.believing import held_on
from ronda.people.rules import Viewer
from ronda.work.queries.numbered import NUMBER


@dataclass(frozen=True)
class Version:
    """A certificate as it was written down once; `state` is held, expired, corrected or withdrawn."""

    certificate: Certificate
    state: str
    issuer: str
    scans: tuple[CertificatePaper, ...]


def listed_certificates(viewer: Viewer, on: date) -> QuerySet[Any]:
    """In force, with the post of today, the issuer and whether there is a scan; one statement."""
    certificates = certificates_seen(viewer, on).filter(in_force()).select_related("person")
    today = held_on(on, "person__appointments__")
    papers = CertificatePaper.objects.filter(
        certificate_number=OuterRef("kept"), company_id=viewer.company_id, removed_at=None
    ).order_by("-pk")
    return certificates.annotate(
        kept=NUMBER,
        post=Min("person__appointments__post__code", filter=today),
        centre=Min("person__appointments__centre__name", filter=today),
        issuer=Subquery(papers.exclude(issuer="").values("issuer")[:1]),
        scanned=Exists(papers.exclude(file="")),
    )


def versions_of(viewer: Viewer, person: Any, on: date) -> list[Version]:
    """Everything that was ever written down about a person's certificates, the newest first."""
    rows = list(certificates_seen(viewer, on).filter(person=person).order_by("-issued", "-known_at", "-pk"))
    papers = _papers(viewer, {row.number for row in rows})
    current = {row.number for row in rows if row.withdrawn_at is None}
    return [
        Version(
            certificate=row,
            state=_state(row, current, on),
            issuer=_issuer(papers[row.number]),
            scans=tuple(each for each in papers[row.number] if each.file) if row.withdrawn_at is None else (),
        )
        for row in rows
    ]


def issuer_of(viewer: Viewer, number: int) -> str:
    return _issuer(_papers(viewer, {number})[number])


def paper_seen(viewer: Viewer, number: int, on: date) -> CertificatePaper:
    """A scan, for whoever sees its certificate."""
    scans = CertificatePaper.objects.filter(company_id=viewer.company_id, pk=number, removed_at=None)
    paper = scans.exclude(file="").first()
    if paper is None:
        raise NotAllowedError(f"scan {number}")
    certificate_seen(viewer, paper.certificate_number, on)
    return paper


def posts_of(person: Any) -> list[Any]:
    """Of a person who was read through a query of the certification: the posts, the newest first."""
    held = person.appointments.filter(in_force()).select_related("post", "centre")
    return list(held.order_by("-start", "-pk"))


def _papers(viewer: Viewer, numbers: Iterable[int]) -> dict[int, list[CertificatePaper]]:
    found: dict[int, list[CertificatePaper]] = defaultdict(list)
    rows: Any = CertificatePaper.objects.filter(
        company_id=viewer.company_id, certificate_number__in=list(numbers), removed_at=None
    )
    for paper in rows.order_by("-pk"):
        found[paper.certificate_number].append(paper)
    return found


def _issuer(papers: list[CertificatePaper]) -> str:
    return next((each.issuer for each in papers if each.issuer), "")


def _state(row: Certificate, current: set[int], on: date) -> str:
    if row.withdrawn_at is not None:
        return "corrected" if row.number in current else "withdrawn"
    return "expired" if row.expires is not None and row.expires < on else "held"
