"""What no administrator does alone: open others' results to oneself, or leave the company without one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Post, RoleGrant
from ronda.people.queries.believing import in_force
from ronda.people.rules import Viewer
from ronda.people.rules.administrators import is_left_alone
from ronda.people.rules.overlap import Interval
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.people.services.kinds import APPOINTMENT, ROLE, Dated, DatedRecord

RESULT_ROLES = frozenset({"leader"})


@contextmanager
def never_without_administrator(by: Viewer, at: datetime) -> Iterator[None]:
    """Refuses, and so rolls back, what is written inside when no administrator would be left."""
    before = _administrators(by)
    yield
    if before and is_left_alone(before, _administrators(by), at.date()):
        raise RefusedError(
            Problem(
                "administrator",
                "nobody could keep the company's set-up after that",
                "make somebody else an administrator with an account first",
            )
        )


def opening_oneself(
    kind: Dated, by: Viewer, coming: Iterable[DatedRecord], going: Iterable[DatedRecord] = ()
) -> list[Problem]:
    """Rows that would show the acting person others' results; ending or shortening one's own is free."""
    if by.person_id is None or kind not in (APPOINTMENT, ROLE):
        return []
    own: list[Any] = [row for row in coming if getattr(row, "person_id", None) == by.person_id]
    ended = {_key(kind, row): row for row in going}
    shows = _shows_results(kind, by) if own else None
    return [
        Problem(
            f"{kind.noun} of yourself",
            "would open other people's results to you",
            "ask another administrator to record it",
        )
        for row in own
        if shows and shows(row) and not _is_shorter(row, ended.get(_key(kind, row)))
    ]


def _shows_results(kind: Dated, by: Viewer) -> Callable[[Any], bool]:
    if kind is ROLE:
        return lambda row: row.role in RESULT_ROLES
    leading = set(
        Post.objects.filter(company_id=by.company_id, role__in=LEADING_ROLES).values_list("pk", flat=True)
    )
    return lambda row: row.post_id in leading


def _is_shorter(row: Any, before: Any) -> bool:
    return before is not None and (before.end is None or (row.end is not None and row.end <= before.end))


def _key(kind: Dated, row: DatedRecord) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in kind.key)


def _administrators(by: Viewer) -> list[Interval]:
    """The spells of those who could sign in as administrators."""
    grants = RoleGrant.objects.filter(
        in_force(), role="administrator", person__company_id=by.company_id, person__user__is_active=True
    )
    return list(grants.values_list("start", "end"))
