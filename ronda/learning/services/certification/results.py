"""Results of a session: both parts make passed or not; passed makes a certificate, both make a fact."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Certificate, CertificationSession, ExamOutcome, SessionEntry
from ronda.learning.queries.certification.seeing import certifying_rules, refuse_unless_organiser
from ronda.learning.queries.certification.sessions import entry_numbered
from ronda.learning.rules import CertificateRow
from ronda.learning.rules.certification import is_passed, score_faults
from ronda.learning.services.certification.keeping import keep_issuer
from ronda.learning.services.facts import (
    record_certificates,
    record_exam_outcomes,
    withdraw_certificates,
    withdraw_exam_outcomes,
)
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.services.tracing import leave_trace

ABOUT = "certification_entry"
STATE = SessionEntry.State
SAT = (STATE.PASSED, STATE.FAILED)


@dataclass(frozen=True)
class ResultSaid:
    """`why` is needed where a result is corrected; `issued` is the session's day unless said."""

    theory: Decimal | None
    skill: Decimal | None
    number: str = ""
    issued: date | None = None
    expires: date | None = None
    issuer: str = ""
    why: str = ""


@transaction.atomic
def enter_result(*, by: Viewer, at: datetime, today: date, number: int, said: ResultSaid) -> SessionEntry:
    """Of somebody who registered; a second time it is a correction, with its reason."""
    entry = _markable(by, number, today, said.why)
    faults = list(score_faults(said.theory, said.skill))
    refuse_if_any([Problem(part, what, "write a number from 0 to 100") for part, what in faults])
    assert said.theory is not None
    assert said.skill is not None
    rules, _certifying = certifying_rules(entry.session.held_on)
    assert rules.exams is not None
    passed = is_passed(said.theory, said.skill, rules.exams.pass_mark)
    was = {"theory": _text(entry.theory), "skill": _text(entry.skill)}
    corrected = entry.state in SAT or entry.state == STATE.ABSENT
    entry.theory, entry.skill = said.theory, said.skill
    entry.state = STATE.PASSED if passed else STATE.FAILED
    entry.state_why = ""
    _keep_certificate(entry, said, passed, by=by, at=at)
    _keep_outcome(entry, passed, at=at)
    entry.save()
    _hold(entry.session)
    what = "entry.corrected" if corrected else "entry.passed" if passed else "entry.failed"
    leave_trace(by=by, at=at, about=ABOUT, number=entry.pk, what=what, said=was, why=said.why.strip())
    return entry


@transaction.atomic
def mark_absent(*, by: Viewer, at: datetime, today: date, number: int, why: str = "") -> SessionEntry:
    """Registered, and did not come; a result that was entered for somebody else is taken back."""
    entry = _markable(by, number, today, why)
    _take_back(entry, why.strip() or "absent", at=at)
    entry.state, entry.theory, entry.skill = STATE.ABSENT, None, None
    entry.certificate_number = entry.outcome_number = None
    entry.save()
    _hold(entry.session)
    leave_trace(by=by, at=at, about=ABOUT, number=entry.pk, what="entry.absent", why=why.strip())
    return entry


def _markable(by: Viewer, number: int, today: date, why: str) -> SessionEntry:
    refuse_unless_organiser(by)
    entry_numbered(by, number, today)
    entry = (
        SessionEntry.objects.select_for_update(of=("self",))
        .select_related("session", "person")
        .get(pk=number)
    )
    session = entry.session
    if session.state == CertificationSession.State.CANCELLED:
        raise RefusedError(Problem("session", "was held or cancelled", "look at the page again"))
    if session.held_on > today:
        raise RefusedError(
            Problem("session", f"is held only on {session.held_on}", "enter results from that day on")
        )
    if entry.state in (STATE.INVITED, STATE.EXCUSED):
        raise RefusedError(
            Problem("entry", "did not register for this session", "enter results of those who did")
        )
    if entry.state != STATE.REGISTERED and not why.strip():
        raise RefusedError(Problem("why", "corrects a result without a reason", "say why"))
    return entry


def _keep_certificate(
    entry: SessionEntry, said: ResultSaid, passed: bool, *, by: Viewer, at: datetime
) -> None:
    """A level that the person holds already, recorded from the paper, gets no second certificate."""
    if not passed:
        _withdraw_own(entry, said.why, at=at)
        entry.certificate_number = None
        return
    session = entry.session
    held = Certificate.objects.filter(
        in_force(), company_id=session.company_id, person=entry.person, level=session.level
    )
    own = held.filter(source_key=_key(entry)).first()
    running = Q(expires=None) | Q(expires__gte=session.held_on)
    other = held.filter(running).exclude(source_key=_key(entry)).order_by("issued").first()
    if own is None and other is not None:
        entry.certificate_number = other.number
        return
    row = CertificateRow(
        entry.person.code,
        session.level,
        said.issued or (own.issued if own else session.held_on),
        said.expires or (own.expires if own else None),
        said.number.strip() or (own.certificate_no if own else ""),
        _key(entry),
    )
    record_certificates(by=Viewer.operator(session.company_id), at=at, rows=[row])
    entry.certificate_number = held.get(source_key=_key(entry)).number
    keep_issuer(by=by, at=at, number=entry.certificate_number, issuer=said.issuer)


def _withdraw_own(entry: SessionEntry, reason: str, *, at: datetime) -> None:
    """Never one that came from elsewhere."""
    company = entry.session.company_id
    own = Certificate.objects.filter(in_force(), company_id=company, source_key=_key(entry)).first()
    if own is not None:
        withdraw_certificates(
            by=Viewer.operator(company), at=at, numbers=[own.number], reason=reason.strip()[:300]
        )


def _keep_outcome(entry: SessionEntry, passed: bool, *, at: datetime) -> None:
    session = entry.session
    draft = ExamOutcome(
        company_id=session.company_id,
        person=entry.person,
        day=session.held_on,
        level=session.level,
        passed=passed,
        source_key=_key(entry),
    )
    record_exam_outcomes(by=Viewer.operator(session.company_id), at=at, drafts=[draft])
    kept = ExamOutcome.objects.get(in_force(), company_id=session.company_id, source_key=_key(entry))
    entry.outcome_number = kept.number


def _take_back(entry: SessionEntry, reason: str, *, at: datetime) -> None:
    _withdraw_own(entry, reason, at=at)
    if entry.outcome_number is not None:
        withdraw_exam_outcomes(
            by=Viewer.operator(entry.session.company_id),
            at=at,
            numbers=[entry.outcome_number],
            reason=reason[:300],
        )


def _hold(session: CertificationSession) -> None:
    if session.state == CertificationSession.State.PLANNED:
        session.state = CertificationSession.State.HELD
        session.save(update_fields=["state"])


def _key(entry: SessionEntry) -> str:
    return f"certification {entry.session_id} {entry.person_id}"


def _text(score: Decimal | None) -> str:
    return "" if score is None else f"{score:f}"
