"""Why the nightly look proposes another plan, and what else others did to one's own, in words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import month_name, quantity
from ronda.people.rules import Viewer
from ronda.visits.models import VisitPlan
from ronda.visits.queries.plan_notices import plan_notices
from ronda.work.wording import deed_sentence

Numbers = Mapping[str, Any]


def cause_words(cause: Numbers) -> str:
    """Why the nightly look proposes a re-plan."""
    return CAUSES[cause["code"]](cause)


def draft_words(draft: VisitPlan) -> str:
    """A draft that somebody else, or the nightly look, made for the reader."""
    causes = [cause_words(each) for each in draft.found.get("causes", ())]
    words = {"month": month_name(draft.month), "why": "; ".join(causes) or draft.why}
    if not words["why"]:
        return _("A draft of your visit plan for %(month)s waits for you.") % words
    return _("A draft of your visit plan for %(month)s waits for you: %(why)s.") % words


def plan_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """For the digest: drafts that wait, and what others changed since one's own last deed."""
    found = plan_notices(viewer, today)
    if not found.drafts and not found.deeds:
        return None

    def told() -> tuple[str, Sequence[str]]:
        lines = [draft_words(each) for each in found.drafts]
        for each in found.deeds:
            who = each.done_by.name if each.done_by is not None else _("the nightly work")
            words = {"deed": deed_sentence(each.what, each.said), "name": who}
            lines.append(_("%(deed)s (%(name)s)") % words)
        return _("Visit plan"), lines

    return told


CAUSES: Mapping[str, Callable[[Numbers], str]] = {
    "missed": lambda said: (
        ngettext("%(count)s visit was missed", "%(count)s visits were missed", said["count"])
        % {"count": quantity(said["count"])}
    ),
    "away": lambda said: (
        ngettext(
            "%(count)s planned visit falls on a day of leave or a holiday",
            "%(count)s planned visits fall on days of leave or holidays",
            said["count"],
        )
        % {"count": quantity(said["count"])}
    ),
    "came": lambda said: (
        ngettext(
            "%(count)s outlet came into the portfolio",
            "%(count)s outlets came into the portfolio",
            said["count"],
        )
        % {"count": quantity(said["count"])}
    ),
    "left": lambda said: (
        ngettext("%(count)s outlet left the portfolio", "%(count)s outlets left the portfolio", said["count"])
        % {"count": quantity(said["count"])}
    ),
    "priority": lambda said: (
        ngettext(
            "%(count)s outlet of a phase priority is not planned",
            "%(count)s outlets of phase priorities are not planned",
            said["count"],
        )
        % {"count": quantity(said["count"])}
    ),
}
