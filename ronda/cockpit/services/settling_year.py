"""Settling a year: what everybody's year rests on is kept as it stands, and never changes again."""

import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ronda.cockpit.models import SettledYear, YearLine
from ronda.cockpit.queries.year_grounds import (
    PersonYear,
    lacking_in,
    newest_settled,
    settled_lines,
    terms_of,
    unapproved_in,
    years_as_they_stand,
)
from ronda.cockpit.rules.year import changed_parts, in_points
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

LACKING = {
    "not_over": "is not over yet",
    "no_month": "has no month with results",
    "gap": "has no results yet",
    "not_distributed": "has its money not divided yet",
}


def settle_year(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    year: int,
    reason: str = "",
    unapproved: Collection[Month] = (),
) -> SettledYear:
    """Keeps what the year of each person rests on; a later run needs a reason and something that changed.

    Refused with every month that is lacking, and with every one that nobody approved, unless it is among the
    `unapproved` with which `by` settles all the same. An earlier run stays as it is and can be read.
    """
    if not by.can_close:
        raise NotAllowedError("settling a year")
    lacking = lacking_in(by.company_id, year, today=today)
    if lacking:
        remedy = "close the months of the year first"
        raise RefusedError(*(Problem(where, LACKING[code], remedy) for code, where in lacking))
    unknown = [month for month in unapproved_in(by.company_id, year) if month not in unapproved]
    if unknown:
        what, remedy = "is divided but approved by nobody", "approve it, or say that you settle all the same"
        raise RefusedError(*(Problem(str(month), what, remedy) for month in unknown))
    people = years_as_they_stand(by.company_id, year)
    try:
        return _keep(by, at, year, reason, people)
    except IntegrityError as error:
        what = "was settled by somebody else meanwhile"
        raise RefusedError(Problem(str(year), what, "look at the year again")) from error


def _keep(by: Viewer, at: datetime, year: int, reason: str, people: Mapping[int, PersonYear]) -> SettledYear:
    """All of it or nothing; of two at once the database takes one."""
    with transaction.atomic():
        before = newest_settled(by.company_id, year)
        if before is not None:
            _refuse_idle(before, people, reason)
        terms = terms_of(year).model_dump(mode="json")
        settled = SettledYear.objects.create(
            company_id=by.company_id,
            year=year,
            run=1 if before is None else before.run + 1,
            reason=reason.strip(),
            terms=terms,
            digest=digest_of(terms, people),
            person_id=by.person_id,
            decided_at=at,
        )
        YearLine.objects.bulk_create(_line(settled, each) for each in people.values())
    return settled


def _refuse_idle(before: SettledYear, people: Mapping[int, PersonYear], reason: str) -> None:
    kept = settled_lines(before)
    same = kept.keys() == people.keys() and not any(
        changed_parts(kept[person].grounds, people[person].grounds) for person in kept
    )
    where = str(before.year)
    if same and before.terms == terms_of(before.year).model_dump(mode="json"):
        raise RefusedError(Problem(where, "has not changed since it was settled", "nothing is to be done"))
    if not reason.strip():
        raise RefusedError(
            Problem("reason", "settling a year once more needs a reason", "write one sentence")
        )


def _line(settled: SettledYear, each: PersonYear) -> YearLine:
    return YearLine(
        settled=settled,
        person_id=each.place.person_id,
        centre_id=each.place.unit_id,
        place=vars(each.place),
        grounds=each.grounds.as_json(),
        score=in_points(each.year.score),
    )


def digest_of(terms: Mapping[str, object], people: Mapping[int, PersonYear]) -> str:
    """Of all that was kept, in the order of the people's numbers: whoever recomputes it finds the same."""
    kept = [terms, *([person, people[person].grounds.as_json()] for person in sorted(people))]
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()
