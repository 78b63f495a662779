"""Sentences about the colleagues' view: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "have no policy": _("The policy folder has no part about ratings by colleagues."),
    "has too few people: nothing could ever be shown of anybody": _(
        "The centre has too few people: nothing could ever be shown of anybody. Rate together with another."
    ),
    "has no place in this round": _("This person has no place in the round."),
    "gives no reason": _("Give a reason."),
    "is not of two people of the round": _("Choose two different people of the round."),
    "has a key holder who has not set a passphrase": _(
        "A key holder has not set a passphrase yet: both open this page and set theirs."
    ),
    "has people whom too few colleagues may rate": _(
        "Too few colleagues may rate some people, so they could never be shown: change who rates whom."
    ),
    "is over before it opens": _("The last day of the round is over already."),
    "is not open for answers": _("The round is not open."),
    "is over and done": _("The round is over."),
    "still runs": _("The round still runs: colleagues may hand in until its last day is over."),
    "has a round of that half-year already": _("There is a round of that half-year already: open that one."),
    "is cancelled without a reason": _("Say why the round is cancelled."),
    "closes before it opens": _("The round closes before it opens: set a later last day."),
    "are both with one person": _("Both keys are with one person: name two different people."),
    "are both with people who lead": _(
        "Both keys are with people who lead: name one who does not, such as a staff representative."
    ),
    "has begun": _("The round has begun; what it asks of whom stays as it is."),
    "cannot be set once colleagues rate": _("Colleagues rate already: the first passphrase stays."),
    "is too short": _("The passphrase is too short: take four words that you will remember."),
    "opens nothing yet": _("The key opens nothing yet: wait until the round is closed."),
    "was used already": _("Your key was used already; the other holder's is waited for."),
    "does not fit": _("The passphrase does not fit: write it as you set it for this round."),
    "does not take forms now": _("The round does not take forms now."),
    "was handed in already": _("Your form was handed in already; it cannot be changed any more."),
    "is not among those whom you rate": _("This colleague is not among those whom you rate."),
    "has a mark for a question that is not asked": _("There is a mark for a question that is not asked."),
    "has a mark outside the scale": _("There is a mark outside the scale."),
    "has the same extreme mark everywhere": _(
        "Every mark is the lowest or the highest: say in a few words why."
    ),
    "has a comment that is too long": _("The comment is too long."),
    "is hidden without a reason": _("Say why the comment is not shown; the person reads it."),
    "are not those of the people who handed in": _(
        "The letters are not those of the people who handed in: somebody wrote to the database. Cancel the "
        "round."
    ),
    "does not open": _("A letter does not open: somebody wrote to the database. Cancel the round."),
}

DEEDS: Deeds = {
    "peer_round.made": lambda said: gettext("Round made"),
    "peer_round.slot": lambda said: gettext("Place in the round changed"),
    "peer_round.excluded": lambda said: gettext("A pair left out"),
    "peer_round.included": lambda said: gettext("A pair taken in again"),
    "peer_round.key_made": lambda said: gettext("Key made"),
    "peer_round.opened": lambda said: gettext("Round opened"),
    "peer_round.closed": lambda said: gettext("Round closed"),
    "peer_round.key_used": lambda said: gettext("Half of the results opened"),
    "peer_round.released": lambda said: gettext("Results released, forms destroyed"),
    "peer_round.comment_hidden": lambda said: gettext("A comment is not shown any more"),
    "peer_round.comment_shown": lambda said: gettext("A comment is shown again"),
    "peer_round.cancelled": lambda said: gettext("Round cancelled, forms destroyed unread"),
}

STATES: Mapping[str, tuple[str, Promise]] = {
    "planned": ("plain", pgettext_lazy("peer round", "Planned")),
    "open": ("note", pgettext_lazy("peer round", "Open")),
    "closed": ("attention", pgettext_lazy("peer round", "Closed, waiting for both keys")),
    "released": ("good", pgettext_lazy("peer round", "Released")),
    "cancelled": ("plain", pgettext_lazy("peer round", "Cancelled")),
}
WHY_NOT: Mapping[str, Promise] = {
    "few_forms": _("Not reported: too few colleagues could judge."),
    "few_answers": _("Not reported: too few of the team handed a form in."),
    "gives_away": _("Not reported: together with what is shown it could tell what a few wrote."),
}


def state_words(state: str) -> tuple[str, str]:
    kind, words = STATES[state]
    return kind, str(words)


def why_not_words(code: str) -> str:
    return str(WHY_NOT.get(code, ""))


def reliability_words(reliability: Decimal, *, good: Decimal, ranks: Decimal, pays: Decimal) -> str:
    """What the scores can tell apart, in plain words; from `ranks` on people are ranked by them."""
    if reliability >= good:
        return gettext("Reliable: the scores tell people apart well.")
    if reliability >= ranks:
        return gettext("Fairly reliable: large differences count, small ones do not.")
    if reliability >= pays:
        return gettext("Little reliable: no ranking can be made of it.")
    return gettext("Not reliable: it tells people hardly apart and touches no pay.")
