"""Why a course is proposed and what became of it, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.templatetags.figures import month_name
from ronda.learning.models import CourseProposal
from ronda.learning.queries.causes import cause_words

STATES = {
    "open": (pgettext_lazy("course proposal", "Open"), "attention"),
    "taken": (pgettext_lazy("course proposal", "Taken"), "good"),
    "declined": (pgettext_lazy("course proposal", "Declined"), "plain"),
}
APPLIED = {
    "": (gettext_lazy("not checked yet"), "plain"),
    "not": (pgettext_lazy("learnt", "not applied"), "attention"),
    "partly": (pgettext_lazy("learnt", "partly applied"), "note"),
    "fully": (pgettext_lazy("learnt", "applied"), "good"),
    "no_occasion": (pgettext_lazy("learnt", "no occasion yet"), "note"),
}


def cause_sentence(proposal: CourseProposal) -> str:
    """What was weak, from the codes that the proposal was told with."""
    said = proposal.said
    words = cause_words(proposal.cause, str(said.get("code", "")))
    if proposal.cause == CourseProposal.Cause.INDICATOR and said.get("month"):
        return _("%(indicator)s: missed in %(month)s") % {
            "indicator": words,
            "month": month_name(said["month"]),
        }
    if proposal.cause == CourseProposal.Cause.FINDING:
        return _("A finding was confirmed: %(kind)s") % {"kind": words}
    if proposal.cause == CourseProposal.Cause.EXAM and "share" in said:
        return _("Weak in an exam: %(share)s of 100 points for what this course teaches") % {
            "share": said["share"]
        }
    if proposal.cause == CourseProposal.Cause.PERSON:
        return str(said.get("why", ""))
    return words or str(proposal.get_cause_display())
