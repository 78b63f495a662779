"""A month on its way: frozen, appraised, distributed; it goes on where it was broken off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from ronda.appraisal.queries import past_scores
from ronda.appraisal.services import appraise_folder, record_scores
from ronda.facts.queries import Closing, closings_for, folder_of, newest_closing
from ronda.facts.services import add_results, code_digest, hold_month, manifest_of, open_closing
from ronda.facts.services.drafts import moved_in
from ronda.facts.services.folders import draft_in
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.services import distribute_folder, post_closing
from ronda.people.rules import Viewer
from ronda.policy import Policy, Rules, load_kept_policy

STATES = ("frozen", "appraised", "distributed")
Progress = Callable[[str, int, int], None]


def close_month(
    *,
    by: Viewer,
    at: datetime,
    month: Month,
    as_of: datetime,
    policy: Policy,
    budget_cents: int | None = None,
    until: str = "distributed",
    again: bool = False,
    progress: Progress | None = None,
) -> Closing:
    """Freezes, appraises and distributes the month, up to the state `until`.

    The newest run is continued when it rests on the same moment, policy and code. Where the run in force is
    distributed and nothing that a new one would rest on has changed, it is returned as it is, unless a new
    one is asked for (`again`). `progress` hears the step, how much of it is done, and of how much; what it
    raises stops the work and leaves nothing half-done.

    The work reads every fact, also what `by` may not see: nothing of it is returned but the closing's row.
    """
    if not by.can_close:
        raise NotAllowedError("closing a month")
    if until not in STATES:
        raise RefusedError(Problem(f"until {until}", "is no state", f"use {', '.join(STATES)}"))
    tell = progress or _say_nothing
    by = Viewer.operator(by.company_id)
    with hold_month(by, month):
        in_force = None if again else _in_force(by, month, until, budget_cents)
        closing = _resumed(by, month, as_of, policy, in_force)
        if closing is None:
            closing = open_closing(
                by=by,
                at=at,
                month=month,
                as_of=as_of,
                policy=policy,
                past_scores=earlier_scores(by, month, as_of, policy.in_force(month.period)),
                in_force=in_force,
                progress=tell,
            )
        step = _Step(by, at, month, budget_cents, tell)
        for state in STATES[STATES.index(closing.state) + 1 : STATES.index(until) + 1]:
            closing = step.appraise(closing) if state == "appraised" else step.distribute(closing)
    return closing


def earlier_scores(by: Viewer, month: Month, as_of: datetime, rules: Rules) -> list[dict[str, Any]]:
    """The scores that the rolling grade of this month looks back on."""
    return past_scores(by, month, as_of, rules.grading.rolling_months - 1)


@dataclass(frozen=True)
class _Step:
    """Files first, in the closing's folder; then everything that they yield in one transaction."""

    by: Viewer
    at: datetime
    month: Month
    budget_cents: int | None
    tell: Progress

    def appraise(self, closing: Closing) -> Closing:
        self.tell("appraise", 0, 2)
        folder = folder_of(closing)
        rules = load_kept_policy(folder / "policy").in_force(self.month.period)
        with draft_in(folder) as draft:
            marks = appraise_folder(
                facts=folder / "facts", month=self.month, rules=rules, results=draft, progress=self.tell
            )
            self.tell("appraise", 1, 2)
            with moved_in(draft, folder / "results"), transaction.atomic():
                record_scores(by=self.by, closing=closing)
                closing = add_results(by=self.by, at=self.at, closing=closing, marks=marks, state="appraised")
        self.tell("appraise", 2, 2)
        return closing

    def distribute(self, closing: Closing) -> Closing:
        self.tell("distribute", 0, 2)
        folder = folder_of(closing)
        rules = load_kept_policy(folder / "policy").in_force(self.month.period)
        with draft_in(folder) as draft:
            marks = distribute_folder(
                facts=folder / "facts",
                results=folder / "results",
                month=self.month,
                rules=rules,
                budget_cents=self.budget_cents,
                into=draft,
            )
            self.tell("distribute", 1, 2)
            with moved_in(draft, folder / "results"), transaction.atomic():
                post_closing(by=self.by, at=self.at, closing=closing)
                closing = add_results(
                    by=self.by,
                    at=self.at,
                    closing=closing,
                    marks=marks,
                    state="distributed",
                    budget_cents=self.budget_cents,
                )
        self.tell("distribute", 2, 2)
        return closing


def _in_force(by: Viewer, month: Month, until: str, budget_cents: int | None) -> Closing | None:
    """The distributed run that stays, if nothing has changed; one with another budget does not."""
    runs = closings_for(by).filter(month=str(month), state="distributed")
    newest = runs.order_by("-run").first()
    if newest is None or until != "distributed":
        return newest
    return newest if manifest_of(newest).budget_cents == budget_cents else None


def _resumed(
    by: Viewer, month: Month, as_of: datetime, policy: Policy, in_force: Closing | None
) -> Closing | None:
    """The newest run where the work asked for is the work begun, or done, in it."""
    newest = newest_closing(by, month)
    if newest is None or (newest.as_of, newest.policy_digest) != (as_of, policy.digest):
        return None
    if manifest_of(newest).code != code_digest():
        return None
    return newest if newest.state != "distributed" or newest == in_force else None


def _say_nothing(step: str, done: int, total: int) -> None:
    """For callers who do not ask how far the work is."""
