"""The month that is still running in the demo: known up to yesterday, estimated on Monday and today."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from ronda.cockpit.services.estimating import estimate_month
from ronda.demo.rules import county_outlets, county_work, running
from ronda.demo.rules.county import County
from ronda.demo.services.story.telling import tell_story
from ronda.inspection import services as inspection
from ronda.kernel.period import Month
from ronda.outlets import queries as outlet_queries
from ronda.outlets import services as outlets
from ronda.people.rules import Viewer
from ronda.policy import Policy
from ronda.recognition import services as recognition
from ronda.visits import services as visits
from ronda.work import services as work

# Facts come in over night; on Monday they are there when the week begins.
MORNING = time(5)


def run_month(
    county: County, by: Viewer, *, policy: Policy, now: datetime, progress: Callable[[str], None]
) -> None:
    """Records what was known on Monday and what is known now, and estimates the month each time.

    The story of work is told before the last estimate, for it corrects some sales of the month.
    """
    month = county.last.plus(1)
    for last_day, known_on in running.batches_of(month, now.date()):
        progress(f"running {month} up to {last_day}")
        at = now if known_on == now.date() else datetime.combine(known_on, MORNING, UTC)
        _record(county, month, by, last_day, at)
        if at == now:
            tell_story(by, now=now, progress=progress)
        estimate_month(by=by, at=at, policy=policy, month=month)


def _record(county: County, month: Month, by: Viewer, last_day: date, at: datetime) -> None:
    facts, names = county.facts_of(month), county_work.names_in(county, month)
    lines = county_outlets.ledger_lines(
        county, month, outlet_queries.numbers_of_outlets(by), outlet_queries.numbers_of_products(by)
    )
    sold = running.lines_up_to(lines, last_day)
    outlets.record_sales(by=by, at=at, lines=sold, source=f"simulated {month}, up to {last_day}")
    tasks = running.tasks_up_to(county_work.task_rows(month, facts, names), last_day)
    handovers = running.handovers_up_to(county_work.handover_rows(month, facts, names), last_day)
    requests = running.requests_up_to(county_work.request_rows(month, facts, names), last_day)
    work.record_tasks(by=by, at=at, rows=tasks)
    work.record_handovers(by=by, at=at, rows=handovers)
    work.record_requests(by=by, at=at, rows=requests)
    work.set_listing_targets(by=by, at=at, rows=county_work.listing_rows(county, month))
    seen = running.days_up_to(county_work.visit_rows(month, facts, names), last_day)
    checked = running.days_up_to(county_work.check_rows(month, facts, names), last_day)
    answered = running.days_up_to(county_work.form_rows(month, facts, names), last_day)
    visits.record_visits(by=by, at=at, rows=seen)
    inspection.record_checks(by=by, at=at, rows=checked)
    recognition.record_forms(by=by, at=at, rows=answered)
    used = running.use_up_to(county_work.use_rows(month, facts, names), month, last_day)
    outlets.record_system_use(by=by, at=at, rows=used)
