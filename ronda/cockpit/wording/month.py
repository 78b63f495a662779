"""The words of a month: why a line stands as it does, how the score is put together, the next grade."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.rules.estimate import LineEstimate
from ronda.cockpit.wording.day import quantity_words
from ronda.design.templatetags.figures import money, percent, points, quantity, whole_money
from ronda.kernel.exact import rounded

WHY: Mapping[str, Promise] = {
    "early": _("Nothing of it is known yet this month."),
    "open": _("There are too few cases to assess it, or no target. Its weight is spread over the others."),
    "spared": _("What it serves is on course, so it is not examined for pay."),
}
BASES: Mapping[str, Promise] = {
    "unit_mean": _("This spell is too short to be appraised by itself; it takes the mean of its centre."),
    "team": _("Nothing of your own can be assessed yet; the team's score stands for it."),
    "neutral": _("Nothing can be assessed yet; 100 points stand for it."),
}


def open_words(line: LineEstimate, currency: str) -> str:
    """What lies behind a line, in one or two sentences."""
    if line.state in WHY:
        return str(WHY[line.state])
    if line.state == "behind" and line.gathers and line.takes:
        told = {
            "missing": quantity_words(line.behind, line, currency),
            "takes": quantity_words(line.takes, line, currency),
        }
        return (
            gettext("%(missing)s are missing by now. At this pace %(takes)s are missing at the month's end.")
            % told
        )
    if line.state == "behind":
        missing = quantity_words(line.takes, line, currency)
        return gettext("Of what was due by now, %(missing)s are missing.") % {"missing": missing}
    return ""


def range_words(line: LineEstimate) -> str:
    """`96 to 104 points`, where slower and faster days make a difference."""
    if line.least_points is None or line.most_points is None or line.least_points == line.most_points:
        return ""
    low, high = sorted((line.least_points, line.most_points))
    return gettext("%(low)s to %(high)s points") % {"low": quantity(low), "high": quantity(high)}


def worth_words(line: LineEstimate) -> str:
    """What one more point adds to the score of the month."""
    if not line.worth_score:
        return gettext("Nothing more")
    return gettext("+%(score)s score") % {"score": points(line.worth_score, 2)}


def cents_words(line: LineEstimate, cents: int | None, currency: str) -> str:
    """What that is worth on average on the way to the next grade."""
    if not cents or not line.worth_score:
        return ""
    return gettext("about %(money)s on average") % {"money": money(cents, currency)}


def gain_words(line: LineEstimate) -> str:
    return gettext("+%(score)s score") % {"score": points(line.gain_score, 1)}


def adjustments_of(spell: Mapping[str, Any]) -> list[tuple[str, Decimal]]:
    """The lines from the own card to the score of a spell, those that are nought left out."""
    if spell["individual"] is None or spell["base"] is None:
        return []
    tau = Decimal(spell["team_share"])
    told = [(gettext("Own card"), spell["base"])]
    if spell["given_back"]:
        words = gettext("Given back: what the back office and outside causes explain")
        told.append((words, spell["given_back"]))
    if spell["deduction"]:
        words = gettext("Deducted: what account managers lost through your duties")
        told.append((words, -spell["deduction"]))
    if tau:
        own = rounded(Fraction(spell["individual"]) * Fraction(1 - tau), 4)
        team = rounded(Fraction(spell["team"]) * Fraction(tau), 4)
        shares = {"own": percent(1 - tau), "team": percent(tau)}
        told.append((gettext("Your own part counts %(own)s") % shares, own))
        told.append((gettext("The team's part counts %(team)s") % shares, team))
    return told


def next_grade_words(person: Mapping[str, Any], currency: str) -> str:
    """Where the next grade begins and what it brings; money moves in steps."""
    if person["newcomer"]:
        return gettext("You are new: your grade is the newcomers', whatever the score.")
    if not person["next_grade"]:
        return gettext("This is the best grade; more points do not raise the amount of this month.")
    way = Decimal(person["next_start"] - person["grade_score"])
    told = {
        "grade": person["next_grade"],
        "start": points(person["next_start"], 0),
        "now": points(person["grade_score"], 1),
        "way": points(way, 1),
        "money": whole_money(Decimal(person["step_cents"] or 0), currency),
    }
    if not person["step_cents"]:
        return (
            gettext(
                "Grade %(grade)s begins at %(start)s; your score for the grade is %(now)s, so %(way)s are"
                " missing. Nobody shares your pool, so the grade does not change the amount."
            )
            % told
        )
    return (
        gettext(
            "Money moves in steps: nothing changes while the grade stays. Grade %(grade)s begins at"
            " %(start)s; your score for the grade is %(now)s, so %(way)s are missing. It would bring about"
            " %(money)s more."
        )
        % told
    )
