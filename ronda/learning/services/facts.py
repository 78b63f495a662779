"""Every write of learning: who and when are arguments, one transaction each, told as changes."""

from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import Certificate, ExamOutcome, LearningTime
from ronda.learning.queries import certificates_in_force
from ronda.learning.rules import CertificateRow
from ronda.learning.rules.faults import certificate_faults
from ronda.learning.services.twins import refuse_two_of_one_level
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.queries import records_numbered
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, replace_record, withdraw_records


@transaction.atomic
def record_certificates(*, by: Viewer, at: datetime, rows: Sequence[CertificateRow]) -> list[Change]:
    """Add the certificates, or replace those that are known by their source key."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="certificate",
        names=names,
        at=at,
        codes=lambda row: [("person", row.person_code)],
        faults=lambda row: _faults(row, at),
        draft=lambda row: _draft(row, names),
    )
    _refuse_unless_kept(by)
    refuse_two_of_one_level(drafts)
    return add_records(drafts, at=at, refuse=lambda records: _refuse_unless_kept(by))


@transaction.atomic
def correct_certificate(
    *, by: Viewer, at: datetime, number: int, level: int, issued: date, expires: date | None, no: str
) -> list[Change]:
    """The correction keeps the number; whose it is cannot be corrected, only withdrawn."""
    _refuse_unless_kept(by)
    [record] = records_numbered(certificates_in_force(by), [number])
    row = CertificateRow("", level, issued, expires, no)
    refuse_if_any([Problem(f"certificate {number}", what, remedy) for what, remedy in _faults(row, at)])
    draft = copy(record)
    draft.level, draft.issued, draft.expires = level, issued, expires
    refuse_two_of_one_level([draft], but=number)
    return replace_record(record, at=at, level=level, issued=issued, expires=expires, certificate_no=no)


@transaction.atomic
def withdraw_certificates(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    _refuse_unless_kept(by)
    return withdraw_records(records_numbered(certificates_in_force(by), numbers), at=at, reason=reason)


@transaction.atomic
def record_exam_outcomes(*, by: Viewer, at: datetime, drafts: Sequence[ExamOutcome]) -> list[Change]:
    """Add the outcomes, or replace those that are known by their source key."""
    for draft in drafts:
        draft.known_at = at
    return add_records(drafts, at=at, refuse=lambda records: _refuse_unless_kept(by))


@transaction.atomic
def withdraw_exam_outcomes(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    _refuse_unless_kept(by)
    known = ExamOutcome.objects.filter(in_force(), company_id=by.company_id)
    return withdraw_records(records_numbered(known, numbers), at=at, reason=reason)


@transaction.atomic
def record_learning_times(*, by: Viewer, at: datetime, drafts: Sequence[LearningTime]) -> list[Change]:
    """Add the times, or replace those that are known by their source key; `by` acts for the company."""
    for draft in drafts:
        draft.known_at = at
    return add_records(drafts, at=at, refuse=lambda records: _refuse_unless_kept(by))


@transaction.atomic
def withdraw_learning_times(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    _refuse_unless_kept(by)
    known = LearningTime.objects.filter(in_force(), company_id=by.company_id)
    return withdraw_records(records_numbered(known, numbers), at=at, reason=reason)


def _faults(row: CertificateRow, at: datetime) -> Iterator[tuple[str, str]]:
    yield from certificate_faults(row)
    if row.issued > at.date():
        yield f"is issued on {row.issued}, which is still to come", "record it when it is issued"


def _draft(row: CertificateRow, names: Names) -> Certificate:
    return Certificate(
        company_id=names.by.company_id,
        person_id=names.person[row.person_code],
        level=row.level,
        issued=row.issued,
        expires=row.expires,
        certificate_no=row.certificate_no,
        source_key=row.source_key,
    )


def _refuse_unless_kept(by: Viewer) -> None:
    if not by.can_manage:
        raise NotAllowedError("recording what was learnt")
