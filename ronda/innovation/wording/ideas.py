"""Sentences about ideas: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from ronda.design.templatetags.figures import day
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "does not say what was learnt": gettext_lazy(
        "Write what the trial taught; that is what it was worth, whether it worked or not."
    ),
    "has taken it over already": gettext_lazy("This centre has taken it over already."),
    "is a picture that is too large": gettext_lazy("The picture is too large; take it with fewer pixels."),
    "is a suggestion past this step": gettext_lazy(
        "The suggestion is past this step; look at the page again."
    ),
    "is a suggestion that is answered": gettext_lazy(
        "The suggestion is answered; write a comment below it instead."
    ),
    "is a suggestion that waits for its answer": gettext_lazy("Answer the suggestion first."),
    "is longer than one line": gettext_lazy("Say it in one line, and the rest below it."),
    "is looked at already": gettext_lazy("Somebody has looked at this already."),
    "is no kind of suggestion": gettext_lazy("Choose a kind from the list."),
    "is no way to go on": gettext_lazy("Choose one of those offered."),
    "is one picture too many": gettext_lazy("Take a picture out first."),
    "is the centre that it comes from": gettext_lazy("It comes from this centre; choose another one."),
}


def _late(said: Mapping[str, Any]) -> str:
    due = day(date.fromisoformat(said["due"]))
    return gettext("The answer was due on %(due)s; whoever leads was told") % {"due": due}


DEEDS: Deeds = {
    "idea.written": lambda said: gettext("Wrote the suggestion"),
    "idea.changed": lambda said: gettext("Changed the suggestion"),
    "idea.picture": lambda said: gettext("Added a picture"),
    "idea.answered_try": lambda said: gettext("Answered: it is being tried"),
    "idea.answered_adopt": lambda said: gettext("Answered: it is adopted"),
    "idea.answered_thank": lambda said: gettext("Answered with thanks"),
    "idea.tried": lambda said: gettext("Began a trial"),
    "idea.worked": lambda said: gettext("Ended the trial: it worked"),
    "idea.taught": lambda said: gettext("Ended the trial: it did not work, and taught something"),
    "idea.adopted": lambda said: gettext("Adopted it"),
    "idea.thanked": lambda said: gettext("Thanked for it"),
    "idea.spread": lambda said: gettext("%(centre)s takes it over") % said,
    "idea.looked": lambda said: gettext("Looked whether it helps in %(centre)s") % said,
    "idea.late": _late,
}
