"""Sentences about findings: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import day
from ronda.inspection.models import Finding
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "this cannot be done while it is %(state)s": _(
        "This finding has gone another step meanwhile; look at it again."
    ),
    "somebody who works here must do this": _("Somebody who works in the centre must do this."),
    "only whose work it is may do this": _("Only the person whose work it is may do this."),
    "nobody judges the own work": _("Nobody judges the own work; somebody else must do this."),
    "somebody else was asked to look at it": _("Somebody else was asked for the second look."),
    "whoever found it does not confirm it": _("Whoever found it does not decide on it; somebody else must."),
    "whoever looked at it too does not decide": _(
        "Whoever gave the second look does not decide on it; somebody else must."
    ),
    "is decided already": _("This finding is decided already; withdraw it if it was wrong."),
    "the person can still answer": _(
        "The person can still answer: nothing is decided before the answer or its last day."
    ),
    "no other inspector has looked at it": _(
        "It acts on pay: ask another inspector for a second look before you confirm it."
    ),
    "another inspector has looked at it already": _("The second look is there already; decide on it."),
    "counts against nobody": _("It was not confirmed and counts against nobody; leave it closed."),
    "is not confirmed": _("This finding is not confirmed; decide on it first."),
    "cannot be put right": _("This cannot be put right; it is closed as it is."),
    "is not yet corrected and looked at again": _("It is closed when the correction was made and rechecked."),
    "may not look at it": _("Choose somebody of the back office who neither found it nor did the work."),
    "gives no more time": _("Choose a day after the present limit."),
    "is no limit of the person": _("The person has nothing to do now; decide on it, or close it."),
}


def _answered(said: Mapping[str, Any]) -> str:
    return gettext("Objected to the finding") if said["objects"] else gettext("Answered the finding")


def _looked(said: Mapping[str, Any]) -> str:
    if said["agrees"]:
        return gettext("Second look: saw the same")
    return gettext("Second look: did not see the same")


def _confirmed(said: Mapping[str, Any]) -> str:
    if "due" not in said:
        return gettext("Confirmed the finding")
    return gettext("Confirmed the finding, to be corrected by %(due)s") % {"due": _day(said["due"])}


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


DEEDS: Deeds = {
    "finding.drafted": lambda said: gettext("Wrote the finding down"),
    "finding.changed": lambda said: gettext("Changed the draft"),
    "finding.issued": lambda said: (
        gettext("Issued the finding, to be answered by %(due)s") % {"due": _day(said["due"])}
    ),
    "finding.answered": _answered,
    "finding.second_asked": lambda said: gettext("Asked %(name)s for a second look") % said,
    "finding.second_said": _looked,
    "finding.confirmed": _confirmed,
    "finding.dismissed": lambda said: gettext("Did not confirm the finding"),
    "finding.corrected": lambda said: pgettext("finding", "Said that it is corrected"),
    "finding.held": lambda said: gettext("Recheck: the correction holds"),
    "finding.not_held": lambda said: gettext("Recheck: the correction does not hold"),
    "finding.closed": lambda said: gettext("Closed the finding"),
    "finding.withdrawn": lambda said: gettext("Withdrew the finding"),
    "finding.extended": lambda said: gettext("Gave time until %(until)s") % {"until": _day(said["until"])},
    "finding.late": lambda said: gettext("The limit of %(due)s has passed") % {"due": _day(said["due"])},
    "finding.unanswered": lambda said: gettext("Not answered by %(due)s") % {"due": _day(said["due"])},
}

STATE_KINDS: Mapping[str, str] = {
    "draft": "plain",
    "issued": "note",
    "answered": "note",
    "corrected": "note",
    "rechecked": "note",
    "closed": "good",
    "withdrawn": "plain",
}
# What whoever has the turn is to do.
TURNS: Mapping[str, Promise] = {
    "issue": _("Issue the finding, or withdraw it"),
    "answer": _("Answer the finding"),
    "ask_second": _("Ask another inspector for a second look"),
    "second": _("Give the second look"),
    "confirm": _("Decide on the finding"),
    "correct": pgettext_lazy("finding", "Correct what was found"),
    "held": _("Recheck the correction"),
    "close": _("Close the finding"),
}


def state_words(finding: Finding) -> str:
    """The state, and inside it what was decided."""
    if finding.state == Finding.State.CLOSED and finding.confirmed is False:
        return pgettext("finding", "Closed, not confirmed")
    if finding.confirmed and finding.state in (Finding.State.ISSUED, Finding.State.ANSWERED):
        return pgettext("finding", "Confirmed")
    return str(finding.get_state_display())


def state_kind(finding: Finding, *, late: bool = False) -> str:
    if late:
        return "attention"
    if finding.state == Finding.State.CLOSED and finding.confirmed is False:
        return "plain"
    return STATE_KINDS[finding.state]
