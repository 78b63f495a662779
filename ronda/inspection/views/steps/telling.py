"""A finding in a line, and its way as a bar of steps."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.inspection.models import Finding
from ronda.inspection.queries.steps.standing import Standing
from ronda.inspection.rules.finding_steps import can_be_corrected, needs_second_look
from ronda.inspection.wording.findings import TURNS, state_kind, state_words

NAMES = {
    "draft": pgettext_lazy("finding", "Written"),
    "issued": pgettext_lazy("finding", "Issued"),
    "answered": pgettext_lazy("finding", "Answered"),
    "second": _("Second look"),
    "decided": pgettext_lazy("finding", "Decided"),
    "corrected": pgettext_lazy("finding", "Corrected"),
    "rechecked": pgettext_lazy("finding", "Rechecked"),
    "closed": pgettext_lazy("finding", "Closed"),
}


def finding_lines(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {"finding": each, "state": state_words(each), "state_kind": state_kind(each)} for each in findings
    ]


def standing_line(standing: Standing) -> dict[str, Any]:
    """With what is to be done next, and by when."""
    finding = standing.finding
    return {
        "finding": finding,
        "state": state_words(finding),
        "state_kind": state_kind(finding, late=standing.late),
        "turn": TURNS[standing.turn.deed] if standing.turn else "",
        "limit": standing.limit,
        "late": standing.late,
        "directors": standing.directors,
    }


def way_of(finding: Finding) -> list[dict[str, Any]]:
    """The steps of its kind; one that was withdrawn, or not confirmed, ends where it ended."""
    if finding.state == Finding.State.WITHDRAWN:
        return []
    steps = ["draft", "issued", "answered"]
    steps += ["second"] if needs_second_look(finding.kind) else []
    steps += ["decided"]
    if can_be_corrected(finding.kind) and finding.confirmed is not False:
        steps += ["corrected", "rechecked"]
    steps += ["closed"]
    done = {
        "draft": finding.state != Finding.State.DRAFT,
        "issued": finding.issued_on is not None and _past_answer(finding),
        "answered": finding.answered_at is not None or finding.confirmed is not None,
        "second": finding.second_agrees is not None or finding.confirmed is not None,
        "decided": finding.confirmed is not None,
        "corrected": finding.state in {"rechecked", "closed"} or _looked_at(finding),
        "rechecked": finding.state in {"rechecked", "closed"},
        "closed": finding.state == Finding.State.CLOSED,
    }
    now = next((name for name in steps if not done[name]), "")
    return [
        {"name": NAMES[name], "state": "now" if name == now else "done" if done[name] else "later"}
        for name in steps
    ]


def _past_answer(finding: Finding) -> bool:
    return finding.issued_on is not None


def _looked_at(finding: Finding) -> bool:
    return finding.state == Finding.State.CORRECTED
