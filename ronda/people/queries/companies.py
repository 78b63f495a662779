"""Which company a command or a viewer is about."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Company
from ronda.people.queries.once import once
from ronda.people.rules import Viewer

FIRST_STEP = "open one with `ronda company open CODE --name NAME --country XX --currency XXX`"


def company_for(viewer: Viewer) -> Company:
    """The viewer's own company; there is no other."""
    number = viewer.company_id
    return once(("company", number), lambda: Company.objects.get(pk=number))


def keep_company(company: Company) -> None:
    """It was read along with something else; the page need not ask for it again."""
    once(("company", company.pk), lambda: company)


def company_day(viewer: Viewer, at: datetime) -> date:
    """The day that it is at this moment where the company works."""
    return at.astimezone(ZoneInfo(company_for(viewer).timezone)).date()


def company_named(code: str | None) -> Company:
    """The company with this code; without a code, the only one of this home."""
    companies = {company.code: company for company in Company.objects.all()}
    if code is None and len(companies) == 1:
        return next(iter(companies.values()))
    if code in companies:
        return companies[code]
    raise RefusedError(_unnamed(code, sorted(companies)))


def _unnamed(code: str | None, codes: list[str]) -> Problem:
    where = "company" if code is None else f"company {code}"
    if not codes:
        return Problem(where, "this home holds no company yet", FIRST_STEP)
    what = "several companies live in this home" if code is None else "is not in this home"
    return Problem(where, what, f"name one of: {', '.join(codes)}")


def companies() -> list[Company]:
    """Every company of this home, for what whoever runs the machine does for each of them."""
    return list(Company.objects.order_by("pk"))
