"""What leaders decide about a person's ladder: the rung, proofs that they have seen, proofs taken back."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Competence, CompetenceProof, Placement, Proof, Rung
from ronda.learning.queries.ladder import ladder_rules
from ronda.learning.queries.ladder_person import person_decided_on
from ronda.learning.services.proving import prove
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "ladder"


@transaction.atomic
def place_person(
    *, by: Viewer, at: datetime, today: date, person_id: int, rung: str, begins: date, why: str
) -> Placement:
    """On a rung of the post held today; a second decision for the same day replaces the first.

    Earlier places stay: a place cannot begin before the last one.
    """
    person = person_decided_on(by, person_id, on=today)
    if rung not in Rung.values:
        raise RefusedError(Problem("rung", "is not one of the choices", "choose one of them"))
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "give a reason"))
    if begins < person.joined:
        raise RefusedError(Problem("begins", "is before the person was hired", "choose a later day"))
    places = Placement.objects.filter(company_id=by.company_id, person_id=person_id, post=person.post)
    if places.filter(begins__gt=begins).exists():
        raise RefusedError(Problem("begins", "is before the last place", "choose a later day"))
    placed, _ = places.update_or_create(
        person_id=person_id,
        post=person.post,
        begins=begins,
        defaults={
            "company_id": by.company_id,
            "rung": rung,
            "why": why.strip(),
            "decided_by_id": by.person_id,
            "decided_at": at,
        },
    )
    said = {"post": person.post, "rung": rung, "begins": begins.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=person_id, what="ladder.placed", said=said, why=why.strip())
    return placed


@transaction.atomic
def confirm_proof(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    person_id: int,
    competence_id: int,
    kind: str,
    day: date,
    said: str,
) -> None:
    """What a leader has seen oneself; certificates come from their register alone."""
    person_decided_on(by, person_id, on=today)
    competence = Competence.objects.filter(
        company_id=by.company_id, pk=competence_id, retired_at=None
    ).first()
    problems = []
    if competence is None:
        problems.append(Problem("competence_id", "is not one of the choices", "choose one of them"))
    if kind not in ladder_rules(today).confirmed_by_hand:
        problems.append(Problem("kind", "is not confirmed by hand", "see the register"))
    if day > today:
        problems.append(Problem("day", "is a day to come", "confirm it when it has been seen"))
    if not said.strip():
        problems.append(Problem("said", "says nothing", "say what was seen"))
    if problems or competence is None:
        raise RefusedError(*problems)
    new = prove(
        company_id=by.company_id,
        person_id=person_id,
        competence_ids=[competence_id],
        kind=Proof(kind),
        named=None,
        day=day,
        said=said.strip(),
        confirmed_by_id=by.person_id,
        at=at,
    )
    if not new:
        raise RefusedError(Problem("day", "was confirmed for that day", "look at the proofs"))
    told = {"competence": competence.name, "kind": kind, "day": day.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=person_id, what="ladder.confirmed", said=told)


@transaction.atomic
def take_back_proof(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> None:
    proofs = CompetenceProof.objects.select_for_update(of=("self",)).select_related("competence")
    proof = proofs.filter(company_id=by.company_id, pk=number, taken_back_at=None).first()
    if proof is None:
        raise RefusedError(Problem(f"proof {number}", "is not in force among yours", "look at it again"))
    person_decided_on(by, proof.person_id, on=today)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "give a reason"))
    proof.taken_back_at, proof.taken_back_why = at, why.strip()
    proof.save(update_fields=["taken_back_at", "taken_back_why"])
    said = {"competence": proof.competence.name, "kind": proof.kind, "day": proof.day.isoformat()}
    leave_trace(
        by=by,
        at=at,
        about=ABOUT,
        number=proof.person_id,
        what="ladder.taken_back",
        said=said,
        why=why.strip(),
    )
