"""Blueprints: written, written anew, put aside."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Blueprint
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.exams import blueprint_numbered
from ronda.learning.queries.setters import refuse_unless_setter
from ronda.people.rules import Viewer


@transaction.atomic
def keep_blueprint(
    *, by: Viewer, at: datetime, title: str, parts: Sequence[Mapping[str, Any]], number: int | None = None
) -> Blueprint:
    """New, or written anew; exams that were opened keep the parts that they had."""
    refuse_unless_setter(by)
    _refuse_bad_parts(by, title, parts)
    if number is None:
        return Blueprint.objects.create(
            company_id=by.company_id, title=title, parts=list(parts), made_by_id=by.person_id, made_at=at
        )
    blueprint = blueprint_numbered(by, number)
    blueprint.title, blueprint.parts = title, list(parts)
    blueprint.save(update_fields=["title", "parts"])
    return blueprint


@transaction.atomic
def retire_blueprint(*, by: Viewer, at: datetime, number: int) -> Blueprint:
    blueprint = blueprint_numbered(by, number)
    blueprint.retired_at = at
    blueprint.save(update_fields=["retired_at"])
    return blueprint


def _refuse_bad_parts(by: Viewer, title: str, parts: Sequence[Mapping[str, Any]]) -> None:
    known = set(competences_of(by).values_list("pk", flat=True))
    problems = [] if title.strip() else [Problem("title", "is empty", "write a title")]
    codes = [str(part.get("code", "")) for part in parts]
    if not parts or len(set(codes)) < len(codes) or not all(codes):
        problems.append(Problem("parts", "has no part or one twice", "give each part a code of its own"))
    for part in parts:
        where = f"parts {part.get('code', '')}"
        if not 0 <= Decimal(str(part.get("pass_mark", -1))) <= 100:
            problems.append(Problem(where, "has a pass mark outside 0 to 100", "write one within"))
        if not part.get("rows"):
            problems.append(Problem(where, "asks nothing", "add a row"))
        for row in part.get("rows", ()):
            if int(row.get("number", 0)) < 1 or Decimal(str(row.get("points", 0))) <= 0:
                problems.append(Problem(where, "has a row without questions or points", "correct the row"))
            if row.get("competence") and row["competence"] not in known:
                problems.append(Problem(where, "names an unknown competence", "choose one of the ladder"))
    if problems:
        raise RefusedError(*problems)
