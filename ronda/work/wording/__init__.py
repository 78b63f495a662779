"""The sentences of work: why something is refused, and what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from ronda.kernel.problem import Problem
from ronda.kernel.sentences import Sentences, filled
from ronda.work.wording import (
    analyses,
    cards,
    desk,
    effect,
    events,
    handovers,
    high_tier,
    load,
    method,
    office,
    paperwork,
    plans,
    priorities,
    problems,
    requests,
    tasks,
)

AREAS = (
    cards,
    method,
    tasks,
    desk,
    handovers,
    requests,
    priorities,
    plans,
    events,
    effect,
    high_tier,
    problems,
    analyses,
    load,
    paperwork,
    office,
)
# What any service of work may answer.
COMMON: Mapping[str, Any] = {
    "is not yours to do": gettext_lazy("This is not yours to do; ask whoever leads your centre."),
    "is not in force among yours": gettext_lazy(
        "Somebody has changed or withdrawn this meanwhile; look at the page again."
    ),
    "has a reason of %(number)s characters": gettext_lazy("Say the reason in at most 300 characters."),
    "says nothing": gettext_lazy("Write something here."),
    "has no policy": gettext_lazy("The policy folder says nothing about work; ask your administrator."),
}
TOLD: dict[str, Any] = {**COMMON, **{key: text for area in AREAS for key, text in area.REFUSALS.items()}}
DEEDS = {key: told for area in AREAS for key, told in area.DEEDS.items()}
_FOUND = [Sentences(TOLD)]


def tell_area(refusals: Mapping[str, Any], deeds: Mapping[str, Any]) -> None:
    """The sentences of an area of a context above, told on its pages and in its traces like those of work."""
    TOLD.update(refusals)
    DEEDS.update(deeds)
    _FOUND[0] = Sentences(TOLD)


def told_problem(problem: Problem) -> str:
    """A whole sentence in the reader's language; what no page should meet is told as the service told it."""
    found = _FOUND[0].find(problem.what)
    if found is None:
        return gettext("Nothing was recorded: %(problem)s") % {"problem": problem}
    return filled(str(TOLD[found.sentence]), found.facts)


def deed_sentence(what: str, said: Mapping[str, Any]) -> str:
    """What a trace tells; KeyError for a deed that no area knows."""
    return str(DEEDS[what](said))
