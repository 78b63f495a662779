"""People with their rung and all that shows what they can; whoever calls has found out that they are seen."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from ronda.learning.models import Certificate, CompetenceProof, Placement
from ronda.learning.rules.certified import Held
from ronda.learning.rules.ladder import NEW, Learner, Shown
from ronda.people.queries import LedPerson, in_force


def learners_of(company_id: int, people: Collection[LedPerson], on: date) -> dict[int, Learner]:
    """Three statements, however many people."""
    numbers = [each.person_id for each in people]
    proofs: dict[int, list[CompetenceProof]] = defaultdict(list)
    for proof in CompetenceProof.objects.filter(company_id=company_id, person_id__in=numbers):
        proofs[proof.person_id].append(proof)
    placements: dict[int, list[Placement]] = defaultdict(list)
    for place in Placement.objects.filter(company_id=company_id, person_id__in=numbers):
        placements[place.person_id].append(place)
    held = certificates_held(company_id, numbers)
    return {
        each.person_id: learner_from(
            each, proofs[each.person_id], placements[each.person_id], held[each.person_id], on
        )
        for each in people
    }


def certificates_held(company_id: int, people: Collection[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    papers = Certificate.objects.filter(in_force(), company_id=company_id, person_id__in=people)
    for person_id, level, issued, expires in papers.values_list("person_id", "level", "issued", "expires"):
        found[person_id].append((level, issued, expires))
    return found


def learner_from(
    person: LedPerson,
    proofs: Iterable[CompetenceProof],
    placements: Iterable[Placement],
    certificates: Iterable[Held],
    on: date,
) -> Learner:
    """On the rung of the last place that had begun by the day, in the post of the day."""
    begun = [each for each in placements if each.post == person.post and each.begins <= on]
    last = max(begun, key=lambda each: (each.begins, each.pk), default=None)
    return Learner(
        person_id=person.person_id,
        post=person.post,
        rung=last.rung if last else NEW,
        proofs=tuple(
            Shown(each.competence_id, each.kind, each.day, each.taken_back_at is not None) for each in proofs
        ),
        certificates=tuple(certificates),
    )
