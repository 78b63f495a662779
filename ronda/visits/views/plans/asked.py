"""What an address of a plan asks for, and the words and addresses that its pages share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from ronda.jobs.queries import open_job
from ronda.jobs.rules import JobView
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.queries.month_plan import MonthPlan, month_plan
from ronda.visits.services.plans.asking import KIND, subject_of
from ronda.visits.wording.plan_pages import PLAN_STATES
from ronda.work.views.doing import today

MONTHS_BACK, MONTHS_AHEAD = 6, 1


def month_of(text: str) -> Month:
    """An address that names no month is none of ours."""
    try:
        return Month.parse(text)
    except ValueError:
        raise Http404 from None


def day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def number_of(request: HttpRequest) -> int | None:
    """The plan that the address asks for beside the one in force."""
    asked = request.GET.get("plan", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None


def asked_plan(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> MonthPlan | None:
    """The one with the number of the address, else the one in force; None where the person has none."""
    number = number_of(request)
    found = month_plan(viewer, code, month, on=today(), plan=number)
    if found is None and number is not None:
        raise Http404
    return found


def plan_there(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> MonthPlan:
    found = asked_plan(request, viewer, code, month)
    if found is None:
        raise Http404
    return found


def address_of(plan: MonthPlan, name: str = "visit_plan", **asked: str) -> str:
    """Of a page of this plan, whichever of the month's plans it is."""
    return address_for(plan.person, plan.month, plan.number, name, **asked)


def address_for(code: str, month: Month | str, number: int, name: str = "visit_plan", **asked: str) -> str:
    path = reverse(name, args=[code, str(month)])
    told = "".join(f"&{key}={value}" for key, value in asked.items())
    return f"{path}?plan={number}{told}"


def head_of(viewer: Viewer, plan: MonthPlan) -> dict[str, Any]:
    """What stands on top of each page of a plan."""
    word, colour = PLAN_STATES[plan.state]
    return {
        "plan": plan,
        "state": word,
        "state_kind": colour,
        "is_own": plan.owner_id == viewer.person_id,
        "job": head_job(viewer, plan.person, plan.month),
        "today": today(),
    }


def head_job(viewer: Viewer, code: str, month: Month) -> JobView | None:
    """The plan that is being made for this person and month."""
    return open_job(viewer, KIND, subject_of(code, month))


def months_of(code: str) -> list[tuple[Month, str]]:
    """The months of a person's plans, with their addresses."""
    return months_around(lambda month: reverse("visit_plan", args=[code, str(month)]))


def months_around(address: Callable[[Month], str]) -> list[tuple[Month, str]]:
    running = Month.of(today())
    months = [running.plus(n) for n in range(MONTHS_AHEAD, -MONTHS_BACK - 1, -1)]
    return [(each, address(each)) for each in months]
