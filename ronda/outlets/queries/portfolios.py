"""The portfolios of a centre as they are on a day, and the proposals that were kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import KeptProposal
from ronda.outlets.queries.problem import PortfolioProblem, problem_of_seen
from ronda.outlets.queries.visible import sharing
from ronda.outlets.rules import Load, Travel, present_loads
from ronda.outlets.rules.kept import Shown
from ronda.people.queries import centres_for, in_force, people_for
from ronda.people.queries.policy_in_use import policy_in_use
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.policy import Rules


@dataclass(frozen=True)
class Portfolio:
    """An account manager with the load of a month; `share` is the part of the month's minutes in per cent."""

    code: str
    name: str
    load: Load
    share: int | None

    @property
    def kilometres(self) -> int:
        return round(self.load.metres(Travel()) / 1000)


@dataclass(frozen=True)
class Portfolios:
    """A centre on a day; `holder` is the code of the manager by outlet."""

    problem: PortfolioProblem
    managers: list[Portfolio]
    holder: dict[str, str]
    many: int

    @property
    def names(self) -> dict[str, str]:
        return {each.code: each.name for each in self.managers}

    @property
    def without(self) -> int:
        """Outlets that nobody holds."""
        return len(self.problem.outlets) - len(self.holder)


def rules_on(day: date) -> Rules:
    """The policy in force on the day."""
    return policy_in_use().in_force(Period(day, day))


def led_centres(viewer: Viewer) -> dict[str, str]:
    """Code and name of the centres whose portfolios the viewer may change."""
    if not viewer.can_manage and not viewer.roles & LEADING_ROLES:
        raise NotAllowedError("giving outlets to account managers")
    centres = centres_for(viewer)
    if not viewer.can_manage:
        led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
        centres = centres.filter(pk__in=led)
    return dict(centres.values_list("code", "name"))


def portfolios_of(viewer: Viewer, centre_code: str, *, on: date) -> Portfolios:
    """Who holds how much on a day, of a centre out of `led_centres`."""
    rules = rules_on(on)
    problem = problem_of_seen(viewer, centre_code, on=on, rules=rules)
    names = names_of_managers(viewer, problem, on=on)
    listed = [
        Portfolio(load.manager, names[load.manager], load, _share(load, problem.monthly_minutes))
        for load in present_loads(problem.outlets, problem.managers)
    ]
    open_codes = {each.code for each in problem.outlets}
    holder = {
        code: manager.code for manager in problem.managers for code in manager.outlets if code in open_codes
    }
    return Portfolios(problem, listed, holder, rules.visits.outlets_warning)


def managers_for(viewer: Viewer, *, on: date, centre_code: str = "") -> list[tuple[str, str]]:
    """Code and name of everybody in a post that holds portfolios: of a centre, or of all that are led."""
    posts = [code for code, post in rules_on(on).posts.items() if post.holds_portfolio]
    appointed = people_for(viewer, on=on).filter(
        in_force("appointments__"),
        sharing(on, on + timedelta(days=1), "appointments__"),
        appointments__centre__code__in=[centre_code] if centre_code else list(led_centres(viewer)),
        appointments__post__code__in=posts,
    )
    return list(appointed.distinct().order_by("name", "code").values_list("code", "name"))


def names_of_managers(viewer: Viewer, problem: PortfolioProblem, *, on: date) -> dict[str, str]:
    codes = [manager.code for manager in problem.managers]
    people = people_for(viewer, on=on).filter(code__in=codes).order_by("code")
    return dict(people.values_list("code", "name"))


def proposals_for(viewer: Viewer, centre_code: str) -> QuerySet[KeptProposal]:
    """Those of a centre, the latest first, without what they hold."""
    kept = KeptProposal.objects.filter(company_id=viewer.company_id, centre__code=centre_code)
    return kept.defer("content").select_related("made_by").order_by("-pk")


def proposal_for(viewer: Viewer, number: int) -> tuple[KeptProposal, Shown]:
    """A kept proposal of a centre whose portfolios the viewer may change."""
    led = led_centres(viewer)
    kept = KeptProposal.objects.filter(company_id=viewer.company_id, centre__code__in=led, pk=number)
    found = kept.select_related("centre", "made_by").first()
    if found is None:
        where = f"proposal {number}"
        raise RefusedError(Problem(where, "is not among your centres' proposals", "look at the list again"))
    return found, Shown.of_json(found.content)


def _share(load: Load, monthly_minutes: int) -> int | None:
    return round(100 * load.minutes / monthly_minutes) if monthly_minutes else None
