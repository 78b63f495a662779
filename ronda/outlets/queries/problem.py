"""A centre's outlets and account managers on a day, as the portfolio proposal wants them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet, PortfolioEntry
from ronda.outlets.queries.outlets import outlets_for
from ronda.outlets.queries.visible import sharing
from ronda.outlets.rules import ManagerPoint, OutletPoint
from ronda.people.queries import believed_at, centres_for, people_for, working_days_known
from ronda.people.rules import Viewer
from ronda.policy import Rules

# Whatever nobody has withdrawn is believed then.
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class PortfolioProblem:
    """What `rules.propose_portfolios` takes; `monthly_minutes` is what one manager can do that month."""

    outlets: tuple[OutletPoint, ...]
    managers: tuple[ManagerPoint, ...]
    monthly_minutes: int


def portfolio_problem(
    viewer: Viewer, centre_code: str, *, on: date, rules: Rules, as_of: datetime = _END_OF_TIME
) -> PortfolioProblem:
    """The centre on a day, as believed at `as_of` or else now.

    Closed outlets are left out; managers are those in a post that holds portfolios on the day.
    """
    if viewer.scope == "own":
        raise NotAllowedError(f"proposing the portfolios of centre {centre_code}")
    if not centres_for(viewer).filter(code=centre_code).exists():
        raise RefusedError(
            Problem(f"centre {centre_code}", "is not among your centres", "look at the code again")
        )
    return problem_of_seen(viewer, centre_code, on=on, rules=rules, as_of=as_of)


def problem_of_seen(
    viewer: Viewer, centre_code: str, *, on: date, rules: Rules, as_of: datetime = _END_OF_TIME
) -> PortfolioProblem:
    """The same for a centre that was already found among the viewer's."""
    worked = working_days_known(viewer, Month.of(on).period, as_of)
    return PortfolioProblem(
        tuple(_outlets(viewer, centre_code, rules)),
        tuple(_managers(viewer, centre_code, on, as_of, rules)),
        rules.visits.daily_minutes * len(worked),
    )


def _outlets(viewer: Viewer, centre_code: str, rules: Rules) -> list[OutletPoint]:
    outlets = outlets_for(viewer).filter(centre__code=centre_code).exclude(status=Outlet.Status.CLOSED)
    return [
        OutletPoint(
            outlet.code,
            None if outlet.latitude is None else float(outlet.latitude),
            None if outlet.longitude is None else float(outlet.longitude),
            rules.visits.frequency[outlet.visit_class],
            rules.visits.minutes_per_visit[outlet.visit_class],
        )
        for outlet in outlets.order_by("code")
    ]


def _managers(
    viewer: Viewer, centre_code: str, on: date, as_of: datetime, rules: Rules
) -> list[ManagerPoint]:
    tomorrow = on + timedelta(days=1)
    posts = [code for code, post in rules.posts.items() if post.holds_portfolio]
    appointed = people_for(viewer, on=on).filter(
        believed_at(as_of, "appointments__"),
        sharing(on, tomorrow, "appointments__"),
        appointments__centre__code=centre_code,
        appointments__post__code__in=posts,
    )
    people = dict(appointed.distinct().order_by("code").values_list("pk", "code"))
    entries = PortfolioEntry.objects.filter(
        believed_at(as_of), sharing(on, tomorrow), person_id__in=people, outlet__centre__code=centre_code
    )
    held: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, outlet_code in entries.values_list("person_id", "outlet__code"):
        held[person_id].append(outlet_code)
    return [ManagerPoint(code, tuple(sorted(held[person_id]))) for person_id, code in people.items()]
