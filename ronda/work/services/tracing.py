"""Who did what to an object of work, and when; written in the same transaction as the deed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from ronda.people.rules import Viewer
from ronda.work.models import Trace


def leave_trace(
    *,
    by: Viewer,
    at: datetime,
    about: str,
    number: int,
    what: str,
    said: Mapping[str, Any] | None = None,
    why: str = "",
) -> Trace:
    """`what` is `object.deed`, such as `plan.submitted`; its sentence is told with `said`, plain JSON."""
    return Trace.objects.create(
        company_id=by.company_id,
        about=about,
        number=number,
        what=what,
        said=dict(said or {}),
        why=why,
        done_by_id=by.person_id,
        done_at=at,
    )


def leave_traces(
    *,
    by: Viewer,
    at: datetime,
    about: str,
    what: str,
    said: Iterable[tuple[int, Mapping[str, Any]]],
    why: str = "",
) -> None:
    """The same deed on many objects, each told with its own words, in one statement."""
    Trace.objects.bulk_create(
        [
            Trace(
                company_id=by.company_id,
                about=about,
                number=number,
                what=what,
                said=dict(told),
                why=why,
                done_by_id=by.person_id,
                done_at=at,
            )
            for number, told in said
        ],
        batch_size=1000,
    )
