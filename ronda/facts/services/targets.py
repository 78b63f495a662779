"""Setting targets by hand, with the reason; the targets before are withdrawn, never edited."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ronda.facts.models import Target
from ronda.facts.queries.targets import targets_of
from ronda.facts.rules.records import TargetRow
from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import numbers_of_outlets
from ronda.people.queries import numbers_of_centres, numbers_of_people
from ronda.people.rules import Viewer

SUBJECTS = ("outlet", "person", "centre")
Key = tuple[str, str, str, int]


def set_targets(*, by: Viewer, at: datetime, rows: Iterable[TargetRow]) -> list[Change]:
    """Puts each target in the place of the one in force for the same subject; equal ones change nothing."""
    if not by.can_manage:
        raise NotAllowedError("setting targets")
    wanted = _read(by, list(rows))
    months = {month for month, *_ in wanted}
    with transaction.atomic():
        in_force = {
            _key_of(target): target
            for target in targets_of(by).filter(month__in=months, withdrawn_at__isnull=True)
        }
        changed = {
            key: row
            for key, row in wanted.items()
            if key not in in_force or _content(in_force[key]) != _content(row)
        }
        replaced = [in_force[key] for key in changed if key in in_force]
        Target.objects.filter(pk__in=[target.pk for target in replaced]).update(
            withdrawn_at=at, withdrawn_by_id=by.person_id
        )
        Target.objects.bulk_create(_target(by, at, key, row) for key, row in changed.items())
    return [_change(key, in_force.get(key), row) for key, row in changed.items()]


@transaction.atomic
def withdraw_target(*, by: Viewer, at: datetime, number: int, reason: str) -> Target:
    """From now on the rule's target counts again; what was closed keeps what was known."""
    if not by.can_manage:
        raise NotAllowedError("setting targets")
    target = targets_of(by).filter(pk=number).first()
    if target is None:
        raise RefusedError(Problem(f"target {number}", "is not one of yours", "look at the list of targets"))
    if target.withdrawn_at is not None:
        raise RefusedError(Problem(f"target {number}", "has been withdrawn already", "nothing is left to do"))
    if not reason.strip():
        raise RefusedError(
            Problem(f"target {number}", "has no reason", "say why the rule's target does again")
        )
    target.withdrawn_at, target.withdrawn_by_id, target.withdrawn_why = at, by.person_id, reason.strip()
    target.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return target


def _read(by: Viewer, rows: list[TargetRow]) -> dict[Key, TargetRow]:
    """The rows by what they set; RefusedError with every problem of every row."""
    numbers = {
        "outlet": numbers_of_outlets(by),
        "person": numbers_of_people(by),
        "centre": numbers_of_centres(by),
    }
    found: dict[Key, TargetRow] = {}
    problems: list[Problem] = []
    for place, row in enumerate(rows, start=1):
        where = f"target {place}"
        named = [(subject, code) for subject in SUBJECTS if (code := getattr(row, f"{subject}_code"))]
        if len(named) != 1:
            problems.append(
                Problem(where, "names not exactly one subject", "name an outlet, a person or a centre")
            )
            continue
        (subject, code), *_ = named
        key = (str(row.month), row.indicator, subject, numbers[subject].get(code, 0))
        if code not in numbers[subject]:
            problems.append(Problem(where, f"{subject} '{code}' is unknown", "use a code of your company"))
        elif key in found:
            problems.append(
                Problem(where, f"sets {row.indicator} of '{code}' a second time", "keep one of them")
            )
        elif row.value_num < 0 or row.value_den < 1:
            problems.append(Problem(where, "is negative or divided by nothing", "give 0 or more"))
        elif not row.reason.strip():
            problems.append(Problem(where, "has no reason", "say why the rule's target does not do"))
        found[key] = row
    if problems:
        raise RefusedError(*problems)
    return found


def _key_of(target: Target) -> Key:
    subject = next(name for name in SUBJECTS if getattr(target, f"{name}_id") is not None)
    return (target.month, target.indicator, subject, getattr(target, f"{subject}_id"))


def _content(target: Target | TargetRow) -> Mapping[str, Any]:
    return {name: getattr(target, name) for name in ("value_num", "value_den", "reason")}


def _target(by: Viewer, at: datetime, key: Key, row: TargetRow) -> Target:
    month, indicator, subject, number = key
    return Target(
        company_id=by.company_id,
        month=month,
        indicator=indicator,
        known_at=at,
        known_by_id=by.person_id,
        **{f"{subject}_id": number},
        **_content(row),
    )


def _change(key: Key, before: Target | None, after: TargetRow) -> Change:
    month, indicator, subject, _ = key
    code = getattr(after, f"{subject}_code")
    return Change(
        "facts.target",
        f"{month} {indicator} {subject} {code}",
        None if before is None else _content(before),
        _content(after),
    )
