"""Sentences about the ladder of competences: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from ronda.design.templatetags import figures
from ronda.learning.models import Proof, Rung
from ronda.people.wording.names import post_name
from ronda.work.wording.saying import Deeds, Refusals

Said = Mapping[str, Any]

# State of a cell: sign, words, kind of state. The sign alone is never all that tells.
CELLS: dict[str, tuple[str, Any, str]] = {
    "shown": ("✓", pgettext_lazy("competence", "shown"), "good"),
    "lacks_own": ("!", gettext_lazy("missing for the own rung"), "stop"),
    "lacks_next": ("○", gettext_lazy("missing for the next rung"), "attention"),
    "later": ("·", gettext_lazy("asked for higher up"), "plain"),
    "not_asked": ("", gettext_lazy("not asked of this post"), "plain"),
}
TRACKS: dict[str, Any] = {
    "service": gettext_lazy("Service marketing"),
    "brand": gettext_lazy("Brand marketing"),
}

REFUSALS: Refusals = {
    "is the code of another competence": gettext_lazy("Another competence has this code already."),
    "is not one of the choices": gettext_lazy("Choose one of those offered."),
    "lies in the past of the ladder": gettext_lazy(
        "What was asked in the past stays as it was: choose today or a later day."
    ),
    "needs a kind of proof": gettext_lazy("Choose at least one kind of proof."),
    "is before the person was hired": gettext_lazy("The person did not work here yet on that day."),
    "is before the last place": gettext_lazy(
        "A later place is decided already: choose its day or one after it."
    ),
    "is not confirmed by hand": gettext_lazy(
        "Certificates are entered in their register; here everything else is confirmed."
    ),
    "is a day to come": gettext_lazy("The day is still to come: confirm it when it has been seen."),
    "was confirmed for that day": gettext_lazy("This was confirmed for that day already."),
}


def rung_name(rung: str) -> str:
    return str(Rung(rung).label)


def proof_names(kinds: Any) -> str:
    """All kinds, of which one is enough: course, drill or exam."""
    names = [str(Proof(kind).label) for kind in Proof.values if kind in kinds]
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s or %(last)s") % {
        "first": pgettext("between words of a list", ", ").join(names[:-1]),
        "last": names[-1],
    }


def _on(said: Said, name: str = "begins") -> str:
    return figures.day(date.fromisoformat(said[name]))


def _need(said: Said) -> dict[str, str]:
    return {"post": post_name(said["post"]), "rung": rung_name(said["rung"]), "day": _on(said)}


def _proof(said: Said) -> dict[str, str]:
    return {
        "competence": gettext(said["competence"]),
        "kind": proof_names([said["kind"]]),
        "day": _on(said, "day"),
    }


DEEDS: Deeds = {
    "competence.laid": lambda said: gettext("Taken from the default ladder"),
    "competence.added": lambda said: gettext("Made the competence"),
    "competence.changed": lambda said: (
        gettext("Changed the competence; it was called %(before)s") % {"before": gettext(said["before"])}
        if "before" in said
        else gettext("Changed the competence")
    ),
    "competence.retired": lambda said: gettext("Retired the competence"),
    "competence.asked": lambda said: (
        gettext("Asked of %(post)s, rung %(rung)s, from %(day)s; proved by %(proofs)s")
        % (_need(said) | {"proofs": proof_names(said["proofs"])})
    ),
    "competence.not_asked": lambda said: (
        gettext("No longer asked of %(post)s, rung %(rung)s, from %(day)s") % _need(said)
    ),
    "ladder.placed": lambda said: (
        gettext("Placed on the rung %(rung)s as %(post)s from %(day)s") % _need(said)
    ),
    "ladder.confirmed": lambda said: gettext("Confirmed %(competence)s: %(kind)s of %(day)s") % _proof(said),
    "ladder.taken_back": lambda said: (
        gettext("Took back the proof of %(competence)s: %(kind)s of %(day)s") % _proof(said)
    ),
}
