"""A year in words: how it comes about, what it lacks, what has changed since; and its files."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ronda.cockpit.models import SettledYear
from ronda.cockpit.queries.year import YearStatement
from ronda.design.templatetags.figures import moment, month_name
from ronda.innovation.wording.causes import cause_words
from ronda.kernel.exact import rounded
from ronda.kernel.problem import Problem

UNAPPROVED = "is divided but approved by nobody"
LACKS: Mapping[str, Any] = {
    "not_over": gettext_lazy("The year %(where)s is not over yet."),
    "no_month": gettext_lazy("No month of %(where)s has results."),
    "gap": gettext_lazy("%(where)s has no results yet."),
    "not_distributed": gettext_lazy("The money of %(where)s is not divided yet."),
}
PARTS: Mapping[str, Any] = {
    "months": gettext_lazy("a month was closed or corrected"),
    "selection": gettext_lazy("the selection score is another one"),
    "innovation": gettext_lazy("innovation points were given or taken back"),
}
REFUSALS: Mapping[str, Any] = {
    "has not changed since it was settled": gettext_lazy(
        "Nothing has changed since the year was settled, so there is nothing to settle."
    ),
    "settling a year once more needs a reason": gettext_lazy(
        "Say in one sentence why the year is settled once more."
    ),
    "was settled by somebody else meanwhile": gettext_lazy(
        "Somebody else settled the year meanwhile; look at it again."
    ),
    "is not over yet": gettext_lazy("The year is not over yet."),
    "has no month with results": gettext_lazy("No month of the year has results."),
    "has no results yet": gettext_lazy("A month of the year has no results yet."),
    "has its money not divided yet": gettext_lazy("The money of a month is not divided yet."),
    UNAPPROVED: gettext_lazy("%(where)s is not approved yet: approve it, or tick the box for it too."),
}
WHY_NO_SCORE: Mapping[str, Any] = {
    "no_selection": gettext_lazy("This person was in no selection of outstanding marketers this year."),
    "not_final": gettext_lazy("The selection of this year is not final yet."),
    "not_measured": gettext_lazy("Neither customers nor colleagues were reliable enough to touch pay."),
    "not_in_it": gettext_lazy("Neither customers nor colleagues could be reported for this person."),
}


def lack_words(code: str, where: str) -> str:
    named = month_name(where) if "-" in where else where
    return str(LACKS[code]) % {"where": named}


def refusal_words(problem: Problem) -> str:
    if problem.what == UNAPPROVED:
        return str(REFUSALS[UNAPPROVED]) % {"where": month_name(problem.where)}
    return str(REFUSALS.get(problem.what, problem.what))


def refused_field(problem: Problem) -> str | None:
    """The field of the form beside which the refusal stands."""
    if problem.what == UNAPPROVED:
        return "unapproved"
    return "reason" if problem.where == "reason" else None


def changed_words(parts: tuple[str, ...]) -> str:
    return "; ".join(str(PARTS[part]) for part in parts)


def standing_of_year(settled: SettledYear | None, year: int) -> str:
    """Who settled the year and when, or that it is not settled."""
    if settled is None:
        return _("The year %(year)s is not settled yet: this is how it stands today.") % {"year": year}
    words = {"run": settled.run, "at": moment(settled.decided_at), "who": _who(settled)}
    told = _("Settled by %(who)s, %(at)s, run %(run)s.") % words
    return f"{told} {settled.reason}" if settled.reason else told


def why_no_score(code: str) -> str:
    return str(WHY_NO_SCORE.get(code, code))


def year_rows(found: YearStatement) -> Iterator[list[object]]:
    """The statement as a file: what the year rests on, and what it comes to."""
    person, terms = found.person, found.terms
    yield [_("Person"), person.place.code, person.place.name]
    yield [_("Year"), found.year, standing_of_year(found.settled, found.year)]
    yield []
    yield [_("Month"), _("Run"), _("Days present"), _("Days of the month"), _("Score")]
    for each in person.grounds.months:
        yield [each.month, each.run, each.present_days, each.days, rounded_points(each.score)]
    yield []
    yield [_("Day"), _("Innovation points for"), _("Named"), _("Points")]
    for grant in person.grounds.innovation:
        yield [grant.day, cause_words(grant.cause), grant.title, grant.points]
    yield []
    yield [_("Mean of the months"), rounded(person.year.months, 4)]
    views = person.grounds.views.score
    yield [_("Selection score"), "" if views is None else views]
    weight = 0 if views is None else terms.selection_weight * person.grounds.views.weight
    yield [_("Weight of the months"), 1 - weight]
    yield [_("Weight of the selection score"), weight]
    yield [pgettext("year", "Innovation, up to the cap"), rounded(person.year.innovation, 4)]
    yield [_("Score of the year"), rounded(person.year.score, 4)]


def rounded_points(score: int) -> object:
    return rounded(score, 0).scaleb(-4)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def _who(settled: SettledYear) -> str:
    return settled.person.name if settled.person is not None else _("the command line")
