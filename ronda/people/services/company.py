"""Opening a company, and the posts that its policy names."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.kernel.tiles import is_tile_address
from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import POST_ROLES
from ronda.people.services.checking import invalid_fields, refuse_if_any, refuse_unless_manager
from ronda.people.services.keeping import keep_records
from ronda.people.services.kinds import POST, values_of
from ronda.policy import Rules

COLUMNS = ("name", "country", "currency", "timezone", "language", "working_weekdays", "simulated")


@transaction.atomic
def open_company(
    *,
    at: datetime,
    code: str,
    name: str,
    country: str,
    currency: str,
    timezone: str = "UTC",
    language: str = "en",
    working_weekdays: str = "12345",
    simulated: bool = False,
) -> Company:
    """A new company, or the one that was opened so before; other values for its code are refused."""
    wanted = Company(
        code=code,
        name=name,
        country=country,
        currency=currency,
        timezone=timezone,
        language=language,
        working_weekdays=working_weekdays,
        simulated=simulated,
    )
    refuse_if_any([*invalid_fields(wanted, f"company {code}"), *strange_values(wanted)])
    opened = Company.objects.filter(code=code).first()
    if opened is None:
        bulk_create_with_history([wanted], Company, default_date=at)
        return wanted
    if values_of(opened, COLUMNS) != values_of(wanted, COLUMNS):
        raise RefusedError(Problem(f"company {code}", "is open with other values", "choose another code"))
    return opened


@transaction.atomic
def open_posts(*, by: Viewer, at: datetime, rules: Rules) -> list[Change]:
    """The posts of the policy with their roles; posts that it no longer names stay, for the past's sake."""
    refuse_unless_manager(by, "opening posts")
    posts = rules.posts.values()
    allowed = f"use one of: {', '.join(sorted(POST_ROLES))}"
    refuse_if_any(
        [
            Problem(f"post {post.code}", f"has the unknown role '{post.role}'", allowed)
            for post in posts
            if post.role not in POST_ROLES
        ]
    )
    rows = [(post.code, {"name": _name(post.code), "role": post.role}) for post in posts]
    return keep_records(POST, rows, by=by, at=at)


def _name(code: str) -> str:
    return code.replace("_", " ").capitalize()


def strange_values(company: Company) -> list[Problem]:
    checks = (
        ("country", _is_like("[A-Z]{2}", company.country), "two letters, as in US"),
        ("currency", _is_like("[A-Z]{3}", company.currency), "three letters, as in USD"),
        ("timezone", _is_timezone(company.timezone), "its name, as in America/Chicago"),
        (
            "working_weekdays",
            _is_like("1?2?3?4?5?6?7?", company.working_weekdays),
            "1 (Monday) to 7 in their order, as in 12345",
        ),
        (
            "map_tiles",
            not company.map_tiles or is_tile_address(company.map_tiles),
            "an address such as https://tile.example.org/{z}/{x}/{y}.png, or nothing",
        ),
    )
    return [
        Problem(f"company {company.code}, {column}", "cannot be read", f"write {remedy}")
        for column, is_good, remedy in checks
        if not is_good
    ]


def _is_like(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
