"""Sentences about rounds and their draws: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is no share of the visits": gettext_lazy("Take more than 0 and at most 100 per cent."),
    "lies above the most of each person": gettext_lazy(
        "The fewest of each person is at least 1 and not above the most."
    ),
    "lies above the cap of the policy": gettext_lazy(
        "The policy protects everybody from more inspections in one round."
    ),
    "holds a sign that a beacon must not hold": gettext_lazy(
        "Write the public number plainly, without the sign | and in at most 200 signs."
    ),
    "lies before the first day": gettext_lazy("The last day is the first day or a later one."),
    "are no colleagues of the centre": gettext_lazy("Choose people who work in the centre today."),
    "are fewer than two": gettext_lazy(
        "Name two inspectors at least: whoever inspected first never inspects the same a second time."
    ),
    "is in another state by now": gettext_lazy(
        "Somebody went a step further meanwhile; look at the page again."
    ),
    "is no sha256": gettext_lazy("This is no digest; let the page work it out from your nonce."),
    "has committed already": gettext_lazy("Your party has committed already; that commitment stands."),
    "is spoken for by the other party": gettext_lazy(
        "You spoke for the other party in this round; nobody speaks for both."
    ),
    "is that of the other party": gettext_lazy("The other party has this digest; make a nonce of your own."),
    "never committed": gettext_lazy("Your party never committed; the draw goes on without it."),
    "has revealed already": gettext_lazy("Your party has revealed already."),
    "reveals too late and has lost its say": gettext_lazy(
        "The last day for revealing has passed; the draw goes on without this nonce."
    ),
    "is not the one committed to": gettext_lazy(
        "This is not the nonce that your party committed to; look at what you kept."
    ),
    "was not named at the announcement": gettext_lazy(
        "No public beacon was named at the announcement, so none can be added."
    ),
    "comes after the reveals": gettext_lazy("The beacon comes only once nobody can reveal any more."),
    "waits for the commitment of both parties": gettext_lazy(
        "Both parties commit before the frame is frozen."
    ),
    "inspects days that are still to come": gettext_lazy(
        "The frame can be frozen on the last day inspected or later."
    ),
    "holds nothing that could be drawn": gettext_lazy(
        "Nothing was recorded on these days; abandon the round and choose others."
    ),
    "would be drawn with a chance under %(least)s": gettext_lazy(
        "With these numbers somebody would have a smaller chance than the policy allows; take more of each."
    ),
    "would be inspected more than once": gettext_lazy(
        "With chances by risk an outlet would be inspected more than once; take fewer, or draw all alike."
    ),
    "%(units)s units at the least chance exceed the cap of %(cap)s": gettext_lazy(
        "Somebody has too many units for this cap at the smallest chance; raise the most of each person."
    ),
    "waits for reveals or for the beacon": gettext_lazy("Reveals or the beacon are still to come."),
    "rests on one party alone": gettext_lazy(
        "One party alone would have chosen the seed; wait for the other one, or abandon the round."
    ),
    "has a tie to what is inspected": gettext_lazy(
        "This person has a tie to what is inspected, or inspects it the other time."
    ),
    "has inspections to be made": gettext_lazy(
        "Inspections are still to be made; release after them, or after their last day with a reason."
    ),
    "has no reason for what was not inspected": gettext_lazy(
        "Say why some of what was drawn was not inspected."
    ),
}
PARTIES: Mapping[str, Any] = {
    "management": gettext_lazy("Management"),
    "staff": gettext_lazy("Staff representative"),
}


def _frozen(said: Mapping[str, Any]) -> str:
    number = int(said["units"])
    told = ngettext("Froze the frame: %(number)s unit", "Froze the frame: %(number)s units", number)
    return told % {"number": number}


def _released(said: Mapping[str, Any]) -> str:
    number = int(said["units"])
    told = ngettext("Released the draw of %(number)s unit", "Released the draw of %(number)s units", number)
    return told % {"number": number}


DEEDS: Deeds = {
    "round.announced": lambda said: gettext("Announced the round"),
    "round.committed": lambda said: gettext("Committed for %(party)s") % {"party": PARTIES[said["party"]]},
    "round.frozen": _frozen,
    "round.revealed": lambda said: gettext("Revealed for %(party)s") % {"party": PARTIES[said["party"]]},
    "round.beacon": lambda said: (
        gettext("Entered the public beacon: %(beacon)s") % {"beacon": said["beacon"]}
    ),
    "round.drawn": lambda said: gettext("Drew the list and the inspectors"),
    "round.inspector": lambda said: gettext("Gave an inspection to another inspector"),
    "round.released": _released,
    "round.abandoned": lambda said: gettext("Abandoned the round"),
}
