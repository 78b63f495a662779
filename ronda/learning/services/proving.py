"""What a course, a drill, an exam, a certificate or an observed visit shows of a person's competences.

Whoever calls has decided already that it may be written; the ladder's own pages confirm through `placing`.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Competence, CompetenceProof, Proof


@transaction.atomic
def prove(
    *,
    company_id: int,
    person_id: int,
    competence_ids: Collection[int],
    kind: Proof,
    named: int | None,
    day: date,
    said: str,
    confirmed_by_id: int | None = None,
    at: datetime,
) -> int:
    """How many proofs are new; what is proved by the same thing already is left as it is.

    Competences that are retired, or another company's, are passed over.
    """
    known = Competence.objects.filter(company_id=company_id, retired_at=None, pk__in=competence_ids)
    held = CompetenceProof.objects.filter(person_id=person_id, kind=kind, named=named, taken_back_at=None)
    if named is None:
        held = held.filter(day=day)
    proved = set(held.values_list("competence_id", flat=True))
    new = [
        CompetenceProof(
            company_id=company_id,
            person_id=person_id,
            competence=competence,
            kind=kind,
            named=named,
            day=day,
            said=said,
            confirmed_by_id=confirmed_by_id,
            at=at,
        )
        for competence in known.exclude(pk__in=proved)
    ]
    # A second process that writes the same in this moment is no error.
    CompetenceProof.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@transaction.atomic
def take_back_proofs(
    *, kind: Proof, named: int, at: datetime, why: str, people: Collection[int] | None = None
) -> int:
    """How many proofs by that thing are taken back, of these people or of everybody; they stay on record."""
    if not why.strip():
        raise RefusedError(Problem("why", "is missing", "say why the proof is taken back"))
    held = CompetenceProof.objects.filter(kind=kind, named=named, taken_back_at=None)
    if people is not None:
        held = held.filter(person_id__in=people)
    return held.update(taken_back_at=at, taken_back_why=why.strip())
