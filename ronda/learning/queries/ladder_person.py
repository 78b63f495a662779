"""One person on the ladder: proofs with what they stand on, places with their reasons."""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CompetenceProof, Placement
from ronda.learning.queries.ladder import Ladder, OnLadder, ladder_of, on_ladder, oneself, people_on_ladder
from ronda.learning.queries.ladder_learners import certificates_held, learner_from
from ronda.people.queries import LedPerson, people_led
from ronda.people.rules import Viewer
from ronda.work.queries.reached import Reached


@dataclass(frozen=True)
class PersonPage:
    """`found` None: the post has no ladder; `may_decide`: the viewer leads this person and is another."""

    person: LedPerson
    ladder: Ladder
    found: OnLadder | None
    proofs: list[CompetenceProof]
    placements: list[Placement]
    may_decide: bool


def person_seen(viewer: Viewer, code: str, *, on: date) -> LedPerson:
    """RefusedError for those whom the viewer neither is nor leads."""
    person = next((each for each in people_on_ladder(viewer, on=on) if each.code == code), None)
    if person is None:
        raise RefusedError(Problem(f"person {code}", "is not among your people", "look at the code again"))
    return person


def person_on_ladder(viewer: Viewer, code: str, *, on: date) -> PersonPage:
    return page_of(viewer, person_seen(viewer, code, on=on), on=on)


def own_page(viewer: Viewer, *, on: date) -> PersonPage | None:
    """None for somebody who holds no post on the day."""
    own = oneself(viewer, on=on)
    return page_of(viewer, own[0], on=on) if own else None


def page_of(viewer: Viewer, person: LedPerson, *, on: date) -> PersonPage:
    """Five statements; `person` comes from `people_on_ladder`, so that everybody but oneself is led."""
    ladder = ladder_of(viewer, on)
    whose = {"company_id": viewer.company_id, "person_id": person.person_id}
    proofs = list(
        CompetenceProof.objects.filter(**whose)
        .select_related("competence", "confirmed_by")
        .order_by("-day", "-pk")
    )
    placements = list(
        Placement.objects.filter(**whose).select_related("decided_by").order_by("-begins", "-pk")
    )
    found = None
    if ladder.asks(person.post, on):
        held = certificates_held(viewer.company_id, [person.person_id])[person.person_id]
        found = on_ladder(person, learner_from(person, proofs, placements, held, on), ladder, on)
    return PersonPage(person, ladder, found, proofs, placements, person.person_id != viewer.person_id)


def person_decided_on(viewer: Viewer, person_id: int, *, on: date) -> LedPerson:
    """Somebody whom the viewer leads, and nobody decides about oneself."""
    person = next((each for each in people_led(viewer, on=on) if each.person_id == person_id), None)
    if person is None or person_id == viewer.person_id:
        raise NotAllowedError("the ladder of this person")
    return person


def read_ladder(viewer: Viewer, number: int, *, on: date) -> Reached | None:
    """What lies with a person's ladder: for the person and for those who lead."""
    person = next((each for each in people_on_ladder(viewer, on=on) if each.person_id == number), None)
    return Reached(person.person_id, person.centre_id) if person else None


def proof_decided_on(viewer: Viewer, number: int, *, on: date) -> CompetenceProof:
    """A proof that is in force, of somebody whom the viewer leads; RefusedError for every other one."""
    rows = CompetenceProof.objects.filter(company_id=viewer.company_id, pk=number, taken_back_at=None)
    proof = rows.select_related("person", "competence").first()
    if proof is None:
        raise RefusedError(Problem(f"proof {number}", "is not in force among yours", "look at it again"))
    person_decided_on(viewer, proof.person_id, on=on)
    return proof
