"""The words of a team's board: goals with heads, what a number is made of, reasons to talk."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import indicator_name
from ronda.cockpit.rules.board import TARGET, Conversation, Goal, HeatCell, Part
from ronda.design.templatetags.figures import NOTHING, day, percent, plain_number, quantity
from ronda.kernel.exact import floored
from ronda.kernel.reason import Reason

GOALS: Mapping[str, tuple[Promise, Promise]] = {
    "execution": (_("Execution"), _("What was promised for a day was done by that day.")),
    "energy": (_("Energy"), _("The work is moderately demanding, and the burden is shared.")),
    "skills": (_("Skills"), _("Whoever meets enough of the own results masters the post.")),
    "certified": (_("Certified share"), _("Vocational certificates that are in force.")),
}
PARTS: Mapping[str, Promise] = {
    "tasks": _("Tasks done on time"),
    "handovers": _("Hand-overs given in time and accepted"),
    "visits": _("Visits made, of those due"),
    "field_visits": _("Field visits made, of the quotas"),
    "in_band": _("People whose week is moderately demanding, today"),
    "even": _("Account managers whose visits take about as long as the others'"),
    "took_part": _("People who wrote a suggestion or worked on a topic, within a year"),
    "skilled": _("People who master their post"),
    "on_rung": _("People who have shown what their rung asks, today"),
    "intermediate": _("Intermediate and above"),
    "senior": _("Senior and above"),
}
LACKING: Mapping[str, Promise] = {
    "load": _("Whose week is idle, moderately demanding or overloaded stands on the page of this goal."),
    "participation": _("Who takes part in innovation stands on the page of this goal."),
    "rungs": _("Who has shown what the own rung asks stands on the page of this goal."),
    "ladder": _("No ladder is laid yet: what each rung of a post asks stands under Learning."),
}
STATES: Mapping[str, tuple[str, Promise]] = {
    "good": ("good", _("Goal reached")),
    "attention": ("attention", _("Goal not reached")),
    "open": ("plain", _("Not assessable yet")),
}
LOADS: Mapping[str, tuple[str, Promise]] = {
    "lighter": ("note", _("Lighter than the others")),
    "near": ("good", _("Like the others")),
    "heavier": ("attention", _("Heavier than the others")),
}
LEVELS: Mapping[int, Promise] = {
    5: pgettext_lazy("vocational level", "Junior"),
    4: pgettext_lazy("vocational level", "Intermediate"),
    3: pgettext_lazy("vocational level", "Senior"),
    2: pgettext_lazy("vocational level", "Marketer"),
    1: pgettext_lazy("vocational level", "Senior marketer"),
}
TITLES: Mapping[str, Promise] = {
    "handovers": _("Hand-overs in flight"),
    "tasks": _("Open tasks"),
    "requests": _("Open customer requests"),
}


def goal_name(goal: Goal) -> str:
    return str(GOALS[goal.code][0])


def count_words(part: Part) -> str:
    """`9 of 13`."""
    if not part.whole:
        return NOTHING
    words = {"count": quantity(part.count), "whole": quantity(part.whole)}
    return gettext("%(count)s of %(whole)s") % words


def part_words(part: Part) -> str:
    """What the goal is and how many are missing, in one sentence."""
    goal = percent(part.goal)
    if not part.whole:
        return gettext("Nothing to count in this month.")
    if part.reached and part.strict:
        return gettext("Goal more than %(goal)s: reached.") % {"goal": goal}
    if part.reached:
        return gettext("Goal at least %(goal)s: reached.") % {"goal": goal}
    if part.missing is None:
        return gettext("Goal more than %(goal)s: more people are needed first.") % {"goal": goal}
    if part.strict:
        text = ngettext(
            "Goal more than %(goal)s: one more needed.",
            "Goal more than %(goal)s: %(missing)s more needed.",
            part.missing,
        )
    else:
        text = ngettext(
            "Goal at least %(goal)s: one more needed.",
            "Goal at least %(goal)s: %(missing)s more needed.",
            part.missing,
        )
    return text % {"goal": goal, "missing": quantity(part.missing)}


def level_words(level: int | None) -> str:
    return gettext("No certificate") if level is None else str(LEVELS[level])


def term_words(expires: date | None, on: date) -> str:
    """Until when a certificate counts."""
    if expires is None:
        return gettext("without end")
    return gettext("until %(day)s") % {"day": day(expires)} if expires >= on else NOTHING


def heat_words(cell: HeatCell) -> tuple[str, str]:
    """What stands in a cell, and what it means for those who do not see the colour."""
    if cell.state == "absent":
        return "", gettext("not on this card")
    if cell.points is None:
        return NOTHING, gettext("not assessable")
    text = _whole_unless_it_misleads(cell.points)
    return text, gettext("target reached") if cell.state == "reached" else gettext("target not reached")


def _whole_unless_it_misleads(points: Decimal) -> str:
    """99.6 is not 100: just under the target the decimals are shown."""
    return plain_number(floored(points, 2), 2) if TARGET - 1 < points < TARGET else quantity(points)


def talk_words(conversation: Conversation) -> list[str]:
    return [_talk(reason) for reason in conversation.reasons]


def _talk(reason: Reason) -> str:
    facts = dict(reason.facts)
    if reason.code == "grade":
        return gettext("The band of this month is %(grade)s: ask what would help.") % facts
    if reason.code == "bands_fallen":
        return gettext("From band %(before)s to band %(grade)s in one month: ask what has changed.") % facts
    if reason.code == "own_duties":
        points = quantity(Decimal(facts["front_points"] or 0), 2)
        return gettext(
            "Own duties cost %(points)s points of this month's results: ask what stood in the way."
        ) % {"points": points}
    words = {
        "indicator": indicator_name(str(facts["indicator"])),
        "months": quantity(int(facts["months"] or 0)),
        "points": quantity(Decimal(facts["front_points"] or 0), 2),
    }
    return (
        ngettext(
            "%(indicator)s was missed for %(months)s month in a row, and own duties had a part in it"
            " (%(points)s points now): look together at how the work is done.",
            "%(indicator)s was missed for %(months)s months in a row, and own duties had a part in it"
            " (%(points)s points now): look together at how the work is done.",
            int(facts["months"] or 0),
        )
        % words
    )
