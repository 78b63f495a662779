"""The wizard's bar, what was done by whom, and what a check found, in the reader's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.cockpit.queries.closing_month import ClosingMonth, Decided
from ronda.cockpit.rules.close import Finding
from ronda.cockpit.wording.closing import (
    DONE_WORDS,
    STEP_NAMES,
    finding_address,
    finding_remedy,
    finding_words,
)
from ronda.design.templatetags.figures import moment, quantity
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class DoneMoment:
    """One line of what was done."""

    words: str
    at: datetime
    who: str
    icon: str

    @property
    def when(self) -> str:
        return moment(self.at)


@dataclass(frozen=True)
class FoundCard:
    """One finding as a card: what, what to do, where, and who accepted it why."""

    finding: Finding
    words: str
    remedy: str
    address: str
    accepted: Decided | None
    more: int


def step_bar(stands: ClosingMonth, here: str, viewer: Viewer) -> list[dict[str, Any]]:
    """For the bar of steps; those that are not open yet have no address."""
    return [
        {
            "name": str(STEP_NAMES[step.code]),
            "state": step.state,
            "href": reverse("close_step", args=[stands.month, step.code])
            if step.open and (viewer.can_close or step.code == "check")
            else "",
            "note": "",
            "here": step.code == here,
        }
        for step in stands.steps
    ]


def done_moments(stands: ClosingMonth) -> list[DoneMoment]:
    """The oldest first; a run of the command line has nobody's name."""
    found = []
    for kind, words in DONE_WORDS.items():
        job = stands.checked if kind == "close.check" else stands.jobs.get(kind)
        if job is not None and job.state == "done" and job.ended_at is not None:
            rows = job.result.get("rows")
            told = (
                _("%(deed)s, %(rows)s rows") % {"deed": words, "rows": quantity(rows)} if rows else str(words)
            )
            found.append(DoneMoment(told, job.ended_at, job.asked_by, "circle-check"))
    if stands.paid is not None and stands.paid != stands.run:
        told = _("Run %(run)s frozen; what it distributed stands") % {"run": stands.paid.run}
        found.append(DoneMoment(told, stands.paid.closed_at, "", "coins"))
    if stands.run is not None and "close.freeze" not in stands.jobs:
        told = _("Run %(run)s made by the command line") % {"run": stands.run.run}
        found.append(DoneMoment(told, stands.run.closed_at, "", "circle-check"))
    if stands.plan is not None:
        who = stands.plan.person.name if stands.plan.person else ""
        found.append(DoneMoment(_("Division chosen"), stands.plan.decided_at, who, "coins"))
    accepted = (stands.accepted[each.key] for each in stands.found if each.key in stands.accepted)
    found += [
        DoneMoment(_("Accepted: %(reason)s") % {"reason": each.reason}, each.at, each.who, "clipboard-check")
        for each in accepted
    ]
    if stands.approved is not None:
        found.append(DoneMoment(_("Approved"), stands.approved.at, stands.approved.who, "lock-check"))
    return sorted(found, key=lambda each: each.at)


def found_groups(stands: ClosingMonth, viewer: Viewer, currency: str) -> list[tuple[str, list[FoundCard]]]:
    """What blocks and what is strange first, then what is missing, then what is not assessable."""
    names = {
        "strange": _("Strange"),
        "missing": _("Missing"),
        "unassessable": _("Not assessable"),
    }
    return [
        (name, cards)
        for group, name in names.items()
        if (cards := [_card(each, stands, viewer, currency) for each in stands.found if each.group == group])
    ]


def _card(finding: Finding, stands: ClosingMonth, viewer: Viewer, currency: str) -> FoundCard:
    return FoundCard(
        finding=finding,
        words=finding_words(finding, currency),
        remedy=finding_remedy(finding),
        address=finding_address(finding, manages=viewer.can_manage),
        accepted=stands.accepted.get(finding.key),
        more=max(finding.count - len(finding.people), 0) if finding.people else 0,
    )
