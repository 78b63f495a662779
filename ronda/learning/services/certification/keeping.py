"""Certificates written on a page, by whoever leads the person or keeps the company's records."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Certificate, CertificatePaper, SessionEntry
from ronda.learning.queries.certification.register import issuer_of
from ronda.learning.queries.certification.seeing import certificate_seen, may_keep, person_seen
from ronda.learning.rules import CertificateRow
from ronda.learning.services.facts import correct_certificate, record_certificates, withdraw_certificates
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "certificate"


@dataclass(frozen=True)
class CertificateSaid:
    level: int
    issued: date
    expires: date | None = None
    number: str = ""
    issuer: str = ""


@transaction.atomic
def add_certificate(*, by: Viewer, at: datetime, today: date, person: str, said: CertificateSaid) -> int:
    """Its number, which it keeps through corrections."""
    _refuse_unless_keeper(by)
    person_seen(by, person, today)
    row = CertificateRow(person, said.level, said.issued, said.expires, said.number.strip())
    [change] = record_certificates(by=Viewer.operator(by.company_id), at=at, rows=[row])
    number = int(change.key)
    keep_issuer(by=by, at=at, number=number, issuer=said.issuer)
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="certificate.added")
    return number


@transaction.atomic
def change_certificate(
    *, by: Viewer, at: datetime, today: date, number: int, said: CertificateSaid, why: str
) -> Certificate:
    """A correction: what was believed before stays on record, with the reason."""
    before = _kept(by, number, today)
    reason = _reason(why)
    correct_certificate(
        by=Viewer.operator(by.company_id),
        at=at,
        number=number,
        level=said.level,
        issued=said.issued,
        expires=said.expires,
        no=said.number.strip(),
    )
    keep_issuer(by=by, at=at, number=number, issuer=said.issuer)
    was = {"level": before.level, "issued": before.issued.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="certificate.corrected", said=was, why=reason)
    return certificate_seen(by, number, today)


@transaction.atomic
def take_back_certificate(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> None:
    """What a session gave is taken back by correcting its result."""
    _kept(by, number, today)
    reason = _reason(why)
    passed = SessionEntry.State.PASSED
    if SessionEntry.objects.filter(
        session__company_id=by.company_id, certificate_number=number, state=passed
    ).exists():
        problem = Problem(
            f"certificate {number}", "came from the result of a session", "correct the result there"
        )
        raise RefusedError(problem)
    withdraw_certificates(by=Viewer.operator(by.company_id), at=at, numbers=[number], reason=reason)
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="certificate.withdrawn", why=reason)


def keep_issuer(*, by: Viewer, at: datetime, number: int, issuer: str) -> None:
    """Inside the transaction of a certificate; the same issuer again is nothing new."""
    name = issuer.strip()[:200]
    if name and name != issuer_of(by, number):
        CertificatePaper.objects.create(
            company_id=by.company_id,
            certificate_number=number,
            issuer=name,
            added_by_id=by.person_id,
            added_at=at,
        )


def _refuse_unless_keeper(by: Viewer) -> None:
    if not may_keep(by):
        raise NotAllowedError("keeping certificates")


def _kept(by: Viewer, number: int, today: date) -> Certificate:
    _refuse_unless_keeper(by)
    return certificate_seen(by, number, today)


def _reason(why: str) -> str:
    reason = why.strip()
    if not reason:
        raise RefusedError(Problem("why", "says nothing", "say why"))
    if len(reason) > 300:
        what = f"has a reason of {len(reason)} characters"
        raise RefusedError(Problem("why", what, "say it in 300 characters"))
    return reason
