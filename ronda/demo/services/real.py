"""Load public sales of a real county into a home: its stores, products and lines; people are invented."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from ronda.cockpit.services import close_month
from ronda.demo.rules.cast import CAST
from ronda.demo.services.county import PASSWORD
from ronda.demo.services.problems import DemoError
from ronda.facts.queries import Closing
from ronda.intake.rules.report import ImportReport
from ronda.intake.services import ImportOptions, import_file
from ronda.kernel.period import Month
from ronda.outlets import queries as outlet_queries
from ronda.outlets import services as outlets
from ronda.outlets.rules.proposal import propose_portfolios
from ronda.people import services as people
from ronda.people.rules import Viewer
from ronda.people.rules.records import AppointmentRow, CentreRow, PersonRow, RoleRow
from ronda.policy import Policy, Rules

COMPANY, CENTRE = "linn", CentreRow("C1", "Linn County")
MANAGERS = 6
HIRED = date(2015, 1, 1)
STORES, PRODUCTS, LINES = "iowa_stores.csv", "iowa_products.parquet", "linn_lines_2020-11_2022-10.parquet"
FIRST_MONTH = Month(2020, 11)


def load_real(
    folder: Path, *, month: Month, seed: int, policy: Policy, at: datetime, progress: Callable[[str], None]
) -> Closing:
    """Everything is known from `at`, when it was loaded; the month is closed as of then."""
    _refuse_missing(folder)
    rules = policy.in_force(month.period)
    progress("people")
    by = _open_company(rules)
    for kind, file, options in _imports(folder):
        progress(f"importing {file.name}")
        report = import_file(by=by, at=at, kind=kind, file=file, options=options, progress=lambda *_: None)
        _refuse_failed(report)
    progress("portfolios")
    problem = outlet_queries.portfolio_problem(by, CENTRE.code, on=FIRST_MONTH.start, as_of=at, rules=rules)
    proposal = propose_portfolios(
        problem.outlets, problem.managers, seed=seed, monthly_minutes=problem.monthly_minutes
    )
    outlets.accept_proposal(by=by, at=at, proposal=proposal, start=FIRST_MONTH.start)
    progress(f"closing {month}")
    return close_month(by=by, at=at, month=month, as_of=at, policy=policy)


def _refuse_missing(folder: Path) -> None:
    missing = [name for name in (STORES, PRODUCTS, LINES) if not (folder / name).is_file()]
    if missing:
        raise DemoError(f"{folder} lacks {', '.join(missing)}; name the folder that holds the public sales")


def _imports(folder: Path) -> list[tuple[str, Path, ImportOptions]]:
    return [
        (
            "outlets",
            folder / STORES,
            ImportOptions(mapping="iowa-stores", only=(("county", "Linn"),), centre=CENTRE.code),
        ),
        ("products", folder / PRODUCTS, ImportOptions(mapping="iowa-products")),
        ("sales", folder / LINES, ImportOptions(mapping="iowa-sales", centre=CENTRE.code)),
    ]


def _refuse_failed(report: ImportReport) -> None:
    if report.outcome == "refused":
        raise DemoError(f"{report.source} cannot be imported: {report.errors[0]}")


def _open_company(rules: Rules) -> Viewer:
    """A director, a brand manager, an information officer and six account managers, all invented."""
    at = datetime(2020, 1, 1, tzinfo=UTC)
    company = people.open_company(
        at=at,
        code=COMPANY,
        name="Linn County Wholesale (invented)",
        country="US",
        currency="USD",
        timezone="America/Chicago",
    )
    by = Viewer.operator(company.pk)
    posts = [member for member in CAST if member.company == "main" and member.post]
    back = [member for member in posts if member.post in {"director", "brand_manager", "information_officer"}]
    front = [member for member in posts if member.post == "account_manager"][:MANAGERS]
    leaders = [member for member in CAST if member.role]
    people.open_posts(by=by, at=at, rules=rules)
    people.keep_centres(by=by, at=at, rows=[CENTRE])
    staff = [*back, *front, *leaders]
    people.keep_people(
        by=by, at=at, rows=[PersonRow(member.code, member.name, hired=HIRED) for member in staff]
    )
    people.appoint(
        by=by,
        at=at,
        rows=[
            AppointmentRow(member.code, CENTRE.code, member.post, HIRED, monthly_wage_cents=member.wage_cents)
            for member in [*back, *front]
        ],
    )
    people.grant_roles(by=by, at=at, rows=[RoleRow(member.code, member.role, HIRED) for member in leaders])
    for member in staff:
        people.open_account(
            by=by, at=at, person_code=member.code, username=member.username, password=PASSWORD
        )
    return by
