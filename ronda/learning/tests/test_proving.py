"""Proofs that courses, drills, exams and observations write and take back."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Competence, CompetenceProof, Proof
from ronda.learning.services.proving import prove, take_back_proofs
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db
DAY, AT = date(2022, 10, 17), datetime(2022, 10, 17, 18, tzinfo=UTC)


@pytest.fixture
def town() -> Town:
    return a_town()


def competences(company_id: int, *codes: str) -> list[int]:
    return [
        Competence.objects.create(
            company_id=company_id, code=code, name=code, side="skill", track="service"
        ).pk
        for code in codes
    ]


def show(town: Town, ids: Iterable[int], *, named: int | None = 7, day: date = DAY) -> int:
    return prove(
        company_id=town.operator.company_id,
        person_id=town.county.diego.pk,
        competence_ids=list(ids),
        kind=Proof.COURSE,
        named=named,
        day=day,
        said="Reading the shelf",
        at=AT,
    )


def test_the_same_thing_proves_once_however_often_it_is_told(town: Town) -> None:
    ids = competences(town.operator.company_id, "display", "stock")
    assert [show(town, ids[:1]), show(town, ids), show(town, ids)] == [1, 1, 0]
    assert CompetenceProof.objects.count() == 2


def test_what_has_no_number_proves_once_a_day(town: Town) -> None:
    ids = competences(town.operator.company_id, "display")
    assert [show(town, ids, named=None), show(town, ids, named=None)] == [1, 0]
    assert show(town, ids, named=None, day=date(2022, 10, 18)) == 1


def test_retired_competences_and_those_of_others_are_passed_over(town: Town) -> None:
    [strange] = competences(town.county.other.pk, "display")
    [gone] = competences(town.operator.company_id, "gone")
    Competence.objects.filter(pk=gone).update(retired_at=AT)
    assert show(town, [strange, gone]) == 0


def test_a_proof_that_was_taken_back_stays_and_can_be_given_again(town: Town) -> None:
    ids = competences(town.operator.company_id, "display", "stock")
    show(town, ids)
    assert take_back_proofs(kind=Proof.COURSE, named=7, at=AT, why="of another Diego") == 2
    assert take_back_proofs(kind=Proof.COURSE, named=7, at=AT, why="of another Diego") == 0
    assert show(town, ids) == 2
    assert CompetenceProof.objects.filter(taken_back_why="of another Diego").count() == 2


def test_only_the_proofs_of_the_people_named_are_taken_back(town: Town) -> None:
    show(town, competences(town.operator.company_id, "display"))
    taken = take_back_proofs(kind=Proof.COURSE, named=7, at=AT, why="x", people=[town.county.elena.pk])
    assert taken == 0


def test_a_proof_is_not_taken_back_without_a_reason(town: Town) -> None:
    with pytest.raises(RefusedError):
        take_back_proofs(kind=Proof.COURSE, named=7, at=AT, why=" ")
