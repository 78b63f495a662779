"""Keeping the scores of a closing in the database, where later months and pages find them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from ronda.appraisal.models import PersonScore, SpellScore
from ronda.appraisal.queries.closed import results_of
from ronda.facts.queries import Closing
from ronda.kernel.exact import rounded
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

AT_ONCE = 5_000


def record_scores(*, by: Viewer, closing: Closing) -> int:
    """Write the scores of an appraised closing once, and return how many people have one."""
    if by.company_id != closing.company_id or not by.can_freeze:
        raise NotAllowedError(f"recording the scores of {closing.month}")
    if PersonScore.objects.filter(closing_id=closing.pk).exists():
        remedy = "close the month once more; a run is never rewritten"
        raise RefusedError(
            Problem(f"{closing.month} run {closing.run}", "has its scores recorded already", remedy)
        )
    results = results_of(closing)
    spells, persons = results.rows("spells"), results.rows("persons")
    with transaction.atomic():
        _write(SpellScore, (_spell_score(closing, row) for row in spells))
        _write(PersonScore, (_person_score(closing, row) for row in persons))
    return len(persons)


def _spell_score(closing: Closing, row: dict[str, Any]) -> SpellScore:
    return SpellScore(
        closing_id=closing.pk,
        person_id=row["person_id"],
        centre_id=row["unit_id"],
        spell_id=row["spell_id"],
        post=row["post"],
        present_days=row["present_days"],
        individual=_ten_thousandths(row["individual"]),
        team=_ten_thousandths(row["team"]),
        final=row["final"],
        counted=row["counted"],
        basis=row["basis"],
    )


def _person_score(closing: Closing, row: dict[str, Any]) -> PersonScore:
    names = ("person_id", "score", "grade_score", "presence_days", "period_days", "months")
    return PersonScore(closing_id=closing.pk, **{name: row[name] for name in names})


def _ten_thousandths(points: Any) -> int | None:
    return None if points is None else int(rounded(points * 10_000, 0))


def _write(model: Any, rows: Iterator[Any]) -> None:
    while chunk := list(islice(rows, AT_ONCE)):
        model.objects.bulk_create(chunk)
