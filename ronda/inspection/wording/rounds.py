"""Rounds in words: what each waits for and whose it is, what its chances are, and why."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from ronda.inspection.rules.rounds import MANAGEMENT, STAFF, Next

# What the round waits for, by the code of its next step.
NEXT: Mapping[str, Any] = {
    "commit": gettext_lazy("The parties commit to a nonce"),
    "freeze": gettext_lazy("The frame is frozen"),
    "reveal": gettext_lazy("The parties reveal their nonces"),
    "beacon": gettext_lazy("The public beacon is entered"),
    "draw": gettext_lazy("The list is drawn"),
    "field_work": gettext_lazy("What was drawn is inspected"),
    "release": gettext_lazy("The draw is released"),
    "abandon": gettext_lazy("Too few nonces: only to be abandoned"),
    "none": gettext_lazy("Nothing more"),
}
STEPS: Mapping[str, Any] = {
    "commit": pgettext_lazy("step of a round", "Commit"),
    "freeze": pgettext_lazy("step of a round", "Freeze"),
    "reveal": pgettext_lazy("step of a round", "Reveal"),
    "draw": pgettext_lazy("step of a round", "Draw"),
    "field_work": pgettext_lazy("step of a round", "Field work"),
    "release": pgettext_lazy("step of a round", "Release"),
}
WHO: Mapping[str, Any] = {
    MANAGEMENT: gettext_lazy("management"),
    STAFF: gettext_lazy("staff representative"),
    "inspectors": gettext_lazy("inspectors"),
}
KINDS: Mapping[str, str] = {
    "announced": "note",
    "frozen": "note",
    "drawn": "attention",
    "released": "good",
    "abandoned": "plain",
}
UNIT_KINDS: Mapping[str, str] = {"to_check": "note", "checked": "good", "not_possible": "plain"}
# The reason of a chance, by its code.
CHANCES: Mapping[str, Any] = {
    "alike": gettext_lazy("all alike in the stratum"),
    "alike_one_per_outlet": gettext_lazy("all outlets alike, one visit each"),
    "size": gettext_lazy("by risk"),
    "certain": gettext_lazy("certain, by risk"),
    "least": gettext_lazy("the least chance that everybody has"),
    "capped": gettext_lazy("lowered to the cap of a person"),
}
METHODS: Mapping[str, Any] = {
    "strata": gettext_lazy("all alike: so many of each person's"),
    "poisson": gettext_lazy("by risk: signs of conduct raise the chance"),
}


def whose_turn(waits: Next) -> str:
    """Those whose turn it is, joined; empty where nobody's is."""
    names = [str(WHO[each]) for each in waits.whose]
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s and %(second)s") % {"first": names[0], "second": names[1]}
