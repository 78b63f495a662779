"""Making a proposal, keeping it as it is shown, and accepting exactly that."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.jobs.rules import JobView
from ronda.jobs.services import Progress
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Deed, KeptProposal
from ronda.outlets.queries import PortfolioProblem, outlets_for, portfolio_problem
from ronda.outlets.queries.portfolios import led_centres, names_of_managers, proposal_for, rules_on
from ronda.outlets.rules import PortfolioRow, present_loads, propose_portfolios
from ronda.outlets.rules.kept import digest_of_facts, shown_proposal
from ronda.outlets.services.deeds import note_deed
from ronda.outlets.services.portfolios import assign_portfolios
from ronda.people.queries import numbers_of_centres
from ronda.people.rules import Viewer

KIND = "portfolio-proposal"


def may_propose(viewer: Viewer) -> bool:
    """Whose background work of this kind a viewer may look at."""
    try:
        return bool(led_centres(viewer))
    except NotAllowedError:
        return False


def run_proposal(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Mapping[str, Any]:
    """The background work: its parameters are the centre, the first day, the seed and the people."""
    tell("read", 0, 3)
    asked = job.parameters
    kept = make_proposal(
        by=by,
        at=at,
        centre_code=asked["centre"],
        day=date.fromisoformat(asked["day"]),
        seed=asked["seed"],
        people=asked["people"],
        tell=tell,
    )
    return {"proposal": kept.pk}


def make_proposal(
    *,
    by: Viewer,
    at: datetime,
    centre_code: str,
    day: date,
    seed: int,
    people: Collection[str] = (),
    tell: Any = lambda step, done, total: None,
) -> KeptProposal:
    """For the account managers named, or all of the centre; of the others nothing is left."""
    _refuse_unless_led(by, centre_code)
    problem = _problem(by, centre_code, day)
    chosen = [each for each in problem.managers if not people or each.code in people]
    _refuse_without(problem, chosen, centre_code, day)
    tell("divide", 1, 3)
    proposal = propose_portfolios(problem.outlets, chosen, seed=seed, monthly_minutes=problem.monthly_minutes)
    tell("keep", 2, 3)
    shops = dict(outlets_for(by).filter(centre__code=centre_code).values_list("code", "name"))
    shown = shown_proposal(
        proposal,
        problem.outlets,
        problem.managers,
        present_loads(problem.outlets, problem.managers),
        (names_of_managers(by, problem, on=day), shops),
        problem.monthly_minutes,
    )
    return KeptProposal.objects.create(
        company_id=by.company_id,
        centre_id=numbers_of_centres(by)[centre_code],
        day=day,
        seed=seed,
        digest=digest_of_facts(problem.outlets, problem.managers),
        content=shown.as_json(),
        made_at=at,
        made_by_id=by.person_id,
    )


@transaction.atomic
def accept_kept(*, by: Viewer, at: datetime, number: int, start: date, why: str = "") -> Deed | None:
    """Exactly what was shown holds from `start`; refused when outlets or people are otherwise on that day."""
    kept, shown = proposal_for(by, number)
    where = f"proposal {number}"
    if kept.accepted_at is not None:
        raise RefusedError(Problem(where, "has been accepted already", "look at the portfolios"))
    problem = _problem(by, kept.centre.code, start)
    if digest_of_facts(problem.outlets, problem.managers) != kept.digest:
        what = f"outlets, people or portfolios are no longer on {start} as they were when it was made"
        raise RefusedError(Problem(where, what, "make a new proposal and look at it"))
    moving = shown.moving
    rows = [PortfolioRow(each.outlet, each.after, start) for each in moving]
    changes = assign_portfolios(by=by, at=at, rows=rows, why=why)
    kept.accepted_at = at
    kept.save(update_fields=["accepted_at"])
    said = {
        "outlets": len(moving),
        "start": start.isoformat(),
        "centre": kept.centre.name,
        "proposal": number,
    }
    return note_deed(by, at, "proposal.accepted", changes, why, **said)


def _problem(by: Viewer, centre_code: str, day: date) -> PortfolioProblem:
    return portfolio_problem(by, centre_code, on=day, rules=rules_on(day))


def _refuse_unless_led(by: Viewer, centre_code: str) -> None:
    if centre_code not in led_centres(by):
        raise NotAllowedError(f"proposing the portfolios of centre {centre_code}")


def _refuse_without(problem: PortfolioProblem, chosen: Collection[Any], centre_code: str, day: date) -> None:
    where = f"centre {centre_code}"
    if not problem.outlets:
        raise RefusedError(Problem(where, "has no open outlet", "import its outlets first"))
    if not chosen:
        what = f"has nobody in a post that holds portfolios on {day}"
        raise RefusedError(Problem(where, what, "appoint an account manager, or choose another day"))
