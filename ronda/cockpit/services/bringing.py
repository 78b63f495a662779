"""Bringing the estimate of the running month up to date in the background, for whoever asks."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.queries.estimate import newest_estimate
from ronda.cockpit.services.estimating import estimate_month
from ronda.intake.services.uploads.afterwards import follow_imports
from ronda.jobs.queries import open_job
from ronda.jobs.rules import JobView
from ronda.jobs.services import ask_for, register
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.policy import load_policy

KIND = "estimate"
STEPS = {
    "freeze": _("Gathering the facts so far"),
    "now": _("Appraising what stands"),
    "pace": _("Carrying the month to its end"),
    "slower": _("Trying slower days"),
    "faster": _("Trying faster days"),
    "estimate": _("Keeping the estimate"),
}


def bring_up_to_date(*, by: Viewer, at: datetime) -> JobView:
    """Asks for an estimate; one that is open already is the answer.

    It is the company's, so everybody who is measured by it may ask, and reads only the own rows of it.
    """
    if not (by.centre_ids or by.can_freeze):
        raise NotAllowedError("bringing the estimate up to date")
    return ask_for(by=by, at=at, kind=KIND)


def follow_import(by: Viewer, at: datetime) -> None:
    """After an import the estimate is made again; the first one waits until somebody asks for it."""
    today = timezone.localdate(at)
    if newest_estimate(by, Month.of(today)) is not None:
        ask_for(by=by, at=at, kind=KIND)


def estimate_under_way(viewer: Viewer) -> JobView | None:
    return open_job(viewer, KIND)


def register_estimate(address: Callable[[JobView], str]) -> None:
    """Names the work when Ronda starts."""
    register(
        KIND,
        run_estimate,
        may=lambda viewer: bool(viewer.centre_ids) or viewer.can_freeze,
        title=_("Estimate of the running month"),
        steps=STEPS,
        leads_to=address,
    )
    follow_imports(follow_import)


def run_estimate(job: JobView, by: Viewer, at: datetime, tell: Any) -> dict[str, Any]:
    """The work itself reads everybody's facts, so it is done by whoever runs the machine."""
    made = estimate_month(
        by=Viewer.operator(job.company_id), at=at, policy=load_policy(settings.RONDA_POLICIES), tell=tell
    )
    return {"month": str(made.month), "as_of": made.as_of.isoformat()}
