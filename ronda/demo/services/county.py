"""Load the simulated county into a home through the services that people's own data goes through."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from ronda.cockpit.services import approve_closing, close_month
from ronda.demo.rules import county_certificates, county_outlets, county_people, county_work
from ronda.demo.rules.county import County
from ronda.demo.services.running import run_month
from ronda.facts.queries import Closing
from ronda.inspection import services as inspection
from ronda.kernel.period import Month
from ronda.learning import services as learning
from ronda.outlets import queries as outlet_queries
from ronda.outlets import services as outlets
from ronda.people import services as people
from ronda.people.queries import person_named, viewer_of_person
from ronda.people.rules import Viewer
from ronda.policy import Policy, Rules
from ronda.recognition import services as recognition
from ronda.visits import services as visits
from ronda.work import services as work

Progress = Callable[[str], None]
COMPANIES = {"main": ("ribera", "Ribera Wholesale"), "other": ("nordmark", "Nordmark Wholesale")}
PASSWORD = "ronda-demo-county"
# What happened in a month is known in the small hours after its last day, and closed that morning.
KNOWN_AFTER, CLOSED_AFTER = timedelta(hours=1), timedelta(hours=8)
APPROVED_AFTER = timedelta(hours=2)


def load_county(
    county: County, *, policy: Policy, progress: Progress, now: datetime | None = None
) -> list[Closing]:
    """Both companies with their accounts, the ledger, the months of work; the months of work are closed.

    Where `now` lies in the month after the last one, that month runs: it is known up to yesterday, and
    estimated.
    """
    rules = policy.in_force(county.last.period)
    progress("people")
    by = _open_companies(county, rules)
    progress("outlets")
    _keep_outlets(county, by)
    for month in county.sales_months:
        progress(f"sales {month}")
        _record_sales(county, month, by)
    for month in county.work_months:
        progress(f"work {month}")
        _record_work(county, month, by)
    learning.record_certificates(
        by=by,
        at=_after(county.last, KNOWN_AFTER),
        rows=county_certificates.certificate_rows("main", county.last),
    )
    closings = []
    for month in county.work_months:
        progress(f"closing {month}")
        moment = _after(month, CLOSED_AFTER)
        closing = close_month(by=by, at=moment, month=month, as_of=moment, policy=policy)
        closings.append(closing)
        if month != county.last:  # the last one waits for a visitor to approve it
            approve_closing(by=_director(by, moment), at=moment + APPROVED_AFTER, closing=closing)
    if now is not None and Month.of(now.date()) == county.last.plus(1):
        run_month(county, by, policy=policy, now=now, progress=progress)
    return closings


def _director(by: Viewer, at: datetime) -> Viewer:
    """Ana, who directs the only centre, so months are hers to approve."""
    return viewer_of_person(by.company_id, person_named(by, "E01").pk, on=at.date())


def _after(month: Month, wait: timedelta) -> datetime:
    return datetime.combine(month.end, time(), UTC) + wait


def _open_companies(county: County, rules: Rules) -> Viewer:
    """The demo's own company and the one that must see nothing of it; returns who runs the first."""
    at = datetime.combine(county.sales_months[0].start, time(), UTC)
    operators = {}
    for kind, (code, name) in COMPANIES.items():
        company = people.open_company(
            at=at, code=code, name=name, country="US", currency="USD", simulated=True
        )
        by = operators[kind] = Viewer.operator(company.pk)
        people.open_posts(by=by, at=at, rules=rules)
        people.keep_centres(by=by, at=at, rows=[county_people.CENTRE])
        people.keep_people(by=by, at=at, rows=county_people.person_rows(kind, county.last))
        people.appoint(by=by, at=at, rows=county_people.appointment_rows(kind, county.last))
        people.grant_roles(by=by, at=at, rows=county_people.role_rows(kind, county.last))
        calendar = [*county.sales_months, county.last.plus(1), county.last.plus(2)]
        people.set_calendar(by=by, at=at, rows=county_people.calendar_rows(calendar))
        for member in county_people.company_cast(kind):
            people.open_account(
                by=by, at=at, person_code=member.code, username=member.username, password=PASSWORD
            )
    people.record_leave(by=operators["main"], at=at, rows=county_people.leave_rows(county.last))
    return operators["main"]


def _keep_outlets(county: County, by: Viewer) -> None:
    first = county.sales_months[0]
    at = datetime.combine(first.start, time(), UTC)
    outlets.keep_outlets(by=by, at=at, rows=county_outlets.outlet_rows(county.region))
    outlets.keep_licences(by=by, at=at, rows=county_outlets.licence_rows(county.region, county.last))
    for month in county.sales_months:
        if month == first or month.month == 1:
            products = county_outlets.product_rows(county.region.products, month)
            outlets.keep_products(by=by, at=_at_start(month), rows=products)
    for month in county_outlets.months_with_new_holders(county):
        holders = list(county_outlets.portfolio_rows(county, month))
        outlets.assign_portfolios(by=by, at=_at_start(month), rows=holders)


def _at_start(month: Month) -> datetime:
    return datetime.combine(month.start, time(), UTC)


def _record_sales(county: County, month: Month, by: Viewer) -> None:
    lines = county_outlets.ledger_lines(
        county, month, outlet_queries.numbers_of_outlets(by), outlet_queries.numbers_of_products(by)
    )
    outlets.record_sales(by=by, at=_after(month, KNOWN_AFTER), lines=lines, source=f"simulated {month}")


def _record_work(county: County, month: Month, by: Viewer) -> None:
    at = _after(month, KNOWN_AFTER)
    facts, names = county.facts_of(month), county_work.names_in(county, month)
    work.record_tasks(by=by, at=at, rows=county_work.task_rows(month, facts, names))
    work.record_handovers(by=by, at=at, rows=county_work.handover_rows(month, facts, names))
    work.record_requests(by=by, at=at, rows=county_work.request_rows(month, facts, names))
    work.set_listing_targets(by=by, at=at, rows=county_work.listing_rows(county, month))
    visits.record_visits(by=by, at=at, rows=county_work.visit_rows(month, facts, names))
    inspection.record_checks(by=by, at=at, rows=county_work.check_rows(month, facts, names))
    inspection.confirm_findings(by=by, at=at, rows=county_work.finding_rows(county, month))
    recognition.record_forms(by=by, at=at, rows=county_work.form_rows(month, facts, names))
    outlets.record_system_use(by=by, at=at, rows=county_work.use_rows(month, facts, names))
