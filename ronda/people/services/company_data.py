"""What a company says of itself; its code, country and currency stay as they were opened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, refuse_unless_manager
from ronda.people.services.company import strange_values
from ronda.people.services.kinds import set_values, values_of
from ronda.people.services.telling import told_by

COMPANY = "people.company"
CHANGEABLE = ("name", "timezone", "language", "working_weekdays", "map_tiles", "map_credit", "route_app")


@transaction.atomic
def change_company(
    *,
    by: Viewer,
    at: datetime,
    name: str,
    timezone: str,
    language: str,
    working_weekdays: str,
    map_tiles: str = "",
    map_credit: str = "",
    route_app: str = "",
    why: str = "",
) -> list[Change]:
    """Other working weekdays hold for every month that is closed from now on, also for earlier ones.

    Pictures under maps are fetched by the reader's browser, from this address alone.
    """
    refuse_unless_manager(by, "changing the company")
    company = Company.objects.get(pk=by.company_id)
    before = values_of(company, CHANGEABLE)
    maps = (map_tiles.strip(), map_credit.strip(), route_app)
    after = dict(zip(CHANGEABLE, (name.strip(), timezone, language, working_weekdays, *maps), strict=True))
    if before == after:
        return []
    _write(company, after, told_by(by, at, why))
    return [Change(COMPANY, company.code, before, after)]


def undo_company(changes: Sequence[Change], *, by: Viewer, at: datetime, why: str) -> list[Problem]:
    """Puts the values of before back, or tells what stands in the way."""
    if not changes:
        return []
    company = Company.objects.get(pk=by.company_id)
    told = changes[-1].after or {}
    if company.code != changes[-1].key or values_of(company, tuple(told)) != told:
        return [Problem(f"company {company.code}", "has been edited since", "put it right by hand")]
    _write(company, dict(changes[0].before or {}), told_by(by, at, why))
    return []


def _write(company: Company, values: dict[str, Any], told: dict[str, Any]) -> None:
    set_values(company, values)
    refuse_if_any([*invalid_fields(company, f"company {company.code}"), *strange_values(company)])
    bulk_update_with_history([company], Company, list(values), **told)
