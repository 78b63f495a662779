"""Scans of certificates: kept under a name that nobody guesses, given to those who see the certificate."""

from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import get_random_string

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import CertificatePaper
from ronda.learning.queries.certification.register import paper_seen
from ronda.learning.queries.certification.seeing import certificate_seen, may_keep
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.rules.attachments import attachment_faults, clean_name, ending_of
from ronda.work.services.tracing import leave_trace

ENDINGS = ("pdf", "png", "jpg", "jpeg", "webp")
ABOUT = "certificate"


@transaction.atomic
def add_scan(
    *, by: Viewer, at: datetime, today: date, number: int, name: str, content: bytes
) -> CertificatePaper:
    """By the holder or a keeper; the same file twice is one."""
    certificate = certificate_seen(by, number, today)
    if not may_keep(by) and certificate.person_id != by.person_id:
        raise NotAllowedError(f"a scan of certificate {number}")
    clean = clean_name(name)
    most = settings.RONDA_ATTACHMENT_MEGABYTES
    faults = attachment_faults(clean, len(content), content[:16], allowed=ENDINGS, most_megabytes=most)
    refuse_if_any([Problem("file", what, remedy) for what, remedy in faults])
    digest = sha256(content).hexdigest()
    papers = CertificatePaper.objects.filter(
        company_id=by.company_id, certificate_number=number, removed_at=None, digest=digest
    )
    known = papers.first()
    if known is not None:
        return known
    paper = CertificatePaper(
        company_id=by.company_id,
        certificate_number=number,
        digest=digest,
        added_by_id=by.person_id,
        added_at=at,
    )
    paper.file.save(f"{get_random_string(32)}.{ending_of(clean)}", ContentFile(content), save=False)
    try:
        paper.save()
        leave_trace(by=by, at=at, about=ABOUT, number=number, what="certificate.scanned")
    except BaseException:
        default_storage.delete(str(paper.file.name))
        raise
    return paper


@transaction.atomic
def take_out_scan(*, by: Viewer, at: datetime, today: date, number: int) -> CertificatePaper:
    """By whoever added it, or a keeper; the bytes stay for whoever has to prove something."""
    paper = paper_seen(by, number, today)
    own = by.person_id is not None and paper.added_by_id == by.person_id
    if not own and not may_keep(by):
        raise NotAllowedError(f"scan {number}")
    paper.removed_at = at
    paper.save(update_fields=["removed_at"])
    leave_trace(by=by, at=at, about=ABOUT, number=paper.certificate_number, what="certificate.scan_taken_out")
    return paper
