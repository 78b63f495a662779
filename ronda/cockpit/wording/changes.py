"""Sentences about what changed between two months, from the codes that the rule gives."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import indicator_name
from ronda.cockpit.rules.board import IndicatorChange, MemberChange
from ronda.design.templatetags.figures import month_name, quantity
from ronda.kernel.period import Month
from ronda.kernel.reason import Reason

MOVED: Mapping[str, Promise] = {
    "now_missed": _("%(indicator)s was met before and is missed now: from %(before)s to %(now)s points."),
    "now_met": _("%(indicator)s was missed before and is met now: from %(before)s to %(now)s points."),
    "missed_more": _("%(indicator)s is missed by more than before: from %(before)s to %(now)s points."),
    "missed_less": _("%(indicator)s is missed by less than before: from %(before)s to %(now)s points."),
    "better": _("%(indicator)s is better than before: from %(before)s to %(now)s points."),
    "worse": _("%(indicator)s is weaker than before: from %(before)s to %(now)s points."),
    "newly_assessed": _("%(indicator)s could not be assessed before and has %(now)s points now."),
    "no_longer_assessed": _("%(indicator)s had %(before)s points before and could not be assessed now."),
    "moved": _("%(indicator)s has the same points, but another part of the loss came back."),
}
WHY: Mapping[str, Promise] = {
    "nobody": _("Nobody is at fault: outside causes explain all of the %(lost)s points lost."),
    "mostly_back": _(
        "Mostly through the back office: %(back)s of %(lost)s points lost; %(front)s through own duties,"
        " %(external)s through outside causes."
    ),
    "mostly_front": _(
        "Mostly through own duties: %(front)s of %(lost)s points lost; %(back)s through the back office,"
        " %(external)s through outside causes."
    ),
    "mostly_external": _(
        "Mostly through outside causes: %(external)s of %(lost)s points lost; %(back)s through the back"
        " office, %(front)s through own duties."
    ),
    "shared": _(
        "Several causes share the %(lost)s points lost: %(back)s through the back office, %(front)s through"
        " own duties, %(external)s through outside causes."
    ),
}


def signed(points: Decimal | None, places: int = 2) -> str:
    """A number of points with its sign."""
    if points is None:
        return ""
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else "±"
    return f"{sign}{quantity(abs(points), places)}"


def change_words(change: MemberChange, before: Month) -> str:
    """What became of the person's score."""
    month = month_name(before)
    if change.code == "came":
        return gettext("Was not appraised here in %(month)s.") % {"month": month}
    if change.code == "left":
        return gettext("Was appraised here in %(month)s and is no longer.") % {"month": month}
    points = quantity(abs(change.difference or Decimal(0)), 2)
    if change.code == "rose":
        return gettext("%(points)s points more than in %(month)s.") % {"points": points, "month": month}
    if change.code == "fell":
        return gettext("%(points)s points less than in %(month)s.") % {"points": points, "month": month}
    return gettext("The same score as in %(month)s.") % {"month": month}


def line_words(line: IndicatorChange) -> list[str]:
    """What happened to the indicator, and why the points of a miss went where they went."""
    words = {
        "indicator": indicator_name(line.indicator),
        "before": "" if line.before is None else quantity(line.before, 1),
        "now": "" if line.now is None else quantity(line.now, 1),
    }
    told = [str(MOVED[line.code]) % words]
    return [*told, why_words(line.why)] if line.why is not None else told


def why_words(why: Reason) -> str:
    parts = ("lost", "back", "front", "external")
    points = {part: quantity(Decimal(why.facts[f"{part}_points"] or 0), 2) for part in parts}
    return str(WHY[why.code]) % points


def rest_words(change: MemberChange) -> list[str]:
    """What moved the score besides the own card."""
    told = []
    if change.duties:
        text = gettext("Duties towards results of others moved the score by %(points)s points.")
        told.append(text % {"points": signed(change.duties)})
    if change.team:
        told.append(
            gettext("The team's score moved it by %(points)s points.") % {"points": signed(change.team)}
        )
    if abs(change.rest) >= Decimal("0.01"):
        text = gettext(
            "%(points)s points come from part months: several posts, or too few days to be measured alone."
        )
        told.append(text % {"points": signed(change.rest)})
    return told
